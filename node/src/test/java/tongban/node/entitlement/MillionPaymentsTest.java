package tongban.node.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** One million people are paid in one run, in under a minute. Prints how long it took. */
@EnabledIfSystemProperty(named = "tongban.long", matches = "true")
class MillionPaymentsTest {
    private static final int PEOPLE = 1_000_000;
    private static final Duration TIME_MAX = Duration.ofMinutes(1);
    private static final String ORGAN = "510000000000:civil-affairs";
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @Test
    void aMillionPaymentsTakeLessThanAMinute() {
        try (PayRoll roll = new PayRoll("million_payments")) {
            roll.people(ORGAN, PEOPLE, MONTH);
            roll.inside(() ->
                    roll.jdbc
                            .sql(
                                    """
                                    insert into entitlement_span
                                    select owner_jurisdiction, number, w, first_month, null, 80 + number % 97 + 0.07
                                      from entitlement, (values ('AWARDED'), ('DUE')) x (w)
                                    """)
                            .update());
            UUID run = roll.started(ORGAN, MONTH);
            long begun = System.nanoTime();
            roll.finish(run, JdbcRuns.CHUNK_ROWS);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf("%,d payments in %.1f s%n", PEOPLE, took.toMillis() / 1000.0);
            PaymentRuns.RunPage page = roll.runs.page(PayRoll.decider(ORGAN), run).orElseThrow();
            assertThat(page.run().payments()).isEqualTo(PEOPLE);
            assertThat(page.standings().orElseThrow().difference()).isEqualByComparingTo("0");
            assertThat(page.standings().orElseThrow().due())
                    .isEqualByComparingTo(page.run().amount());
            assertThat(took).isLessThan(TIME_MAX);
        }
    }
}
