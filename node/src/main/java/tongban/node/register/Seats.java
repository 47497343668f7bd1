package tongban.node.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.place.Zone;
import tongban.node.place.Zones;
import tongban.service.text.Words;

/**
 * Which bodies are in charge of a file: civil affairs and the township, of an enterprise's the
 * economic department, market regulation and the committee of a zone, at a seat on the way up from
 * the place where it is kept, as the map is today. The database holds the same rule (V092, V133).
 */
final class Seats {
    private static final Set<String> DEPARTMENTS = Set.of("civil-affairs", "township-government");

    /** Those that record enterprises. */
    private static final Set<String> ECONOMIC =
            Set.of("economy-and-informatization", "market-regulation", Organs.COMMITTEE);

    /** Those that see enterprises, as the walls do (V133). */
    static final List<String> SEEING =
            List.of(
                    Organs.COMMITTEE,
                    "economy-and-informatization",
                    "market-regulation",
                    "development-reform",
                    "human-resources",
                    "taxation");

    private final Divisions divisions;
    private final Zones zones;
    private final Clock clock;

    Seats(Divisions divisions, Zones zones, Clock clock) {
        this.divisions = divisions;
        this.zones = zones;
        this.clock = clock;
    }

    private List<Division> there(String place) {
        return divisions.current(place, LocalDate.now(clock));
    }

    /** Whether a code of 两省市 means a place today, itself or what followed it. */
    boolean isKnown(String place) {
        return !there(place).isEmpty();
    }

    /** The full name of a place; the code itself for one of another province. */
    Words name(String place) {
        return there(place).stream()
                .findFirst()
                .map(d -> divisions.fullName(d.code(), LocalDate.now(clock)))
                .orElse(Words.same(place));
    }

    /** The place's divisions, all above them, and the zones that lie over one of them. */
    List<String> above(String place) {
        LocalDate today = LocalDate.now(clock);
        Set<String> seats = new LinkedHashSet<>();
        for (Division division : there(place)) {
            divisions.path(division.code(), today).forEach(d -> seats.add(d.code()));
        }
        for (Zone zone : zones.all()) {
            boolean over =
                    zone.parts().stream()
                            .filter(p -> p.valid().contains(today))
                            .flatMap(p -> there(p.division()).stream())
                            .anyMatch(d -> seats.contains(d.code()));
            if (over) {
                seats.add(zone.id());
            }
        }
        return List.copyOf(seats);
    }

    /** Why this actor may not keep a file at a place, if he may not. */
    Optional<Flaw> refuses(Actor actor, SubjectKind kind, String place) {
        if (!place.startsWith(actor.jurisdiction().code())) {
            return Optional.of(Flaws.notOfThisSide());
        }
        return actor.is(Role.SYSTEM) || isInCharge(actor.worksFor().orElse(""), kind, place)
                ? Optional.empty()
                : Optional.of(Flaws.placeNotInCharge());
    }

    /** Supervision reads and residents ask; the bodies in charge record, and the node. */
    static boolean mayRecord(Actor actor) {
        return Arrays.stream(SubjectKind.values()).anyMatch(kind -> mayRecord(actor, kind));
    }

    static boolean mayRecord(Actor actor, SubjectKind kind) {
        return actor.is(Role.SYSTEM)
                || actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER)
                        && actor.worksFor().map(organ -> keeps(organ, kind)).orElse(false);
    }

    private static boolean keeps(String organ, SubjectKind kind) {
        Set<String> departments =
                switch (kind) {
                    case PERSON, HOUSEHOLD, INSTITUTION -> DEPARTMENTS;
                    case ENTERPRISE -> ECONOMIC;
                };
        return departments.contains(organ.substring(organ.indexOf(':') + 1));
    }

    private boolean isInCharge(String organ, SubjectKind kind, String place) {
        int colon = organ.indexOf(':');
        return colon > 0 && keeps(organ, kind) && above(place).contains(organ.substring(0, colon));
    }
}
