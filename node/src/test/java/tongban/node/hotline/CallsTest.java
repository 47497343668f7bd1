package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/** Calls of a day: read, summed with their denominator, corrected, behind the wall of the side. */
class CallsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    @Test
    void everyFaultIsToldWithItsLine() {
        CallLines.Read read =
                CallLines.read(
                        """
                        2026-05-01,100,96,90
                        2026-05-01,100,96,90
                        2026-05-02,100,101,90
                        2026-05-02,100,96,97
                        2026-05-05,1,1,1
                        yesterday,1,1,1
                        2026-05-03，10，9，8
                        """,
                        "",
                        DAY);
        assertThat(read.problems())
                .extracting(Problem::code)
                .containsExactly(
                        "TICKET-055",
                        "TICKET-056",
                        "TICKET-055",
                        "TICKET-054",
                        "TICKET-053",
                        "TICKET-051");
        assertThat(read.days())
                .containsExactly(
                        new Calls.Day(LocalDate.of(2026, 5, 1), 100, 96, 90),
                        new Calls.Day(LocalDate.of(2026, 5, 3), 10, 9, 8));
        assertThat(CallLines.read(" \n", "s", DAY).problems())
                .extracting(Problem::code)
                .containsExactly("TICKET-052");
    }

    @Test
    void aDayCountsAsItWasSaidLastAndStaysOnItsSide() {
        try (var sides = new Closing(new TwoSides("calls"))) {
            Calls calls = sides.of().bean(Calls.class);
            Actor agent = sides.of().staff(Role.CLERK, SICHUAN, "51:hotline", "agent");
            Actor across = sides.of().staff(Role.CLERK, CHONGQING, "50:hotline", "agent");
            LocalDate day = sides.of().today().minusDays(1);
            YearMonth month = YearMonth.from(day);
            assertThat(calls.enter(agent, day + ",100,90,80", "话务系统"))
                    .isEqualTo(new Calls.Result.Done(1));
            calls.enter(agent, day + ",200,190,150\n" + day.minusDays(1) + ",100,96,90", "更正");
            Calls.Sheet sheet = calls.of(agent, month.minusMonths(1), month);
            assertThat(sheet.days()).hasSize(2);
            assertThat(sheet.connected()).isEqualTo(new Metrics.Ratio(286, 300));
            assertThat(sheet.within().shown()).isEqualTo("240 / 300 (80.0%)");
            assertThat(calls.of(across, month, month).days()).isEmpty();
            Actor body = sides.of().staff(Role.REVIEWER, SICHUAN, "511623:civil-affairs", "body");
            assertThat(calls.enter(body, day + ",1,1,1", "s"))
                    .isInstanceOfSatisfying(
                            Calls.Result.Rejected.class,
                            no ->
                                    assertThat(no.problems())
                                            .extracting(Problem::code)
                                            .containsExactly("TICKET-057"));
        }
    }

    private record Closing(TwoSides of) implements AutoCloseable {
        @Override
        public void close() {
            of.close();
        }
    }
}
