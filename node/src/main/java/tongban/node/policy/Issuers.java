package tongban.node.policy;

import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;

/** Who issues a policy and works on it: bodies of the department that its folder names. */
final class Issuers {
    private Issuers() {}

    /**
     * The area for which somebody's body may issue a policy, and whose budget it sets: reviewers
     * and deciders of the department at a level that the policy's row names.
     *
     * @return division code without padding; empty where it may not
     */
    static Optional<String> area(Actor actor, Policy policy, ServiceDefinition service) {
        return actor.is(Role.REVIEWER, Role.DECIDER)
                ? actor.worksFor()
                        .filter(o -> o.endsWith(":" + service.competence().department()))
                        .map(o -> o.substring(0, o.indexOf(':')))
                        .filter(area -> area.startsWith(actor.jurisdiction().code()))
                        .filter(area -> policy.issuedBy().contains(Areas.level(area)))
                : Optional.empty();
    }

    /**
     * Whether somebody's body may act on what is an area's, a document or a budget.
     *
     * @param heirs whose bodies work for that area, as {@link Areas#heirs} says
     */
    static boolean worksFor(
            Actor actor, Policy policy, ServiceDefinition service, List<String> heirs) {
        return area(actor, policy, service).filter(heirs::contains).isPresent();
    }

    /** Reviewers and deciders of that department anywhere, and supervision. */
    static boolean works(Actor actor, ServiceDefinition service) {
        return actor.is(Role.SUPERVISOR)
                || (actor.is(Role.REVIEWER, Role.DECIDER)
                        && actor.worksFor()
                                .filter(o -> o.endsWith(":" + service.competence().department()))
                                .isPresent());
    }

    /** Why somebody may not: he does not work on policies, or his body did not issue this one. */
    static Problem notHis(Actor actor, Optional<Policy> policy, ServiceDefinition service) {
        return policy.isPresent() && works(actor, service)
                ? PolicyProblems.issuer(service.name(), policy.get())
                : PolicyProblems.role();
    }
}
