package tongban.node.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.node.register.Enterprises;
import tongban.service.text.Words;

/**
 * Awards and accounts in the ledger. Who acts for an enterprise is asked of the register at each
 * look, and the node answers for it.
 */
final class JdbcAwardAccounts implements AwardAccounts {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcOfferRows rows;
    private final Policies policies;
    private final Services services;
    private final Enterprises enterprises;
    private final Entitlements entitlements;
    private final Clock clock;

    JdbcAwardAccounts(
            JdbcClient jdbc,
            Walls walls,
            JdbcOfferRows rows,
            Policies policies,
            Services services,
            Enterprises enterprises,
            Entitlements entitlements,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.rows = rows;
        this.policies = policies;
        this.services = services;
        this.enterprises = enterprises;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    private static final String AWARDS =
            """
            select e.id, e.scheme, e.service_id, e.case_number, e.paid, e.payee, e.payee_wrong,
                   e.paid + e.owed + e.returned + coalesce((select sum(s.amount) from entitlement_span s
                       where s.entitlement = e.number and s.what = 'DUE' and s.from_month > e.booked_through), 0) as amount
              from entitlement e
             where e.beneficiary_index = ? and e.scheme = any (?) and e.attention is distinct from 'REVOKED'
             order by e.number desc
            """;

    private List<Enterprises.Known> own(Actor actor) {
        return actor.is(Role.RESIDENT) ? enterprises.mine(actor, LocalDate.now(clock)) : List.of();
    }

    private String[] schemes() {
        return policies.all().stream().flatMap(p -> p.paidBy().stream()).toArray(String[]::new);
    }

    /** Of which enterprises name an account of their own. */
    private String[] toEnterprises() {
        return policies.all().stream()
                .filter(p -> p.paidTo() == Policy.PaidTo.ENTERPRISE)
                .flatMap(p -> p.paidBy().stream())
                .toArray(String[]::new);
    }

    @Override
    public Sheet of(Actor actor) {
        List<Enterprises.Known> own = own(actor);
        return own.isEmpty()
                ? new Sheet(List.of(), List.of())
                : walls.inside(
                        Actor.system(actor.jurisdiction()),
                        () -> {
                            List<Award> awards = new ArrayList<>();
                            List<Waiting> waiting = new ArrayList<>();
                            for (Enterprises.Known known : own) {
                                awards.addAll(awards(known));
                                waiting.addAll(waiting(known));
                            }
                            return new Sheet(awards, waiting);
                        });
    }

    @Override
    public int awaited(Actor actor, UUID enterprise) {
        return own(actor).stream()
                .filter(k -> k.subject().equals(enterprise))
                .mapToInt(k ->
                        walls.inside(
                                Actor.system(actor.jurisdiction()),
                                () ->
                                        jdbc.sql(
                                                        "select count(*) from ("
                                                                + AWARDS
                                                                + ") a where a.amount > a.paid and (a.payee = 0 or a.payee_wrong)")
                                                .params(rows.index(k.creditCode()), toEnterprises())
                                                .query(Integer.class)
                                                .single()))
                .sum();
    }

    private List<Award> awards(Enterprises.Known known) {
        return jdbc.sql(AWARDS)
                .params(rows.index(known.creditCode()), schemes())
                .query((row, n) -> award(row, known))
                .list();
    }

    private Award award(ResultSet row, Enterprises.Known known) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Award(
                id,
                known.subject(),
                known.name(),
                name(Objects.requireNonNull(row.getString("service_id"))),
                Objects.requireNonNull(row.getString("case_number")),
                row.getBigDecimal("amount"),
                row.getBigDecimal("paid"),
                paidTo(Objects.requireNonNull(row.getString("scheme"))),
                entitlements.accountOf(id),
                row.getBoolean("payee_wrong"));
    }

    private Policy.PaidTo paidTo(String scheme) {
        return policies.paidBy(scheme).map(Policy::paidTo).orElse(Policy.PaidTo.ENTERPRISE);
    }

