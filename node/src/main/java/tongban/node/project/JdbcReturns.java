package tongban.node.project;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Arrival;
import tongban.node.journal.Walls;
import tongban.time.Period;

/**
 * Monthly returns and settlements, in the database. A return of many lines is a handful of
 * statements. Everything runs inside a transaction of the side.
 */
final class JdbcReturns {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcProjectTotals totals;
    private final int dueDays;

    /**
     * @param dueDays after the end of a month until which its report is in time
     */
    JdbcReturns(JdbcClient jdbc, Walls walls, JdbcProjectTotals totals, int dueDays) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.totals = totals;
        this.dueDays = dueDays;
    }

    /** A project and month. */
    record At(UUID project, YearMonth month) {}

    /**
     * A line of a return.
     *
     * @param said empty where it withdraws
     */
    record Line(
            At at, String number, Jurisdiction lead, Optional<Cell.Said> said, String progress) {
        static Line of(JdbcProjectEntries.Known project, Projects.Reported reported) {
            return new Line(
                    new At(project.id(), reported.month()),
                    project.number(),
                    project.lead(),
                    reported.completed()
                            .map(c -> new Cell.Said(c, reported.cumulative().orElseThrow())),
                    reported.progress().strip());
        }
    }

    /**
     * @param by login; empty where a letter brought it
     */
    record Header(
            UUID id,
            Jurisdiction source,
            String organ,
            String document,
            LocalDate saidOn,
            String by,
            Instant now) {}

    /**
     * @return the lines that withdraw what was never reported; then nothing was written
     */
    List<Line> store(Header header, List<Line> lines) {
        totals.alone();
        Map<At, Map<Jurisdiction, Cell.Said>> standing = standing(lines.stream().map(Line::at));
        List<Optional<Arrival>> arrivals =
                lines.stream()
                        .map(l ->
                                arrival(
                                        Optional.ofNullable(
                                                standing.getOrDefault(l.at(), Map.of())
                                                        .get(header.source())),
                                        l.said()))
                        .toList();
        List<Line> nothing = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (arrivals.get(i).isEmpty()) {
                nothing.add(lines.get(i));
            }
        }
        if (!nothing.isEmpty()) {
            return nothing;
        }
        header(header, lines.size());
        totals.changing(
                lines.stream().map(l -> l.at().project()).distinct().toList(),
                () -> {
                    insert(header, lines, arrivals.stream().map(Optional::orElseThrow).toList());
                    Map<At, Jurisdiction> leads = new LinkedHashMap<>();
                    lines.forEach(l -> leads.put(l.at(), l.lead()));
                    judge(leads);
                });
        return List.of();
    }

    private static Optional<Arrival> arrival(Optional<Cell.Said> stood, Optional<Cell.Said> said) {
        return Arrival.of(
                stood.isPresent(), said.isEmpty(), stood.isPresent() && stood.equals(said));
    }

    /** From here to the end of the transaction what is read of returns still stands. */
    void alone() {
        totals.alone();
    }

    /**
     * What a line that takes nothing back comes to if it is stored now.
     *
     * @param there whether it tells nothing new: the numbers stand, and the words, where there are
     *     any, are those that its source said last
     * @param contested whether the other side says something else, which nobody settled
     */
    record Outlook(
            Arrival arrival, boolean there, boolean late, boolean outOfOrder, boolean contested) {}

    /** For each line by itself, in order; none of them takes anything back. */
    List<Outlook> outlook(Jurisdiction source, LocalDate saidOn, List<Line> lines) {
        Map<At, Map<Jurisdiction, Cell.Said>> standing = standing(lines.stream().map(Line::at));
        Map<At, String> last = last(source, lines.stream().map(Line::at));
        Map<At, List<Cell.Settled>> settled =
                settled(lines.stream().map(Line::at).collect(Collectors.toSet()));
        Set<At> overtaken = overtaken(source, lines);
        List<Outlook> outlook = new ArrayList<>();
        for (Line line : lines) {
            Map<Jurisdiction, Cell.Said> stood = standing.getOrDefault(line.at(), Map.of());
            Arrival arrival =
                    arrival(Optional.ofNullable(stood.get(source)), line.said()).orElseThrow();
            Map<Jurisdiction, Cell.Said> then = new HashMap<>(stood);
            then.put(source, line.said().orElseThrow());
            outlook.add(
                    new Outlook(
                            arrival,
                            arrival == Arrival.AGAIN
                                    && (line.progress().isEmpty()
                                            || line.progress().equals(last.get(line.at()))),
                            isLate(saidOn, line),
                            overtaken.contains(line.at()),
                            Cell.of(then, settled.getOrDefault(line.at(), List.of()), line.lead())
                                    .contested()));
        }
        return outlook;
    }

    /**
     * The words that a source sent last with some months, whether or not they changed a number;
     * none at all are no words.
     */
    Map<At, String> last(Jurisdiction source, Stream<At> cells) {
        Map<At, String> last = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (r.project, r.month) r.project, r.month, r.progress
                          from unnest(?::uuid[], ?::date[]) c(project, month)
                          join project_report r on r.project = c.project and r.month = c.month and r.source = ?
                               and r.progress <> ''
                         order by r.project, r.month, r.number desc
                        """)
                .params(cells(cells, source.code()))
                .query((row, n) -> last.put(at(row), JdbcProjectLists.text(row, "progress")))
                .list();
        return last;
    }

    private void header(Header h, int lines) {
        jdbc.sql(
                        """
                        insert into project_return (owner_jurisdiction, id, source, organ, document, said_on, lines, entered_by,
                                                    entered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        here(),
                        h.id(),
                        h.source().code(),
                        h.organ(),
                        h.document(),
                        h.saidOn(),
                        lines,
                        h.by(),
                        h.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Two arrays, and what else a statement is given. */
    private static List<Object> cells(Stream<At> cells, Object... more) {
        List<At> all = cells.toList();
        List<Object> values = new ArrayList<>();
        values.add(all.stream().map(a -> a.project().toString()).toArray(String[]::new));
        values.add(all.stream().map(a -> a.month().atDay(1).toString()).toArray(String[]::new));
        values.addAll(List.of(more));
        return values;
    }

    private static At at(ResultSet row) throws SQLException {
        return new At(
                row.getObject("project", UUID.class),
                YearMonth.from(row.getObject("month", LocalDate.class)));
    }

    static Jurisdiction side(ResultSet row, String column) throws SQLException {
        return Jurisdiction.ofCode(Objects.requireNonNull(row.getString(column), column));
    }

    /** What each side says of some months, as it stands. */
    Map<At, Map<Jurisdiction, Cell.Said>> standing(Stream<At> cells) {
        Map<At, Map<Jurisdiction, Cell.Said>> standing = new HashMap<>();
        jdbc.sql(
                        """
                        select r.project, r.month, r.source, r.completed, r.cumulative
                          from unnest(?::uuid[], ?::date[]) c(project, month)
                          join project_report r on r.project = c.project and r.month = c.month and r.standing
                        """)
                .params(cells(cells))
                .query((row, n) ->
                        standing.computeIfAbsent(at(row), a -> new EnumMap<>(Jurisdiction.class))
                                .put(
                                        side(row, "source"),
                                        new Cell.Said(
                                                row.getBigDecimal("completed"),
                                                row.getBigDecimal("cumulative"))))
                .list();
        return standing;
    }

    /** The months after which the same side reported a later one already. */
    private Set<At> overtaken(Jurisdiction source, List<Line> lines) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select c.project, c.month from unnest(?::uuid[], ?::date[]) c(project, month)
                                 where exists (select 1 from project_report r
                                                where r.project = c.project and r.source = ? and r.standing and r.month > c.month)
                                """)
                        .params(cells(lines.stream().map(Line::at), source.code()))
                        .query((row, n) -> at(row))
                        .list());
    }

    private void insert(Header header, List<Line> lines, List<Arrival> arrivals) {
        Set<At> overtaken = overtaken(header.source(), lines);
        List<At> fall = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (arrivals.get(i) == Arrival.CORRECTION || arrivals.get(i) == Arrival.WITHDRAWAL) {
                fall.add(lines.get(i).at());
            }
        }
        jdbc.sql(
                        """
                        update project_report r set standing = false, counts = false, contested = false
                          from unnest(?::uuid[], ?::date[]) c(project, month)
                         where r.project = c.project and r.month = c.month and r.source = ? and r.standing
                        """)
                .params(cells(fall.stream(), header.source().code()))
                .update();
        List<Object> values = cells(lines.stream().map(Line::at));
        values.add(lines.stream().map(l -> amount(l, Cell.Said::completed)).toArray(String[]::new));
        values.add(
                lines.stream().map(l -> amount(l, Cell.Said::cumulative)).toArray(String[]::new));
        values.add(lines.stream().map(Line::progress).toArray(String[]::new));
        values.add(arrivals.stream().map(Arrival::name).toArray(String[]::new));
        values.add(lines.stream().map(l -> isLate(header.saidOn(), l)).toArray(Boolean[]::new));
        values.add(lines.stream().map(l -> overtaken.contains(l.at())).toArray(Boolean[]::new));
        List<Object> all = new ArrayList<>(List.of(here(), header.id(), header.source().code()));
        all.addAll(values);
        jdbc.sql(
                        """
                        insert into project_report (owner_jurisdiction, return_id, source, project, month, completed, cumulative,
                                                    progress, kind, late, out_of_order, standing, counts, contested)
                        select ?, ?, ?, l.project, l.month, l.completed, l.cumulative, l.progress, l.kind, l.late, l.disordered,
                               l.kind in ('FIRST', 'CORRECTION'), false, false
                          from unnest(?::uuid[], ?::date[], ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::bool[], ?::bool[])
                                   l(project, month, completed, cumulative, progress, kind, late, disordered)
                        """)
                .params(all)
                .update();
    }

    private boolean isLate(LocalDate saidOn, Line line) {
        YearMonth month = line.at().month();
        return Arrival.isLate(
                Period.of(month.atDay(1), month.plusMonths(1).atDay(1)), dueDays, saidOn);
    }

    /** As text, which the database casts. */
    private static @Nullable String amount(
            Line line, java.util.function.Function<Cell.Said, BigDecimal> part) {
        return line.said().map(part).map(BigDecimal::toPlainString).orElse(null);
    }

    /** Lets in each month the side count that counts, and marks what is contested. */
    private void judge(Map<At, Jurisdiction> leads) {
        Map<At, Map<Jurisdiction, Cell.Said>> standing = standing(leads.keySet().stream());
        Map<At, List<Cell.Settled>> settled = settled(leads.keySet());
        List<At> cells = List.copyOf(leads.keySet());
        List<String> counts = new ArrayList<>();
        List<Boolean> contested = new ArrayList<>();
        for (At at : cells) {
            Cell.Verdict verdict =
                    Cell.of(
                            standing.getOrDefault(at, Map.of()),
                            settled.getOrDefault(at, List.of()),
                            Objects.requireNonNull(leads.get(at)));
            counts.add(verdict.counts().map(Jurisdiction::code).orElse(""));
            contested.add(verdict.contested());
        }
        List<Object> values =
                cells(
                        cells.stream(),
                        counts.toArray(String[]::new),
                        contested.toArray(Boolean[]::new));
        // first what counts no more, then what counts: two lines of a month never count at once
        for (String counting : List.of("false", "true")) {
            jdbc.sql(
                            """
                            update project_report r set counts = %1$s, contested = v.contested
                              from unnest(?::uuid[], ?::date[], ?::text[], ?::bool[]) v(project, month, source, contested)
                             where r.project = v.project and r.month = v.month and r.standing and (r.source = v.source) = %1$s
                               and (r.counts <> %1$s or r.contested <> v.contested)
                            """
                                    .formatted(counting))
                    .params(values)
                    .update();
        }
    }

    // ------------------------------------------------------------------ settlements

    private Map<At, List<Cell.Settled>> settled(Set<At> cells) {
        Map<At, List<Cell.Settled>> settled = new HashMap<>();
        jdbc.sql(
                        """
                        select s.* from unnest(?::uuid[], ?::date[]) c(project, month)
                          join project_settlement s on s.project = c.project and s.month = c.month and s.agreed
                        """)
                .params(cells(cells.stream()))
                .query((row, n) ->
                        settled.computeIfAbsent(at(row), a -> new ArrayList<>())
                                .add(
                                        new Cell.Settled(
                                                row.getObject("id", UUID.class),
                                                side(row, "source"),
                                                values(row),
                                                row.getObject("answered_at", OffsetDateTime.class)
                                                        .toInstant())))
                .list();
        return settled;
    }

    /** The two values of which a settlement speaks. */
    static Map<Jurisdiction, Cell.Said> values(ResultSet row) throws SQLException {
        Map<Jurisdiction, Cell.Said> values = new EnumMap<>(Jurisdiction.class);
        for (Jurisdiction side : Jurisdiction.values()) {
            values.put(
                    side,
                    new Cell.Said(
                            row.getBigDecimal("completed_" + side.code()),
                            row.getBigDecimal("cumulative_" + side.code())));
        }
        return values;
    }

    /** Whether the two sides contradict each other in a month now. */
    boolean isContested(At at) {
        return jdbc.sql(
                        "select exists (select 1 from project_report where project = ? and month = ? and counts and contested)")
                .params(at.project(), at.month().atDay(1))
                .query(Boolean.class)
                .single();
    }

    boolean isProposed(At at) {
        return jdbc.sql(
                        "select exists (select 1 from project_settlement where project = ? and month = ? and agreed is null)")
                .params(at.project(), at.month().atDay(1))
                .query(Boolean.class)
                .single();
    }

    /**
     * @param by login; empty where a letter brought it
     */
    void propose(ProjectLetter.Proposed p, UUID project, Jurisdiction from, String by) {
        jdbc.sql(
                        """
                        insert into project_settlement (owner_jurisdiction, id, project, month, source, completed_50, cumulative_50,
                                                        completed_51, cumulative_51, reason, proposed_side, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        here(),
                        p.id(),
                        project,
                        p.month().atDay(1),
                        p.source().code(),
                        p.completed50(),
                        p.cumulative50(),
                        p.completed51(),
                        p.cumulative51(),
                        p.reason(),
                        from.code(),
                        by,
                        p.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A settlement that waits for an answer. */
    record Waiting(UUID id, At at, Jurisdiction proposedBy) {}

    boolean isSettlement(UUID id) {
        return jdbc.sql("select exists (select 1 from project_settlement where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    Optional<Waiting> waiting(UUID settlement) {
        return jdbc.sql(
                        "select * from project_settlement where id = ? and agreed is null for update")
                .param(settlement)
                .query((row, n) -> new Waiting(settlement, at(row), side(row, "proposed_side")))
                .optional();
    }

    void answer(
            Waiting of, Jurisdiction lead, boolean agreed, String reason, String by, Instant at) {
        totals.changing(
                List.of(of.at().project()),
                () -> {
                    jdbc.sql(
                                    "update project_settlement set agreed = ?, answer = ?, answered_by = ?, answered_at = ? where id = ?")
                            .params(agreed, reason, by, at.atOffset(ZoneOffset.UTC), of.id())
                            .update();
                    judge(Map.of(of.at(), lead));
                });
    }

    private String here() {
        return walls.current().jurisdiction().code();
    }
}
