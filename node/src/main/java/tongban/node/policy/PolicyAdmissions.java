package tongban.node.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Admissions;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * A policy is applied for only while the side that decides has it in force, and granted only as
 * often as its text says.
 */
final class PolicyAdmissions implements Admissions {
    private final Policies policies;
    private final Services services;
    private final JdbcPolicyBook book;
    private final JdbcPolicyAwards awards;

    PolicyAdmissions(
            Policies policies, Services services, JdbcPolicyBook book, JdbcPolicyAwards awards) {
        this.policies = policies;
        this.services = services;
        this.book = book;
        this.awards = awards;
    }

    @Override
    public List<Problem> against(String service, Jurisdiction side, LocalDate day) {
        if (policies.find(service).isEmpty()) {
            return List.of();
        }
        List<PolicyDocument> documents = book.published(side, service);
        if (documents.stream().anyMatch(d -> d.standing(day) == PolicyDocument.Standing.IN_FORCE)) {
            return List.of();
        }
        Optional<PolicyDocument> coming =
                documents.stream()
                        .filter(d -> d.standing(day) == PolicyDocument.Standing.COMING)
                        .findFirst();
        return List.of(
                coming.isPresent()
                        ? PolicyProblems.notYet(name(service), side, coming.get())
                        : PolicyProblems.notInForce(
                                name(service), side, documents.stream().findFirst(), day));
    }

    @Override
    public List<Problem> againstGranting(String service, UUID caseId, LocalDate appliedOn) {
        Optional<Policy> found = policies.find(service).filter(p -> p.paidBy().isPresent());
        Optional<byte[]> applicant = found.flatMap(p -> awards.applicant(caseId));
        if (applicant.isEmpty()) {
            return List.of();
        }
        Policy policy = found.orElseThrow();
        int year = appliedOn.getYear();
        int before = awards.against(policy, applicant.get(), year, Optional.of(caseId));
        return before == 0
                ? List.of()
                : List.of(PolicyProblems.hadBefore(name(service), policy.times(), year, before));
    }

    private Words name(String service) {
        return services.get(service).map(s -> s.definition().name()).orElse(Words.same(service));
    }
}
