package tongban.node.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.place.Organs;

/**
 * Who speaks for a project. Its owner body is named once and may end: then those that carry on for
 * it speak, whether or not the project is entered again.
 */
final class Owners {
    private final Organs organs;
    private final Clock clock;

    Owners(Organs organs, Clock clock) {
        this.organs = organs;
        this.clock = clock;
    }

    /**
     * Whether somebody speaks for a project: its owner body on his side or one that carries on for
     * it, or that side's supervision.
     */
    boolean isSpokenForBy(JdbcProjectEntries.Known project, Actor actor) {
        Optional<String> owner = project.owner(actor.jurisdiction());
        return owner.isPresent()
                && (actor.is(Role.SUPERVISOR)
                        || (actor.is(Role.REVIEWER, Role.DECIDER)
                                && isHeldBy(actor, actor.jurisdiction(), owner.get())));
    }

    /**
     * Whether the body that somebody works for is the named one of a side, or carries on for it.
     */
    boolean isHeldBy(Actor actor, Jurisdiction side, String named) {
        return actor.jurisdiction() == side
                && actor.worksFor()
                        .filter(mine -> organs.carriesOn(mine, named, today(), side.code()))
                        .isPresent();
    }

    /** The ids under which projects may name the body that somebody works for. */
    List<String> of(Actor actor) {
        return actor.worksFor()
                .map(mine -> organs.carriedOnBy(mine, today(), actor.jurisdiction().code()))
                .orElse(List.of());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
