package tongban.node.entitlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** Entitlements in the database, as lists and pages show them. */
final class JdbcEntitlements implements Entitlements {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int OWN_MAX = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcLedgers ledgers;
    private final Schemes schemes;
    private final JdbcMeasures measures;
    private final JdbcHeldAccounts held;
    private final ObjectProvider<Funds> funds;
    private final JsonMapper json;
    private final Clock clock;

    JdbcEntitlements(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            JdbcMeasures measures,
            JdbcHeldAccounts held,
            ObjectProvider<Funds> funds,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.ledgers = ledgers;
        this.schemes = schemes;
        this.measures = measures;
        this.held = held;
        this.funds = funds;
        this.json = json;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ lists

    /** A row as it is stored. */
    private record Sealed(
            long number,
            UUID id,
            UUID caseId,
            String caseNumber,
            String scheme,
            String organ,
            YearMonth first,
            Optional<YearMonth> end,
            LocalDate appliedOn,
            LocalDate decidedOn,
            BigDecimal now,
            BigDecimal paid,
            BigDecimal owed,
            BigDecimal returned,
            BigDecimal overpaid,
            BigDecimal claim,
            int payee,
            boolean payeeWrong,
            Optional<Attention> attention,
            byte[] content) {}

    private static final String ROWS =
            """
            select e.*,
                   coalesce((select s.amount from entitlement_span s
                              where s.entitlement = e.number and s.what = 'DUE' and s.from_month <= ?::date
                                and (s.until_month is null or s.until_month > ?::date)), 0.00) as now_due,
                   case when exists (select 1 from entitlement_span s where s.entitlement = e.number and s.what = 'AWARDED'
                                      and s.until_month is null) then null
                        else (select max(s.until_month) from entitlement_span s
                               where s.entitlement = e.number and s.what = 'AWARDED') end as ends
              from entitlement e
            """;

    private static final String FILTER =
            " where " + Desk.SEES + " and ? in ('', scheme) and ? in ('', case_number) and ";

    /** Each half finds its rows in an index of its own. */
    private static final String OF_PERSON =
            """
             and id in (select h.id from entitlement h where h.beneficiary_index = ?
                        union all select n.entitlement from beneficiary_name n where n.name_index = ?)
            """;

    private static String looks(Look look) {
        return switch (look) {
            case ALL -> "true";
            case ATTENTION -> "attention is not null";
            case NO_ACCOUNT -> "(payee = 0 or payee_wrong)";
            case OVERPAID -> "(overpaid > 0 or claim > 0)";
        };
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        @Nullable LocalDate ends = row.getObject("ends", LocalDate.class);
        return new Sealed(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getString("scheme")),
                Objects.requireNonNull(row.getString("organ")),
                JdbcLedgers.month(row, "first_month"),
                Optional.ofNullable(ends).map(YearMonth::from),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getBigDecimal("now_due"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("owed"),
                row.getBigDecimal("returned"),
                row.getBigDecimal("overpaid"),
                row.getBigDecimal("claim"),
                row.getInt("payee"),
                row.getBoolean("payee_wrong"),
                Optional.ofNullable(row.getString("attention")).map(Attention::valueOf),
                Objects.requireNonNull(row.getBytes("content_cipher")));
    }

    private List<Object> filters(Desk desk, Query query) {
        return List.of(desk.organ(), desk.organ(), desk.organ(), query.scheme(), query.number());
    }

    @Override
    public Page list(Actor actor, Query query) {
        Optional<Desk> desk = Desk.of(actor);
        int shown = Math.max(0, query.page());
        if (desk.isEmpty()) {
            return new Page(List.of(), 0, shown);
        }
        return walls.inside(
                actor,
                () -> {
                    int total =
                            jdbc.sql(
                                            "select count(*) from entitlement e"
                                                    + FILTER
                                                    + looks(query.look()))
                                    .params(filters(desk.get(), query))
                                    .query(Integer.class)
                                    .single();
                    return new Page(
                            rows(
                                    desk.get(),
                                    query,
                                    Long.MAX_VALUE,
                                    PAGE_ROWS,
                                    (long) shown * PAGE_ROWS),
                            total,
                            shown);
                });
    }

    /** The newest first. */
    private List<Row> rows(Desk desk, Query query, long before, int rows, long offset) {
        return opened(sealed(desk, query, before, rows, offset));
    }

    private List<Sealed> sealed(Desk desk, Query query, long before, int rows, long offset) {
        LocalDate month = JdbcLedgers.day(YearMonth.now(clock));
        List<Object> values = new ArrayList<>(List.of(month, month));
        values.addAll(filters(desk, query));
        values.addAll(List.of(before, rows, offset));
        return jdbc.sql(
                        ROWS
                                + FILTER
                                + looks(query.look())
                                + " and number < ? order by number desc limit ? offset ?")
                .params(values)
                .query((row, n) -> sealed(row))
                .list();
    }

    private List<Row> opened(List<Sealed> sealed) {
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.ENTITLEMENT,
                        sealed.stream().map(Sealed::id).toList(),
                        Purpose.BENEFIT,
                        "name");
        return sealed.stream()
                .map(s ->
                        row(
                                s,
                                Masked.name(
                                        content(s, Optional.ofNullable(keys.get(s.id())))
                                                .map(Content::name)
                                                .orElse(""))))
                .toList();
    }

