package tongban.node.entitlement;

import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/** Whose entitlements an actor sees, and whether he may work on them. */
record Desk(String organ, boolean works) {

    /**
     * @return with no body for those who see all that the database shows them; empty for those who
     *     see nothing
     */
    static Optional<Desk> of(Actor actor) {
        return switch (actor.role()) {
            case REVIEWER, DECIDER -> actor.worksFor().map(organ -> new Desk(organ, true));
            case SUPERVISOR, RESIDENT, SYSTEM -> Optional.of(new Desk("", false));
            case CLERK -> Optional.empty();
        };
    }

    /** Condition on the table entitlement; takes {@link #organ} three times. */
    static final String SEES = "(? = '' or organ = ? or accepting_organ = ?)";

    static boolean masks(Actor actor) {
        return actor.is(Role.SUPERVISOR, Role.SYSTEM);
    }
}
