package tongban.node.project;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseJson;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.node.sheet.JdbcSentFiles;
import tongban.node.sheet.Written;
import tongban.service.text.Words;

/** Files of monthly returns in the database; a row is judged as a line that is typed is. */
final class JdbcReturnFiles implements ReturnFiles {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcProjectEntries entries;
    private final JdbcReturns returns;
    private final JdbcReporting reporting;
    private final JdbcProjectPost post;
    private final Clock clock;
    private final JdbcSentFiles<ReturnFile.Sent, Row> files;

    JdbcReturnFiles(
            JdbcClient jdbc,
            Walls walls,
            JdbcProjectEntries entries,
            JdbcReturns returns,
            JdbcReporting reporting,
            JdbcProjectPost post,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.entries = entries;
        this.returns = returns;
        this.reporting = reporting;
        this.post = post;
        this.clock = clock;
        this.files =
                new JdbcSentFiles<>(
                        jdbc,
                        CaseJson.MAPPER,
                        "project_return_file",
                        "document",
                        ReturnFile.Sent[].class,
                        Row[].class);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean mayReport(Actor actor) {
        return actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    // ------------------------------------------------------------------ what is stored

    /**
     * @param results empty while it is not recorded
     */
    private record Stored(
            UUID id,
            String document,
            LocalDate saidOn,
            List<ReturnFile.Sent> sent,
            Instant sentAt,
            Optional<Instant> recordedAt,
            Optional<UUID> returned,
            List<Row> results) {
        File with(List<Row> rows) {
            return new File(id, document, saidOn, sentAt, recordedAt, returned, rows);
        }
    }

    private Optional<Stored> find(Actor actor, UUID id, boolean held) {
        return files.find(
                actor.login(),
                id,
                held,
                (kept, row) ->
                        new Stored(
                                kept.id(),
                                kept.named(),
                                Optional.ofNullable(row.getObject("said_on", LocalDate.class))
                                        .orElseGet(() -> dayOf(kept.sentAt())),
                                kept.sent(),
                                kept.sentAt(),
                                kept.recordedAt(),
                                Optional.ofNullable(row.getObject("return_id", UUID.class)),
                                kept.results()));
    }

    @Override
    public Optional<File> file(Actor actor, UUID id) {
        return mayReport(actor)
                ? walls.inside(actor, () -> find(actor, id, false).map(s -> shown(actor, s)))
                : Optional.empty();
    }

    private File shown(Actor actor, Stored s) {
        return s.with(
                s.recordedAt().isPresent()
                        ? s.results()
                        : judged(actor, s).rows().stream().map(Judged::row).toList());
    }

    @Override
    public List<Past> past(Actor actor) {
        return past(actor, PAST_SHOWN_MAX);
    }

    @Override
    public List<Past> allPast(Actor actor) {
        return past(actor, Integer.MAX_VALUE);
    }

    private List<Past> past(Actor actor, int most) {
        return mayReport(actor)
                ? walls.inside(actor, () -> files.past(actor.login(), most, Past::new))
                : List.of();
    }

    // ------------------------------------------------------------------ judging

    /**
     * A row, and the line that it is.
     *
     * @param line empty where it is faulty
     */
    private record Judged(Row row, Optional<Projects.Reported> line) {}

    /**
     * What each row comes to now.
     *
     * @param projects by number, as far as there are any
     */
    private record Judgement(Map<String, JdbcProjectEntries.Known> projects, List<Judged> rows) {}

    /**
     * A row as far as it can be read. Where an amount cannot, the other stands in for it, so that
     * everything else that is wrong with the row is told at once.
     */
    private record Typed(Optional<Projects.Reported> line, List<Problem> problems) {
        private static final Optional<BigDecimal> ZERO = Optional.of(BigDecimal.ZERO);

        static Typed of(ReturnFile.Sent sent) {
            if (!sent.unreadable().isEmpty()) {
                return new Typed(Optional.empty(), sent.unreadable());
            }
            List<Problem> problems = new ArrayList<>();
            Optional<YearMonth> month = Written.savedMonth(sent.month());
            if (month.isEmpty()) {
                problems.add(ProjectProblems.month());
            }
            Optional<BigDecimal> completed = amount(Column.COMPLETED, sent.completed(), problems);
            Optional<BigDecimal> cumulative =
                    amount(Column.CUMULATIVE, sent.cumulative(), problems);
            return new Typed(
                    month.map(m ->
                            new Projects.Reported(
                                    sent.number(),
                                    m,
                                    completed.or(() -> cumulative).or(() -> ZERO),
                                    cumulative.or(() -> completed).or(() -> ZERO),
                                    sent.progress())),
                    problems);
        }

        /** An empty cell takes nothing back: that is done on the page of the project. */
        private static Optional<BigDecimal> amount(
                Column column, String text, List<Problem> problems) {
            Optional<BigDecimal> amount = Written.number(text);
            if (text.isEmpty()) {
                problems.add(ProjectProblems.needed(column.field()));
            } else if (amount.isEmpty()) {
                problems.add(ProjectProblems.amount(column.field()));
            }
            return amount;
        }
    }

    private Judgement judged(Actor actor, Stored of) {
        List<Typed> typed = of.sent().stream().map(Typed::of).toList();
        Map<String, JdbcProjectEntries.Known> projects =
                entries.known(of.sent().stream().map(ReturnFile.Sent::number));
        List<List<Problem>> faults =
                reporting.faults(
                        actor, projects, typed.stream().flatMap(t -> t.line().stream()).toList());
        List<List<Problem>> problems = new ArrayList<>();
        List<JdbcReturns.Line> sound = new ArrayList<>();
        int line = 0;
        for (int i = 0; i < typed.size(); i++) {
            Typed one = typed.get(i);
            List<Problem> all = new ArrayList<>(one.problems());
            if (one.line().isPresent()) {
                all.addAll(faults.get(line++));
            } else if (of.sent().get(i).unreadable().isEmpty()) {
                all.addAll(reporting.faults(actor, projects, of.sent().get(i).number()));
            }
            problems.add(all.stream().distinct().toList());
            if (all.isEmpty()) {
                Projects.Reported said = one.line().orElseThrow();
                sound.add(
                        JdbcReturns.Line.of(
                                Objects.requireNonNull(projects.get(said.number())), said));
            }
        }
        List<JdbcReturns.Outlook> outlook =
                returns.outlook(actor.jurisdiction(), of.saidOn(), sound);
        List<Judged> judged = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < typed.size(); i++) {
            boolean holds = problems.get(i).isEmpty();
            Optional<JdbcReturns.Outlook> then =
                    holds ? Optional.of(outlook.get(next++)) : Optional.empty();
            judged.add(
                    new Judged(
                            row(of.sent().get(i), then, problems.get(i)),
                            holds ? typed.get(i).line() : Optional.empty()));
        }
        return new Judgement(projects, judged);
    }

    private static Row row(
            ReturnFile.Sent sent, Optional<JdbcReturns.Outlook> then, List<Problem> problems) {
        return new Row(
                sent.line(),
                sent.number(),
                sent.month(),
                sent.completed(),
                sent.cumulative(),
                sent.progress(),
                then.map(JdbcReturnFiles::outcome).orElse(Outcome.FAULTY),
                then.filter(JdbcReturns.Outlook::late).isPresent(),
                then.filter(JdbcReturns.Outlook::outOfOrder).isPresent(),
                then.filter(JdbcReturns.Outlook::contested).isPresent(),
                problems);
    }

    private static Outcome outcome(JdbcReturns.Outlook then) {
        if (then.there()) {
            return Outcome.THERE;
        }
        return switch (then.arrival()) {
            case FIRST -> Outcome.FIRST;
            case CORRECTION -> Outcome.CORRECTION;
            case AGAIN -> Outcome.AGAIN;
            case WITHDRAWAL -> throw new IllegalStateException("a file takes nothing back");
        };
    }

    // ------------------------------------------------------------------ sending and confirming

    private static Result rejected(Problem problem) {
        return new Result.Rejected(List.of(problem));
    }

    @Override
    public Result look(Actor actor, String document, Optional<LocalDate> saidOn, byte[] file) {
        if (!mayReport(actor)) {
            return rejected(ProjectProblems.role());
        }
        ReturnFile.Read read = ReturnFile.read(file);
        Instant now = now();
        List<Problem> problems =
                new ArrayList<>(reporting.faults(actor, document, saidOn, dayOf(now)));
        problems.addAll(read.problems());
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        Stored kept =
                new Stored(
                        GlobalId.next(now),
                        document.strip(),
                        // it is late or not by the day of sending, typed or not
                        saidOn.orElseGet(() -> dayOf(now)),
                        read.rows(),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        return walls.inside(
                actor,
                () -> {
                    keep(actor, kept);
                    return new Result.Read(shown(actor, kept));
                });
    }

    private void keep(Actor actor, Stored of) {
        jdbc.sql(
                        """
                        insert into project_return_file (owner_jurisdiction, id, document, said_on, sent, sent_by, sent_at)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                actor.jurisdiction().code(),
                                of.id(),
                                of.document(),
                                of.saidOn(),
                                CaseJson.MAPPER.writeValueAsString(of.sent()),
                                actor.login(),
                                of.sentAt().atOffset(ZoneOffset.UTC)))
                .update();
        post.journal(
                "project-returns-file", List.of(), String.valueOf(of.sent().size()), of.document());
    }

    @Override
    public Result confirm(Actor actor, UUID id) {
        if (!mayReport(actor)) {
            return new Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<Stored> found = find(actor, id, true);
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    if (found.get().recordedAt().isPresent()) {
                        return new Result.Read(shown(actor, found.get()));
                    }
                    // as on the day on which it was sent: it may be confirmed on a later one
                    List<Problem> problems =
                            reporting.faults(
                                    actor,
                                    found.get().document(),
                                    Optional.of(found.get().saidOn()),
                                    dayOf(found.get().sentAt()));
                    return problems.isEmpty()
                            ? new Result.Read(recorded(actor, found.get()))
                            : new Result.Rejected(problems);
                });
    }

    private File recorded(Actor actor, Stored of) {
        // what the rows come to now is what they come to when they are stored
        returns.alone();
        Judgement judged = judged(actor, of);
        List<Row> rows = judged.rows().stream().map(Judged::row).toList();
        List<Projects.Reported> lines =
                judged.rows().stream()
                        .filter(j -> j.row().outcome().isRecorded())
                        .flatMap(j -> j.line().stream())
                        .toList();
        Optional<UUID> returned = Optional.empty();
        if (!lines.isEmpty()) {
            Map<String, JdbcProjectEntries.Known> projects = new HashMap<>(judged.projects());
            projects.keySet().retainAll(lines.stream().map(Projects.Reported::number).toList());
            Projects.Result result =
                    reporting.reported(
                            actor, of.document(), Optional.of(of.saidOn()), projects, lines);
            if (!(result instanceof Projects.Result.Done(UUID id))) {
                throw new IllegalStateException("PROJECT-904 lines that held were refused");
            }
            returned = Optional.of(id);
        }
        Instant now = now();
        finish(of.id(), now, returned.orElse(null), rows);
        return new File(
                of.id(), of.document(), of.saidOn(), of.sentAt(), Optional.of(now), returned, rows);
    }

    private void finish(UUID id, Instant now, @Nullable UUID returned, List<Row> rows) {
        jdbc.sql(
                        """
                        update project_return_file set recorded_at = ?, return_id = ?, results = ?::jsonb
                         where id = ? and recorded_at is null
                        """)
                .params(
                        Arrays.asList(
                                now.atOffset(ZoneOffset.UTC),
                                returned,
                                CaseJson.MAPPER.writeValueAsString(rows),
                                id))
                .update();
    }

    // ------------------------------------------------------------------ to be filled in

    @Override
    public YearMonth lastMonth() {
        return YearMonth.from(today()).minusMonths(1);
    }

    @Override
    public void each(Actor actor, YearMonth month, Consumer<Standing> to) {
        if (!mayReport(actor)) {
            return;
        }
        String last = "";
        List<Standing> rows;
        do {
            String behind = last;
            rows = walls.inside(actor, () -> behind(actor, month, behind));
            rows.forEach(to);
            last = rows.isEmpty() ? last : rows.getLast().number();
        } while (rows.size() == ROWS_AT_ONCE);
    }

    /**
     * @param said empty where nothing stands
     */
    private record Listed(JdbcReturns.At at, String number, Words name, Optional<Cell.Said> said) {}

    /** With the words that the page shows, so that what is sent back as it is tells nothing new. */
    private List<Standing> behind(Actor actor, YearMonth month, String number) {
        List<Listed> listed = listed(actor, month, number);
        Map<JdbcReturns.At, String> words =
                returns.last(actor.jurisdiction(), listed.stream().map(Listed::at));
        return listed.stream()
                .map(l ->
                        new Standing(
                                l.number(),
                                l.name(),
                                month,
                                l.said()
                                        .map(said ->
                                                new Projects.Reported(
                                                        l.number(),
                                                        month,
                                                        Optional.of(said.completed()),
                                                        Optional.of(said.cumulative()),
                                                        words.getOrDefault(l.at(), "")))))
                .toList();
    }

    private List<Listed> listed(Actor actor, YearMonth month, String number) {
        return jdbc.sql(
                        """
                        select p.id, p.number, p.name_zh, p.name_en, r.completed, r.cumulative
                          from project_year y join project p on p.id = y.project
                               left join project_report r on r.project = p.id and r.month = ? and r.source = ? and r.standing
                         where y.year = ? and y.number > ? and %1$s is not null and (? or %1$s = any (?))
                         order by y.number limit ?
                        """
                                .formatted("p.owner_" + actor.jurisdiction().code()))
                .params(
                        month.atDay(1),
                        actor.jurisdiction().code(),
                        month.getYear(),
                        number,
                        actor.is(Role.SUPERVISOR),
                        entries.owners().of(actor).toArray(String[]::new),
                        ROWS_AT_ONCE)
                .query((row, n) -> listed(row, month))
                .list();
    }

    private static Listed listed(ResultSet row, YearMonth month) throws SQLException {
        @Nullable BigDecimal completed = row.getBigDecimal("completed");
        return new Listed(
                new JdbcReturns.At(row.getObject("id", UUID.class), month),
                JdbcProjectLists.text(row, "number"),
                Words.of(
                        JdbcProjectLists.text(row, "name_zh"),
                        JdbcProjectLists.text(row, "name_en")),
                completed == null
                        ? Optional.empty()
                        : Optional.of(new Cell.Said(completed, row.getBigDecimal("cumulative"))));
    }
}
