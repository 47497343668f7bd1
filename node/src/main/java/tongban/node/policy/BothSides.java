package tongban.node.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tongban.node.identity.Jurisdiction;
import tongban.node.policy.Matches.Higher;
import tongban.node.policy.Matches.InZone;
import tongban.node.policy.Matches.OfSide;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * The two sides of a zone of two origins, under one policy after the other (政策就高不就低). Pure: a side
 * counts only where the policy is in force on it, so that nobody is measured by what does not
 * exist.
 *
 * @param ways the way up through the zone on each side
 */
record BothSides(String zone, Words name, Map<Jurisdiction, PlacePath> ways) {

    BothSides {
        ways = Map.copyOf(ways);
    }

    /**
     * @param documents of this policy, published ones of both sides; on each the one of the nearest
     *     body on the way through the zone counts
     * @return empty where neither side has it in force there
     */
    Optional<InZone> under(
            Matching matching,
            Map<String, Object> known,
            LocalDate day,
            List<PolicyBook.Row> documents,
            Areas areas) {
        // read once, held against each side and against the better of both
        Matching.Asked asked = matching.asked(known, day);
        List<OfSide> sides = new ArrayList<>();
        List<OfSide.InForce> counting = new ArrayList<>();
        Map<PlacePath, Match> paths = new LinkedHashMap<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            PlacePath way = ways.get(side);
            if (way == null) {
                continue;
            }
            List<PolicyBook.Row> own = documents.stream().filter(r -> r.side() == side).toList();
            OfSide of = of(side, own, way, day, areas, () -> matching.of(asked, way));
            sides.add(of);
            if (of instanceof OfSide.InForce counts) {
                counting.add(counts);
                paths.put(way, counts.match());
            }
        }
        return counting.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new InZone(
                                name,
                                counting.size() == 1
                                        ? counting.getFirst().match()
                                        : matching.better(
                                                asked,
                                                PlacePath.zone(zone, List.copyOf(paths.keySet())),
                                                paths),
                                sides,
                                higher(counting)));
    }

    private static OfSide of(
            Jurisdiction side,
            List<PolicyBook.Row> documents,
            PlacePath way,
            LocalDate day,
            Areas areas,
            Supplier<Match> match) {
        return Matcher.nearest(documents, way, day, areas)
                .<OfSide>map(r ->
                        new OfSide.InForce(
                                side,
                                r.area(),
                                r.document().document(),
                                r.document().inForceFrom(),
                                match.get()))
                .orElseGet(() ->
                        new OfSide.Without(
                                side,
                                documents.stream()
                                        .map(PolicyBook.Row::document)
                                        .filter(d -> areas.holds(d.area(), way, day))
                                        .filter(d -> d.withdrawal().isEmpty())
                                        .flatMap(d -> d.lastDay().stream())
                                        .filter(day::isAfter)
                                        .max(Comparator.naturalOrder())));
    }

    /** Which of two gives more; one alone is compared with nothing. */
    private static Optional<Higher> higher(List<OfSide.InForce> counting) {
        if (counting.size() < 2) {
            return Optional.empty();
        }
        Function<OfSide.InForce, BigDecimal> yuan =
                s ->
                        s.match() instanceof Match.Eligible e
                                ? e.amount().orElse(BigDecimal.ZERO)
                                : BigDecimal.ZERO;
        OfSide.InForce best = counting.stream().max(Comparator.comparing(yuan)).orElseThrow();
        BigDecimal least = counting.stream().map(yuan).min(Comparator.naturalOrder()).orElseThrow();
        BigDecimal by = yuan.apply(best).subtract(least);
        if (by.signum() > 0) {
            return Optional.of(new Higher(best.side(), Optional.of(by)));
        }
        List<OfSide.InForce> giving =
                counting.stream().filter(s -> s.match() instanceof Match.Eligible).toList();
        return giving.size() == 1
                ? Optional.of(new Higher(giving.getFirst().side(), Optional.empty()))
                : Optional.empty();
    }
}
