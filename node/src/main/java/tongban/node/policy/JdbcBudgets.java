package tongban.node.policy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.entitlement.Funds;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** Budgets in the database; what was reserved, paid and returned is read off the ledger. */
final class JdbcBudgets implements Budgets, Funds {
    private static final int DOCUMENT_LENGTH_MAX = 200;
    private static final int DECIMALS_MAX = 2;
    private static final int LIST_MAX = 200;
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Policies policies;
    private final Services services;
    private final Organs organs;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final JdbcBudgetHolds holds;

    JdbcBudgets(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Policies policies,
            Services services,
            Organs organs,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.policies = policies;
        this.services = services;
        this.organs = organs;
        this.calendar = calendar;
        this.clock = clock;
        this.holds = new JdbcBudgetHolds(jdbc, walls, journal, clock);
    }

    private Optional<String> scheme(String service) {
        return policies.find(service).flatMap(Policy::paidBy);
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Optional<Budget> of(Actor actor, String service, int year) {
        return actor.is(Role.RESIDENT)
                ? Optional.empty()
                : scheme(service).map(s -> walls.inside(actor, () -> budget(s, year)));
    }

    Budget budget(String scheme, int year) {
        List<Entry> entries =
                new ArrayList<>(
                        jdbc.sql(
                                        "select * from policy_budget_entry where scheme = ? and year = ? order by seq")
                                .params(scheme, year)
                                .query((row, n) -> entry(row))
                                .list());
        Optional<BigDecimal> total =
                entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                entries.stream()
                                        .map(e ->
                                                e.kind() == Kind.LOWERED
                                                        ? e.amount().negate()
                                                        : e.amount())
                                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal reserved = reserved(scheme, year);
        BigDecimal paid = payments(scheme, year, "'SENT', 'PAID'");
        BigDecimal returned = payments(scheme, year, "'RETURNED', 'WRONG_ACCOUNT'");
        entries.add(read(Kind.RESERVED, reserved));
        entries.add(read(Kind.PAID, paid));
        entries.add(read(Kind.RETURNED, returned));
        return new Budget(
                year,
                year < LocalDate.now(clock).getYear(),
                total,
                reserved,
                paid,
                returned,
                entries);
    }

    private static Entry read(Kind kind, BigDecimal amount) {
        return new Entry(kind, amount, "", Words.same(""), Optional.empty());
    }

    private Entry entry(ResultSet row) throws SQLException {
        String organ = Objects.requireNonNull(row.getString("organ"));
        return new Entry(
                Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"),
                Objects.requireNonNull(row.getString("document")),
                organs.byId(organ, LocalDate.now(clock), walls.current().jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(organ)),
                Optional.of(row.getObject("at", OffsetDateTime.class).toInstant()));
    }

    /**
     * Owed, come back, or due in a month that no run has booked yet. What is still open from an
     * earlier year is paid by a run of the year that runs, so its budget has to hold it.
     */
    private BigDecimal reserved(String scheme, int year) {
        return jdbc.sql(
                        """
                        select coalesce(sum(e.owed + e.returned), 0) + coalesce(sum(d.amount), 0)
                          from entitlement e
                          left join lateral (
                               select sum(s.amount) as amount from entitlement_span s
                                where s.entitlement = e.number and s.what = 'DUE' and s.from_month > e.booked_through) d on true
                         where e.scheme = ? and greatest(extract(year from e.first_month), ?) = ?
                        """)
                .params(scheme, LocalDate.now(clock).getYear(), year)
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal payments(String scheme, int year, String states) {
        return jdbc.sql(
                        """
                        select coalesce(sum(p.amount), 0) from payment p
                          join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
                         where r.scheme = ? and extract(year from r.month) = ? and p.state in (%s)
                        """
                                .formatted(states))
                .params(scheme, year)
                .query(BigDecimal.class)
                .single();
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

    @Override
    public List<Held> held(Actor actor, String service) {
        Optional<String> scheme = scheme(service);
        return scheme.isEmpty() || !actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR)
                ? List.of()
                : walls.inside(actor, () -> holds.of(scheme.get(), LIST_MAX));
    }

    @Override
    public List<Due> due(Actor actor, String service) {
        Optional<Policy> policy = policies.find(service).filter(Policy::isPaidInTime);
        if (policy.isEmpty() || !actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select e.id, e.case_number, c.accepted_on, e.owed + e.returned + coalesce(d.amount, 0) as left_over
                                          from entitlement e
                                          join case_file c on c.id = e.case_id and c.owner_jurisdiction = e.owner_jurisdiction
                                          left join lateral (
                                               select sum(s.amount) as amount from entitlement_span s
                                                where s.entitlement = e.number and s.what = 'DUE' and s.from_month > e.booked_through) d
                                            on true
                                         where e.scheme = ? and c.accepted_on is not null
                                           and e.owed + e.returned + coalesce(d.amount, 0) > 0
                                         order by c.accepted_on, e.number limit ?
                                        """)
                                .params(policy.get().scheme(), LIST_MAX)
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
                LocalDate.now(clock).isAfter(dueOn));
    }

    // ------------------------------------------------------------------ before a grant

    /**
     * Why a grant has to wait, in the transaction of its decision: what is left of the year's
     * budget does not cover it or, where the policy has a queue, what applied before it.
     */
    List<Problem> againstGranting(
            Policy policy, Words name, UUID caseId, LocalDate appliedOn, BigDecimal amount) {
        String scheme = policy.scheme();
        int year = LocalDate.now(clock).getYear();
        hold(scheme, year);
        Budget budget = budget(scheme, year);
        List<BigDecimal> ahead =
                policy.whenShort() == Policy.Short.QUEUE
                        ? holds.ahead(scheme, caseId, appliedOn)
                        : List.of();
        BigDecimal before = ahead.stream().reduce(ZERO, BigDecimal::add);
        if (budget.total().isPresent() && budget.free().subtract(before).compareTo(amount) >= 0) {
            return List.of();
        }
        return List.of(
                budget.total().isEmpty()
                        ? BudgetProblems.heldWithoutBudget(name, year, policy.whenShort())
                        : BudgetProblems.held(
                                name,
                                year,
                                policy.whenShort(),
                                budget.free(),
                                amount,
                                ahead.size(),
                                before));
    }

    /** Put down as held, so that it keeps its place and is found again. */
    void keepWaiting(Policy policy, UUID caseId, LocalDate appliedOn, BigDecimal amount) {
        if (walls.current().is(Role.DECIDER)) {
            int year = LocalDate.now(clock).getYear();
            BigDecimal left = budget(policy.scheme(), year).free();
            holds.put(policy.scheme(), year, caseId, appliedOn, amount, left);
        }
    }

    // ------------------------------------------------------------------ entering

    @Override
    public boolean mayChange(Actor actor, String service) {
        return actor.is(Role.DECIDER)
                && services.get(service)
                        .filter(s -> Issuers.issues(actor, s.definition()))
                        .isPresent();
    }

    @Override
    public PolicyBook.Result enter(
            Actor actor,
            String service,
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
        if (!mayChange(actor, service)) {
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
                                        year,
                                        raise,
                                        amount.orElseThrow(),
                                        document.strip()))
                : new PolicyBook.Result.Rejected(problems);
    }

    private PolicyBook.Result entered(
            Actor actor,
            String scheme,
            int year,
            boolean raise,
            BigDecimal amount,
            String document) {
        hold(scheme, year);
        Budget present = budget(scheme, year);
        Kind kind = present.total().isEmpty() ? Kind.SET : raise ? Kind.RAISED : Kind.LOWERED;
        if (kind == Kind.LOWERED && present.free().compareTo(amount) < 0) {
            return new PolicyBook.Result.Rejected(
                    List.of(BudgetProblems.budgetLow(present.reserved().add(present.paid()))));
        }
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        jdbc.sql(
                        """
                        insert into policy_budget_entry (id, owner_jurisdiction, scheme, year, seq, kind, amount, document, actor,
                               role, organ, at)
                        values (?, ?, ?, ?, (select count(*) + 1 from policy_budget_entry where scheme = ? and year = ?),
                                ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        actor.jurisdiction().code(),
                        scheme,
                        year,
                        scheme,
                        year,
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
                List.of(scheme, String.valueOf(year), kind.name()));
        return new PolicyBook.Result.Done(id);
    }

    /** One at a time: two runs must not find the same money. */
    private void hold(String scheme, int year) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('budget ' || ?, 0))")
                .param(walls.current().jurisdiction().code() + scheme + year)
                .query()
                .singleRow();
    }

    // ------------------------------------------------------------------ watching over runs

    @Override
    public List<Problem> against(String scheme, YearMonth month, BigDecimal needed) {
        Optional<Policy> policy = policies.paidBy(scheme);
        if (policy.isEmpty()) {
            return List.of();
        }
        int year = month.getYear();
        hold(scheme, year);
        Words name =
                services.get(policy.get().service())
                        .map(s -> s.definition().name())
                        .orElse(Words.same(scheme));
        Budget budget = budget(scheme, year);
        if (budget.total().isEmpty()) {
            return List.of(BudgetProblems.noBudget(name, year));
        }
        BigDecimal left = budget.total().get().subtract(budget.paid());
        return left.compareTo(needed) < 0
                ? List.of(BudgetProblems.overBudget(name, year, left, needed))
                : List.of();
    }

    /** The money of a policy goes to whom its row names and to nobody else. */
    @Override
    public List<Problem> againstHolder(String scheme, String beneficiary, String holder) {
        boolean own = holder.strip().equals(beneficiary);
        return policies.paidBy(scheme)
                .map(Policy::paidTo)
                .filter(to -> own != (to == Policy.PaidTo.ENTERPRISE))
                .map(to ->
                        List.of(
                                to == Policy.PaidTo.ENTERPRISE
                                        ? OfferProblems.holder()
                                        : OfferProblems.notOwnAccount(to)))
                .orElse(List.of());
    }
}
