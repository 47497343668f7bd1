package tongban.node.policy;

import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;

/** Who issues a policy and works on it: bodies of the department that its folder names. */
final class Issuers {
    private Issuers() {}

    /**
     * Reviewers and deciders of the side's own department: a policy is the whole side's, so a body
     * of one of its counties neither issues nor ends it, nor sets its budget.
     */
    static boolean issues(Actor actor, ServiceDefinition service) {
        return actor.is(Role.REVIEWER, Role.DECIDER)
                && actor.worksFor()
                        .filter(o ->
                                o.equals(
                                        actor.jurisdiction().code()
                                                + ":"
                                                + service.competence().department()))
                        .isPresent();
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
                ? PolicyProblems.issuer(service.name(), actor.jurisdiction(), policy.get())
                : PolicyProblems.role();
    }
}
