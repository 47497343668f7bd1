package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        List<StatedObservation> stated(String indicator);

        /** What was reported of a place, oldest first. */
        List<Point> reported(String indicator, String place);

        /** What was reported by each county of a place, by period. */
        Map<Period, List<BigDecimal>> byPlace(String indicator, String place);

        /**
         * @return empty where the reader may not know it
         */
        Optional<Count> count(Aggregate aggregate);
    }

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

    /** Oldest first. */
    List<Point> points(Definition definition, String place, Basis basis) {
        return definition.isObserved()
                ? observed(definition, place, basis)
                : computed(definition, place, basis);
    }

    private List<Point> observed(Definition definition, String place, Basis basis) {
        return switch (basis) {
            case STATED -> stated(definition, place);
            case REPORTED -> source.reported(definition.id(), place);
            case COUNTED -> List.of();
        };
    }

    /** What is stated in public is about the place that the indicator is about. */
    private List<Point> stated(Definition definition, String place) {
        if (!definition.place().isEmpty() && !definition.place().equals(place)) {
            return List.of();
        }
        if (definition.place().isEmpty() && place.length() > 2) {
            return List.of();
        }
        return source.stated(definition.id()).stream()
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
        Optional<Expression> formula = formulas.sound(definition, names);
        if (formula.isEmpty()) {
            return List.of();
        }
        List<Aggregate> aggregates = new ArrayList<>();
        for (String name : formula.get().names()) {
            if (names.get(name) instanceof Formulas.Need.Counted(Aggregate aggregate)) {
                aggregates.add(aggregate);
            }
        }
        if (aggregates.isEmpty()) {
            return basis == Basis.COUNTED
                    ? List.of()
                    : fromOthers(definition, formula.get(), place, basis);
        }
        return basis == Basis.COUNTED ? counted(formula.get(), aggregates, place) : List.of();
    }

    // ------------------------------------------------------------------ over what is counted

    private List<Point> counted(Expression formula, List<Aggregate> aggregates, String place) {
        Map<Aggregate, Count> counts = new HashMap<>();
        for (Aggregate aggregate : aggregates) {
            Optional<Count> count = source.count(aggregate);
            if (count.isEmpty()) {
                return List.of();
            }
            counts.put(aggregate, count.get());
        }
        List<Optional<YearMonth>> months = new ArrayList<>();
        if (aggregates.stream().anyMatch(a -> a.kind() == Aggregate.Kind.BY_MONTH)) {
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
            for (Aggregate aggregate : aggregates) {
                values.put(
                        aggregate.feelName(),
                        value(Objects.requireNonNull(counts.get(aggregate)), place, month));
            }
            month.ifPresent(
                    m -> values.put(Formulas.MONTHS, BigDecimal.valueOf(m.getMonthValue())));
            evaluated(formula, values)
                    .ifPresent(v -> points.add(point(Basis.COUNTED, month.map(Valuation::of), v)));
        }
        return points;
    }

    private static BigDecimal value(Count count, String place, Optional<YearMonth> month) {
        return switch (count.aggregate().kind()) {
            case BY_MONTH -> month.map(m -> count.in(place, m)).orElseGet(() -> count.in(place));
            case NOW -> count.in(place);
            case PUBLISHED -> count.total();
        };
    }

    private static Period of(YearMonth month) {
        return Period.of(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    // ------------------------------------------------------------------ over other indicators

    private List<Point> fromOthers(
            Definition definition, Expression formula, String place, Basis basis) {
        Map<Optional<Period>, Map<String, Object>> byPeriod = new LinkedHashMap<>();
        int needed = 0;
        for (String name : formula.names()) {
            switch (Objects.requireNonNull(names.get(name))) {
                case Formulas.Need.Other(String indicator) -> {
                    needed++;
                    Definition other = Objects.requireNonNull(definitions.get(indicator));
                    points(other, place, basis)
                            .forEach(p -> put(byPeriod, p.period(), name, p.value()));
                }
                case Formulas.Need.ByPlace(String indicator) -> {
                    needed++;
                    if (basis == Basis.REPORTED) {
                        source.byPlace(indicator, place)
                                .forEach((period, values) ->
                                        put(byPeriod, Optional.of(period), name, values));
                    }
                }
                case Formulas.Need.Observed _ -> {
                    needed++;
                    observed(definition, place, basis)
                            .forEach(p -> put(byPeriod, p.period(), name, p.value()));
                }
                case Formulas.Need.Months _ -> {}
                case Formulas.Need.Counted _ -> {}
            }
        }
        List<Point> points = new ArrayList<>();
        int all = needed;
        byPeriod.forEach((period, values) -> {
            if (values.size() < all) {
                return; // one of them has no value for this period
            }
            period.ifPresent(p ->
                    p.lastDay()
                            .map(LocalDate::getMonthValue)
                            .ifPresent(m -> values.put(Formulas.MONTHS, BigDecimal.valueOf(m))));
            evaluated(formula, values).ifPresent(v -> points.add(point(basis, period, v)));
        });
        points.sort(Point.BY_END);
        return points;
    }

    private static void put(
            Map<Optional<Period>, Map<String, Object>> byPeriod,
            Optional<Period> period,
            String name,
            Object value) {
        byPeriod.computeIfAbsent(period, p -> new HashMap<>()).put(name, value);
    }

    private Optional<BigDecimal> evaluated(Expression formula, Map<String, Object> values) {
        return formula.value(values, clock) instanceof BigDecimal number
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Point point(Basis basis, Optional<Period> period, BigDecimal value) {
        return new Point(basis, period, Operator.EXACT, value, false, Words.same(""));
    }
}
