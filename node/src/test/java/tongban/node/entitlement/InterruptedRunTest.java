package tongban.node.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A run is broken off at random moments, by ending the database's processes under it, and started
 * again. What it has paid in the end is, to the cent and the month, what {@link Ledger#pay} says
 * for each single person, and each payment is there once. {@code -Dtongban.long=true} breaks a
 * hundred runs.
 */
class InterruptedRunTest {
    private static final int RUNS = Boolean.getBoolean("tongban.long") ? 100 : 5;
    private static final int PEOPLE = 60;
    private static final int CHUNK_ROWS = 7;
    private static final int KILLS = 4;
    private static final YearMonth FIRST = YearMonth.of(2026, 6);
    private static final YearMonth SECOND = YearMonth.of(2026, 9);

    @Test
    void everyPaymentIsMadeOnceHoweverOftenTheRunFalls() throws InterruptedException {
        try (PayRoll roll = new PayRoll("interrupted_run")) {
            int broken = 0;
            for (int seed = 0; seed < RUNS; seed++) {
                try {
                    broken += new Story(roll, seed).told();
                } catch (AssertionError | RuntimeException fault) {
                    throw new AssertionError("seed " + seed + ": " + fault.getMessage(), fault);
                }
            }
            assertThat(broken).as("chunks that were broken off").isPositive();
        }
    }

    private record Story(PayRoll roll, Random random, String organ) {
        Story(PayRoll roll, int seed) {
            this(roll, new Random(seed), "51%04d:civil-affairs".formatted(seed));
        }

        int told() throws InterruptedException {
            List<Long> numbers = roll.people(organ, PEOPLE, FIRST);
            numbers.forEach(this::award);
            roll.finish(roll.started(organ, FIRST.plusMonths(1)), CHUNK_ROWS);
            numbers.forEach(this::live);

            Map<Long, Ledger.Paid> expected = new HashMap<>();
            for (JdbcLedgers.Held held : held(numbers)) {
                Benefit benefit = held.ledger().benefits().getFirst();
                long number = number(held);
                expected.put(number, Ledger.pay(benefit, SECOND, reachable(number)));
            }
            UUID run = roll.started(organ, SECOND);
            int broken = broken(run);
            roll.finish(run, CHUNK_ROWS);
            compare(numbers, run, expected);
            assertThat(roll.runs.next(PayRoll.SIDE, run, CHUNK_ROWS)).isFalse();
            PaymentRuns.RunPage page = roll.runs.page(PayRoll.decider(organ), run).orElseThrow();
            assertThat(page.standings().orElseThrow().difference()).isEqualByComparingTo("0");
            assertThat(page.reconciliation().amount()).isEqualByComparingTo(page.run().amount());
            assertThat(page.run().done()).isEqualTo(PEOPLE);
            assertThat(Cents.sum(page.shares().stream().map(PaymentRuns.Share::amount).toList()))
                    .isEqualByComparingTo(page.run().amount());
            return broken;
        }

        /** Runs in a thread that dies with its connection, until it is through. */
        private int broken(UUID run) throws InterruptedException {
            int broken = 0;
            for (int i = 0; i < KILLS; i++) {
                CountDownLatch begun = new CountDownLatch(1);
                boolean[] fell = {false};
                Thread node =
                        Thread.ofPlatform()
                                .start(() -> {
                                    begun.countDown();
                                    try {
                                        roll.finish(run, CHUNK_ROWS);
                                    } catch (DataAccessException | TransactionException fallen) {
                                        fell[0] = true;
                                    }
                                });
                begun.await();
                // anywhere in a chunk: the moment is what is tried, nothing is waited for
                Thread.sleep(random.nextInt(25));
                roll.killEveryConnection();
                node.join();
                broken += fell[0] ? 1 : 0;
            }
            return broken;
        }

        private List<JdbcLedgers.Held> held(List<Long> numbers) {
            return roll.inside(() -> roll.ledgers.holdEach(numbers));
        }

        private static long number(JdbcLedgers.Held held) {
            return Objects.requireNonNull(
                    held.numbers().get(held.ledger().benefits().getFirst().id()));
        }

        private boolean reachable(long number) {
            return roll.inside(() ->
                    roll.jdbc
                            .sql(
                                    "select payee > 0 and not payee_wrong from entitlement where number = ?")
                            .param(number)
                            .query(Boolean.class)
                            .single());
        }

        private BigDecimal yuan() {
            return BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
        }

        private void award(long number) {
            YearMonth from = FIRST.plusMonths(random.nextInt(3));
            Optional<YearMonth> until =
                    random.nextInt(4) == 0
                            ? Optional.of(from.plusMonths(1 + random.nextInt(4)))
                            : Optional.empty();
            change(
                    number,
                    b -> {
                        Amounts amounts =
                                Amounts.of(List.of(new Amounts.Span(from, until, yuan())));
                        return Optional.of(b.awarded(amounts).due(amounts));
                    });
        }

        /** What happens to people between two months. */
        private void live(long number) {
            int events = random.nextInt(5);
            for (int i = 0; i < events; i++) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> order(number, b -> new Order.Raise(b.id(), month(), yuan()));
                    case 2 -> order(number, b -> new Order.Reduce(b.id(), month(), yuan()));
                    case 3 -> order(number, b -> new Order.Stop(b.id(), month()));
                    case 4 ->
                            order(
                                    number,
                                    b ->
                                            new Order.Recover(
                                                    b.id(),
                                                    b.balances()
                                                            .of(LedgerAccount.OVERPAID)
                                                            .max(new BigDecimal("0.01")),
                                                    yuan()));
                    default -> bounced(number);
                }
            }
        }

        private YearMonth month() {
            return FIRST.plusMonths(random.nextInt(5));
        }

        private void order(long number, java.util.function.Function<Benefit, Order> of) {
            change(
                    number,
                    b -> {
                        Ledger ledger =
                                new Ledger(PayRoll.SIDE, Schemes.shipped().conflicts(), List.of(b));
                        return ledger.decide(of.apply(b)) instanceof Ledger.Verdict.Done done
                                ? Optional.of(done.after().benefits().getFirst())
                                : Optional.empty();
                    });
        }

        private void change(
                long number, java.util.function.Function<Benefit, Optional<Benefit>> by) {
            roll.walls.run(
                    tongban.node.identity.Actor.system(PayRoll.SIDE),
                    () -> {
                        JdbcLedgers.Held held = roll.ledgers.holdEach(List.of(number)).getFirst();
                        by.apply(held.ledger().benefits().getFirst())
                                .ifPresent(now ->
                                        roll.ledgers.store(
                                                held,
                                                new Ledger(
                                                        PayRoll.SIDE,
                                                        held.ledger().conflicts(),
                                                        List.of(now)),
                                                UUID.randomUUID(),
                                                posting -> 0,
                                                java.time.Instant.EPOCH));
                    });
        }

        /** The bank sends a payment back, sometimes because the account is wrong. */
        private void bounced(long number) {
            record Sent(UUID run, long id, BigDecimal amount) {}
            List<Sent> sent =
                    roll.inside(() ->
                            roll.jdbc
                                    .sql(
                                            "select run, id, amount from payment where entitlement = ? and state = 'SENT'")
                                    .param(number)
                                    .query((row, n) ->
                                            new Sent(
                                                    row.getObject(1, UUID.class),
                                                    row.getLong(2),
                                                    row.getBigDecimal(3)))
                                    .list());
            if (!sent.isEmpty()) {
                Sent back = sent.getFirst();
                String result = random.nextInt(3) == 0 ? "WRONG_ACCOUNT" : "RETURNED";
                String file =
                        "number,amount,result\n%d,%s,%s\n"
                                .formatted(back.id(), back.amount().toPlainString(), result);
                PaymentRuns.Taken taken =
                        roll.runs
                                .takeIn(
                                        PayRoll.decider(organ),
                                        back.run(),
                                        file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .orElseThrow();
                assertThat(taken).isInstanceOf(PaymentRuns.Taken.Done.class);
            }
        }

        private record Counted(String kind, BigDecimal amount) {}

        private void compare(List<Long> numbers, UUID run, Map<Long, Ledger.Paid> expected) {
            for (JdbcLedgers.Held held : held(numbers)) {
                long number = number(held);
                Benefit now = held.ledger().benefits().getFirst();
                Ledger.Paid paid = Objects.requireNonNull(expected.get(number));
                assertThat(now.bookedThrough()).isEqualTo(paid.after().bookedThrough());
                assertThat(new ArrayList<>(now.postings()))
                        .as("postings of " + number)
                        .containsExactlyInAnyOrderElementsOf(paid.after().postings());
                List<Counted> lines =
                        roll.inside(() ->
                                roll.jdbc
                                        .sql(
                                                "select kind, amount from payment where run = ? and entitlement = ?")
                                        .params(run, number)
                                        .query((row, n) ->
                                                new Counted(row.getString(1), row.getBigDecimal(2)))
                                        .list());
                assertThat(lines)
                        .containsExactlyInAnyOrderElementsOf(
                                paid.amounts().entrySet().stream()
                                        .map(e -> new Counted(e.getKey().name(), e.getValue()))
                                        .toList());
                Balances balances = now.balances();
                Map<String, BigDecimal> projected = projected(number);
                assertThat(projected)
                        .isEqualTo(
                                Map.of(
                                        "owed", balances.of(LedgerAccount.OWED),
                                        "returned", balances.of(LedgerAccount.RETURNED),
                                        "overpaid", balances.of(LedgerAccount.OVERPAID),
                                        "claim", balances.of(LedgerAccount.CLAIM),
                                        "paid", balances.of(LedgerAccount.BANK)));
            }
        }

        private Map<String, BigDecimal> projected(long number) {
            return roll.inside(() ->
                    roll.jdbc
                            .sql(
                                    "select owed, returned, overpaid, claim, paid from entitlement where number = ?")
                            .param(number)
                            .query((row, n) ->
                                    Map.of(
                                            "owed", row.getBigDecimal(1),
                                            "returned", row.getBigDecimal(2),
                                            "overpaid", row.getBigDecimal(3),
                                            "claim", row.getBigDecimal(4),
                                            "paid", row.getBigDecimal(5)))
                            .single());
        }
    }
}
