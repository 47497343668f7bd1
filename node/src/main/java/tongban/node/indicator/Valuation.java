package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * The values of indicators at a place: what was stated, reported or counted, and what formulas make
 * of it, each basis by itself.
 */
final class Valuation {
    static final int MONTHS_MAX = 36;

    /** Where values come from. */
    interface Source {
        /** What was stated of the indicator and of places within what it is about. */
        List<StatedObservation> stated(String indicator);

        /** What was reported of a place, oldest first. */
        List<Point> reported(String indicator, String place);

        /** What each county of a place reported itself, by period. */
        Map<Period, List<Placed>> reportedByPlace(String indicator, String place);

        Count count(Aggregate aggregate);

        /** Whether the reader may know a number of it, of one place and month or of now. */
        boolean tells(Aggregate aggregate, BigDecimal number);
    }

    /** A county's value with its source. */
    record Placed(String place, Operator operator, BigDecimal value, Words source) {}

    private final Map<String, Definition> definitions;
    private final Map<String, Formulas.Need> names;
    private final Formulas formulas;
    private final Source source;
    private final Clock clock;

    Valuation(Map<String, Definition> definitions, Formulas formulas, Source source, Clock clock) {
        this.definitions = definitions;
        this.names = Formulas.names(definitions.values());
        this.formulas = formulas;
        this.source = source;
        this.clock = clock;
    }

    /**
     * The same, where what the counties of a place reported themselves is read at once and not
     * county by county.
     */
    Valuation ofCounties(String place) {
        Map<String, Map<String, List<Point>>> read = new HashMap<>();
        Source ofCounties =
                new Source() {
                    @Override
                    public List<StatedObservation> stated(String indicator) {
                        return source.stated(indicator);
                    }

                    @Override
                    public List<Point> reported(String indicator, String county) {
                        return read.computeIfAbsent(
                                        indicator, i -> byCounty(source.reportedByPlace(i, place)))
                                .getOrDefault(county, List.of());
                    }

                    @Override
                    public Map<Period, List<Placed>> reportedByPlace(
                            String indicator, String county) {
                        return source.reportedByPlace(indicator, county);
                    }

                    @Override
                    public Count count(Aggregate aggregate) {
                        return source.count(aggregate);
                    }

                    @Override
                    public boolean tells(Aggregate aggregate, BigDecimal number) {
                        return source.tells(aggregate, number);
                    }
                };
        return new Valuation(definitions, formulas, ofCounties, clock);
    }

    private static Map<String, List<Point>> byCounty(Map<Period, List<Placed>> byPeriod) {
        Map<String, List<Point>> byCounty = new HashMap<>();
        byPeriod.forEach((period, placed) ->
                placed.forEach(p ->
                        byCounty.computeIfAbsent(p.place(), x -> new ArrayList<>())
                                .add(
                                        new Point(
                                                Basis.REPORTED,
                                                Optional.of(period),
                                                p.operator(),
                                                p.value(),
                                                false,
                                                p.source()))));
        return byCounty;
    }

    /** Oldest first. */
    List<Point> points(Definition definition, String place, Basis basis) {
        return definition.isObserved()
                ? observed(definition, place, basis)
                : computed(definition, place, basis);
    }

    /** What an indicator's own formula for a basis names. */
    List<Formulas.Need> needs(Definition definition, Basis basis) {
        return formulas.needs(
                definition.isObserved() && basis == Basis.COUNTED
                        ? definition.counted()
                        : definition.formula(),
                names);
    }

    private List<Point> observed(Definition definition, String place, Basis basis) {
        return switch (basis) {
            case STATED -> stated(definition, place);
            case REPORTED -> source.reported(definition.id(), place);
            case COUNTED ->
                    definition.counted().isEmpty()
                            ? List.of()
                            : computed(definition, definition.counted(), place, basis);
        };
    }