    private Words name(String service) {
        return services.get(service).map(s -> s.definition().name()).orElse(Words.same(service));
    }

    private List<Waiting> waiting(Enterprises.Known known) {
        return jdbc.sql(
                        """
                        select * from (
                            select h.scheme, h.applied_on, c.number, c.applicant_index,
                                   row_number() over (partition by h.scheme, h.area order by h.applied_on, c.number) as place
                              from policy_budget_hold h
                              join case_file c on c.id = h.case_id and c.owner_jurisdiction = h.owner_jurisdiction
                               and c.state in ('ACCEPTED', 'UNDER_REVIEW', 'SUSPENDED')) q
                         where q.applicant_index = ?
                        """)
                .param(rows.index(known.creditCode()))
                .query((row, n) -> waiting(row, known))
                .list();
    }

    private Waiting waiting(ResultSet row, Enterprises.Known known) throws SQLException {
        Optional<Policy> policy = policies.paidBy(Objects.requireNonNull(row.getString("scheme")));
        return new Waiting(
                known.name(),
                policy.map(p -> name(p.service())).orElse(Words.same("")),
                Objects.requireNonNull(row.getString("number")),
                row.getObject("applied_on", LocalDate.class),
                policy.filter(p -> p.whenShort() == Policy.Short.QUEUE).isPresent()
                        ? OptionalInt.of(row.getInt("place"))
                        : OptionalInt.empty());
    }

    @Override
    public PolicyBook.Result confirm(Actor actor, UUID entitlement, Typed typed) {
        List<Enterprises.Known> own = own(actor);
        return own.isEmpty()
                ? new PolicyBook.Result.NotFound()
                : walls.inside(
                        Actor.system(actor.jurisdiction()),
                        () -> confirm(actor, own, entitlement, typed));
    }

    private PolicyBook.Result confirm(
            Actor actor, List<Enterprises.Known> own, UUID entitlement, Typed typed) {
        Optional<Enterprises.Known> whose =
                own.stream()
                        .filter(k ->
                                jdbc.sql(
                                                "select exists (select 1 from entitlement where id = ? and beneficiary_index = ? and scheme = any (?))")
                                        .params(entitlement, rows.index(k.creditCode()), schemes())
                                        .query(Boolean.class)
                                        .single())
                        .findFirst();
        if (whose.isEmpty()) {
            return new PolicyBook.Result.NotFound();
        }
        Policy.PaidTo to =
                paidTo(
                        jdbc.sql("select scheme from entitlement where id = ?")
                                .param(entitlement)
                                .query(String.class)
                                .single());
        if (to != Policy.PaidTo.ENTERPRISE) {
            return new PolicyBook.Result.Rejected(List.of(OfferProblems.notOwnAccount(to)));
        }
        List<Problem> problems = new ArrayList<>();
        if (!typed.holder().strip().equals(whose.get().name())) {
            problems.add(OfferProblems.holder());
        }
        if (typed.bank().isBlank() || typed.bank().length() > Offer.BANK_LENGTH_MAX) {
            problems.add(OfferProblems.bank());
        }
        if (!typed.account().replaceAll("[\\s-]", "").matches("[0-9]{8,32}")) {
            problems.add(OfferProblems.account());
        }
        if (!typed.confirmed()) {
            problems.add(OfferProblems.unconfirmed());
        }
        if (!problems.isEmpty()) {
            return new PolicyBook.Result.Rejected(problems);
        }
        return switch (entitlements.ownAccount(
                actor, entitlement, typed.holder(), typed.bank(), typed.account())) {
            case Entitlements.Result.Done(UUID id) -> new PolicyBook.Result.Done(id);
            case Entitlements.Result.Rejected no -> new PolicyBook.Result.Rejected(no.problems());
            case Entitlements.Result.NotFound _ -> new PolicyBook.Result.NotFound();
        };
    }
}
