package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import tongban.node.identity.Actor;

/**
 * The application's own answer to whether a case exists for an actor, asked before the case is
 * opened. It stands in front of the walls in the database and is no replacement for them: with a
 * gate that lets everybody through, sides and residents still do not see each other's cases.
 */
@FunctionalInterface
interface Gate {
    /**
     * What a node runs with.
     *
     * @param clock tells on which day somebody asks: a power of attorney has a last one
     */
    static Gate strict(Clock clock) {
        return (file, actor) -> Permissions.sees(file, actor, LocalDate.now(clock));
    }

    boolean sees(CaseFile file, Actor actor);
}