    /** What each county of a place states or reported, by period; a county has none in it. */
    Map<Period, List<Placed>> byPlace(String indicator, String place, Basis basis) {
        if (place.length() >= COUNTY) {
            return Map.of();
        }
        return switch (basis) {
            case REPORTED -> source.reportedByPlace(indicator, place);
            case STATED -> {
                Map<Period, List<Placed>> byPeriod = new TreeMap<>(BY_PERIOD);
                for (StatedObservation o : source.stated(indicator)) {
                    if (o.place().length() == COUNTY && o.place().startsWith(place)) {
                        o.period()
                                .ifPresent(p ->
                                        byPeriod.computeIfAbsent(p, x -> new ArrayList<>())
                                                .add(
                                                        new Placed(
                                                                o.place(),
                                                                o.amount().operator(),
                                                                o.amount().value(),
                                                                o.source())));
                    }
                }
                yield byPeriod;
            }
            case COUNTED -> Map.of();
        };
    }

    static final Comparator<Period> BY_PERIOD =
            Comparator.comparing((Period p) -> p.lastDay().orElse(LocalDate.MAX))
                    .thenComparing(Period::from);

    /** Length of a county's code. */
    static final int COUNTY = 6;

    /**
     * What is stated in public is about the place that the indicator is about, where it names no
     * other.
     */
    private List<Point> stated(Definition definition, String place) {
        boolean home =
                definition.place().isEmpty()
                        ? place.length() == 2
                        : definition.place().equals(place);
        return source.stated(definition.id()).stream()
                .filter(o -> o.place().isEmpty() ? home : o.place().equals(place))
                .map(o ->
                        new Point(
                                Basis.STATED,
                                o.period(),
                                o.amount().operator(),
                                o.amount().value(),
                                false,
                                o.source()))
                .sorted(Point.BY_END)
                .toList();
    }

    private List<Point> computed(Definition definition, String place, Basis basis) {
        return computed(definition, definition.formula(), place, basis);
    }

    private List<Point> computed(Definition definition, String text, String place, Basis basis) {
        Optional<Expression> formula = formulas.sound(text, names);
        if (formula.isEmpty()) {
            return List.of();
        }
        List<Aggregate> aggregates = formulas.aggregates(text, names);
        if (aggregates.isEmpty()) {
            return fromOthers(definition, formula.get(), place, basis);
        }
        return basis == Basis.COUNTED ? counted(formula.get(), aggregates, place) : List.of();
    }

    // ------------------------------------------------------------------ over what is counted

    private List<Point> counted(Expression formula, List<Aggregate> aggregates, String place) {
        Map<Aggregate, Count> counts = new HashMap<>();
        for (Aggregate aggregate : aggregates) {
            counts.put(aggregate, source.count(aggregate));
        }
        List<Optional<YearMonth>> months = new ArrayList<>();
        boolean toDate = aggregates.stream().anyMatch(a -> a.kind() == Aggregate.Kind.YEAR_TO_DATE);
        if (toDate || aggregates.stream().anyMatch(a -> a.kind() == Aggregate.Kind.BY_MONTH)) {
            Set<YearMonth> counted = new LinkedHashSet<>();
            counts.values().forEach(c -> counted.addAll(c.months().keySet()));
            counted.stream()
                    .sorted()
                    .skip(Math.max(0, counted.size() - MONTHS_MAX))
                    .forEach(m -> months.add(Optional.of(m)));
        } else {
            months.add(Optional.empty());
        }
        List<Point> points = new ArrayList<>();
        for (Optional<YearMonth> month : months) {
            Map<String, Object> values = new HashMap<>();
            boolean told = true;
            for (Aggregate aggregate : aggregates) {
                BigDecimal number =
                        value(Objects.requireNonNull(counts.get(aggregate)), place, month);
                told &= source.tells(aggregate, number);
                values.put(aggregate.feelName(), number);
            }
            if (!told) {
                continue; // neither it nor what a formula makes of it
            }
            month.ifPresent(
                    m -> values.put(Formulas.MONTHS, BigDecimal.valueOf(m.getMonthValue())));
            evaluated(formula, values)
                    .ifPresent(v ->
                            points.add(
                                    point(
                                            Basis.COUNTED,
                                            month.map(m -> toDate ? Count.toDate(m) : of(m)),
                                            Operator.EXACT,
                                            v,
                                            Words.same(""))));
        }
        return points;
    }

