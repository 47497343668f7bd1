package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/**
 * Every count with its SQL, in this one place. A query gives month (null for what there is now),
 * place and number. The county of a body is the beginning of its id. A count is kept for a while:
 * pages that show it cost nothing then.
 */
final class JdbcCounts implements Counts {
    private static final String CASES =
            """
            select date_trunc('month', %1$s)::date as month, left(deciding_organ, 6) as place, count(*) as n
              from case_file where part = 'COMPETENT' and %1$s is not null and %2$s group by 1, 2
            """;

    private static final String OFFERS =
            """
            select date_trunc('month', %1$s)::date as month, left(organ, 6) as place, count(*) as n
              from policy_offer where %2$s group by 1, 2
            """;

    private static final String RECIPIENTS =
            """
            select null::date as month, left(e.organ, 6) as place, count(distinct e.beneficiary_index) as n
              from entitlement e
             where e.scheme in (%s)
               and exists (select 1 from entitlement_span s
                            where s.entitlement = e.number and s.what = 'DUE' and s.from_month <= ?
                              and (s.until_month is null or s.until_month > ?))
             group by 2
            """;

    private static final String REGISTERED =
            """
            select null::date as month, left(place, 6) as place, count(*) as n
              from register_subject where kind = '%s' group by 2
            """;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final IntSupplier services;
    private final Clock clock;
    private final Duration kept;

    private record Key(Jurisdiction side, Aggregate aggregate) {}

    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    /**
     * @param services how many services are published
     * @param kept how old a count may be
     */
    JdbcCounts(JdbcClient jdbc, Walls walls, IntSupplier services, Clock clock, Duration kept) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.services = services;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public Count of(Jurisdiction side, Aggregate aggregate) {
        Instant now = clock.instant();
        // one counts, whoever asks for the same meanwhile waits for the answer
        return Objects.requireNonNull(
                counts.compute(
                        new Key(side, aggregate),
                        (key, known) ->
                                known != null && known.at().plus(kept).isAfter(now)
                                        ? known
                                        : new Count(aggregate, counted(key), now)));
    }

    private List<Count.Cell> counted(Key key) {
        String sql = sql(key.aggregate());
        if (sql.isEmpty()) {
            return List.of(
                    new Count.Cell(
                            Optional.empty(),
                            key.side().code(),
                            BigDecimal.valueOf(services.getAsInt())));
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate[] days = new LocalDate[(int) sql.chars().filter(c -> c == '?').count()];
        java.util.Arrays.fill(days, today.withDayOfMonth(1));
        if (key.aggregate() == Aggregate.CASES_OVERDUE) {
            java.util.Arrays.fill(days, today);
        }
        return walls.inside(
                Actor.system(key.side()),
                () ->
                        jdbc.sql(sql)
                                .params(List.of((Object[]) days))
                                .query((row, n) -> {
                                    @Nullable LocalDate month =
                                            row.getObject("month", LocalDate.class);
                                    String place =
                                            Objects.requireNonNullElse(row.getString("place"), "");
                                    return new Count.Cell(
                                            Optional.ofNullable(month).map(YearMonth::from),
                                            place.startsWith(key.side().code())
                                                    ? place
                                                    : key.side().code(),
                                            row.getBigDecimal("n"));
                                })
                                .list());
    }

    /** Empty for what is published. */
    private static String sql(Aggregate aggregate) {
        return switch (aggregate) {
            case CASES_RECEIVED -> CASES.formatted("received_on", "true");
            case CASES_ACROSS ->
                    CASES.formatted(
                            "received_on", "collector_jurisdiction <> competent_jurisdiction");
            case CASES_DECIDED -> CASES.formatted("decided_on", "true");
            case CASES_ON_TIME -> CASES.formatted("decided_on", "decided_on <= due_on");
            case DEPARTING -> CASES.formatted("decided_on", "departs");
            case BENEFITS_PAID ->
                    """
                    select p.month, left(r.organ, 6) as place, sum(p.amount) as n
                      from payment p join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
                     where p.state in ('SENT', 'PAID') group by 1, 2
                    """;
            case POLICIES_OFFERED -> OFFERS.formatted("offered_on", "true");
            case POLICIES_CONFIRMED -> OFFERS.formatted("answered_on", "state = 'CONFIRMED'");
            case POLICIES_PAID ->
                    """
                    select p.month, left(r.organ, 6) as place, sum(p.amount) as n
                      from payment p join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
                     where p.state in ('SENT', 'PAID')
                       and exists (select 1 from policy_budget_entry b where b.scheme = r.scheme) group by 1, 2
                    """;
            case CASES_OVERDUE ->
                    """
                    select null::date as month, left(deciding_organ, 6) as place, count(*) as n from case_file
                     where part = 'COMPETENT' and due_on < ?
                       and state not in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED', 'GRANTED', 'REFUSED',
                                         'DELIVERED')
                     group by 2
                    """;
            case LIVING_SUBSIDY -> RECIPIENTS.formatted("'living-subsidy'");
            case NURSING_SUBSIDY -> RECIPIENTS.formatted("'nursing-subsidy'");
            case CHILDREN -> RECIPIENTS.formatted("'orphan-allowance', 'unattended-child'");
            case STUDY_AID -> RECIPIENTS.formatted("'study-aid'");
            case PEOPLE -> REGISTERED.formatted("PERSON");
            case HOUSEHOLDS -> REGISTERED.formatted("HOUSEHOLD");
            case INSTITUTIONS -> REGISTERED.formatted("INSTITUTION");
            case SERVICES -> "";
        };
    }
}
