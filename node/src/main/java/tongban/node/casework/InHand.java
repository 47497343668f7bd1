package tongban.node.casework;

import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * Which officer has a case in hand at the desk that has to act: the one to whom it was assigned,
 * else the one who is reviewing it.
 *
 * @param officer his account
 * @param name as enrolled
 * @param assigned whether it was assigned to him; only then it is nobody else's at his desk
 * @param standIn who stands in for him today, where somebody does
 */
public record InHand(UUID officer, Words name, boolean assigned, Optional<StandIn> standIn) {

    /** Who stands in for the officer today. */
    public record StandIn(UUID officer, Words name) {}

    /** Whether this account does it on behalf of the officer. */
    public boolean isFor(UUID account) {
        return standIn.filter(s -> s.officer().equals(account)).isPresent();
    }

    /** Whether it is with this account, as his own or as his who is away. */
    public boolean isWith(UUID account) {
        return officer.equals(account) || isFor(account);
    }

    /**
     * Whether a colleague at the desk leaves it alone, because it was assigned to somebody else. At
     * a window whoever comes is served by whoever is there: no clerk is kept from a case.
     *
     * @param role of the desk that has to act
     * @param organ id of its body
     */
    boolean isAnothers(Actor actor, Role role, String organ) {
        return assigned
                && actor.is(Role.REVIEWER, Role.DECIDER)
                && sits(actor, role, organ)
                && !isWith(actor.account());
    }

    /** Whether the actor sits at that desk. */
    static boolean sits(Actor actor, Role role, String organ) {
        return actor.role() == role && actor.worksFor().filter(organ::equals).isPresent();
    }
}
