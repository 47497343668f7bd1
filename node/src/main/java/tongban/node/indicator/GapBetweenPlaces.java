package tongban.node.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import tongban.time.Period;

/** How the counties of a place differ, a basis at a time: what they state, reported, or come to. */
final class GapBetweenPlaces {
    private static final int PLACES_MAX = 250;

    private final Valuation valuation;
    private final Definition definition;
    private final String place;

    GapBetweenPlaces(Valuation valuation, Definition definition, String place) {
        this.valuation = valuation;
        this.definition = definition;
        this.place = place;
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
            computed(Basis.STATED, stating()).ifPresent(tables::add);
        }
        if (official) {
            computed(Basis.COUNTED, counting(counted)).ifPresent(tables::add);
        }
        return tables;
    }

    /** The last period of which a county says something. */
    private Optional<Indicators.ByPlace> observed(Basis basis) {
        return valuation.byPlace(definition.id(), place, basis).entrySet().stream()
                .max(Map.Entry.comparingByKey(Valuation.BY_PERIOD))
                .map(last ->
                        new Indicators.ByPlace(
                                basis,
                                Optional.of(last.getKey()),
                                last.getValue().stream()
                                        .map(v ->
                                                new Indicators.PlaceValue(
                                                        v.place(),
                                                        v.operator(),
                                                        v.value(),
                                                        v.source()))
                                        .toList()));
    }

    /** What the formula comes to in each county, of the last period that any of them has. */
    private Optional<Indicators.ByPlace> computed(Basis basis, Collection<String> counties) {
        record Found(String county, Point point) {}
        List<Found> found =
                counties.stream()
                        .limit(PLACES_MAX)
                        .flatMap(county ->
                                valuation.points(definition, county, basis).stream()
                                        .max(Point.BY_END)
                                        .map(p -> new Found(county, p))
                                        .stream())
                        .toList();
        Optional<Period> last =
                found.stream()
                        .map(Found::point)
                        .max(Point.BY_END)
                        .flatMap(Point::period)
                        .filter(p -> basis == Basis.STATED);
        List<Indicators.PlaceValue> values =
                found.stream()
                        .filter(f -> basis != Basis.STATED || f.point().period().equals(last))
                        .map(f ->
                                new Indicators.PlaceValue(
                                        f.county(),
                                        f.point().operator(),
                                        f.point().value(),
                                        f.point().source()))
                        .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Indicators.ByPlace(basis, last, values));
    }

    /** Counties of which something is stated that the formula names. */
    private Collection<String> stating() {
        TreeSet<String> counties = new TreeSet<>();
        for (Formulas.Need need : valuation.needs(definition, Basis.STATED)) {
            if (need instanceof Formulas.Need.Other(String indicator)) {
                valuation
                        .byPlace(indicator, place, Basis.STATED)
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
