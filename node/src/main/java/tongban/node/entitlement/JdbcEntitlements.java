package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Entitlements in the database, as lists and pages show them. */
final class JdbcEntitlements implements Entitlements {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcLedgers ledgers;
    private final Schemes schemes;
    private final JdbcMeasures measures;
    private final JdbcMeasureRows measureRows;
    private final JdbcHeldAccounts held;
    private final JdbcLedgerRows rows;
    private final JdbcPayees payees;
    private final Clock clock;

    JdbcEntitlements(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            JdbcMeasures measures,
            JdbcMeasureRows measureRows,
            JdbcHeldAccounts held,
            JdbcLedgerRows rows,
            JdbcPayees payees,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.ledgers = ledgers;
        this.schemes = schemes;
        this.measures = measures;
        this.measureRows = measureRows;
        this.held = held;
        this.rows = rows;
        this.payees = payees;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ lists

    @Override
    public Page list(Actor actor, Query query) {
        return rows.list(actor, query);
    }

    @Override
    public List<Row> find(Actor actor, String person) {
        return rows.find(actor, person);
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Row> to) {
        return rows.each(actor, query, to);
    }

    @Override
    public List<Row> own(Actor actor) {
        return rows.own(actor);
    }

    // ------------------------------------------------------------------ one ledger

    @Override
    public Optional<LedgerPage> page(Actor actor, UUID entitlement) {
        return Desk.of(actor)
                .flatMap(desk ->
                        walls.inside(
                                actor,
                                () -> rows.one(desk, entitlement).map(s -> page(actor, desk, s))));
    }

    @Override
    public Optional<List<Entry>> entries(Actor actor, UUID entitlement) {
        return Desk.of(actor)
                .flatMap(desk ->
                        walls.inside(
                                actor,
                                () ->
                                        jdbc.sql(
                                                        "select number from entitlement where id = ? and "
                                                                + Desk.SEES)
                                                .params(
                                                        entitlement,
                                                        desk.organ(),
                                                        desk.organ(),
                                                        desk.organ())
                                                .query(Long.class)
                                                .optional()
                                                .map(number ->
                                                        entries(number, Integer.MAX_VALUE))));
    }

    private LedgerPage page(Actor actor, Desk desk, JdbcLedgerRows.Sealed s) {
        Optional<CaseKey> key =
                Optional.ofNullable(
                        personalData
                                .open(
                                        PersonalData.Holder.ENTITLEMENT,
                                        List.of(s.id()),
                                        Purpose.BENEFIT,
                                        "name",
                                        "account")
                                .get(s.id()));
        Optional<Content> content = rows.content(s, key);
        Ledger ledger = ledgers.look(s.id()).orElseThrow().ledger();
        Benefit benefit = ledger.find(s.id()).orElseThrow();
        String name = content.map(Content::name).orElse("");
        List<Measure> shown = key.map(k -> measureRows.of(actor, s.number(), k)).orElse(List.of());
        return new LedgerPage(
                rows.row(s, Masked.name(name)),
                s.caseId(),
                s.organ(),
                Desk.masks(actor) ? Masked.name(name) : name,
                content.map(Content::maskedNumber).orElse(""),
                s.appliedOn(),
                s.decidedOn(),
                benefit.scheme().rhythm().words(),
                start(benefit),
                key.flatMap(k -> payees.shown(s.number(), s.payee(), k)).orElse(""),
                s.payeeWrong(),
                months(benefit),
                entries(s.number(), POSTINGS_MAX),
                beside(ledger, benefit),
                shown,
                content.map(Content::why).orElse(List.of()),
                content.map(Content::remedies).orElse(List.of()),
                desk.works() && shown.stream().noneMatch(Measure::isOpen),
                desk.works(),
                desk.works() && (s.payee() == 0 || s.payeeWrong())
                        ? held.beside(s.number()).map(JdbcHeldAccounts.Found::shown).orElse("")
                        : "");
    }

    /** From when, by which rule, said where. */
    private Words start(Benefit benefit) {
        Scheme.Starting starting = benefit.scheme().starting(side());
        Words rule = starting.words();
        Words source = starting.source().words();
        return Words.of(rule.zh() + "（" + source.zh() + "）", rule.en() + " (" + source.en() + ")");
    }

    private List<Month> months(Benefit benefit) {
        Balances balances = benefit.balances();
        YearMonth now = YearMonth.now(clock);
        YearMonth last = benefit.bookedThrough().isAfter(now) ? benefit.bookedThrough() : now;
        List<Month> months = new ArrayList<>();
        for (YearMonth m = last;
                !m.isBefore(benefit.first()) && months.size() < MONTHS_MAX;
                m = m.minusMonths(1)) {
            months.add(
                    new Month(
                            m,
                            benefit.awarded().at(m),
                            benefit.due().at(m),
                            balances.paid(m),
                            balances.of(LedgerAccount.OWED, m),
                            balances.of(LedgerAccount.RETURNED, m),
                            balances.of(LedgerAccount.OVERPAID, m),
                            balances.of(LedgerAccount.CLAIM, m)));
        }
        return months;
    }

    private List<Entry> entries(long number, int most) {
        return jdbc.sql("select * from posting where entitlement = ? order by id desc limit ?")
                .params(number, most)
                .query((row, n) -> {
                    Posting posting = JdbcLedgers.posting(row);
                    return new Entry(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            posting.month(),
                            posting.kind().words(),
                            posting.debit(),
                            posting.credit(),
                            posting.amount());
                })
                .list();
    }

    private List<Beside> beside(Ledger ledger, Benefit of) {
        YearMonth now = YearMonth.now(clock);
        return ledger.benefits().stream()
                .filter(b -> !b.id().equals(of.id()))
                .map(b -> {
                    Conflicts.Cell cell =
                            schemes.conflicts().between(of.scheme().id(), b.scheme().id());
                    return new Beside(
                            b.id(),
                            b.scheme().name(),
                            b.due().at(now),
                            cell.relation().words(),
                            cell.note(),
                            cell.source().words());
                })
                .toList();
    }

    // ------------------------------------------------------------------ accounts and money back

    @Override
    public Result enterAccount(
            Actor actor, UUID entitlement, String holder, String bank, String account) {
        return payees.enterAccount(actor, entitlement, holder, bank, account);
    }

    @Override
    public Result takeOverAccount(Actor actor, UUID entitlement) {
        return payees.takeOverAccount(actor, entitlement);
    }

    @Override
    public Result ownAccount(
            Actor actor, UUID entitlement, String holder, String bank, String account) {
        return payees.ownAccount(actor, entitlement, holder, bank, account);
    }

    @Override
    public Optional<String> accountOf(UUID entitlement) {
        return payees.accountOf(entitlement);
    }

    @Override
    public Result repaid(Actor actor, UUID entitlement, BigDecimal amount) {
        return measures.onOwn(
                actor,
                entitlement,
                (number, key) -> {
                    JdbcLedgers.Held held = ledgers.hold(entitlement).orElseThrow();
                    return switch (held.ledger().decide(new Order.Repay(entitlement, amount))) {
                        case Ledger.Verdict.Rejected no -> new Result.Rejected(no.problems());
                        case Ledger.Verdict.Done done -> {
                            ledgers.store(held, done.after(), entitlement, p -> 0, clock.instant());
                            journal.write(
                                    "repaid",
                                    Purpose.BENEFIT.name(),
                                    List.of(entitlement),
                                    List.of());
                            yield new Result.Done(entitlement);
                        }
                    };
                });
    }

    // ------------------------------------------------------------------ measures

    @Override
    public Result propose(Actor actor, UUID entitlement, Proposal proposal) {
        return measures.propose(actor, entitlement, proposal);
    }

    @Override
    public Result hear(Actor actor, UUID measure, String said) {
        return measures.hear(actor, measure, said);
    }

    @Override
    public Result post(Actor actor, UUID measure, String place) {
        return measures.post(actor, measure, place);
    }

    @Override
    public Result object(
            Actor actor, UUID measure, Optional<LocalDate> on, String who, String what) {
        return measures.object(actor, measure, on, who, what);
    }

    @Override
    public Result answerObjection(
            Actor actor,
            UUID measure,
            int objection,
            boolean upheld,
            String finding,
            String reply) {
        return measures.answerObjection(actor, measure, objection, upheld, finding, reply);
    }

    @Override
    public Result decide(Actor actor, UUID measure, String why) {
        return measures.decide(actor, measure, why);
    }

    @Override
    public Result withdraw(Actor actor, UUID measure, String why) {
        return measures.withdraw(actor, measure, why);
    }

    private Jurisdiction side() {
        return walls.current().jurisdiction();
    }
}