    private Optional<Content> content(Sealed s, Optional<CaseKey> key) {
        return key.map(
                k -> json.readValue(k.unsealText(Content.LABEL, s.content()), Content.class));
    }

    private Row row(Sealed s, String name) {
        return new Row(
                s.id(),
                s.caseNumber(),
                name,
                schemes.get(s.scheme()).name(),
                s.first(),
                s.end(),
                s.now(),
                s.paid(),
                s.owed(),
                s.returned(),
                s.overpaid(),
                s.claim(),
                s.payee() > 0 && !s.payeeWrong(),
                s.attention());
    }

    @Override
    public List<Row> find(Actor actor, String person) {
        Optional<Desk> desk =
                Desk.of(actor).filter(d -> !actor.is(tongban.node.identity.Role.RESIDENT));
        String typed = Content.plain(person);
        return desk.isEmpty() || typed.isEmpty() || typed.length() > NAME_LENGTH_MAX
                ? List.of()
                : walls.inside(actor, () -> find(desk.get(), typed));
    }

    /** A name's hash is short: what it finds is opened and compared. */
    private List<Row> find(Desk desk, String typed) {
        LocalDate month = JdbcLedgers.day(YearMonth.now(clock));
        List<Sealed> sealed =
                jdbc.sql(ROWS + " where " + Desk.SEES + OF_PERSON + " order by number desc limit ?")
                        .params(
                                month,
                                month,
                                desk.organ(),
                                desk.organ(),
                                desk.organ(),
                                personalData.idIndex(typed.toUpperCase(Locale.ROOT)),
                                Content.nameIndex(typed, personalData::idIndex),
                                FOUND_MAX)
                        .query((row, n) -> sealed(row))
                        .list();
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.ENTITLEMENT,
                        sealed.stream().map(Sealed::id).toList(),
                        Purpose.BENEFIT,
                        "name");
        boolean number = NUMBER.matcher(typed).matches();
        List<Row> found = new ArrayList<>();
        for (Sealed one : sealed) {
            String name =
                    content(one, Optional.ofNullable(keys.get(one.id())))
                            .map(Content::name)
                            .orElse("");
            if (number || Content.plain(name).equals(typed)) {
                found.add(row(one, Masked.name(name)));
            }
        }
        journal.write(
                "ledger-search",
                Purpose.BENEFIT.name(),
                found.stream().map(Row::id).toList(),
                List.of(number ? "number" : "name", "found=" + found.size()));
        return found;
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Row> to) {
        Optional<Desk> desk = Desk.of(actor);
        if (desk.isEmpty()) {
            return true;
        }
        long before = Long.MAX_VALUE;
        while (true) {
            long from = before;
            List<Sealed> sealed = new ArrayList<>();
            List<Row> rows =
                    walls.inside(
                            actor,
                            () -> {
                                sealed.addAll(sealed(desk.get(), query, from, ROWS_AT_ONCE, 0));
                                return opened(sealed);
                            });
            rows.forEach(to);
            if (sealed.size() < ROWS_AT_ONCE) {
                return true;
            }
            before = sealed.getLast().number();
        }
    }

    @Override
    public List<Row> own(Actor actor) {
        return actor.is(tongban.node.identity.Role.RESIDENT)
                ? walls.inside(
                        actor,
                        () ->
                                rows(
                                        new Desk("", false),
                                        new Query("", "", Look.ALL, 0),
                                        Long.MAX_VALUE,
                                        OWN_MAX,
                                        0))
                : List.of();
    }

    // ------------------------------------------------------------------ one ledger

    @Override
    public Optional<LedgerPage> page(Actor actor, UUID entitlement) {
        return Desk.of(actor)
                .flatMap(desk ->
                        walls.inside(
                                actor,
                                () -> {
                                    LocalDate month = JdbcLedgers.day(YearMonth.now(clock));
                                    return jdbc.sql(ROWS + " where id = ? and " + Desk.SEES)
                                            .params(
                                                    month,
                                                    month,
                                                    entitlement,
                                                    desk.organ(),
                                                    desk.organ(),
                                                    desk.organ())
                                            .query((row, n) -> sealed(row))
                                            .optional()
                                            .map(s -> page(actor, desk, s));
                                }));
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

    private LedgerPage page(Actor actor, Desk desk, Sealed s) {
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
        Optional<Content> content = content(s, key);
        Ledger ledger = ledgers.look(s.id()).orElseThrow().ledger();
        Benefit benefit = ledger.find(s.id()).orElseThrow();
        String name = content.map(Content::name).orElse("");
        List<Measure> shown = key.map(k -> measures.of(actor, s.number(), k)).orElse(List.of());
        return new LedgerPage(
                row(s, Masked.name(name)),
                s.caseId(),
                s.organ(),
                Desk.masks(actor) ? Masked.name(name) : name,
                content.map(Content::maskedNumber).orElse(""),
                s.appliedOn(),
                s.decidedOn(),
                benefit.scheme().rhythm().words(),
                start(benefit),
                key.flatMap(k -> payee(s.number(), s.payee(), k)).orElse(""),
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

    private Optional<String> payee(long number, int payee, CaseKey key) {
        return jdbc.sql("select content_cipher from payee where entitlement = ? and seq = ?")
                .params(number, payee)
                .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                .optional()
                .map(sealed ->
                        json.readValue(
                                key.unsealText(Content.Payee.LABEL, sealed), Content.Payee.class))
                .map(p -> p.bank() + " " + p.holder() + " " + p.tail());
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
        List<Problem> problems = new ArrayList<>();
        Content.Payee payee = payee(problems, holder, bank, account);
        return measures.onOwn(
                actor,
                entitlement,
                (number, key) ->
                        problems.isEmpty()
                                ? checked(actor, entitlement, number, key, payee)
                                : new Result.Rejected(problems));
    }

    @Override
    public Result takeOverAccount(Actor actor, UUID entitlement) {
        return measures.onOwn(
                actor,
                entitlement,
                (number, key) ->
                        held.beside(number)
                                .map(f -> checked(actor, entitlement, number, key, f.payee()))
                                .orElseGet(() ->
                                        new Result.Rejected(
                                                List.of(MeasureProblems.nothingHeld()))));
    }

    @Override
    public Result ownAccount(
            Actor actor, UUID entitlement, String holder, String bank, String account) {
        List<Problem> problems = new ArrayList<>();
        Content.Payee payee = payee(problems, holder, bank, account);
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        Optional<Long> number =
                jdbc.sql("select number from entitlement where id = ?")
                        .param(entitlement)
                        .query(Long.class)
                        .optional();
        Optional<CaseKey> key = number.flatMap(n -> ownKey(entitlement));
        return key.isEmpty()
                ? new Result.NotFound()
                : entered(actor, entitlement, number.get(), key.get(), payee);
    }

    private Optional<CaseKey> ownKey(UUID entitlement) {
        return Optional.ofNullable(
                personalData
                        .open(
                                PersonalData.Holder.ENTITLEMENT,
                                List.of(entitlement),
                                Purpose.OWN_MATTER,
                                "account")
                        .get(entitlement));
    }

    @Override
    public Optional<String> accountOf(UUID entitlement) {
        record Row(long number, int payee) {}
        return jdbc.sql("select number, payee from entitlement where id = ? and payee > 0")
                .param(entitlement)
                .query((row, n) -> new Row(row.getLong(1), row.getInt(2)))
                .optional()
                .flatMap(
                        r -> ownKey(entitlement).flatMap(key -> payee(r.number(), r.payee(), key)));
    }

    private static Content.Payee payee(
            List<Problem> problems, String holder, String bank, String account) {
        name(problems, "holder", holder, Words.of("户名", "the holder"));
        name(problems, "bank", bank, Words.of("开户银行", "the bank"));
        String digits = account.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{8,32}")) {
            problems.add(MeasureProblems.account());
        }
        return new Content.Payee(holder.strip(), bank.strip(), digits);
    }

    private static void name(List<Problem> problems, String field, String typed, Words what) {
        if (typed.isBlank()) {
            problems.add(MeasureProblems.needed(field, what));
        } else if (typed.length() > NAME_LENGTH_MAX) {
            problems.add(MeasureProblems.tooLong(field, NAME_LENGTH_MAX));
        }
    }

    private record Whose(String scheme, byte[] content) {}

    /** What an official enters, where the scheme says into whose account it is paid. */
    private Result checked(
            Actor actor, UUID entitlement, long number, CaseKey key, Content.Payee payee) {
        Whose whose =
                jdbc.sql("select scheme, content_cipher from entitlement where number = ?")
                        .param(number)
                        .query((row, n) ->
                                new Whose(
                                        Objects.requireNonNull(row.getString(1)),
                                        Objects.requireNonNull(row.getBytes(2))))
                        .single();
        String name =
                json.readValue(key.unsealText(Content.LABEL, whose.content()), Content.class)
                        .name();
        List<Problem> problems =
                funds.orderedStream()
                        .flatMap(
                                f -> f.againstHolder(whose.scheme(), name, payee.holder()).stream())
                        .toList();
        return problems.isEmpty()
                ? entered(actor, entitlement, number, key, payee)
                : new Result.Rejected(problems);
    }

    private record Present(int payee, boolean wrong) {}

    private Result entered(
            Actor actor, UUID entitlement, long number, CaseKey key, Content.Payee payee) {
        Present present =
                jdbc.sql("select payee, payee_wrong from entitlement where number = ? for update")
                        .param(number)
                        .query((row, n) -> new Present(row.getInt(1), row.getBoolean(2)))
                        .single();
        boolean same =
                jdbc.sql("select content_cipher from payee where entitlement = ? and seq = ?")
                        .params(number, present.payee())
                        .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                        .optional()
                        .map(sealed ->
                                json.readValue(
                                        key.unsealText(Content.Payee.LABEL, sealed),
                                        Content.Payee.class))
                        .filter(payee::equals)
                        .isPresent();
        if (same) {
            return present.wrong()
                    ? new Result.Rejected(List.of(MeasureProblems.sameWrongAccount()))
                    : new Result.Done(entitlement);
        }
        int seq = present.payee() + 1;
        jdbc.sql("insert into payee values (?, ?, ?, ?, ?, ?)")
                .params(
                        actor.jurisdiction().code(),
                        number,
                        seq,
                        key.sealText(Content.Payee.LABEL, json.writeValueAsString(payee)),
                        actor.account(),
                        JdbcLedgers.utc(clock.instant()))
                .update();
        jdbc.sql(
                        "update entitlement set payee = ?, payee_wrong = false, version = version +"
                                + " 1 where number = ?")
                .params(seq, number)
                .update();
        journal.write(
                "enter-account", Purpose.BENEFIT.name(), List.of(entitlement), List.of("account"));
        return new Result.Done(entitlement);
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
