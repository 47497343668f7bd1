package tongban.node.entitlement;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Runs in the database. */
final class JdbcRuns implements PaymentRuns {
    /** So many entitlements at once: a second or less of work, and little to do again. */
    static final int CHUNK_ROWS = 20_000;

    /** Keys that are opened together when lines are read. */
    private static final int KEYS_AT_ONCE = 1_000;

    private static final int BATCH_MAX = 99;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcLedgers ledgers;
    private final Schemes schemes;
    private final JsonMapper json;
    private final Clock clock;
    private final JdbcRunStep step;
    private volatile Runnable wake = () -> {};

    JdbcRuns(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.ledgers = ledgers;
        this.schemes = schemes;
        this.json = json;
        this.clock = clock;
        this.step = new JdbcRunStep(jdbc, walls, ledgers, schemes);
    }

    /** Called after each commit that started a run. */
    void onStarted(Runnable job) {
        this.wake = job;
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public boolean pays(Actor actor) {
        return actor.is(Role.DECIDER) && actor.worksFor().isPresent();
    }

    // ------------------------------------------------------------------ going on

    @Override
    public Result start(Actor actor, String scheme, YearMonth month) {
        if (!pays(actor)) {
            return new Result.Rejected(List.of(RunProblems.notYours()));
        }
        if (schemes.find(scheme).isEmpty()) {
            return new Result.Rejected(List.of(RunProblems.scheme()));
        }
        if (month.isAfter(YearMonth.from(today()))) {
            return new Result.Rejected(List.of(RunProblems.future()));
        }
        return walls.inside(actor, () -> started(actor, scheme, month));
    }

    private record Last(int batch, String state) {}

    private Result started(Actor actor, String scheme, YearMonth month) {
        String organ = actor.worksFor().orElseThrow();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('run ' || ?, 0))")
                .param(actor.jurisdiction().code() + organ + scheme)
                .query()
                .singleRow();
        boolean later =
                jdbc.sql(
                                "select exists (select 1 from payment_run where organ = ? and scheme = ? and month > ?)")
                        .params(organ, scheme, JdbcLedgers.day(month))
                        .query(Boolean.class)
                        .single();
        if (later) {
            return new Result.Rejected(List.of(RunProblems.laterMonth()));
        }
        boolean open =
                jdbc.sql(
                                "select exists (select 1 from payment_run where organ = ? and scheme = ? and state = 'RUNNING')")
                        .params(organ, scheme)
                        .query(Boolean.class)
                        .single();
        if (open) {
            return new Result.Rejected(List.of(RunProblems.running()));
        }
        int batch =
                jdbc.sql(
                                "select coalesce(max(batch) + 1, 0) from payment_run where organ = ? and scheme = ? and month = ?")
                        .params(organ, scheme, JdbcLedgers.day(month))
                        .query(Integer.class)
                        .single();
        if (batch > BATCH_MAX) {
            return new Result.Rejected(List.of(RunProblems.batches(BATCH_MAX)));
        }
        UUID id = GlobalId.next(clock.instant());
        jdbc.sql(
                        """
                        insert into payment_run (id, owner_jurisdiction, organ, scheme, month, batch, state, started_by, started_at)
                        values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)
                        """)
                .params(
                        id,
                        actor.jurisdiction().code(),
                        organ,
                        scheme,
                        JdbcLedgers.day(month),
                        batch,
                        actor.account().toString(),
                        JdbcLedgers.utc(clock.instant()))
                .update();
        journal.write(
                "start-payment-run",
                Purpose.BENEFIT.name(),
                List.of(id),
                List.of(scheme, month.toString(), "batch=" + batch));
        walls.afterCommit(wake);
        return new Result.Done(id);
    }

    /** Runs of the side of the open transaction that are not ready, the oldest first. */
    List<UUID> unfinished() {
        return jdbc.sql("select id from payment_run where state = 'RUNNING' order by started_at")
                .query(UUID.class)
                .list();
    }

    /**
     * The next chunk of a run, in a transaction of its own.
     *
     * @return whether it goes on
     */
    boolean next(Jurisdiction side, UUID run) {
        return next(side, run, CHUNK_ROWS);
    }

    boolean next(Jurisdiction side, UUID run, int rows) {
        return walls.inside(Actor.system(side), () -> step.next(run, rows, clock.instant()));
    }

    // ------------------------------------------------------------------ looking

    /** Bodies see their own runs, supervisors those of the side; nobody else sees any. */
    private static Optional<String> organ(Actor actor) {
        return switch (actor.role()) {
            case SUPERVISOR, SYSTEM -> Optional.of("");
            case REVIEWER, DECIDER -> actor.worksFor();
            case RESIDENT, CLERK -> Optional.empty();
        };
    }

