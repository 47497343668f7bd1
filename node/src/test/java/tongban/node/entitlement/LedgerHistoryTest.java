package tongban.node.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Jurisdiction;

/**
 * Random lives of random people, held to an oracle that knows months, cents and the law's pairs and
 * nothing of postings: what is due is what it says, every ledger sums to zero, nobody holds two
 * exclusive benefits in any month, and once all is settled the purse holds what was due and what
 * was left to the person. {@code -Dtongban.long=true} lives a hundred thousand lives.
 */
class LedgerHistoryTest {
    private static final int LIVES = Boolean.getBoolean("tongban.long") ? 100_000 : 10_000;
    private static final int STEPS_MAX = 30;
    private static final int MONTHS = 48;
    private static final YearMonth FIRST = YearMonth.of(2023, 1);
    private static final Schemes SCHEMES = Schemes.shipped();

    @Test
    void everyLifeSettlesToTheCent() {
        for (int seed = 0; seed < LIVES; seed++) {
            try {
                new Life(seed).lived();
            } catch (AssertionError | RuntimeException fault) {
                throw new AssertionError("seed " + seed + ": " + fault.getMessage(), fault);
            }
        }
    }

    /** Cents by month of one benefit, as the oracle knows them. */
    private static final class Known {
        final String scheme;
        final long[] awarded = new long[MONTHS];
        final long[] due = new long[MONTHS];
        long purse;
        long left;

        Known(String scheme) {
            this.scheme = scheme;
        }
    }

    private static final class Life {
        private final Random random;
        private final Jurisdiction side;
        private final List<UUID> ids = new ArrayList<>();
        private final List<Known> known = new ArrayList<>();
        private Ledger ledger;

        /** The last month that was run. */
        private int now = 0;

        Life(int seed) {
            random = new Random(seed);
            side = random.nextBoolean() ? Jurisdiction.SICHUAN : Jurisdiction.CHONGQING;
            ledger = new Ledger(side, SCHEMES.conflicts(), List.of());
        }

        void lived() {
            int steps = 5 + random.nextInt(STEPS_MAX - 5);
            for (int i = 0; i < steps; i++) {
                step();
                holds();
            }
            settle();
            holds();
            for (int i = 0; i < ids.size(); i++) {
                Balances balances = ledger.benefits().get(i).balances();
                long due = 0;
                for (int m = 0; m < MONTHS; m++) {
                    due += known.get(i).due[m];
                }
                assertThat(known.get(i).purse)
                        .as("purse of " + known.get(i).scheme)
                        .isEqualTo(due + known.get(i).left);
                assertThat(cents(balances.of(LedgerAccount.BANK))).isEqualTo(known.get(i).purse);
                for (LedgerAccount settled :
                        List.of(
                                LedgerAccount.OWED,
                                LedgerAccount.RETURNED,
                                LedgerAccount.OVERPAID,
                                LedgerAccount.CLAIM,
                                LedgerAccount.CLEARED)) {
                    assertThat(balances.of(settled)).as(settled.name()).isEqualByComparingTo("0");
                }
            }
        }

        private void step() {
            int what = ids.isEmpty() ? 0 : random.nextInt(12);
            switch (what) {
                case 0 -> open();
                case 1, 2 -> change();
                case 3 -> stop();
                case 4 -> exit();
                case 5 -> recover();
                case 6 -> waive();
                case 7 -> repay();
                case 8 -> bounce();
                default -> run(Math.min(MONTHS - 1, now + random.nextInt(3)));
            }
        }

        private int any() {
            return random.nextInt(ids.size());
        }

        private static YearMonth month(int m) {
            return FIRST.plusMonths(m);
        }

        private BigDecimal yuan(int centsMax) {
            return BigDecimal.valueOf(1 + random.nextInt(centsMax), 2);
        }

        private static long cents(BigDecimal yuan) {
            return yuan.movePointRight(2).longValueExact();
        }

        // -------------------------------------------------------- what happens

        private boolean does(Order order) {
            Ledger.Verdict verdict = ledger.decide(order);
            if (verdict instanceof Ledger.Verdict.Done done) {
                ledger = done.after();
                return true;
            }
            return false;
        }

        private void open() {
            if (ids.size() == 4) {
                return;
            }
            Scheme scheme = SCHEMES.all().get(random.nextInt(SCHEMES.all().size()));
            int from = random.nextInt(Math.min(MONTHS, now + 4));
            int until = random.nextInt(4) == 0 ? from + 1 + random.nextInt(12) : MONTHS;
            BigDecimal amount = yuan(200_000);
            UUID id = UUID.randomUUID();
            Optional<YearMonth> end =
                    until >= MONTHS ? Optional.empty() : Optional.of(month(until));
            boolean done =
                    does(
                            new Order.Open(
                                    id,
                                    scheme,
                                    List.of(new Amounts.Span(month(from), end, amount)),
                                    false));
            assertThat(done).isTrue();
            ids.add(id);
            Known k = new Known(scheme.id());
            for (int m = from; m < Math.min(until, MONTHS); m++) {
                k.awarded[m] = cents(amount);
            }
            known.add(k);
            settled(known.size() - 1);
        }

