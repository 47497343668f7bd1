package tongban.node.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tongban.time.Period;

/** How the counties of a place differ, a basis at a time: what they state, reported, or come to. */
final class GapBetweenPlaces {
    private static final int PLACES_MAX = 250;

    private final Valuation valuation;
    private final Definition definition;
    private final String place;
    private final int counties;

    /**
     * @param counties how many the place has
     */
    GapBetweenPlaces(Valuation valuation, Definition definition, String place, int counties) {
        this.valuation = valuation;
        this.definition = definition;
        this.place = place;
        this.counties = counties;
    }

    /**
     * @param official whether what was reported and counted by county may be shown
     * @param counted what the system counted
     */
    List<Indicators.ByPlace> tables(boolean official, Map<Aggregate, Count> counted) {
        List<Indicators.ByPlace> tables = new ArrayList<>();
        if (place.length() > 4) {
            return tables; // a county has no counties in it
        }
        if (definition.isObserved()) {
            observed(Basis.STATED).ifPresent(tables::add);
            observed(Basis.REPORTED).ifPresent(tables::add);
        } else {
            computed(Basis.STATED).ifPresent(tables::add);
            computed(Basis.REPORTED).ifPresent(tables::add);
        }
        if (official) {
            counted(counted).ifPresent(tables::add);
        }
        return tables;
    }

    /** What the counties themselves say. */
    private Optional<Indicators.ByPlace> observed(Basis basis) {
        Map<Optional<Period>, List<Indicators.PlaceValue>> byPeriod = new HashMap<>();
        valuation
                .byPlace(definition.id(), place, basis)
                .forEach((period, placed) ->
                        byPeriod.put(
                                Optional.of(period),
                                placed.stream()
                                        .map(v ->
                                                new Indicators.PlaceValue(
                                                        v.place(),
                                                        v.operator(),
                                                        v.value(),
                                                        v.source()))
                                        .toList()));
        return ofMost(basis, byPeriod);
    }

    /** What the formula comes to in each county of what they say. */
    private Optional<Indicators.ByPlace> computed(Basis basis) {
        Valuation of = basis == Basis.REPORTED ? valuation.ofCounties(place) : valuation;
        Map<Optional<Period>, List<Indicators.PlaceValue>> byPeriod = new HashMap<>();
        saying(basis).stream()
                .limit(PLACES_MAX)
                .forEach(county ->
                        of.points(definition, county, basis)
                                .forEach(p ->
                                        byPeriod.computeIfAbsent(p.period(), x -> new ArrayList<>())
                                                .add(value(county, p))));
        return ofMost(basis, byPeriod);
    }

    private static Indicators.PlaceValue value(String county, Point point) {
        return new Indicators.PlaceValue(county, point.operator(), point.value(), point.source());
    }

    /** What names no period comes before all that do. */
    private static final Comparator<Optional<Period>> LATER_LAST =
            (a, b) ->
                    a.isPresent() && b.isPresent()
                            ? Valuation.BY_PERIOD.compare(a.get(), b.get())
                            : Boolean.compare(a.isPresent(), b.isPresent());

    /**
     * The last period of which most counties say something that say anything at all; the first
     * county that reports a new month is no gap between places. Where none has most of them, the
     * one that has more than any other.
     */
    private Optional<Indicators.ByPlace> ofMost(
            Basis basis, Map<Optional<Period>, List<Indicators.PlaceValue>> byPeriod) {
        long all = counties(byPeriod.values().stream().flatMap(List::stream));
        Comparator<Optional<Period>> byMost =
                Comparator.comparingLong(p -> {
                    long with = counties(Objects.requireNonNull(byPeriod.get(p)).stream());
                    return 2 * with > all ? all : with;
                });
        Optional<Optional<Period>> chosen =
                byPeriod.keySet().stream().max(byMost.thenComparing(LATER_LAST));
        Optional<Indicators.Newer> newer =
                byPeriod.keySet().stream()
                        .max(LATER_LAST)
                        .filter(last -> !chosen.equals(Optional.of(last)))
                        .flatMap(last -> last)
                        .map(last ->
                                new Indicators.Newer(
                                        last,
                                        Objects.requireNonNull(byPeriod.get(Optional.of(last)))));
        return chosen.map(period ->
                new Indicators.ByPlace(
                        basis,
                        period,
                        Objects.requireNonNull(byPeriod.get(period)),
                        counties,
                        newer));
    }

    private static long counties(Stream<Indicators.PlaceValue> values) {
        return values.map(Indicators.PlaceValue::place).distinct().count();
    }

    /** What the formula comes to in each county of what is counted there. */
    private Optional<Indicators.ByPlace> counted(Map<Aggregate, Count> counted) {
        List<Indicators.PlaceValue> values =
                counting(counted).stream()
                        .limit(PLACES_MAX)
                        .flatMap(county ->
                                valuation.points(definition, county, Basis.COUNTED).stream()
                                        .max(Point.BY_END)
                                        .map(p -> value(county, p))
                                        .stream())
                        .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Indicators.ByPlace(
                                Basis.COUNTED,
                                Optional.empty(),
                                values,
                                counties,
                                Optional.empty()));
    }

    /** Counties that say something which the formula names. */
    private Collection<String> saying(Basis basis) {
        TreeSet<String> counties = new TreeSet<>();
        for (Formulas.Need need : valuation.needs(definition, basis)) {
            if (need instanceof Formulas.Need.Other(String indicator)) {
                valuation
                        .byPlace(indicator, place, basis)
                        .values()
                        .forEach(placed -> placed.forEach(p -> counties.add(p.place())));
            }
        }
        return counties;
    }

    /** Counties in which something is counted that the formula names. */
    private Collection<String> counting(Map<Aggregate, Count> counted) {
        TreeSet<String> counties = new TreeSet<>();
        for (Formulas.Need need : valuation.needs(definition, Basis.COUNTED)) {
            if (need instanceof Formulas.Need.Counted(Aggregate aggregate)
                    && aggregate.kind() != Aggregate.Kind.PUBLISHED) {
                Objects.requireNonNull(counted.get(aggregate)).places().keySet().stream()
                        .filter(p -> p.length() == Valuation.COUNTY && p.startsWith(place))
                        .forEach(counties::add);
            }
        }
        return counties;
    }
}