    @Override
    public Page list(Actor actor, int page) {
        return organ(actor)
                .map(organ -> walls.inside(actor, () -> list(organ, Math.max(0, page))))
                .orElse(new Page(List.of(), 0, 0));
    }

    private Page list(String organ, int page) {
        int total =
                jdbc.sql("select count(*) from payment_run where ? in ('', organ)")
                        .param(organ)
                        .query(Integer.class)
                        .single();
        List<Run> rows =
                jdbc.sql(
                                """
                                select * from payment_run where ? in ('', organ)
                                 order by month desc, scheme, batch desc, id limit ? offset ?
                                """)
                        .params(organ, PAGE_ROWS, (long) page * PAGE_ROWS)
                        .query((row, n) -> run(row))
                        .list();
        return new Page(rows, total, page);
    }

    private Optional<Run> find(Actor actor, UUID id) {
        return organ(actor)
                .flatMap(organ ->
                        jdbc.sql("select * from payment_run where id = ? and ? in ('', organ)")
                                .params(id, organ)
                                .query((row, n) -> run(row))
                                .optional());
    }

    private Run run(ResultSet row) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("state"));
        String organ = Objects.requireNonNull(row.getString("organ"));
        String scheme = Objects.requireNonNull(row.getString("scheme"));
        int done = row.getInt("entitlements");
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getObject("id", UUID.class),
                organ,
                scheme,
                schemes.get(scheme).name(),
                JdbcLedgers.month(row, "month"),
                row.getInt("batch"),
                stage,
                done,
                stage == Stage.READY ? done : entitlements(organ, scheme),
                row.getInt("payments"),
                row.getBigDecimal("amount"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant));
    }

    private int entitlements(String organ, String scheme) {
        return jdbc.sql("select count(*) from entitlement where organ = ? and scheme = ?")
                .params(organ, scheme)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<RunPage> page(Actor actor, UUID id) {
        return walls.inside(
                actor,
                () ->
                        find(actor, id)
                                .map(run ->
                                        new RunPage(
                                                run,
                                                reconciliation(run),
                                                shares(run),
                                                run.stage() == Stage.READY
                                                        ? Optional.of(standings(run))
                                                        : Optional.empty())));
    }

    private Reconciliation reconciliation(Run run) {
        List<Reconciliation.Line> lines =
                jdbc.sql(
                                "select state, count(*) as payments, sum(amount) as amount from payment where run = ? group by state")
                        .param(run.id())
                        .query((row, n) ->
                                new Reconciliation.Line(
                                        Standing.valueOf(row.getString("state")),
                                        row.getInt("payments"),
                                        row.getBigDecimal("amount")))
                        .list();
        List<Reconciliation.Line> ordered = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            ordered.add(
                    lines.stream()
                            .filter(l -> l.standing() == standing)
                            .findFirst()
                            .orElse(new Reconciliation.Line(standing, 0, Cents.ZERO)));
        }
        return new Reconciliation(
                ordered, Cents.sum(ordered.stream().map(Reconciliation.Line::amount).toList()));
    }

    private List<Share> shares(Run run) {
        CostShares.Row row = schemes.shares().row(side().code(), run.scheme(), run.month());
        return jdbc
                .sql("select * from payment_run_share where run = ?")
                .param(run.id())
                .query((r, n) -> {
                    CostShares.Bearer bearer = CostShares.Bearer.valueOf(r.getString("bearer"));
                    return Map.entry(
                            bearer,
                            new Share(
                                    bearer.words(),
                                    r.getBigDecimal("percent"),
                                    r.getBigDecimal("amount"),
                                    row.source().words()));
                })
                .list()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Standings standings(Run run) {
        Map<String, BigDecimal> debits = new HashMap<>();
        jdbc.sql(
                        """
                        select s.account, sum(s.amount) as amount
                          from entitlement e
                          join posting p on p.entitlement = e.number
                          cross join lateral (values (p.debit, p.amount), (p.credit, -p.amount)) s (account, amount)
                         where e.organ = ? and e.scheme = ? and p.month = ? group by s.account
                        """)
                .params(run.organ(), run.scheme(), JdbcLedgers.day(run.month()))
                .query(row -> {
                    debits.put(row.getString("account"), row.getBigDecimal("amount"));
                });
        return new Standings(
                debit(debits, LedgerAccount.COST),
                debit(debits, LedgerAccount.BANK).negate(),
                debit(debits, LedgerAccount.CLEARED).negate(),
                debit(debits, LedgerAccount.RETURNED).negate(),
                debit(debits, LedgerAccount.OWED).negate(),
                debit(debits, LedgerAccount.OVERPAID),
                debit(debits, LedgerAccount.CLAIM),
                debit(debits, LedgerAccount.WAIVED));
    }

    private static BigDecimal debit(Map<String, BigDecimal> debits, LedgerAccount account) {
        return debits.getOrDefault(account.name(), Cents.ZERO);
    }

    // ------------------------------------------------------------------ lines

    private static final String LINES =
            """
            select p.id, p.kind, p.amount, p.state, p.payee, e.number, e.id as entitlement, e.case_number, e.content_cipher,
                   y.content_cipher as payee_cipher
              from payment p
              join entitlement e on e.number = p.entitlement
              join payee y on y.entitlement = p.entitlement and y.seq = p.payee
             where p.run = ? and (? = '' or p.state = ?)
            """;

    private record Sealed(
            long number,
            UUID entitlement,
            String caseNumber,
            byte[] content,
            byte[] payee,
            Kind kind,
            BigDecimal amount,
            Standing standing) {}

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getLong("id"),
                row.getObject("entitlement", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                Objects.requireNonNull(row.getBytes("payee_cipher")),
                Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"),
                Standing.valueOf(row.getString("state")));
    }

    @Override
    public Lines lines(Actor actor, UUID id, Optional<Standing> standing, int page) {
        String state = standing.map(Standing::name).orElse("");
        int shown = Math.max(0, page);
        return walls.inside(
                actor,
                () -> {
                    if (find(actor, id).isEmpty()) {
                        return new Lines(List.of(), 0, 0);
                    }
                    int total =
                            jdbc.sql(
                                            "select count(*) from payment where run = ? and (? = '' or state = ?)")
                                    .params(id, state, state)
                                    .query(Integer.class)
                                    .single();
                    List<Sealed> sealed =
                            jdbc.sql(LINES + " order by p.id limit ? offset ?")
                                    .params(id, state, state, PAGE_ROWS, (long) shown * PAGE_ROWS)
                                    .query((row, n) -> sealed(row))
                                    .list();
                    return new Lines(opened(sealed, false), total, shown);
                });
    }

    @Override
    public boolean each(Actor actor, UUID id, boolean whole, Consumer<Line> to) {
        boolean there =
                walls.inside(
                        actor,
                        () ->
                                find(actor, id)
                                        .filter(run -> run.stage() == Stage.READY)
                                        .isPresent());
        if (!there || (whole && !pays(actor))) {
            return false;
        }
        long after = 0;
        while (true) {
            long from = after;
            List<Sealed> sealed = new ArrayList<>();
            List<Line> lines =
                    walls.inside(
                            actor,
                            () -> {
                                sealed.addAll(
                                        jdbc.sql(LINES + " and p.id > ? order by p.id limit ?")
                                                .params(id, "", "", from, KEYS_AT_ONCE)
                                                .query((row, n) -> sealed(row))
                                                .list());
                                return opened(sealed, whole);
                            });
            lines.forEach(to);
            if (sealed.size() < KEYS_AT_ONCE) {
                return true;
            }
            after = sealed.getLast().number();
        }
    }

    /** What cannot be opened any more keeps its amount and loses its name. */
    private List<Line> opened(List<Sealed> sealed, boolean whole) {
        Map<UUID, CaseKey> keys =
                personalData.openEntitlements(
                        sealed.stream().map(Sealed::entitlement).distinct().toList(),
                        Purpose.BENEFIT,
                        "name",
                        "account");
        return sealed.stream()
                .map(s -> line(s, Optional.ofNullable(keys.get(s.entitlement())), whole))
                .toList();
    }

    private Line line(Sealed s, Optional<CaseKey> key, boolean whole) {
        Optional<Content> content =
                key.map(k ->
                        json.readValue(k.unsealText(Content.LABEL, s.content()), Content.class));
        Optional<Content.Payee> payee =
                key.map(k ->
                        json.readValue(
                                k.unsealText(Content.Payee.LABEL, s.payee()), Content.Payee.class));
        String holder = payee.map(Content.Payee::holder).orElse("");
        return new Line(
                s.number(),
                s.entitlement(),
                s.caseNumber(),
                whole ? holder : Masked.name(content.map(Content::name).orElse("")),
                content.map(Content::maskedNumber).orElse(""),
                s.kind(),
                s.amount(),
                payee.map(Content.Payee::bank).orElse(""),
                payee.map(p -> whole ? p.account() : p.tail()).orElse(""),
                s.standing());
    }

    // ------------------------------------------------------------------ the bank's answer

    @Override
    public Optional<Taken> takeIn(Actor actor, UUID id, byte[] file) {
        return walls.inside(
                actor,
                () ->
                        find(actor, id)
                                .filter(run -> pays(actor) && run.stage() == Stage.READY)
                                .map(run -> takenIn(actor, run, file)));
    }

    private Taken takenIn(Actor actor, Run run, byte[] file) {
        if (file.length > RETURN_BYTES_MAX) {
            return faulty(List.of(ReturnProblems.tooLarge()));
        }
        byte[] sha256 = sha256(file);
        boolean again =
                jdbc.sql("select exists (select 1 from return_file where sha256 = ?)")
                        .param(sha256)
                        .query(Boolean.class)
                        .single();
        if (again) {
            return faulty(List.of(ReturnProblems.again()));
        }
        ReturnFile read = ReturnFile.read(file);
        Map<Long, ReturnFile.Payment> payments = payments(run, read);
        List<tongban.node.casework.Problem> problems = new ArrayList<>(read.problems());
        problems.addAll(read.against(payments));
        return problems.isEmpty() ? posted(actor, run, read, payments, sha256) : faulty(problems);
    }

    private static Taken faulty(List<tongban.node.casework.Problem> problems) {
        return new Taken.Faulty(problems.stream().limit(FAULTS_MAX).toList(), problems.size());
    }

    private Map<Long, ReturnFile.Payment> payments(Run run, ReturnFile read) {
        Map<Long, ReturnFile.Payment> payments = new HashMap<>();
        jdbc.sql(
                        "select id, entitlement, amount, state from payment where run = ? and id = any (?) for update")
                .params(
                        run.id(),
                        read.rows().stream().map(ReturnFile.Row::number).toArray(Long[]::new))
                .query(row -> {
                    payments.put(
                            row.getLong("id"),
                            new ReturnFile.Payment(
                                    row.getLong("id"),
                                    row.getLong("entitlement"),
                                    row.getBigDecimal("amount"),
                                    Standing.valueOf(row.getString("state"))));
                });
        return payments;
    }

    private Taken posted(
            Actor actor,
            Run run,
            ReturnFile read,
            Map<Long, ReturnFile.Payment> payments,
            byte[] sha256) {
        Instant now = clock.instant();
        UUID file = GlobalId.next(now);
        List<ReturnFile.Row> back =
                read.rows().stream().filter(r -> r.result() != Standing.PAID).toList();
        try {
            jdbc.sql("insert into return_file values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            file,
                            actor.jurisdiction().code(),
                            run.id(),
                            sha256,
                            read.rows().size(),
                            back.size(),
                            actor.account(),
                            JdbcLedgers.utc(now))
                    .update();
        } catch (DuplicateKeyException twice) {
            return faulty(List.of(ReturnProblems.again()));
        }
        jdbc.sql("update payment set state = 'PAID', settled_by = ? where id = any (?)")
                .params(
                        file,
                        read.rows().stream()
                                .filter(r -> r.result() == Standing.PAID)
                                .map(ReturnFile.Row::number)
                                .toArray(Long[]::new))
                .update();
        back.forEach(row ->
                returned(
                        Objects.requireNonNull(payments.get(row.number())),
                        row.result(),
                        file,
                        now));
        journal.write(
                "take-in-bank-file",
                Purpose.BENEFIT.name(),
                List.of(run.id(), file),
                List.of("rows=" + read.rows().size(), "returned=" + back.size()));
        return new Taken.Done(
                read.rows().size() - back.size(),
                back.size(),
                Cents.sum(back.stream().map(ReturnFile.Row::amount).toList()));
    }

    /** What came back stands to the beneficiary's account again. */
    private void returned(ReturnFile.Payment payment, Standing result, UUID file, Instant now) {
        JdbcLedgers.Held held = ledgers.holdEach(List.of(payment.entitlement())).getFirst();
        Benefit benefit = held.ledger().benefits().getFirst();
        List<Posting> paid =
                jdbc.sql(
                                """
                                select * from posting where entitlement = ? and payment = ? and kind in ('PAYMENT', 'REISSUE')
                                 order by id
                                """)
                        .params(payment.entitlement(), payment.number())
                        .query((row, n) -> JdbcLedgers.posting(row))
                        .list();
        Ledger.Verdict verdict = held.ledger().decide(new Order.Return(benefit.id(), paid));
        switch (verdict) {
            case Ledger.Verdict.Rejected no ->
                    throw new IllegalStateException("LEDGER-913 a return cannot be refused");
            case Ledger.Verdict.Done done ->
                    ledgers.store(held, done.after(), file, posting -> payment.number(), now);
        }
        jdbc.sql("update payment set state = ?, settled_by = ? where id = ?")
                .params(result.name(), file, payment.number())
                .update();
        if (result == Standing.WRONG_ACCOUNT) {
            jdbc.sql(
                            """
                            update entitlement set payee_wrong = true
                             where number = ? and payee = (select payee from payment where id = ?)
                            """)
                    .params(payment.entitlement(), payment.number())
                    .update();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Jurisdiction side() {
        return walls.current().jurisdiction();
    }
}