        private void change() {
            int i = any();
            Known k = known.get(i);
            int from = random.nextInt(MONTHS);
            BigDecimal amount = yuan(200_000);
            int end = end(k);
            long[] now = k.awarded.clone();
            for (int m = from; m < (from < end ? end : MONTHS); m++) {
                now[m] = cents(amount);
            }
            boolean raise = random.nextBoolean();
            boolean done =
                    does(
                            raise
                                    ? new Order.Raise(ids.get(i), month(from), amount)
                                    : new Order.Reduce(ids.get(i), month(from), amount));
            if (done) {
                for (int m = 0; m < MONTHS; m++) {
                    assertThat(raise ? now[m] >= k.awarded[m] : now[m] <= k.awarded[m])
                            .as("one direction")
                            .isTrue();
                }
                System.arraycopy(now, 0, k.awarded, 0, MONTHS);
                settled(i);
            }
        }

        /** The month after the last awarded one; MONTHS where it goes on. */
        private static int end(Known k) {
            int end = MONTHS;
            while (end > 0 && k.awarded[end - 1] == 0) {
                end--;
            }
            return end;
        }

        private void stop() {
            int i = any();
            int from = random.nextInt(MONTHS);
            if (does(new Order.Stop(ids.get(i), month(from)))) {
                java.util.Arrays.fill(known.get(i).awarded, from, MONTHS, 0);
                settled(i);
            }
        }

        private void exit() {
            int i = any();
            Known k = known.get(i);
            int from = random.nextInt(MONTHS);
            int months = 1 + random.nextInt(7);
            if (does(new Order.Exit(ids.get(i), month(from), months))) {
                assertThat(months).isLessThanOrEqualTo(6);
                for (int m = from; m < MONTHS; m++) {
                    k.awarded[m] = m < from + months ? k.awarded[from] : 0;
                }
                settled(i);
            }
        }

        private void recover() {
            int i = any();
            BigDecimal there = balance(i, LedgerAccount.OVERPAID);
            if (there.signum() > 0) {
                BigDecimal monthly = random.nextBoolean() ? yuan(10_000) : Cents.ZERO;
                does(new Order.Recover(ids.get(i), part(there), monthly));
            }
        }

        private void waive() {
            int i = any();
            BigDecimal there =
                    balance(i, LedgerAccount.OVERPAID).add(balance(i, LedgerAccount.CLAIM));
            if (there.signum() > 0) {
                BigDecimal amount = part(there);
                if (does(new Order.Waive(ids.get(i), amount))) {
                    known.get(i).left += cents(amount);
                }
            }
        }

        private void repay() {
            int i = any();
            BigDecimal there = balance(i, LedgerAccount.CLAIM);
            if (there.signum() > 0) {
                BigDecimal amount = part(there);
                assertThat(does(new Order.Repay(ids.get(i), amount))).isTrue();
                known.get(i).purse -= cents(amount);
            }
        }

        private BigDecimal part(BigDecimal of) {
            return random.nextBoolean() ? of : yuan((int) cents(of));
        }

        private BigDecimal balance(int i, LedgerAccount account) {
            return ledger.benefits().get(i).balances().of(account);
        }

        /** The bank returns the last payment of a month that has not come back yet. */
        private void bounce() {
            int i = any();
            Benefit benefit = ledger.benefits().get(i);
            List<Posting> paid =
                    benefit.postings().stream()
                            .filter(p ->
                                    p.credit() == LedgerAccount.BANK
                                            && benefit.balances()
                                                            .of(LedgerAccount.BANK, p.month())
                                                            .compareTo(p.amount())
                                                    >= 0)
                            .toList();
            if (!paid.isEmpty()) {
                Posting last = paid.getLast();
                assertThat(does(new Order.Return(ids.get(i), List.of(last)))).isTrue();
                known.get(i).purse -= cents(last.amount());
            }
        }

        private void run(int month) {
            now = Math.max(now, month);
            for (int i = 0; i < ids.size(); i++) {
                pay(i, month(now), random.nextInt(10) != 0);
            }
        }

        private void pay(int i, YearMonth month, boolean reachable) {
            Ledger.Paid paid = Ledger.pay(ledger.benefits().get(i), month, reachable);
            List<Benefit> all = new ArrayList<>(ledger.benefits());
            all.set(i, paid.after());
            ledger = new Ledger(side, ledger.conflicts(), all);
            for (Map.Entry<Ledger.PaymentKind, BigDecimal> line : paid.amounts().entrySet()) {
                assertThat(line.getValue()).isPositive();
                known.get(i).purse += cents(line.getValue());
            }
            assertThat(Ledger.pay(paid.after(), month, true).amounts().keySet())
                    .as("a second run pays only what could not be reached")
                    .allMatch(kind -> !reachable);
        }

