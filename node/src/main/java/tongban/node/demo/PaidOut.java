package tongban.node.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;

/** What was granted in the demonstration is paid for the month, and one reduction is proposed. */
record PaidOut(Entitlements entitlements, PaymentRuns runs) {

    void tell(Actor reviewer, Actor decider) {
        Entitlements.Page all =
                entitlements.list(
                        decider, new Entitlements.Query("", "", Entitlements.Look.ALL, 0));
        for (Entitlements.Row row : all.rows()) {
            String holder = entitlements.page(decider, row.id()).orElseThrow().name();
            Acting.done(
                    Entitlements.Result.Done.class,
                    entitlements.enterAccount(
                            decider,
                            row.id(),
                            holder,
                            "演示银行 Demonstration bank",
                            "6200000000000000001"));
        }
        YearMonth month = YearMonth.from(runs.today());
        for (String scheme : new String[] {"living-subsidy", "nursing-subsidy"}) {
            Acting.done(PaymentRuns.Result.Done.class, runs.start(decider, scheme, month));
        }
        all.rows().stream()
                .filter(row -> row.now().signum() > 0)
                .findFirst()
                .ifPresent(row ->
                        Acting.done(
                                Entitlements.Result.Done.class,
                                entitlements.propose(reviewer, row.id(), reduced(row, month))));
    }

    private static Entitlements.Proposal reduced(Entitlements.Row row, YearMonth month) {
        return new Entitlements.Proposal(
                MeasureKind.REDUCE,
                Optional.of(month.plusMonths(1)),
                Optional.empty(),
                Optional.of(half(row.now())),
                Optional.empty(),
                "国发〔2015〕52号",
                "二（四）",
                "复核：另领取同类补贴，拟按差额发放。Re-check: a benefit for the same purpose is received.");
    }

    private static BigDecimal half(BigDecimal amount) {
        return amount.divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP);
    }
}
