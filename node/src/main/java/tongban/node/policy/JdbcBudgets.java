package tongban.node.policy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** Budgets in the database, as officials look at them and enter them. */
final class JdbcBudgets implements Budgets {
    private static final int DOCUMENT_LENGTH_MAX = 200;
    private static final int DECIMALS_MAX = 2;
    private static final int LIST_MAX = 200;

    private final JdbcClient jdbc;
    private final JdbcBudgetSums sums;
    private final JdbcBudgetHolds holds;
    private final Walls walls;
    private final Journal journal;
    private final Policies policies;
    private final Services services;
    private final Areas areas;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcBudgets(
            JdbcClient jdbc,
            JdbcBudgetSums sums,
            JdbcBudgetHolds holds,
            Walls walls,
            Journal journal,
            Policies policies,
            Services services,
            Areas areas,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.holds = holds;
        this.walls = walls;
        this.journal = journal;
        this.policies = policies;
        this.services = services;
        this.areas = areas;
        this.calendar = calendar;
        this.clock = clock;
    }

    private Optional<String> scheme(String service) {
        return policies.find(service).flatMap(Policy::paidBy);
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Optional<Budget> of(Actor actor, String service, String area, int year) {
        return actor.is(Role.RESIDENT) || !area.startsWith(actor.jurisdiction().code())
                ? Optional.empty()
                : scheme(service)
                        .map(s ->
                                walls.inside(actor, () -> sums.budget(s, Optional.of(area), year)));
    }

    @Override
    public Map<String, Words> areas(Actor actor, String service) {
        Jurisdiction side = actor.jurisdiction();
        Map<String, Words> named =
                new TreeMap<>(Map.of(side.code(), Words.of(side.zh(), side.en())));
        if (!actor.is(Role.RESIDENT)) {
            LocalDate today = LocalDate.now(clock);
            walls
                    .inside(
                            actor,
                            () ->
                                    jdbc.sql(
                                                    """
                                                    select area from policy_budget_entry where scheme = ? and area is not null
                                                    union select area from policy_document where service_id = ? and area is not null
                                                    """)
                                            .params(scheme(service).orElse(""), service)
                                            .query(String.class)
                                            .list())
                    .stream()
                    .flatMap(area ->
                            Stream.concat(Stream.of(area), areas.heirs(area, today).stream()))
                    .forEach(area -> named.put(area, areas.name(area, today)));
        }
        return named;
    }

    @Override
    public List<Integer> years(Actor actor, String service) {
        int now = LocalDate.now(clock).getYear();
        TreeSet<Integer> years = new TreeSet<>(Comparator.reverseOrder());
        years.addAll(List.of(now, now + 1));
        if (!actor.is(Role.RESIDENT)) {
            scheme(service)
                    .ifPresent(s ->
                            years.addAll(
                                    walls.inside(
                                            actor,
                                            () ->
                                                    jdbc.sql(
                                                                    "select distinct year from policy_budget_entry where scheme = ?")
                                                            .param(s)
                                                            .query(Integer.class)
                                                            .list())));
        }
        return List.copyOf(years);
    }

    /** Whether he works on the policy: whose cases and sums they are concerns nobody else. */
    private boolean works(Actor actor, String service) {
        return services.get(service).filter(s -> Issuers.works(actor, s.definition())).isPresent();
    }

    /** The body that takes part, or does not, in what a list names; none for supervision. */
    private static String desk(Actor actor) {
        return actor.is(Role.SUPERVISOR) ? "" : actor.worksFor().orElseThrow();
    }

    @Override
    public List<Held> held(Actor actor, String service, String area) {
        Optional<String> scheme = scheme(service);
        return scheme.isEmpty() || !works(actor, service)
                ? List.of()
                : walls.inside(
                        actor, () -> holds.of(desk(actor), scheme.get(), sums.key(area), LIST_MAX));
    }

    @Override
    public List<Due> due(Actor actor, String service, String area) {
        Optional<Policy> policy = policies.find(service).filter(Policy::isPaidInTime);
        if (policy.isEmpty() || !works(actor, service)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select e.id, e.case_number, c.accepted_on, e.owed + e.returned + coalesce(d.amount, 0) as left_over,
                                               ? in ('', e.organ, e.accepting_organ) as opens
                                          from entitlement e
                                          join case_file c on c.id = e.case_id and c.owner_jurisdiction = e.owner_jurisdiction
                                          left join lateral (
                                               select sum(s.amount) as amount from entitlement_span s
                                                where s.entitlement = e.number and s.what = 'DUE' and s.from_month > e.booked_through) d
                                            on true
                                         where e.scheme = ? and coalesce(e.fund, '') = ? and c.accepted_on is not null
                                           and e.owed + e.returned + coalesce(d.amount, 0) > 0
                                         order by c.accepted_on, e.number limit ?
                                        """)
                                .params(
                                        desk(actor),
                                        policy.get().scheme(),
                                        sums.key(area),
                                        LIST_MAX)
                                .query((row, n) -> due(row))
                                .list());
    }

    private Due due(ResultSet row) throws SQLException {
        LocalDate accepted = row.getObject("accepted_on", LocalDate.class);
        LocalDate dueOn = PaymentTerm.lastDay(accepted, calendar);
        return new Due(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                accepted,
                dueOn,
                row.getBigDecimal("left_over"),
                LocalDate.now(clock).isAfter(dueOn),
                row.getBoolean("opens"));
    }

    // ------------------------------------------------------------------ entering

    private Optional<String> own(Actor actor, String service) {
        return actor.is(Role.DECIDER)
                ? policies.find(service)
                        .flatMap(p ->
                                services.get(service)
                                        .flatMap(s -> Issuers.area(actor, p, s.definition())))
                : Optional.empty();
    }

    @Override
    public boolean mayChange(Actor actor, String service, String area) {
        return own(actor, service)
                .filter(areas.heirs(area, LocalDate.now(clock))::contains)
                .isPresent();
    }

    @Override
    public PolicyBook.Result enter(
            Actor actor,
            String service,
            Optional<String> whose,
            int year,
            boolean raise,
            Optional<BigDecimal> amount,
            String document) {
        Optional<String> scheme = scheme(service);
        if (policies.find(service).isEmpty()) {
            return new PolicyBook.Result.NotFound();
        }
        if (scheme.isEmpty()) {
            return new PolicyBook.Result.Rejected(List.of(BudgetProblems.noMoney()));
        }
        Optional<String> area =
                whose.or(() -> own(actor, service)).filter(a -> mayChange(actor, service, a));
        if (area.isEmpty()) {
            return new PolicyBook.Result.Rejected(
                    List.of(
                            actor.is(Role.DECIDER)
                                    ? services.get(service)
                                            .map(s ->
                                                    Issuers.notHis(
                                                            actor,
                                                            policies.find(service),
                                                            s.definition()))
                                            .orElseGet(PolicyProblems::role)
                                    : PolicyProblems.role()));
        }
        List<Problem> problems = new ArrayList<>();
        int now = LocalDate.now(clock).getYear();
        if (year != now && year != now + 1) {
            problems.add(BudgetProblems.budgetYear(now, now + 1));
        }
        if (amount.filter(a -> a.signum() > 0 && a.stripTrailingZeros().scale() <= DECIMALS_MAX)
                .isEmpty()) {
            problems.add(BudgetProblems.budgetAmount());
        }
        if (document.isBlank() || document.strip().length() > DOCUMENT_LENGTH_MAX) {
            problems.add(BudgetProblems.budgetDocument());
        }
        return problems.isEmpty()
                ? walls.inside(
                        actor,
                        () ->
                                entered(
                                        actor,
                                        scheme.get(),
                                        area.get(),
                                        year,
                                        raise,
                                        amount.orElseThrow(),
                                        document.strip()))
                : new PolicyBook.Result.Rejected(problems);
    }

    private PolicyBook.Result entered(
            Actor actor,
            String scheme,
            String area,
            int year,
            boolean raise,
            BigDecimal amount,
            String document) {
        sums.hold(scheme, area, year);
        Budget present = sums.budget(scheme, Optional.of(area), year);
        String key = sums.key(area);
        Kind kind = present.total().isEmpty() ? Kind.SET : raise ? Kind.RAISED : Kind.LOWERED;
        if (kind == Kind.LOWERED && present.free().compareTo(amount) < 0) {
            return new PolicyBook.Result.Rejected(
                    List.of(BudgetProblems.budgetLow(present.reserved().add(present.paid()))));
        }
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        jdbc.sql(
                        """
                        insert into policy_budget_entry (id, owner_jurisdiction, area, scheme, year, seq, kind, amount, document, actor,
                               role, organ, at)
                        values (?, ?, nullif(?, ''), ?, ?,
                                (select count(*) + 1 from policy_budget_entry
                                  where scheme = ? and year = ? and coalesce(area, '') = ?),
                                ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        actor.jurisdiction().code(),
                        key,
                        scheme,
                        year,
                        scheme,
                        year,
                        key,
                        kind.name(),
                        amount,
                        document,
                        actor.account(),
                        actor.role().name(),
                        actor.worksFor().orElse(""),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        journal.write(
                "budget-of-policy",
                Purpose.POLICY.name(),
                List.of(id),
                List.of(scheme, area, String.valueOf(year), kind.name()));
        return new PolicyBook.Result.Done(id);
    }
}
