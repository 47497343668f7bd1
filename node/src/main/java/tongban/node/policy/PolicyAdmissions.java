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
        if (documents.stream().anyMatch(d -> d.takesIn(day))) {
            return List.of();
        }
        Words where =
                place.filter(p -> ofSide.stream().anyMatch(d -> d.takesIn(day)))
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

    /**
     * A grant that is to be paid.
     *
     * @param before how many stand against it
     * @param amount empty where it does not say how much: it is refused for that
     */
    private record Claim(Policy policy, UUID caseId, int before, Optional<BigDecimal> amount) {}

    private Optional<Claim> claim(
            String service, UUID caseId, LocalDate appliedOn, Map<String, Object> award) {
        return policies.find(service)
                .filter(p -> p.paidBy().isPresent())
                .flatMap(policy ->
                        awards.applicant(caseId)
                                .map(applicant ->
                                        new Claim(
                                                policy,
                                                caseId,
                                                awards.against(
                                                        policy,
                                                        applicant,
                                                        appliedOn.getYear(),
                                                        Optional.of(caseId)),
                                                Optional.ofNullable(award.get(policy.amount()))
                                                        .filter(BigDecimal.class::isInstance)
                                                        .map(BigDecimal.class::cast)
                                                        .filter(a -> a.signum() > 0))));
    }

    private List<Problem> unfunded(Claim claim, String place, LocalDate appliedOn) {
        return claim.amount()
                .map(amount ->
                        funds.againstGranting(
                                claim.policy(),
                                name(claim.policy().service()),
                                area(claim, place, appliedOn),
                                claim.caseId(),
                                appliedOn,
                                amount))
                .orElse(List.of());
    }

    private String area(Claim claim, String place, LocalDate appliedOn) {
        return paying.of(
                claim.policy().service(), walls.current().jurisdiction(), place, appliedOn);
    }

    @Override
    public List<Problem> againstGranting(
            String service,
            UUID caseId,
            String place,
            LocalDate appliedOn,
            Map<String, Object> award) {
        return claim(service, caseId, appliedOn, award)
                .map(c ->
                        c.before() > 0
                                ? List.of(
                                        BudgetProblems.hadBefore(
                                                name(service),
                                                c.policy().times(),
                                                appliedOn.getYear(),
                                                c.before()))
                                : unfunded(c, place, appliedOn))
                .orElse(List.of());
    }

    @Override
    public void keptWaiting(
            String service,
            UUID caseId,
            String place,
            LocalDate appliedOn,
            Map<String, Object> award) {
        // what was granted before does not wait: it is refused
        claim(service, caseId, appliedOn, award)
                .filter(c -> c.before() == 0 && !unfunded(c, place, appliedOn).isEmpty())
                .ifPresent(c ->
                        funds.keepWaiting(
                                c.policy(),
                                area(c, place, appliedOn),
                                caseId,
                                appliedOn,
                                c.amount().orElseThrow()));
    }

    private Words name(String service) {
        return services.get(service).map(s -> s.definition().name()).orElse(Words.same(service));
    }
}
