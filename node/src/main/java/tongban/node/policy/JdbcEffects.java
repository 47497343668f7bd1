package tongban.node.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Aggregate;
import tongban.node.indicator.Count;
import tongban.node.indicator.Tally;
import tongban.node.journal.Walls;
import tongban.time.WorkingCalendar;

/**
 * What policies come to, counted over offers, grants and payments; for the indicators those that
 * are paid late, which goes by working days.
 */
final class JdbcEffects implements Effects, Tally {
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Policies policies;
    private final JdbcBudgetSums sums;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcEffects(
            JdbcClient jdbc,
            Walls walls,
            Policies policies,
            JdbcBudgetSums sums,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.policies = policies;
        this.sums = sums;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public List<Effect> of(String service, int year) {
        List<Effect> effects = new ArrayList<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            // counts name nobody, so everybody reads what the node counts
            effects.add(walls.inside(Actor.system(side), () -> effect(side, service, year)));
        }
        return effects;
    }

    @Override
    public List<Integer> years(String service) {
        TreeSet<Integer> years = new TreeSet<>(Comparator.reverseOrder());
        years.add(LocalDate.now(clock).getYear());
        for (Jurisdiction side : Jurisdiction.values()) {
            years.addAll(
                    walls.inside(
                            Actor.system(side),
                            () ->
                                    jdbc.sql(
                                                    """
                                                    select distinct extract(year from first_month)::int from entitlement where service_id = ?
                                                    union select distinct year from policy_offer where service_id = ?
                                                    """)
                                            .params(service, service)
                                            .query(Integer.class)
                                            .list()));
        }
        return List.copyOf(years);
    }

    private record Offered(int offered, int confirmed) {}

    /**
     * @param organ that granted it
     * @param month first one of the grant
     */
    private record Granted(
            String service,
            String organ,
            YearMonth month,
            String enterprise,
            LocalDate applied,
            LocalDate accepted,
            Optional<LocalDate> paidOn,
            BigDecimal amount) {}

    private static final String GRANTED =
            """
            select e.service_id, e.organ, e.first_month, e.applied_on, c.accepted_on, paid.on_day,
                   encode(e.beneficiary_index, 'hex') as enterprise,
                   e.paid + e.owed + e.returned + coalesce((select sum(s.amount) from entitlement_span s
                       where s.entitlement = e.number and s.what = 'DUE' and s.from_month > e.booked_through), 0) as amount
              from entitlement e
              join case_file c on c.id = e.case_id and c.owner_jurisdiction = e.owner_jurisdiction
              left join lateral (
                   select max((r.ended_at at time zone 'Asia/Shanghai')::date) as on_day from payment p
                     join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
                    where p.entitlement = e.number and p.state in ('SENT', 'PAID')) paid on true
             where c.accepted_on is not null and
            """
                    + JdbcPolicyAwards.STANDS;

    private static Granted granted(ResultSet row) throws SQLException {
        return new Granted(
                Objects.requireNonNull(row.getString("service_id")),
                Objects.requireNonNull(row.getString("organ")),
                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                Objects.requireNonNull(row.getString("enterprise")),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("accepted_on", LocalDate.class),
                Optional.ofNullable(row.getObject("on_day", LocalDate.class)),
                row.getBigDecimal("amount"));
    }

