package tongban.node.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.casework.Problem;
import tongban.node.casework.Relatives;
import tongban.node.entitlement.Beneficiary;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.entitlement.Scheme;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** Tasks and reports in the database. */
final class JdbcReviews implements Reviews {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String REPORT = "review-report";

    private final Parts parts;

    /** What it works with. */
    record Parts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            Periods periods,
            Organs organs,
            Relatives relatives,
            Entitlements entitlements,
            JdbcRecipients recipients,
            JdbcExamination examination,
            JdbcReviewTasks tasks,
            JsonMapper json,
            Clock clock) {}

    JdbcReviews(Parts parts) {
        this.parts = parts;
    }

    private JdbcClient jdbc() {
        return parts.jdbc();
    }

    private LocalDate today() {
        return LocalDate.now(parts.clock());
    }

    // ------------------------------------------------------------------ looking

    /** Whose tasks an actor sees: with no body those of the side. */
    private static Optional<String> organ(Actor actor) {
        return switch (actor.role()) {
            case SUPERVISOR, SYSTEM -> Optional.of("");
            case REVIEWER, DECIDER -> actor.worksFor();
            case RESIDENT, CLERK -> Optional.empty();
        };
    }

    /** A task as it is stored. */
    private record Stored(
            UUID id,
            long number,
            UUID entitlement,
            UUID caseId,
            String caseNumber,
            String scheme,
            ReviewGround ground,
            Stage stage,
            Suggestion.Kind suggestion,
            String organ,
            LocalDate dueOn,
            @Nullable UUID officer,
            @Nullable Words officerName,
            @Nullable UUID measure,
            @Nullable String measureKind,
            @Nullable String measureState,
            boolean departs,
            @Nullable LocalDate closedOn,
            int version,
            byte[] content,
            byte[] beneficiary) {
        boolean isOpen() {
            return stage == Stage.OPEN;
        }
    }

    private static final String STAGE =
            """
            case when t.closed_on is not null or m.state = 'DECIDED' then 'DONE'
                 when m.state in ('PROPOSED', 'HEARD') then 'MEASURE' else 'OPEN' end
            """;

    private static final String FROM =
            """
              from review_task t
              join entitlement e on e.number = t.entitlement
              left join measure m on m.id = t.measure
              left join account a on a.id = t.officer
            """;

    private static final String ROWS =
            "select t.*, e.id as entitlement_id, e.case_id, e.case_number, e.scheme, e.content_cipher as beneficiary,"
                    + " m.kind as measure_kind, m.state as measure_state, a.name_zh, a.name_en, "
                    + STAGE
                    + " as stage"
                    + FROM;

    private static final String FILTER =
            """
             where (:organ = '' or t.organ = :organ or t.deciding_organ = :organ)
               and :scheme in ('', e.scheme) and :ground in ('', t.ground) and :suggestion in ('', t.suggestion)
               and (not :mine or t.officer = :actor)
               and (:batch::uuid is null or t.batch = :batch::uuid)
            """
                    + " and :stage in ('', "
                    + STAGE
                    + ") and (not :overdue or (t.due_on < :today and ("
                    + STAGE
                    + ") <> 'DONE'))";

    private JdbcClient.StatementSpec filtered(
            String start, String end, Actor actor, String organ, Query query) {
        return jdbc().sql(start + FILTER + end)
                .param("organ", organ)
                .param("scheme", query.scheme())
                .param("ground", query.ground().map(Enum::name).orElse(""))
                .param("suggestion", query.suggestion().map(Enum::name).orElse(""))
                .param("stage", query.stage().map(Enum::name).orElse(""))
                .param("mine", query.mine())
                .param("actor", actor.account())
                .param("batch", query.batch().orElse(null), java.sql.Types.OTHER)
                .param("overdue", query.overdue())
                .param("today", today());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        @Nullable String officer = row.getString("name_zh");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getLong("entitlement"),
                row.getObject("entitlement_id", UUID.class),
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getString("scheme")),
                ReviewGround.valueOf(row.getString("ground")),
                Stage.valueOf(row.getString("stage")),
                Suggestion.Kind.valueOf(row.getString("suggestion")),
                Objects.requireNonNull(row.getString("organ")),
                row.getObject("due_on", LocalDate.class),
                row.getObject("officer", UUID.class),
                officer == null
                        ? null
                        : Words.of(officer, Objects.requireNonNull(row.getString("name_en"))),
                row.getObject("measure", UUID.class),
                row.getString("measure_kind"),
                row.getString("measure_state"),
                row.getBoolean("departs"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                Objects.requireNonNull(row.getBytes("beneficiary")));
    }

    @Override
    public Page list(Actor actor, Query query) {
        int shown = Math.max(0, query.page());
        Optional<String> organ = organ(actor);
        return organ.isEmpty()
                ? new Page(List.of(), 0, shown)
                : parts.walls()
                        .inside(
                                actor,
                                () ->
                                        new Page(
                                                rows(
                                                        actor,
                                                        organ.get(),
                                                        query,
                                                        PAGE_ROWS,
                                                        (long) shown * PAGE_ROWS),
                                                filtered(
                                                                "select count(*)" + FROM,
                                                                "",
                                                                actor,
                                                                organ.get(),
                                                                query)
                                                        .query(Integer.class)
                                                        .single(),
                                                shown));
    }

    private List<Row> rows(Actor actor, String organ, Query query, int rows, long offset) {
        List<Stored> stored =
                filtered(
                                ROWS,
                                " order by ("
                                        + STAGE
                                        + ") = 'DONE', t.due_on, t.id limit :rows offset :offset",
                                actor,
                                organ,
                                query)
                        .param("rows", rows)
                        .param("offset", offset)
                        .query((row, n) -> stored(row))
                        .list();
        Map<UUID, CaseKey> keys =
                parts.personalData()
                        .openEntitlements(
                                stored.stream().map(Stored::entitlement).distinct().toList(),
                                Purpose.WORK_LIST,
                                "name");
        return stored.stream().map(s -> row(s, Masked.name(name(s, keys)))).toList();
    }

    private String name(Stored s, Map<UUID, CaseKey> keys) {
        return Optional.ofNullable(keys.get(s.entitlement()))
                .map(key -> Beneficiary.name(parts.json(), key, s.beneficiary()))
                .orElse("");
    }

    private Row row(Stored s, String name) {
        return new Row(
                s.id(),
                s.entitlement(),
                s.caseNumber(),
                name,
                scheme(s.scheme()),
                s.ground(),
                s.stage(),
                s.suggestion(),
                s.dueOn(),
                s.stage() != Stage.DONE && s.dueOn().isBefore(today()),
                Optional.ofNullable(s.officerName()));
    }

    private Words scheme(String id) {
        return parts.schemes().find(id).map(Scheme::name).orElse(Words.same(id));
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Row> to) {
        Optional<String> organ = organ(actor);
        if (organ.isEmpty()) {
            return true;
        }
        for (long offset = 0; ; offset += ROWS_AT_ONCE) {
            long from = offset;
            List<Row> rows =
                    parts.walls()
                            .inside(
                                    actor,
                                    () -> rows(actor, organ.get(), query, ROWS_AT_ONCE, from));
            rows.forEach(to);
            if (rows.size() < ROWS_AT_ONCE) {
                return true;
            }
        }
    }

    // ------------------------------------------------------------------ one task

    private Optional<Stored> find(Actor actor, UUID task, String lock) {
        return organ(actor)
                .flatMap(organ ->
                        jdbc().sql(
                                        ROWS
                                                + " where t.id = :id and (:organ = '' or t.organ = :organ"
                                                + " or t.deciding_organ = :organ)"
                                                + lock)
                                .param("id", task)
                                .param("organ", organ)
                                .query((row, n) -> stored(row))
                                .optional());
    }

    private Optional<CaseKey> key(Stored s, String... fields) {
        return Optional.ofNullable(
                parts.personalData()
                        .openEntitlements(List.of(s.entitlement()), Purpose.RECHECK, fields)
                        .get(s.entitlement()));
    }

    @Override
    public Optional<TaskPage> page(Actor actor, UUID task) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                find(actor, task, "")
                                        .flatMap(s ->
                                                key(s, "name", "review")
                                                        .map(key -> page(actor, s, key))));
    }

    private TaskPage page(Actor actor, Stored s, CaseKey key) {
        String name = Beneficiary.name(parts.json(), key, s.beneficiary());
        Optional<Words> waits = waits(actor, s).map(Problem::what);
        boolean works = actor.is(Role.REVIEWER, Role.DECIDER);
        return new TaskPage(
                row(s, Masked.name(name)),
                s.caseId(),
                works ? name : Masked.name(name),
                works
                        ? parts.recipients()
                                .one(s.number(), today())
                                .flatMap(parts.examination()::subject)
                        : Optional.empty(),
                parts.organs()
                        .byId(s.organ(), today(), actor.jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(s.organ())),
                term(s),
                parts.tasks().opened(key, s.content()),
                measure(s),
                s.departs(),
                Optional.ofNullable(s.closedOn()),
                s.version(),
                actor.account().equals(s.officer()),
                works && s.isOpen() && waits.isEmpty(),
                works && s.isOpen() ? waits : Optional.empty());
    }

    private static Optional<Proposed> measure(Stored s) {
        return s.measure() == null
                ? Optional.empty()
                : Optional.of(
                        new Proposed(
                                s.measure(),
                                MeasureKind.valueOf(Objects.requireNonNull(s.measureKind())),
                                Entitlements.Stage.valueOf(
                                        Objects.requireNonNull(s.measureState()))));
    }

    private Words term(Stored s) {
        return s.ground() == ReviewGround.PERIOD
                ? Words.of("复核周期届满日", "end of the period")
                : parts.periods().term(s.ground()).source().words();
    }

    /** Why the actor may do nothing with it. */
    private Optional<Problem> waits(Actor actor, Stored s) {
        if (!actor.is(Role.REVIEWER, Role.DECIDER)) {
            return Optional.of(ReviewProblems.notYours());
        }
        if (!s.isOpen()) {
            return Optional.of(ReviewProblems.closed());
        }
        return parts.relatives().barred(actor, List.of(s.caseId())).isEmpty()
                ? Optional.empty()
                : Optional.of(ReviewProblems.relative());
    }

    // ------------------------------------------------------------------ steps

    /** What a step does to an open task. */
    private interface Step {
        Result on(Stored task, CaseKey key);
    }

    private Result onOpen(Actor actor, UUID task, int version, Step step) {
        return parts.walls()
                .inside(
                        actor,
                        () -> {
                            Optional<Stored> found = find(actor, task, " for update of t");
                            if (found.isEmpty()) {
                                return new Result.NotFound();
                            }
                            Optional<Problem> waits = waits(actor, found.get());
                            if (waits.isPresent()) {
                                return new Result.Rejected(List.of(waits.get()));
                            }
                            if (found.get().version() != version) {
                                return new Result.Stale();
                            }
                            return key(found.get(), "review")
                                    .map(key -> step.on(found.get(), key))
                                    .orElseGet(Result.NotFound::new);
                        });
    }

    private void noted(String act, Stored s, String... fields) {
        parts.journal()
                .write(
                        act,
                        Purpose.RECHECK.name(),
                        List.of(s.entitlement(), s.id()),
                        List.of(fields));
    }

    @Override
    public Result take(Actor actor, UUID task, int version) {
        return onOpen(
                actor,
                task,
                version,
                (s, key) -> {
                    jdbc().sql(
                                    "update review_task set officer = ?, version = version + 1 where id = ?")
                            .params(actor.account(), task)
                            .update();
                    noted("take-review", s);
                    return new Result.Done(task);
                });
    }

    @Override
    public Result anew(Actor actor, UUID task, int version) {
        return onOpen(
                actor,
                task,
                version,
                (s, key) -> {
                    Recipient of = parts.recipients().one(s.number(), today()).orElseThrow();
                    Evidence before = parts.tasks().opened(key, s.content());
                    Evidence now =
                            parts.examination()
                                    .evidence(
                                            of,
                                            parts.examination().circle(of, Purpose.RECHECK),
                                            before.found(),
                                            Purpose.RECHECK);
                    parts.tasks().renew(task, now, key, actor.account());
                    noted("review-anew", s, now.suggestion().kind().name());
                    return new Result.Done(task);
                });
    }

    @Override
    public Result keep(Actor actor, UUID task, int version, String why) {
        List<Problem> problems = new ArrayList<>();
        text(problems, "why", why, Words.of("继续发放的理由", "the reason why it goes on"));
        return onOpen(
                actor,
                task,
                version,
                (s, key) -> {
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    boolean departs =
                            s.suggestion() != Suggestion.Kind.CONTINUE
                                    && s.suggestion() != Suggestion.Kind.UNSETTLED;
                    closed(s, key, why.strip(), departs);
                    jdbc().sql("update review_task set closed_by = ?, closed_on = ? where id = ?")
                            .params(actor.account(), today(), task)
                            .update();
                    noted("keep-on-review", s, s.suggestion().name(), "departs=" + departs);
                    return new Result.Done(task);
                });
    }

    private void closed(Stored s, CaseKey key, String why, boolean departs) {
        jdbc().sql(
                        """
                        update review_task set content_cipher = ?, departs = ?, version = version + 1 where id = ?
                        """)
                .params(
                        parts.tasks()
                                .sealed(key, parts.tasks().opened(key, s.content()).closed(why)),
                        departs,
                        s.id())
                .update();
    }

    @Override
    public Result propose(Actor actor, UUID task, int version, Entitlements.Proposal proposal) {
        return onOpen(
                actor,
                task,
                version,
                (s, key) ->
                        switch (parts.entitlements().propose(actor, s.entitlement(), proposal)) {
                            case Entitlements.Result.NotFound none -> new Result.NotFound();
                            case Entitlements.Result.Rejected no ->
                                    new Result.Rejected(no.problems());
                            case Entitlements.Result.Done(UUID measure) -> {
                                closed(s, key, proposal.reason().strip(), departs(s, proposal));
                                jdbc().sql("update review_task set measure = ? where id = ?")
                                        .params(measure, task)
                                        .update();
                                noted("propose-on-review", s, proposal.kind().name());
                                yield new Result.Done(task);
                            }
                        });
    }

    private static boolean departs(Stored s, Entitlements.Proposal proposal) {
        return s.suggestion() != Suggestion.Kind.UNSETTLED
                && s.suggestion().measure().filter(k -> k == proposal.kind()).isEmpty();
    }

    private static void text(List<Problem> problems, String field, String typed, Words what) {
        if (typed.isBlank()) {
            problems.add(ReviewProblems.needed(field, what));
        } else if (typed.length() > TEXT_LENGTH_MAX) {
            problems.add(ReviewProblems.tooLong(field));
        }
    }

    // ------------------------------------------------------------------ telling

    /** What was told, sealed under the key of the entitlement. */
    private record Said(List<Change> what, String text) {}

    @Override
    public Told tell(Actor actor, Telling telling) {
        List<Problem> problems = new ArrayList<>();
        boolean resident = actor.is(Role.RESIDENT);
        if (actor.is(Role.SUPERVISOR, Role.SYSTEM)) {
            problems.add(ReviewProblems.notYours());
        }
        if (telling.happenedOn().filter(d -> !d.isAfter(today())).isEmpty()) {
            problems.add(ReviewProblems.happenedOn());
        }
        if (telling.what().isEmpty()) {
            problems.add(ReviewProblems.needed("what", Words.of("什么发生了变动", "what changed")));
        }
        if (!resident && telling.by().isEmpty()) {
            problems.add(ReviewProblems.needed("by", Words.of("由谁报告", "who tells of it")));
        }
        if (resident && telling.entitlement().isEmpty()) {
            problems.add(ReviewProblems.needed("entitlement", Words.of("是哪一项待遇", "which benefit")));
        }
        if (!resident && telling.number().isBlank()) {
            problems.add(ReviewProblems.needed("number", Words.of("办件编号", "the case number")));
        }
        text(problems, "text", telling.text(), Words.of("变动情况", "what happened"));
        if (!problems.isEmpty()) {
            return new Told.Rejected(problems);
        }
        return parts.walls().inside(actor, () -> told(actor, telling));
    }

    private Told told(Actor actor, Telling telling) {
        List<Recipient> about =
                actor.is(Role.RESIDENT)
                        ? parts
                                .recipients()
                                .one(telling.entitlement().orElseThrow(), today())
                                .stream()
                                .toList()
                        : parts.recipients()
                                .ofCase(telling.number().strip(), TOLD_ROWS_MAX, today());
        if (about.isEmpty()) {
            return new Told.Rejected(
                    List.of(
                            ReviewProblems.unknown(
                                    actor.is(Role.RESIDENT) ? "entitlement" : "number")));
        }
        LocalDate happened = telling.happenedOn().orElseThrow();
        boolean late = happened.plusMonths(parts.periods().telling().months()).isBefore(today());
        for (Recipient of : about) {
            told(actor, telling, of, late);
        }
        return new Told.Done(about.size(), late);
    }

    private void told(Actor actor, Telling telling, Recipient of, boolean late) {
        CaseKey key =
                Objects.requireNonNull(
                        parts.personalData()
                                .openEntitlements(
                                        List.of(of.id()), Purpose.REPORTED_CHANGE, "report")
                                .get(of.id()),
                        "an entitlement that runs has its key");
        ToldBy by = actor.is(Role.RESIDENT) ? ToldBy.HOUSEHOLD : telling.by().orElseThrow();
        UUID id = GlobalId.next(parts.clock().instant());
        jdbc().sql(
                        """
                        insert into review_report (id, owner_jurisdiction, entitlement, told_by, happened_on, told_on, late,
                               content_cipher, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        actor.jurisdiction().code(),
                        of.number(),
                        by.name(),
                        telling.happenedOn().orElseThrow(),
                        today(),
                        late,
                        key.sealText(
                                REPORT,
                                parts.json()
                                        .writeValueAsString(
                                                new Said(telling.what(), telling.text().strip()))),
                        actor.account(),
                        parts.clock().instant().atOffset(ZoneOffset.UTC))
                .update();
        parts.tasks()
                .open(
                        of,
                        new JdbcReviewTasks.Cause(
                                ReviewGround.REPORT,
                                ReviewGround.REPORT + " " + id,
                                Optional.empty(),
                                Optional.empty(),
                                today().plusMonths(
                                                parts.periods()
                                                        .term(ReviewGround.REPORT)
                                                        .months())),
                        reported(of, found(telling, by, late), actor),
                        Purpose.REPORTED_CHANGE);
    }

    /** A resident sees neither the case's facts nor the register: the officer asks for them. */
    private Evidence reported(Recipient of, List<Evidence.Found> found, Actor actor) {
        if (actor.is(Role.REVIEWER, Role.DECIDER)) {
            return parts.examination()
                    .evidence(
                            of,
                            parts.examination().circle(of, Purpose.REPORTED_CHANGE),
                            found,
                            Purpose.REPORTED_CHANGE);
        }
        return new Evidence(
                today(),
                found,
                List.of(),
                Suggestion.unsettled(
                        List.of(
                                Words.of(
                                        "先核实并登记变动，再按今天的情况重新计算",
                                        "verify and record the change first, then decide anew on the facts of today"))),
                List.of(),
                "",
                false,
                "");
    }

    private List<Evidence.Found> found(Telling telling, ToldBy by, boolean late) {
        Words what =
                telling.what().stream()
                        .map(Change::words)
                        .reduce((a, b) -> Words.of(a.zh() + "、" + b.zh(), a.en() + ", " + b.en()))
                        .orElse(Words.same(""));
        List<Evidence.Found> found =
                new ArrayList<>(
                        List.of(
                                new Evidence.Found(Words.of("变动", "change"), what),
                                new Evidence.Found(
                                        Words.of("情况", "what happened"),
                                        Words.same(telling.text().strip())),
                                new Evidence.Found(
                                        Words.of("变动日期", "day of the change"),
                                        Words.day(telling.happenedOn().orElseThrow())),
                                new Evidence.Found(Words.of("报告日期", "told on"), Words.day(today())),
                                new Evidence.Found(Words.of("报告人", "told by"), by.words())));
        if (late) {
            Periods.Telling term = parts.periods().telling();
            found.add(
                    new Evidence.Found(
                            Words.of("逾期报告", "told late"),
                            Words.of(
                                    "超过 "
                                            + term.months()
                                            + " 个月（"
                                            + term.source().words().zh()
                                            + "）；是否追回须另行决定",
                                    "later than "
                                            + term.months()
                                            + " months ("
                                            + term.source().words().en()
                                            + "); whether anything is paid back needs a decision of its own")));
        }
        return found;
    }

    // ------------------------------------------------------------------ supervision

    @Override
    public UUID askedBySupervision(UUID entitlement, String cause, List<Evidence.Found> found) {
        Recipient of = parts.recipients().one(entitlement, today()).orElseThrow();
        String name = ReviewGround.AUDIT + " " + cause;
        Optional<UUID> before = parts.tasks().find(of.number(), name);
        if (before.isPresent()) {
            return before.get();
        }
        Circle circle = parts.examination().circle(of, Purpose.AUDIT);
        return parts.tasks()
                .open(
                        of,
                        new JdbcReviewTasks.Cause(
                                ReviewGround.AUDIT,
                                name,
                                Optional.empty(),
                                Optional.empty(),
                                today().plusMonths(
                                                parts.periods().term(ReviewGround.AUDIT).months())),
                        parts.examination().evidence(of, circle, found, Purpose.AUDIT),
                        Purpose.AUDIT)
                .orElseThrow();
    }
}