        private void settle() {
            run(MONTHS - 1);
            for (int i = 0; i < ids.size(); i++) {
                pay(i, month(MONTHS - 1), true);
                BigDecimal overpaid = balance(i, LedgerAccount.OVERPAID);
                if (overpaid.signum() > 0) {
                    assertThat(does(new Order.Recover(ids.get(i), overpaid, Cents.ZERO))).isTrue();
                }
                BigDecimal claim = balance(i, LedgerAccount.CLAIM);
                if (claim.signum() > 0) {
                    assertThat(does(new Order.Repay(ids.get(i), claim))).isTrue();
                    known.get(i).purse -= cents(claim);
                }
            }
        }

        // -------------------------------------------------------- the oracle

        /** Month by month: what the changed one gets beside the others, and what it releases. */
        private void settled(int changed) {
            for (int m = 0; m < MONTHS; m++) {
                known.get(changed).due[m] = beside(changed, m);
                for (int i = 0; i < known.size(); i++) {
                    if (i != changed) {
                        known.get(i).due[m] = Math.max(known.get(i).due[m], beside(i, m));
                    }
                }
            }
        }

        private long beside(int i, int m) {
            Known own = known.get(i);
            long due = own.awarded[m];
            for (int j = 0; j < known.size(); j++) {
                Known other = known.get(j);
                if (j == i || other.due[m] == 0) {
                    continue;
                }
                if (excluded(own.scheme, other.scheme)) {
                    due = 0;
                } else if (own.scheme.equals("unattended-child")
                        && List.of("living-subsidy", "minimum-living-allowance")
                                .contains(other.scheme)) {
                    due = Math.max(0, due - other.due[m]);
                } else if (j < i && isCare(own.scheme) && isCare(other.scheme)) {
                    due = Math.max(0, due - other.due[m]);
                }
            }
            return due;
        }

        private static boolean isCare(String scheme) {
            return scheme.equals("nursing-subsidy") || scheme.equals("elder-care-subsidy");
        }

        /** By hand, from the law, not from conflicts.yaml. */
        private static boolean excluded(String a, String b) {
            return a.equals(b)
                    || pair(a, b, "extreme-poverty-support", "minimum-living-allowance")
                    || pair(a, b, "extreme-poverty-support", "living-subsidy")
                    || pair(a, b, "extreme-poverty-support", "nursing-subsidy")
                    || pair(a, b, "extreme-poverty-support", "elder-care-subsidy")
                    || pair(a, b, "extreme-poverty-support", "orphan-allowance")
                    || pair(a, b, "extreme-poverty-support", "unattended-child")
                    || pair(a, b, "orphan-allowance", "unattended-child")
                    || pair(a, b, "orphan-allowance", "living-subsidy");
        }

        private static boolean pair(String a, String b, String one, String other) {
            return (a.equals(one) && b.equals(other)) || (a.equals(other) && b.equals(one));
        }

        /** Compared by hand: a million assertions with words would be most of the time. */
        private void holds() {
            for (int i = 0; i < ids.size(); i++) {
                Benefit benefit = ledger.benefits().get(i);
                Balances balances = benefit.balances();
                held(balances.total().signum() == 0, "the ledger sums to " + balances.total());
                for (LedgerAccount account : LedgerAccount.values()) {
                    if (account != LedgerAccount.CLEARED && account != LedgerAccount.BANK) {
                        held(
                                balances.byMonth(account).values().stream()
                                        .allMatch(a -> a.signum() > 0),
                                "below zero: " + account);
                    }
                }
                for (int m = 0; m < MONTHS; m++) {
                    due(i, m, benefit, balances);
                    // what was deducted in a month is his as well: he has paid an older claim with
                    // it, and it may be
                    // claimed back like what the bank has paid
                    held(
                            balances.of(LedgerAccount.BANK, month(m))
                                            .compareTo(balances.of(LedgerAccount.CLEARED, month(m)))
                                    >= 0,
                            "more came back for a month than it was paid and deducted");
                }
            }
        }

        private void due(int i, int m, Benefit benefit, Balances balances) {
            long due = known.get(i).due[m];
            held(
                    cents(benefit.due().at(month(m))) == due,
                    "due of " + known.get(i).scheme + " in " + month(m));
            boolean booked =
                    !month(m).isAfter(benefit.bookedThrough())
                            && !month(m).isBefore(benefit.first());
            held(
                    !booked || cents(balances.of(LedgerAccount.COST, month(m))) == due,
                    "booked of " + known.get(i).scheme + " in " + month(m));
            for (int j = 0; j < i; j++) {
                boolean both =
                        due > 0
                                && known.get(j).due[m] > 0
                                && excluded(known.get(i).scheme, known.get(j).scheme);
                held(!both, "two exclusive benefits in " + month(m));
            }
        }

        private static void held(boolean so, String otherwise) {
            if (!so) {
                throw new AssertionError(otherwise);
            }
        }
    }
}