    private Effect effect(Jurisdiction side, String service, int year) {
        Offered offers =
                jdbc.sql(
                                """
                                select count(*) as offered, count(*) filter (where state = 'CONFIRMED') as confirmed
                                  from policy_offer where service_id = ? and year = ?
                                """)
                        .params(service, year)
                        .query((row, n) -> new Offered(row.getInt(1), row.getInt(2)))
                        .single();
        OptionalInt eligible =
                jdbc
                        .sql(
                                """
                                with latest as (select distinct on (organ) organ, eligible, started_at from policy_run
                                                 where service_id = ? and year = ? and state = 'READY'
                                                 order by organ, started_at desc)
                                select sum(l.eligible)::int as eligible from latest l
                                 -- a body above it has gone through its enterprises again since
                                 where not exists (select 1 from latest u
                                                    where u.organ <> l.organ and u.started_at > l.started_at
                                                      and starts_with(split_part(l.organ, ':', 1), split_part(u.organ, ':', 1)))
                                having count(*) > 0
                                """)
                        .params(service, year)
                        .query(Integer.class)
                        .list()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .findFirst();
        List<Granted> granted =
                jdbc.sql(GRANTED + " and e.service_id = ? and extract(year from e.first_month) = ?")
                        .params(service, year)
                        .query((row, n) -> granted(row))
                        .list();
        Optional<Budgets.Budget> budget =
                policies.find(service)
                        .flatMap(Policy::paidBy)
                        .map(s -> sums.budget(s, Optional.empty(), year));
        BigDecimal yuan = budget.map(Budgets.Budget::paid).orElse(ZERO);
        return new Effect(
                side,
                year,
                eligible,
                offers.offered(),
                offers.confirmed(),
                (int) granted.stream().map(Granted::enterprise).distinct().count(),
                granted.size(),
                granted.stream().map(Granted::amount).reduce(ZERO, BigDecimal::add),
                (int) granted.stream().filter(g -> g.paidOn().isPresent()).count(),
                yuan,
                objections(service, year),
                days(granted, Granted::accepted),
                days(granted, Granted::applied),
                late(service, granted),
                budget.flatMap(Budgets.Budget::total)
                        .filter(t -> t.signum() > 0)
                        .map(t -> yuan.multiply(HUNDRED).divide(t, 1, RoundingMode.HALF_UP)));
    }

    private int objections(String service, int year) {
        return jdbc.sql(
                        """
                        select count(*) from policy_offer_step s
                          join policy_offer o on o.id = s.offer and o.owner_jurisdiction = s.owner_jurisdiction
                         where o.service_id = ? and o.year = ? and s.act = 'OBJECT'
                        """)
                .params(service, year)
                .query(Integer.class)
                .single();
    }

    private static Optional<BigDecimal> days(
            List<Granted> granted, Function<Granted, LocalDate> from) {
        long sum = 0;
        int paid = 0;
        for (Granted g : granted) {
            if (g.paidOn().isPresent()) {
                sum += ChronoUnit.DAYS.between(from.apply(g), g.paidOn().get());
                paid++;
            }
        }
        return paid == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(sum)
                                .divide(BigDecimal.valueOf(paid), 1, RoundingMode.HALF_UP));
    }

    private int late(String service, List<Granted> granted) {
        return policies.find(service).filter(Policy::isPaidInTime).isEmpty()
                ? 0
                : (int) granted.stream().filter(this::isLate).count();
    }

    private boolean isLate(Granted grant) {
        return PaymentTerm.isLate(grant.accepted(), grant.paidOn(), LocalDate.now(clock), calendar);
    }

    // ------------------------------------------------------------------ by month, for indicators

    @Override
    public Aggregate aggregate() {
        return Aggregate.POLICY_LATE;
    }

    /** So many working days are no fewer days, so that no other grant need be read. */
    @Override
    public List<Count.Cell> count(Jurisdiction side) {
        String[] inTime =
                policies.all().stream()
                        .filter(Policy::isPaidInTime)
                        .map(Policy::service)
                        .toArray(String[]::new);
        return walls.inside(
                Actor.system(side),
                () ->
                        jdbc
                                .sql(
                                        GRANTED
                                                + " and e.service_id = any (?) and coalesce(paid.on_day, ?) - c.accepted_on > ?")
                                .params(inTime, LocalDate.now(clock), PaymentTerm.WORKING_DAYS)
                                .query((row, n) -> granted(row))
                                .list()
                                .stream()
                                .filter(this::isLate)
                                .map(g ->
                                        new Count.Cell(
                                                Optional.of(g.month()),
                                                g.organ(),
                                                g.service(),
                                                BigDecimal.ONE))
                                .toList());
    }
}
