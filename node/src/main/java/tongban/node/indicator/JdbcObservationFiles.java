package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseJson;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.indicator.JdbcObservations.Said;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.sheet.JdbcSentFiles;
import tongban.node.sheet.Written;
import tongban.service.text.Words;

/** Files of observations in the database; a row is judged as a value that is typed is. */
final class JdbcObservationFiles implements ObservationFiles {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final JdbcDefinitions definitions;
    private final JdbcObservations observations;
    private final Entered entered;
    private final Clock clock;
    private final JdbcSentFiles<ObservationFile.Sent, Row> files;

    JdbcObservationFiles(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            JdbcDefinitions definitions,
            JdbcObservations observations,
            Entered entered,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.definitions = definitions;
        this.observations = observations;
        this.entered = entered;
        this.clock = clock;
        this.files =
                new JdbcSentFiles<>(
                        jdbc,
                        CaseJson.MAPPER,
                        "indicator_file",
                        "source",
                        ObservationFile.Sent[].class,
                        Row[].class);
    }

    private static boolean mayReport(Actor actor) {
        return actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ what is stored

    private record Stored(
            UUID id,
            String source,
            String phrase,
            List<ObservationFile.Sent> sent,
            Instant sentAt,
            Optional<Instant> recordedAt,
            List<Row> results) {
        File with(List<Row> rows) {
            return new File(id, source, phrase, sentAt, recordedAt, rows);
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
                                JdbcObservations.text(row, "phrase"),
                                kept.sent(),
                                kept.sentAt(),
                                kept.recordedAt(),
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
                        : judged(actor, s).stream().map(Judged::row).toList());
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

    @Override
    public Result look(Actor actor, String source, String phrase, byte[] file) {
        if (!mayReport(actor)) {
            return new Result.Rejected(List.of(IndicatorProblems.role()));
        }
        List<Problem> problems = new ArrayList<>(entered.said(source, phrase));
        ObservationFile.Read read = ObservationFile.read(file);
        problems.addAll(read.problems());
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        return walls.inside(
                actor,
                () -> {
                    Instant now = now();
                    Stored stored =
                            new Stored(
                                    GlobalId.next(now),
                                    source.strip(),
                                    phrase.strip(),
                                    read.rows(),
                                    now,
                                    Optional.empty(),
                                    List.of());
                    jdbc.sql(
                                    """
                                    insert into indicator_file (owner_jurisdiction, id, source, phrase, sent, sent_by, sent_at)
                                    values (?, ?, ?, ?, ?::jsonb, ?, ?)
                                    """)
                            .params(
                                    actor.jurisdiction().code(),
                                    stored.id(),
                                    stored.source(),
                                    stored.phrase(),
                                    CaseJson.MAPPER.writeValueAsString(stored.sent()),
                                    actor.login(),
                                    now.atOffset(ZoneOffset.UTC))
                            .update();
                    return new Result.Read(shown(actor, stored));
                });
    }

    // ------------------------------------------------------------------ judging

    /**
     * A row, and what it says.
     *
     * @param said empty where it is faulty
     */
    private record Judged(Row row, Optional<Definition> definition, Optional<Said> said) {}

    /** A row as far as it can be read. */
    private record Typed(Optional<Indicators.Entry> entry, List<Problem> problems) {
        static Typed of(ObservationFile.Sent sent) {
            if (!sent.unreadable().isEmpty()) {
                return new Typed(Optional.empty(), sent.unreadable());
            }
            List<Problem> problems = new ArrayList<>();
            Optional<YearMonth> month = Written.month(sent.from());
            Optional<LocalDate> from =
                    month.map(m -> m.atDay(1)).or(() -> Written.day(sent.from()));
            Optional<LocalDate> last =
                    sent.lastDay().isEmpty()
                            ? month.map(YearMonth::atEndOfMonth)
                            : Written.day(sent.lastDay())
                                    .or(() ->
                                            Written.month(sent.lastDay())
                                                    .map(YearMonth::atEndOfMonth));
            if (from.isEmpty()) {
                problems.add(day(Column.FROM));
            }
            if (last.isEmpty()) {
                problems.add(day(Column.LAST_DAY));
            }
            Optional<Operator> operator = ObservationFile.operator(sent.operator());
            if (operator.isEmpty()) {
                problems.add(
                        IndicatorProblems.cell(
                                Column.OPERATOR.field(),
                                Words.of("没有这种说法", "there is no such way to state a number"),
                                Words.of(
                                        "留空为等于，或写近、超、余等",
                                        "Leave it empty, or write nearly, over and the like")));
            }
            // an empty cell takes nothing back: that is done on the page of the indicator
            Optional<BigDecimal> value = Written.number(sent.value());
            if (value.isEmpty()) {
                problems.add(IndicatorProblems.value(Column.VALUE.field()));
            }
            return new Typed(
                    from.isPresent() && last.isPresent()
                            ? Optional.of(
                                    new Indicators.Entry(
                                            sent.place(),
                                            sent.subject(),
                                            from.get(),
                                            last.get(),
                                            operator.orElse(Operator.EXACT),
                                            value.or(() -> Optional.of(BigDecimal.ZERO))))
                            : Optional.empty(),
                    problems);
        }

        private static Problem day(Column column) {
            return IndicatorProblems.cell(
                    column.field(),
                    Words.of("不是日期，也不是月份", "this is neither a day nor a month"),
                    Words.of("写成 2026-10-01 或者 2026-10", "Write it like 2026-10-01 or 2026-10"));
        }
    }

    private List<Judged> judged(Actor actor, Stored of) {
        Map<String, Definition> all = definitions.all();
        List<Half> halves = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ObservationFile.Sent sent : of.sent()) {
            Typed typed = Typed.of(sent);
            List<Problem> problems = new ArrayList<>(typed.problems());
            Optional<Definition> definition = Optional.ofNullable(all.get(sent.indicator()));
            if (definition.isEmpty() && sent.unreadable().isEmpty()) {
                problems.add(
                        IndicatorProblems.cell(
                                Column.INDICATOR.field(),
                                Words.of("没有这个指标", "there is no such indicator"),
                                Words.of(
                                        "写指标页面地址里的标识",
                                        "Write the id that its page has in the address")));
            }
            Optional<Said> said = Optional.empty();
            if (definition.isPresent() && typed.entry().isPresent()) {
                Entered.Report report =
                        entered.report(
                                actor,
                                definition.get(),
                                of.source(),
                                of.phrase(),
                                List.of(typed.entry().get()),
                                today());
                problems.addAll(report.problems());
                said = Optional.of(report.said().getFirst());
                if (!seen.add(sent.indicator() + " " + Entered.named(said.get().cell()))) {
                    problems.add(IndicatorProblems.twice(Entered.named(said.get().cell())));
                }
            }
            halves.add(new Half(sent, definition, said.filter(s -> problems.isEmpty()), problems));
        }
        return judged(of.source(), of.phrase(), halves);
    }

    /**
     * A row by itself, before it is held against what was said before.
     *
     * @param said empty where it is faulty
     */
    private record Half(
            ObservationFile.Sent sent,
            Optional<Definition> definition,
            Optional<Said> said,
            List<Problem> problems) {}

    /** The rows of an indicator are looked up together. */
    private List<Judged> judged(String source, String phrase, List<Half> halves) {
        Map<Definition, List<Said>> sound = new LinkedHashMap<>();
        for (Half half : halves) {
            half.said()
                    .ifPresent(s ->
                            sound.computeIfAbsent(
                                            half.definition().orElseThrow(), d -> new ArrayList<>())
                                    .add(s));
        }
        Map<Definition, Map<JdbcObservations.Cell, JdbcObservations.Outlook>> outlooks =
                new LinkedHashMap<>();
        sound.forEach((definition, said) ->
                outlooks.put(definition, observations.outlooks(definition, source, said, now())));
        return halves.stream()
                .map(h ->
                        h.said().isEmpty()
                                ? new Judged(
                                        row(
                                                h.sent(),
                                                Outcome.FAULTY,
                                                Optional.empty(),
                                                Optional.empty(),
                                                h.problems()),
                                        h.definition(),
                                        Optional.empty())
                                : judged(
                                        h.sent(),
                                        phrase,
                                        h.definition(),
                                        h.said(),
                                        Objects.requireNonNull(
                                                Objects.requireNonNull(
                                                                outlooks.get(
                                                                        h.definition()
                                                                                .orElseThrow()))
                                                        .get(h.said().get().cell()))))
                .toList();
    }

    private static Judged judged(
            ObservationFile.Sent sent,
            String phrase,
            Optional<Definition> definition,
            Optional<Said> said,
            JdbcObservations.Outlook outlook) {
        List<Problem> problems = new ArrayList<>();
        Outcome outcome =
                switch (outlook.arrival()) {
                    case FIRST -> Outcome.FIRST;
                    case AGAIN -> Outcome.THERE;
                    case CORRECTION -> Outcome.CORRECTION;
                    case WITHDRAWAL -> throw new IllegalStateException("a row has a value");
                };
        if (outcome == Outcome.CORRECTION) {
            String reason = sent.reason().strip();
            if (reason.isEmpty() || sent.reason().length() > REASON_MAX) {
                problems.add(
                        IndicatorProblems.uncorrected(
                                outlook.mine().orElseThrow().words(definition.orElseThrow().unit()),
                                REASON_MAX));
                outcome = Outcome.FAULTY;
            } else {
                // the two are kept as one text, of which nothing is cut
                int over = phrase(phrase, reason).length() - Entered.PHRASE_LENGTH_MAX;
                if (over > 0) {
                    problems.add(IndicatorProblems.reasonAndPhrase(over));
                    outcome = Outcome.FAULTY;
                }
            }
        }
        return new Judged(
                row(sent, outcome, Optional.of(outlook), definition, problems),
                definition,
                outcome.isRecorded() ? said : Optional.empty());
    }

    private static final int REASON_MAX = 300;

    private static Row row(
            ObservationFile.Sent s,
            Outcome outcome,
            Optional<JdbcObservations.Outlook> outlook,
            Optional<Definition> definition,
            List<Problem> problems) {
        return new Row(
                s.line(),
                s.indicator(),
                s.place(),
                s.subject(),
                s.from(),
                s.lastDay(),
                s.operator(),
                s.value(),
                s.reason(),
                outcome,
                outlook.filter(JdbcObservations.Outlook::late).isPresent(),
                outlook.filter(JdbcObservations.Outlook::outOfOrder).isPresent(),
                outlook.flatMap(JdbcObservations.Outlook::mine)
                        .map(m -> m.words(definition.orElseThrow().unit())),
                outlook.map(JdbcObservations.Outlook::others).orElse(List.of()).stream()
                        .map(o ->
                                Words.same(o.source() + " ")
                                        .then(o.words(definition.orElseThrow().unit())))
                        .toList(),
                problems.stream().distinct().toList());
    }

    // ------------------------------------------------------------------ recording

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
                    Stored file = found.get();
                    if (file.recordedAt().isPresent()) {
                        return new Result.Read(shown(actor, file));
                    }
                    // what the rows come to now is what they come to when they are stored
                    new TreeSet<>(
                                    file.sent().stream()
                                            .map(ObservationFile.Sent::indicator)
                                            .toList())
                            .forEach(indicator -> observations.lock(actor, indicator));
                    List<Judged> judged = judged(actor, file);
                    store(actor, file, judged);
                    Instant now = now();
                    List<Row> rows = judged.stream().map(Judged::row).toList();
                    jdbc.sql(
                                    "update indicator_file set recorded_at = ?, results = ?::jsonb where id = ?")
                            .params(
                                    now.atOffset(ZoneOffset.UTC),
                                    CaseJson.MAPPER.writeValueAsString(rows),
                                    id)
                            .update();
                    return new Result.Read(
                            new File(
                                    file.id(),
                                    file.source(),
                                    file.phrase(),
                                    file.sentAt(),
                                    Optional.of(now),
                                    rows));
                });
    }

    /** A report for each indicator, and one more for each reason of a correction. */
    private void store(Actor actor, Stored file, List<Judged> judged) {
        Map<String, Map<String, List<Said>>> reports = new TreeMap<>();
        Map<String, Definition> of = new TreeMap<>();
        for (Judged one : judged) {
            if (one.said().isPresent()) {
                Definition definition = one.definition().orElseThrow();
                of.put(definition.id(), definition);
                String reason =
                        one.row().outcome() == Outcome.CORRECTION ? one.row().reason().strip() : "";
                reports.computeIfAbsent(definition.id(), i -> new LinkedHashMap<>())
                        .computeIfAbsent(reason, r -> new ArrayList<>())
                        .add(one.said().get());
            }
        }
        reports.forEach((indicator, reasons) ->
                reasons.forEach((reason, said) -> {
                    observations.store(
                            actor,
                            Objects.requireNonNull(of.get(indicator)),
                            file.source(),
                            phrase(file.phrase(), reason),
                            said,
                            clock.instant());
                    journal.write(
                            "indicator-report",
                            Purpose.INDICATOR.name(),
                            List.<UUID>of(),
                            List.of(indicator, "lines=" + said.size()));
                }));
    }

    /** Why it was corrected stands with the line, wherever that is shown. */
    private static String phrase(String phrase, String reason) {
        return reason.isEmpty()
                ? phrase
                : "更正理由：" + reason + (phrase.isEmpty() ? "" : "；" + phrase);
    }
}
