package tongban.node.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Admissions;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * A policy is applied for only while the side that decides has it in force, and granted only as
 * often as its text says and while the year's budget covers it.
 */
final class PolicyAdmissions implements Admissions {
    private final Policies policies;
    private final Services services;
    private final JdbcPolicyBook book;
    private final JdbcPolicyAwards awards;
    private final JdbcBudgets budgets;

    PolicyAdmissions(
            Policies policies,
            Services services,
            JdbcPolicyBook book,
            JdbcPolicyAwards awards,
            JdbcBudgets budgets) {
        this.policies = policies;
        this.services = services;
        this.book = book;
        this.awards = awards;
        this.budgets = budgets;
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
    public List<Problem> againstGranting(
            String service, UUID caseId, LocalDate appliedOn, Map<String, Object> award) {
        Optional<Policy> found = policies.find(service).filter(p -> p.paidBy().isPresent());
        Optional<byte[]> applicant = found.flatMap(p -> awards.applicant(caseId));
        if (applicant.isEmpty()) {
            return List.of();
        }
        Policy policy = found.orElseThrow();
        int year = appliedOn.getYear();
        int before = awards.against(policy, applicant.get(), year, Optional.of(caseId));
        if (before > 0) {
            return List.of(BudgetProblems.hadBefore(name(service), policy.times(), year, before));
        }
        // a grant that does not say how much is refused for that
        return award.get(policy.amount()) instanceof BigDecimal amount && amount.signum() > 0
                ? budgets.againstGranting(policy, name(service), caseId, appliedOn, amount)
                : List.of();
    }

    @Override
    public void keptWaiting(
            String service, UUID caseId, LocalDate appliedOn, Map<String, Object> award) {
        if (againstGranting(service, caseId, appliedOn, award).isEmpty()) {
            return;
        }
        Policy policy = policies.find(service).orElseThrow();
        byte[] applicant = awards.applicant(caseId).orElseThrow();
        // what was granted before does not wait: it is refused
        if (awards.against(policy, applicant, appliedOn.getYear(), Optional.of(caseId)) == 0
                && award.get(policy.amount()) instanceof BigDecimal amount) {
            budgets.keepWaiting(policy, caseId, appliedOn, amount);
        }
    }

    private Words name(String service) {
        return services.get(service).map(s -> s.definition().name()).orElse(Words.same(service));
    }
}
