package tongban.node.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Membership;
import tongban.node.place.Zone;
import tongban.node.place.Zones;
import tongban.node.register.Enterprises;
import tongban.service.Proposer;
import tongban.service.fact.FactDeclaration;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/** Holds enterprises of the register against the policies in force where they are. */
final class Matcher implements Matches {
    private final Policies policies;
    private final PolicyBook book;
    private final Services services;
    private final Enterprises enterprises;
    private final Divisions divisions;
    private final Areas areas;
    private final Zones zones;
    private final Clock clock;
    private final Map<String, Matching> matchings = new ConcurrentHashMap<>();

    Matcher(
            Policies policies,
            PolicyBook book,
            Services services,
            Enterprises enterprises,
            Divisions divisions,
            Areas areas,
            Zones zones,
            Clock clock) {
        this.policies = policies;
        this.book = book;
        this.services = services;
        this.enterprises = enterprises;
        this.divisions = divisions;
        this.areas = areas;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public List<Sheet> mine(Actor actor, LocalDate day) {
        return actor.is(Role.RESIDENT)
                ? enterprises.mine(actor, today()).stream()
                        .map(k -> sheet(k, actor.jurisdiction(), day))
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Sheet> mine(Actor actor, UUID enterprise, LocalDate day) {
        return enterprises.mine(actor, today()).stream()
                .filter(k -> k.subject().equals(enterprise))
                .findFirst()
                .map(k -> sheet(k, actor.jurisdiction(), day));
    }

    @Override
    public Optional<Sheet> find(Actor actor, String creditCode, LocalDate day) {
        return actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR)
                ? enterprises
                        .find(actor, creditCode.strip(), today(), Purpose.POLICY)
                        .map(k -> sheet(k, actor.jurisdiction(), day))
                : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Compiled once for each published version of the folder. */
    Optional<Matching> matching(String service) {
        Optional<Policy> policy = policies.find(service);
        Optional<PublishedService> published = services.get(service);
        return policy.isEmpty() || published.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        matchings.computeIfAbsent(
                                published.get().hash(),
                                h ->
                                        new Matching(
                                                policy.get(),
                                                new Proposer(published.get().definition()),
                                                List.of())));
    }

    /** What an enterprise comes to under one policy, by the values of its own place. */
    Optional<Match> match(String service, Enterprises.Known known) {
        return matching(service)
                .map(m -> m.of(known.facts(), areas.path(known.place(), today()), today()));
    }

    private Sheet sheet(Enterprises.Known known, Jurisdiction side, LocalDate day) {
        PlacePath way = areas.path(known.place(), today());
        Optional<BothSides> zone = zone(known.place()).map(z -> bothSides(z, known, side));
        Map<String, List<PolicyBook.Row>> published =
                book.all(null, PolicyBook.Query.everything()).stream()
                        .collect(Collectors.groupingBy(r -> r.policy().service()));
        List<Line> lines = new ArrayList<>();
        for (Policy policy : policies.all()) {
            List<PolicyBook.Row> documents = published.getOrDefault(policy.service(), List.of());
            matching(policy.service())
                    .flatMap(m -> line(m, known, way, side, zone, documents, day))
                    .ifPresent(lines::add);
        }
        lines.sort(
                Comparator.comparing((Line l) -> l.match().standing())
                        .thenComparing(l -> l.own() ? 0 : 1));
        return new Sheet(
                known.subject(),
                known.creditCode(),
                known.name(),
                name(known.place()),
                day,
                lines,
                known(known, lines));
    }

    /** Of documents of one policy, the one in force on a day of the nearest body on the way up. */
    static Optional<PolicyBook.Row> nearest(
            List<PolicyBook.Row> documents, PlacePath way, LocalDate day, Areas areas) {
        return areas.nearest(
                way,
                day,
                documents,
                r -> r.document().area(),
                r -> r.document().standing(day) == PolicyDocument.Standing.IN_FORCE);
    }

    /**
     * @param way up from where the enterprise is registered
     * @param documents of this policy, published ones of both sides
     * @return empty where it is in force on neither side that concerns this enterprise
     */
    private Optional<Line> line(
            Matching matching,
            Enterprises.Known known,
            PlacePath way,
            Jurisdiction side,
            Optional<BothSides> zone,
            List<PolicyBook.Row> documents,
            LocalDate day) {
        List<PolicyBook.Row> own = documents.stream().filter(r -> r.side() == side).toList();
        Optional<PolicyBook.Row> issued = nearest(own, way, day, areas);
        Optional<InZone> both =
                zone.flatMap(z -> z.under(matching, known.facts(), day, documents, areas));
        Optional<Match> match =
                issued.isPresent()
                        // on its own side the way through the zone is that of its place
                        ? both.flatMap(z -> z.on(side))
                                .or(() -> Optional.of(matching.of(known.facts(), way, day)))
                        : both.map(InZone::better).or(() -> elsewhere(own, day));
        return match.map(m ->
                new Line(
                        matching.policy(),
                        matching.service(),
                        issued.isPresent(),
                        issued,
                        m,
                        both));
    }

    /** In force on its side, and not where the enterprise is registered. */
    private static Optional<Match> elsewhere(List<PolicyBook.Row> own, LocalDate day) {
        List<Words> there =
                own.stream()
                        .filter(r -> r.document().standing(day) == PolicyDocument.Standing.IN_FORCE)
                        .map(PolicyBook.Row::area)
                        .toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(Match.NotEligible.elsewhere(there));
    }

    /** What the register knows of what the policies ask for, as they call it. */
    private static List<KnownFact> known(Enterprises.Known known, List<Line> lines) {
        Map<String, KnownFact> facts = new TreeMap<>();
        for (Line line : lines) {
            for (FactDeclaration fact : line.service().facts()) {
                if (known.facts().containsKey(fact.name())) {
                    facts.putIfAbsent(
                            fact.name(),
                            new KnownFact(
                                    line.service().form().name(fact),
                                    known.sources().getOrDefault(fact.name(), Words.same(""))));
                }
            }
        }
        return List.copyOf(facts.values());
    }

    private Words name(String place) {
        List<Division> now = divisions.current(place, today());
        return now.isEmpty()
                ? Words.same(place)
                : divisions.fullName(now.getFirst().code(), today());
    }

    // ------------------------------------------------------------------ both sides of a zone

    /** A zone that the place lies in or that covers a part of it. */
    private Optional<Zone> zone(String place) {
        List<Division> now = divisions.current(place, today());
        return now.isEmpty()
                ? Optional.empty()
                : switch (zones.of(now.getFirst(), today(), null)) {
                    case Membership.Inside inside -> Optional.of(inside.zone());
                    case Membership.Unsettled unsettled -> Optional.of(unsettled.zone());
                    case Membership.Outside _ -> Optional.empty();
                };
    }

    private BothSides bothSides(Zone zone, Enterprises.Known known, Jurisdiction side) {
        Map<Jurisdiction, PlacePath> ways = new EnumMap<>(Jurisdiction.class);
        for (Jurisdiction each : Jurisdiction.values()) {
            (each == side ? Optional.of(areas.path(known.place(), today())) : part(zone, each))
                    .ifPresent(way -> ways.put(each, way));
        }
        return new BothSides(zone.id(), zone.name(), ways);
    }

    /** The way up through a part of the zone on that side. */
    private Optional<PlacePath> part(Zone zone, Jurisdiction side) {
        return zone.parts().stream()
                .flatMap(p -> divisions.current(p.division(), today()).stream())
                .filter(d -> d.code().startsWith(side.code()))
                .findFirst()
                .map(d -> divisions.placePath(d.code(), today()));
    }
}
