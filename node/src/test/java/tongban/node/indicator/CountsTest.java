package tongban.node.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.MigratedDatabase;
import tongban.node.hotline.TicketStage;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.JdbcWalls;
import tongban.postgres.DatabaseAccess;

/** What the system counts, over a few rows of each register. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-12T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private Counts counts;

    @BeforeAll
    void fill() throws SQLException {
        DatabaseAccess database = MigratedDatabase.fresh("counts");
        try (Connection app = database.asApp();
                Statement s = app.createStatement()) {
            app.setAutoCommit(false);
            s.execute(
                    "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SYSTEM', true)");
            // three offers of September, two of them confirmed in October, and one of October,
            // still open
            s.execute(
                    """
                    insert into policy_offer (id, owner_jurisdiction, run, service_id, year, enterprise_index, subject, organ, state,
                                              offered_on, answered_on, case_id, content_cipher)
                    select gen_random_uuid(), '51', gen_random_uuid(), 'job-keeping-refund', 2026, int4send(n), gen_random_uuid(),
                           '511623:human-resources', case when n <= 2 then 'CONFIRMED' else 'OFFERED' end,
                           case when n <= 3 then date '2026-09-20' else date '2026-10-09' end,
                           case when n <= 2 then date '2026-10-11' end,
                           case when n <= 2 then gen_random_uuid() end, ''
                      from generate_series(1, 4) n
                    """);
            // a day that is said again
            s.execute(
                    """
                    insert into hotline_calls (owner_jurisdiction, day, offered, answered, within, source, said_by, said_at)
                    select '51', day, offered, offered - 10, 0, 'test', gen_random_uuid(), timestamptz '2026-10-31'
                      from (values (date '2026-10-01', 100), (date '2026-10-02', 40), (date '2026-10-01', 70)) v(day, offered)
                    """);
            // reports of January and March; in February nothing came
            s.execute(
                    """
                    insert into project_total (owner_jurisdiction, year, month, category, lead, area, projects, plan, fresh, started,
                                               reported, completed, contested, late)
                    values ('51', 2026, 1, 'SCIENCE', '51', '5101', 2, 90000, 0, 0, 2, 10000, 0, 0),
                           ('51', 2026, 1, 'CULTURE', '50', '500101', 1, 10000, 0, 0, 1, 5000, 0, 0),
                           ('51', 2026, 3, 'SCIENCE', '51', '5101', 0, 0, 0, 0, 2, 20000, 0, 0)
                    """);
            // of October: answered in time and the answer is out, late and owed, not due yet, late
            // to be reviewed
            s.execute(
                    """
                    insert into hotline_ticket (id, owner_jurisdiction, code, state, channel, taken_on, taken_at, taken_by, place,
                                                main_organ, dispatches, clock_from, limit_days, limit_on, due_on, answered_on, reviewed_on,
                                                caller_cipher, content_cipher)
                    select gen_random_uuid(), '51', '5120261009-' || lpad(n::text, 6, '0'), case n when 1 then 'REVIEWED' when 4 then 'ANSWERED' else 'HANDLED' end,
                           'PHONE', date '2026-10-09', now(), '51:hotline', '511623', '511623:civil-affairs', 1, date '2026-10-09', 5,
                           due, due, case when n in (1, 4) then date '2026-10-12' end, case when n = 1 then date '2026-10-13' end, '', ''
                      from (select n, case when n = 3 then date '2026-11-20' else date '2026-10-16' end as due
                              from generate_series(1, 4) n) x
                    """);
            // leads for bodies of the side, of a city and of a county
            s.execute(
                    """
                    insert into hotline_lead (id, owner_jurisdiction, ticket, code, organ, raised_on, state, said_cipher)
                    select gen_random_uuid(), '51', gen_random_uuid(), organ, organ, date '2026-10-09', 'OPEN', ''
                      from unnest(array['51:civil-affairs', '5101:civil-affairs', '511623:civil-affairs']) organ
                    """);
            // a policy that everybody reads, and one whose guide is not published yet
            s.execute("select set_config('tongban.role', 'REVIEWER', true)");
            s.execute(
                    """
                    insert into policy_document (id, owner_jurisdiction, service_id, document, organ, issued_on, publish_by, list_on,
                                                 handbook_on, guide_on, registered_by, registered_at)
                    select gen_random_uuid(), '51', 'policy-' || n, 'd', '51:finance', date '2026-10-01', date '2026-10-20',
                           date '2026-10-10', date '2026-10-10', case when n = 1 then date '2026-10-10' end, gen_random_uuid(), now()
                      from generate_series(1, 2) n
                    """);
            // what it is to replace goes on meanwhile; what the published one replaced does not
            s.execute(
                    """
                    insert into policy_document (id, owner_jurisdiction, service_id, document, organ, issued_on, publish_by, list_on,
                                                 handbook_on, guide_on, registered_by, registered_at, ended_from, ended_how, ended_by,
                                                 successor)
                    select gen_random_uuid(), '51', d.service_id, 'before', d.organ, date '2025-10-01', date '2025-10-20',
                           date '2025-10-10', date '2025-10-10', date '2025-10-10', d.registered_by, now(), date '2026-10-01',
                           'REPLACED', 'd', d.id
                      from policy_document d
                    """);
            app.commit();
        }
        DataSource source = MigratedDatabase.asApp(database);
        counts =
                new JdbcCounts(
                        JdbcClient.create(source),
                        JdbcWalls.over(source, 2),
                        services -> 13,
                        List.of(),
                        CLOCK,
                        Duration.ZERO);
    }

    private Count of(Aggregate aggregate) {
        return counts.of(Jurisdiction.SICHUAN, aggregate);
    }

    /** A statement that the database does not understand, or that needs another day, fails here. */
    @Test
    void everythingCanBeCounted() {
        for (Aggregate aggregate : Aggregate.values()) {
            assertThat(of(aggregate).total()).as(aggregate.feelName()).isNotNegative();
            assertThat(counts.of(Jurisdiction.CHONGQING, aggregate).total())
                    .as("the other side has no row of it: " + aggregate.feelName())
                    .isEqualByComparingTo(
                            aggregate.kind() == Aggregate.Kind.PUBLISHED ? "13" : "0");
        }
    }

    @Test
    void whatIsConfirmedCountsInTheMonthOfItsOffer() {
        assertThat(of(Aggregate.POLICIES_OFFERED).months())
                .isEqualTo(
                        Map.of(SEPTEMBER, BigDecimal.valueOf(3), OCTOBER, BigDecimal.valueOf(1)));
        assertThat(of(Aggregate.POLICIES_CONFIRMED).months())
                .as("answered in October, yet a share of September's offers")
                .isEqualTo(Map.of(SEPTEMBER, BigDecimal.valueOf(2)));
    }

    /** By the rule of the hotline's own measures: what is owed and late is not left out. */
    @Test
    void anAnswerThatIsOwedAndLateIsDue() {
        assertThat(of(Aggregate.TICKETS_TAKEN).total()).isEqualByComparingTo("4");
        assertThat(of(Aggregate.TICKETS_ANSWERED).total())
                .as("by a body, whether or not it is out")
                .isEqualByComparingTo("2");
        assertThat(of(Aggregate.TICKETS_ON_TIME).total()).isEqualByComparingTo("1");
        assertThat(of(Aggregate.TICKETS_DUE).months())
                .isEqualTo(Map.of(OCTOBER, BigDecimal.valueOf(3)));
    }

    @Test
    void aPolicyCountsAsSoonAsEverybodyReadsItAndUntilAnotherIsReadInItsPlace() {
        assertThat(of(Aggregate.POLICIES_PUBLISHED).total()).isEqualByComparingTo("2");
    }

    /** 51:finance is a body of the side, and its first six signs are no county. */
    @Test
    void onlyACountyOrACityIsAPlaceOfItsOwn() {
        assertThat(of(Aggregate.POLICIES_PUBLISHED).places()).containsOnlyKeys("51");
        assertThat(of(Aggregate.TICKETS_DUE).places()).containsOnlyKeys("511623");
        assertThat(of(Aggregate.LEADS).places())
                .isEqualTo(
                        Map.of(
                                "51", BigDecimal.valueOf(1),
                                "5101", BigDecimal.valueOf(1),
                                "511623", BigDecimal.valueOf(1)));
    }

    @Test
    void aDayThatIsSaidAgainCountsAsItWasSaidLast() {
        assertThat(of(Aggregate.CALLS_OFFERED).total()).isEqualByComparingTo("110");
        assertThat(of(Aggregate.CALLS_ANSWERED).total()).isEqualByComparingTo("90");
    }

    @Test
    void whatStandsAfterEachMonthIsNotAddedUp() {
        YearMonth january = YearMonth.of(2026, 1);
        YearMonth march = YearMonth.of(2026, 3);
        Count invested = of(Aggregate.PROJECT_INVESTMENT);
        assertThat(invested.months()).containsOnlyKeys(january, march);
        assertThat(invested.in("51", january)).isEqualByComparingTo("1.5");
        assertThat(invested.in("51", march)).isEqualByComparingTo("3.5");
        assertThat(invested.total()).isEqualByComparingTo("3.5");
        assertThat(invested.in("5101")).isEqualByComparingTo("3");
        assertThat(of(Aggregate.PROJECT_PLAN).total()).isEqualByComparingTo("10");
        assertThat(of(Aggregate.PROJECTS).in("51", january)).isEqualByComparingTo("3");
        assertThat(of(Aggregate.PROJECT_MONTHS).total()).isEqualByComparingTo("2");
        assertThat(of(Aggregate.SCIENCE_CULTURE_INVESTMENT).total()).isEqualByComparingTo("3.5");
        assertThat(of(Aggregate.INDUSTRY_INVESTMENT).total()).isEqualByComparingTo("0");
    }

    /** The statement cannot ask the line, which knows it first. */
    @Test
    void aTicketIsOwedInTheStatesInWhichTheLineSaysSo() {
        assertThat(
                        Pattern.compile("'([A-Z_]+)'")
                                .matcher(
                                        ((Counting.Sql) CountStatements.of(Aggregate.TICKETS_DUE))
                                                .statement())
                                .results()
                                .map(m -> m.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(TicketStage.values())
                                .filter(TicketStage::isOwed)
                                .map(Enum::name)
                                .toList());
    }
}
