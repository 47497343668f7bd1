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
import tongban.node.journal.Walls;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * A policy is applied for only while it is in force for the place, by a document of its county, its
 * city or its side, and granted only as often as its text says and while the year's budget of
 * whoever issued it covers it.
 */
final class PolicyAdmissions implements Admissions {
    private final Policies policies;
    private final Services services;
    private final JdbcPolicyBook book;
    private final JdbcPolicyAwards awards;
    private final JdbcFunds funds;
    private final PayingArea paying;
    private final Areas areas;
    private final Walls walls;

    PolicyAdmissions(
            Policies policies,
            Services services,
            JdbcPolicyBook book,
            JdbcPolicyAwards awards,
            JdbcFunds funds,
            PayingArea paying,
            Areas areas,
            Walls walls) {
        this.policies = policies;
        this.services = services;
        this.book = book;
        this.awards = awards;
        this.funds = funds;
        this.paying = paying;
        this.areas = areas;
        this.walls = walls;
    }

    @Override
    public List<Problem> against(
            String service, Jurisdiction side, Optional<String> place, LocalDate day) {
        if (policies.find(service).isEmpty()) {
            return List.of();
        }
        List<PolicyDocument> ofSide = book.published(side, service);
        Optional<PlacePath> way = place.map(p -> areas.path(p, day));
        List<PolicyDocument> documents =
                ofSide.stream()
                        .filter(d -> way.isEmpty() || areas.holds(d.area(), way.get(), day))
                        .toList();
        if (documents.stream().anyMatch(d -> isInForce(d, day))) {
            return List.of();
        }
        Words where =
                place.filter(p -> ofSide.stream().anyMatch(d -> isInForce(d, day)))
                        .map(p -> areas.fullName(p, day))
                        .orElse(Words.of(side.zh(), side.en()));
        Optional<PolicyDocument> coming =
                documents.stream()
                        .filter(d -> d.standing(day) == PolicyDocument.Standing.COMING)
                        .findFirst();
        return List.of(
                coming.isPresent()
                        ? PolicyProblems.notYet(name(service), where, coming.get())
                        : PolicyProblems.notInForce(
                                name(service), where, documents.stream().findFirst(), day));
    }

    private static boolean isInForce(PolicyDocument document, LocalDate day) {
        return document.standing(day) == PolicyDocument.Standing.IN_FORCE;
    }

    @Override
    public List<Problem> againstGranting(
            String service,
            UUID caseId,
            String place,
            LocalDate appliedOn,
            Map<String, Object> award) {
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
                ? funds.againstGranting(
                        policy,
                        name(service),
                        area(service, place, appliedOn),
                        caseId,
                        appliedOn,
                        amount)
                : List.of();
    }

    private String area(String service, String place, LocalDate appliedOn) {
        return paying.of(service, walls.current().jurisdiction(), place, appliedOn);
    }

    @Override
    public void keptWaiting(
            String service,
            UUID caseId,
            String place,
            LocalDate appliedOn,
            Map<String, Object> award) {
        if (againstGranting(service, caseId, place, appliedOn, award).isEmpty()) {
            return;
        }
        Policy policy = policies.find(service).orElseThrow();
        byte[] applicant = awards.applicant(caseId).orElseThrow();
        // what was granted before does not wait: it is refused
        if (awards.against(policy, applicant, appliedOn.getYear(), Optional.of(caseId)) == 0
                && award.get(policy.amount()) instanceof BigDecimal amount) {
            funds.keepWaiting(policy, area(service, place, appliedOn), caseId, appliedOn, amount);
        }
    }

    private Words name(String service) {
        return services.get(service).map(s -> s.definition().name()).orElse(Words.same(service));
    }
}
