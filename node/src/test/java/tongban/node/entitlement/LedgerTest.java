package tongban.node.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Ledger.PaymentKind;
import tongban.node.identity.Jurisdiction;

/** What orders come to, one by one: amounts, months and the reasons against. */
class LedgerTest {
    private static final Schemes SCHEMES = Schemes.shipped();
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private Ledger ledger = new Ledger(Jurisdiction.SICHUAN, SCHEMES.conflicts(), List.of());

    private UUID opened(String scheme, YearMonth from, String amount) {
        UUID id = UUID.randomUUID();
        does(
                new Order.Open(
                        id,
                        SCHEMES.get(scheme),
                        List.of(new Amounts.Span(from, Optional.empty(), yuan(amount))),
                        false));
        return id;
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    private List<UUID> does(Order order) {
        return switch (ledger.decide(order)) {
            case Ledger.Verdict.Done done -> {
                ledger = done.after();
                yield done.attention();
            }
            case Ledger.Verdict.Rejected no -> throw new AssertionError(no.problems());
        };
    }

    private List<String> refused(Order order) {
        return switch (ledger.decide(order)) {
            case Ledger.Verdict.Done done -> throw new AssertionError("was done: " + order);
            case Ledger.Verdict.Rejected no -> no.problems().stream().map(Problem::code).toList();
        };
    }

    private Map<PaymentKind, BigDecimal> pays(UUID id, YearMonth month) {
        Ledger.Paid paid = Ledger.pay(benefit(id), month, true);
        ledger =
                new Ledger(
                        ledger.side(),
                        ledger.conflicts(),
                        ledger.benefits().stream()
                                .map(b -> b.id().equals(id) ? paid.after() : b)
                                .toList());
        return paid.amounts();
    }

    /**
     * A small sum on the spot; the decision makes it up to the whole, and nothing is paid twice.
     */
    @Test
    void whatWasHandedOutAtOnceIsMadeUpByTheDecision() {
        UUID id = UUID.randomUUID();
        does(new Order.HandOut(id, SCHEMES.get("temporary-assistance"), AUGUST, yuan("2000")));
        assertThat(on(id, LedgerAccount.FUND)).isEqualByComparingTo("2000");
        assertThat(on(id, LedgerAccount.OWED)).isZero();
        assertThat(pays(id, AUGUST)).as("the run of the month pays nothing of it").isEmpty();
        does(new Order.Raise(id, AUGUST, yuan("4440")));
        assertThat(pays(id, AUGUST.plusMonths(1)))
                .containsExactly(Map.entry(PaymentKind.ARREARS, yuan("2440.00")));
        assertThat(on(id, LedgerAccount.FUND)).isEqualByComparingTo("2000");
        assertThat(on(id, LedgerAccount.BANK)).isEqualByComparingTo("2440");
        assertThat(benefit(id).balances().total()).isZero();
        assertThat(
                        refused(
                                new Order.HandOut(
                                        id,
                                        SCHEMES.get("temporary-assistance"),
                                        AUGUST,
                                        yuan("1"))))
                .containsExactly("LEDGER-001");
    }

    @Test
    void whatWasHandedOutBeyondWhatIsDueWaitsForADecision() {
        UUID id = UUID.randomUUID();
        does(new Order.HandOut(id, SCHEMES.get("temporary-assistance"), AUGUST, yuan("2000")));
        does(new Order.Reduce(id, AUGUST, yuan("1500")));
        assertThat(on(id, LedgerAccount.OVERPAID)).isEqualByComparingTo("500");
        does(new Order.Recover(id, yuan("500"), Cents.ZERO));
        does(new Order.Repay(id, yuan("500")));
        assertThat(on(id, LedgerAccount.CLAIM)).isZero();
        assertThat(benefit(id).balances().total()).isZero();
    }

    private Benefit benefit(UUID id) {
        return ledger.find(id).orElseThrow();
    }

    private BigDecimal on(UUID id, LedgerAccount account) {
        return benefit(id).balances().of(account);
    }

    private BigDecimal due(UUID id, YearMonth month) {
        return benefit(id).due().at(month);
    }

    @Test
    void theFirstRunPaysTheMonthAndWhatLiesBeforeIt() {
        UUID id = opened("living-subsidy", YearMonth.of(2026, 6), "100");
        assertThat(pays(id, AUGUST))
                .isEqualTo(
                        Map.of(
                                PaymentKind.REGULAR, yuan("100.00"),
                                PaymentKind.ARREARS, yuan("200.00")));
        assertThat(pays(id, AUGUST)).as("once").isEmpty();
        assertThat(on(id, LedgerAccount.BANK)).isEqualByComparingTo("300");
    }

    @Test
    void aRaiseOfPastMonthsBecomesArrears() {
        UUID id = opened("living-subsidy", AUGUST, "100");
        pays(id, AUGUST.plusMonths(2));
        does(new Order.Raise(id, AUGUST, yuan("130.50")));
        assertThat(on(id, LedgerAccount.OWED)).isEqualByComparingTo("91.50");
        assertThat(pays(id, AUGUST.plusMonths(3)))
                .isEqualTo(
                        Map.of(
                                PaymentKind.REGULAR, yuan("130.50"),
                                PaymentKind.ARREARS, yuan("91.50")));
    }

    @Test
    void whatWasOverpaidIsNotTakenFromLaterMonthsByItself() {
        UUID id = opened("living-subsidy", AUGUST, "100");
        pays(id, AUGUST.plusMonths(1));
        does(new Order.Reduce(id, AUGUST, yuan("70")));
        assertThat(on(id, LedgerAccount.OVERPAID)).isEqualByComparingTo("60");
        assertThat(pays(id, AUGUST.plusMonths(2)))
                .isEqualTo(Map.of(PaymentKind.REGULAR, yuan("70.00")));
        assertThat(on(id, LedgerAccount.OVERPAID)).isEqualByComparingTo("60");
    }

    @Test
    void aDecisionOnRecoveryMayDeductByTheMonth() {
        UUID id = opened("living-subsidy", AUGUST, "100");
        pays(id, AUGUST.plusMonths(1));
        does(new Order.Reduce(id, AUGUST, yuan("70")));
        does(new Order.Recover(id, yuan("60"), yuan("40")));
        assertThat(pays(id, AUGUST.plusMonths(2)))
                .isEqualTo(Map.of(PaymentKind.REGULAR, yuan("30.00")));
        assertThat(pays(id, AUGUST.plusMonths(3)))
                .isEqualTo(Map.of(PaymentKind.REGULAR, yuan("50.00")));
        assertThat(pays(id, AUGUST.plusMonths(4)))
                .isEqualTo(Map.of(PaymentKind.REGULAR, yuan("70.00")));
        assertThat(on(id, LedgerAccount.CLAIM)).isEqualByComparingTo("0");
        assertThat(on(id, LedgerAccount.CLEARED)).isEqualByComparingTo("0");
    }

    @Test
    void chongqingForbidsToDeductFromTheMinimumLivingAllowance() {
        ledger = new Ledger(Jurisdiction.CHONGQING, SCHEMES.conflicts(), List.of());
        UUID id = opened("minimum-living-allowance", AUGUST, "500");
        pays(id, AUGUST);
        does(new Order.Stop(id, AUGUST));
        assertThat(refused(new Order.Recover(id, yuan("500"), yuan("50"))))
                .containsExactly("LEDGER-012");
        does(new Order.Recover(id, yuan("500"), BigDecimal.ZERO));
        does(new Order.Repay(id, yuan("500")));
        assertThat(on(id, LedgerAccount.BANK)).isEqualByComparingTo("0");
    }

    @Test
    void aRaiseUndoesTheClaimOfTheSameMonthFirst() {
        UUID id = opened("living-subsidy", AUGUST, "100");
        pays(id, AUGUST);
        does(new Order.Reduce(id, AUGUST, yuan("40")));
        does(new Order.Recover(id, yuan("60"), BigDecimal.ZERO));
        does(new Order.Raise(id, AUGUST, yuan("110")));
        assertThat(on(id, LedgerAccount.CLAIM)).isEqualByComparingTo("0");
        assertThat(on(id, LedgerAccount.OWED)).isEqualByComparingTo("10");
    }

    @Test
    void theExitPeriodHasSixMonthsAtMostAndOnlyWhereTheSchemeHasOne() {
        UUID id = opened("minimum-living-allowance", YearMonth.of(2024, 1), "399");
        YearMonth june = YearMonth.of(2024, 6);
        assertThat(refused(new Order.Exit(id, june.plusMonths(1), 7)))
                .containsExactly("LEDGER-010");
        does(new Order.Exit(id, june.plusMonths(1), 6));
        assertThat(due(id, YearMonth.of(2024, 12))).isEqualByComparingTo("399");
        assertThat(due(id, YearMonth.of(2025, 1))).isEqualByComparingTo("0");
        UUID subsidy = opened("living-subsidy", AUGUST, "100");
        assertThat(refused(new Order.Exit(subsidy, AUGUST, 1))).containsExactly("LEDGER-009");
    }

    @Test
    void aPaymentThatCameBackIsPaidAgain() {
        UUID id = opened("living-subsidy", AUGUST, "100");
        pays(id, AUGUST);
        List<Posting> paid =
                benefit(id).postings().stream()
                        .filter(p -> p.kind() == Posting.Kind.PAYMENT)
                        .toList();
        does(new Order.Return(id, paid));
        assertThat(on(id, LedgerAccount.RETURNED)).isEqualByComparingTo("100");
        assertThat(pays(id, AUGUST)).isEqualTo(Map.of(PaymentKind.REISSUE, yuan("100.00")));
        assertThat(on(id, LedgerAccount.BANK)).isEqualByComparingTo("100");
    }

    @Test
    void whatCameBackCountsAgainstWhatItsMonthWasOverpaid() {
        UUID id = opened("living-subsidy", AUGUST, "100");
        pays(id, AUGUST);
        List<Posting> paid =
                benefit(id).postings().stream()
                        .filter(p -> p.kind() == Posting.Kind.PAYMENT)
                        .toList();
        does(new Order.Reduce(id, AUGUST, yuan("30")));
        does(new Order.Return(id, paid));
        assertThat(on(id, LedgerAccount.OVERPAID)).isEqualByComparingTo("0");
        assertThat(on(id, LedgerAccount.RETURNED)).isEqualByComparingTo("30");
    }

    @Test
    void whatExcludesAnotherWaitsUntilThatOneIsStopped() {
        UUID allowance = opened("minimum-living-allowance", AUGUST, "500");
        UUID support = opened("extreme-poverty-support", AUGUST.plusMonths(1), "768");
        assertThat(due(support, AUGUST.plusMonths(1))).isEqualByComparingTo("0");
        assertThat(refused(new Order.Raise(support, AUGUST.plusMonths(1), yuan("800"))))
                .containsExactly("LEDGER-007");
        does(new Order.Stop(allowance, AUGUST.plusMonths(3)));
        assertThat(due(support, AUGUST.plusMonths(2))).isEqualByComparingTo("0");
        assertThat(due(support, AUGUST.plusMonths(3))).isEqualByComparingTo("768");
        // and the one that was stopped does not come back beside it
        assertThat(refused(new Order.Raise(allowance, AUGUST.plusMonths(4), yuan("500"))))
                .containsExactly("LEDGER-007");
    }

    @Test
    void theSameSchemeIsNotPaidTwice() {
        opened("living-subsidy", AUGUST, "100");
        UUID second = opened("living-subsidy", AUGUST, "120");
        assertThat(due(second, AUGUST)).isEqualByComparingTo("0");
    }

    @Test
    void ofTwoForOnePurposeTheHigherIsReachedByADifference() {
        UUID nursing = opened("nursing-subsidy", AUGUST, "120");
        UUID care = opened("elder-care-subsidy", AUGUST, "200");
        assertThat(due(care, AUGUST)).isEqualByComparingTo("80");
        does(new Order.Stop(nursing, AUGUST.plusMonths(1)));
        assertThat(due(care, AUGUST.plusMonths(1))).isEqualByComparingTo("200");
    }

    @Test
    void aChildsAllowanceTopsUpAndIsNotLoweredByItself() {
        UUID living = opened("living-subsidy", AUGUST, "100");
        UUID child = opened("unattended-child", AUGUST, "1200");
        assertThat(due(child, AUGUST)).isEqualByComparingTo("1100");
        List<UUID> attention = does(new Order.Raise(living, AUGUST, yuan("150")));
        assertThat(due(child, AUGUST)).as("nobody decided on it").isEqualByComparingTo("1100");
        assertThat(attention).containsExactly(child);
        does(new Order.Stop(living, AUGUST.plusMonths(1)));
        assertThat(due(child, AUGUST.plusMonths(1))).isEqualByComparingTo("1200");
    }

    @Test
    void ordersThatMakeNoSenseSayWhy() {
        UUID id = opened("living-subsidy", AUGUST, "100");
        assertThat(refused(new Order.Raise(id, AUGUST, yuan("90")))).containsExactly("LEDGER-005");
        assertThat(refused(new Order.Reduce(id, AUGUST, yuan("110"))))
                .containsExactly("LEDGER-006");
        assertThat(refused(new Order.Raise(id, AUGUST.minusMonths(1), yuan("0.001"))))
                .containsExactly("LEDGER-002", "LEDGER-004");
        assertThat(refused(new Order.Reduce(id, AUGUST, yuan("0")))).containsExactly("LEDGER-002");
        assertThat(refused(new Order.Recover(id, yuan("1"), yuan("-1"))))
                .containsExactly("LEDGER-011", "LEDGER-003");
        assertThat(refused(new Order.Waive(id, yuan("1")))).containsExactly("LEDGER-011");
        assertThat(refused(new Order.Repay(id, yuan("1")))).containsExactly("LEDGER-011");
        does(new Order.Stop(id, AUGUST.plusMonths(1)));
        assertThat(refused(new Order.Stop(id, AUGUST.plusMonths(1)))).containsExactly("LEDGER-008");
    }
}
