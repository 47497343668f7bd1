package tongban.node.policy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.entitlement.Funds;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.node.policy.Budgets.Budget;
import tongban.service.text.Words;

/** Watches over the money of policies: before a grant, before a run, and into whose account. */
final class JdbcFunds implements Funds {
    private final JdbcBudgetSums sums;
    private final JdbcBudgetHolds holds;
    private final Walls walls;
    private final Policies policies;
    private final Services services;
    private final Areas areas;
    private final Clock clock;

    JdbcFunds(
            JdbcBudgetSums sums,
            JdbcBudgetHolds holds,
            Walls walls,
            Policies policies,
            Services services,
            Areas areas,
            Clock clock) {
        this.sums = sums;
        this.holds = holds;
        this.walls = walls;
        this.policies = policies;
        this.services = services;
        this.areas = areas;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ before a grant

    /**
     * Why a grant has to wait, in the transaction of its decision: what is left of the year's
     * budget does not cover it or, where the policy has a queue, what applied before it.
     *
     * @param area whose budget pays it
     */
    List<Problem> againstGranting(
            Policy policy,
            Words name,
            String area,
            UUID caseId,
            LocalDate appliedOn,
            BigDecimal amount) {
        String scheme = policy.scheme();
        int year = LocalDate.now(clock).getYear();
        Words whose =
                sums.key(area).isEmpty()
                        ? name
                        : paidBy(name, areas.name(area, LocalDate.now(clock)));
        sums.hold(scheme, area, year);
        Budget budget = sums.budget(scheme, Optional.of(area), year);
        List<BigDecimal> ahead =
                policy.whenShort() == Policy.Short.QUEUE
                        ? holds.ahead(scheme, sums.key(area), caseId, appliedOn)
                        : List.of();
        BigDecimal before = ahead.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (budget.total().isPresent() && budget.free().subtract(before).compareTo(amount) >= 0) {
            return List.of();
        }
        return List.of(
                budget.total().isEmpty()
                        ? BudgetProblems.heldWithoutBudget(whose, year, policy.whenShort())
                        : BudgetProblems.held(
                                whose,
                                year,
                                policy.whenShort(),
                                budget.free(),
                                amount,
                                ahead.size(),
                                before));
    }

    /** Put down as held, so that it keeps its place and is found again. */
    void keepWaiting(
            Policy policy, String area, UUID caseId, LocalDate appliedOn, BigDecimal amount) {
        if (walls.current().is(Role.DECIDER)) {
            int year = LocalDate.now(clock).getYear();
            BigDecimal left = sums.budget(policy.scheme(), Optional.of(area), year).free();
            holds.put(policy.scheme(), sums.key(area), year, caseId, appliedOn, amount, left);
        }
    }

    // ------------------------------------------------------------------ before a run

    @Override
    public List<Problem> against(String scheme, String fund, YearMonth month, BigDecimal needed) {
        Optional<Policy> policy = policies.paidBy(scheme);
        if (policy.isEmpty()) {
            return List.of();
        }
        int year = month.getYear();
        LocalDate today = LocalDate.now(clock);
        String area = fund.isEmpty() ? walls.current().jurisdiction().code() : fund;
        sums.hold(scheme, area, year);
        Words name =
                services.get(policy.get().service())
                        .map(s -> s.definition().name())
                        .map(n -> fund.isEmpty() ? n : paidBy(n, areas.name(fund, today)))
                        .orElse(Words.same(scheme));
        Budget budget = sums.budget(scheme, Optional.of(area), year);
        if (budget.total().isEmpty()) {
            return List.of(BudgetProblems.noBudget(name, year));
        }
        BigDecimal left = budget.total().get().subtract(budget.paid());
        return left.compareTo(needed) < 0
                ? List.of(BudgetProblems.overBudget(name, year, left, needed))
                : List.of();
    }

    private static Words paidBy(Words policy, Words area) {
        return Words.of(policy.zh() + "（" + area.zh() + "）", policy.en() + " (" + area.en() + ")");
    }

    /** The money of a policy goes to whom its row names and to nobody else. */
    @Override
    public List<Problem> againstHolder(String scheme, String beneficiary, String holder) {
        boolean own = holder.strip().equals(beneficiary);
        return policies.paidBy(scheme)
                .map(Policy::paidTo)
                .filter(to -> own != (to == Policy.PaidTo.ENTERPRISE))
                .map(to ->
                        List.of(
                                to == Policy.PaidTo.ENTERPRISE
                                        ? OfferProblems.holder()
                                        : OfferProblems.notOwnAccount(to)))
                .orElse(List.of());
    }
}
