package tongban.node.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.service.text.Words;

/**
 * Which bodies are in charge of a file: civil affairs and the township at a seat on the way up from
 * the place where it is kept, as the map is today. The database holds the same rule (V092).
 */
final class Seats {
    private static final Set<String> DEPARTMENTS = Set.of("civil-affairs", "township-government");

    private final Divisions divisions;
    private final Clock clock;

    Seats(Divisions divisions, Clock clock) {
        this.divisions = divisions;
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

    /** The place's divisions and all above them. */
    List<String> above(String place) {
        Set<String> seats = new LinkedHashSet<>();
        for (Division division : there(place)) {
            divisions.path(division.code(), LocalDate.now(clock)).forEach(d -> seats.add(d.code()));
        }
        return List.copyOf(seats);
    }

    /** Why this actor may not keep a file at a place, if he may not. */
    Optional<Flaw> refuses(Actor actor, String place) {
        if (!place.startsWith(actor.jurisdiction().code())) {
            return Optional.of(Flaws.notOfThisSide());
        }
        return actor.is(Role.SYSTEM) || isInCharge(actor.worksFor().orElse(""), place)
                ? Optional.empty()
                : Optional.of(Flaws.placeNotInCharge());
    }

    /** Supervision reads and residents ask; the bodies in charge record, and the node. */
    static boolean mayRecord(Actor actor) {
        return actor.is(Role.SYSTEM)
                || actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER)
                        && actor.worksFor().map(Seats::keepsRegisters).orElse(false);
    }

    private static boolean keepsRegisters(String organ) {
        return DEPARTMENTS.contains(organ.substring(organ.indexOf(':') + 1));
    }

    private boolean isInCharge(String organ, String place) {
        int colon = organ.indexOf(':');
        return colon > 0
                && keepsRegisters(organ)
                && above(place).contains(organ.substring(0, colon));
    }
}