    private static BigDecimal value(Count count, String place, Optional<YearMonth> month) {
        return switch (count.aggregate().kind()) {
            case BY_MONTH, YEAR_TO_DATE ->
                    month.map(m -> count.in(place, m)).orElseGet(() -> count.in(place));
            case NOW -> count.in(place);
            case PUBLISHED -> count.total();
        };
    }

    private static Period of(YearMonth month) {
        return Period.of(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    // ------------------------------------------------------------------ over other indicators

    /** What a formula is given for one period, and where that comes from. */
    private record Given(Map<String, Object> values, Set<Words> sources, Set<Operator> operators) {
        private Given() {
            this(new HashMap<>(), new LinkedHashSet<>(), EnumSet.noneOf(Operator.class));
        }

        private void put(String name, Object value, Stream<Operator> stated, Stream<Words> from) {
            values.put(name, value);
            stated.forEach(operators::add);
            from.filter(w -> !w.zh().isEmpty()).forEach(sources::add);
        }

        /** What is computed of something that is not exact is not exact either. */
        private Operator operator() {
            return operators.stream().allMatch(o -> o == Operator.EXACT)
                    ? Operator.EXACT
                    : Operator.ABOUT;
        }

        /** One source is named; several are told by their number. */
        private Words source() {
            return switch (sources.size()) {
                case 0 -> Words.same("");
                case 1 -> sources.iterator().next();
                default ->
                        Words.of(
                                "由 " + sources.size() + " 种来源的数算出",
                                "computed from values of " + sources.size() + " sources");
            };
        }
    }

    private List<Point> fromOthers(
            Definition definition, Expression formula, String place, Basis basis) {
        Map<Optional<Period>, Given> byPeriod = new LinkedHashMap<>();
        int needed = 0;
        for (String name : formula.names()) {
            switch (Objects.requireNonNull(names.get(name))) {
                case Formulas.Need.Other(String indicator) -> {
                    needed++;
                    Definition other = Objects.requireNonNull(definitions.get(indicator));
                    points(other, place, basis).forEach(p -> put(byPeriod, name, p));
                }
                case Formulas.Need.ByPlace(String indicator) -> {
                    needed++;
                    byPlace(indicator, place, basis)
                            .forEach((period, placed) ->
                                    byPeriod.computeIfAbsent(Optional.of(period), p -> new Given())
                                            .put(
                                                    name,
                                                    placed.stream().map(Placed::value).toList(),
                                                    placed.stream().map(Placed::operator),
                                                    placed.stream().map(Placed::source)));
                }
                case Formulas.Need.Observed _ -> {
                    needed++;
                    observed(definition, place, basis).forEach(p -> put(byPeriod, name, p));
                }
                case Formulas.Need.Months _ -> {}
                case Formulas.Need.Counted _ -> {}
            }
        }
        List<Point> points = new ArrayList<>();
        int all = needed;
        byPeriod.forEach((period, given) -> {
            if (given.values().size() < all) {
                return; // one of them has no value for this period
            }
            Words from = given.source();
            period.ifPresent(p ->
                    p.lastDay()
                            .map(Formulas::elapsed)
                            .ifPresent(m ->
                                    given.values().put(Formulas.MONTHS, BigDecimal.valueOf(m))));
            evaluated(formula, given.values())
                    .ifPresent(v -> points.add(point(basis, period, given.operator(), v, from)));
        });
        points.sort(Point.BY_END);
        return points;
    }

    private static void put(Map<Optional<Period>, Given> byPeriod, String name, Point p) {
        byPeriod.computeIfAbsent(p.period(), x -> new Given())
                .put(name, p.value(), Stream.of(p.operator()), Stream.of(p.source()));
    }

    private Optional<BigDecimal> evaluated(Expression formula, Map<String, Object> values) {
        return formula.value(values, clock) instanceof BigDecimal number
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Point point(
            Basis basis,
            Optional<Period> period,
            Operator operator,
            BigDecimal value,
            Words source) {
        return new Point(basis, period, operator, value, false, source);
    }
}
