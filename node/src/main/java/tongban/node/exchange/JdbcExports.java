package tongban.node.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecords;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.exchange.JdbcLacking.Due;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.Sha256;

/** Batches in the database: which case was sent in which version; the content is made each time. */
final class JdbcExports implements Exports {
    private final JdbcClient jdbc;
    private final JdbcLacking lacking;
    private final Walls walls;
    private final Journal journal;
    private final CaseRecords records;
    private final Services services;
    private final Clock clock;

    JdbcExports(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            CaseRecords records,
            Services services,
            Clock clock) {
        this.jdbc = jdbc;
        this.lacking = new JdbcLacking(jdbc, walls);
        this.walls = walls;
        this.journal = journal;
        this.records = records;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public boolean isDestination(String name) {
        return name.matches("[a-z0-9][a-z0-9-]{1,39}");
    }

    @Override
    public List<Destination> destinations(Actor actor) {
        if (!actor.is(Role.SUPERVISOR)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc
                                .sql("select distinct destination from exchange_batch order by 1")
                                .query(String.class)
                                .list()
                                .stream()
                                .map(this::destination)
                                .toList());
    }

    @Override
    public List<Batch> batches(Actor actor) {
        return actor.is(Role.SUPERVISOR)
                ? walls.inside(
                        actor,
                        () ->
                                jdbc.sql("select * from exchange_batch order by destination, seq")
                                        .query((row, n) -> batch(row))
                                        .list())
                : List.of();
    }

    @Override
    public void eachUnfit(Actor actor, BiConsumer<String, Unfit> to) {
        destinations(actor)
                .forEach(d ->
                        walls.run(
                                actor,
                                () ->
                                        unfit(d.name(), Integer.MAX_VALUE)
                                                .forEach(u -> to.accept(d.name(), u))));
    }

    private List<Unfit> unfit(String destination, int most) {
        return jdbc.sql(
                        """
                        select f.id, f.number, s.fault from exchange_sent s
                          join case_file f on f.id = s.case_id and f.owner_jurisdiction = s.owner_jurisdiction
                         where s.destination = ? and s.operation = 'X' order by f.number limit ?
                        """)
                .params(destination, most)
                .query((row, n) ->
                        new Unfit(
                                row.getObject("id", UUID.class),
                                text(row, "number"),
                                text(row, "fault")))
                .list();
    }

    private Destination destination(String name) {
        return new Destination(
                name,
                lacking.counted(name, WAITING_COUNTED_MAX),
                jdbc.sql(
                                "select * from exchange_batch where destination = ? order by seq desc limit ?")
                        .params(name, SHOWN_MAX)
                        .query((row, n) -> batch(row))
                        .list(),
                unfit(name, SHOWN_MAX));
    }

    @Override
    public Optional<Batch> next(Actor actor, String destination) {
        if (!actor.is(Role.SUPERVISOR) || !isDestination(destination)) {
            return Optional.empty();
        }
        return walls.inside(
                actor,
                () -> {
                    // two who ask at once get the same batch
                    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                            .param("exchange " + side() + " " + destination)
                            .query()
                            .singleRow();
                    Optional<Batch> open =
                            jdbc.sql(
                                            """
                                            select * from exchange_batch
                                             where destination = ? and delivered_at is null
                                            """)
                                    .param(destination)
                                    .query((row, n) -> batch(row))
                                    .optional();
                    return open.isPresent() ? open : made(destination);
                });
    }

    private Optional<Batch> made(String destination) {
        while (true) {
            Optional<JdbcLacking.Found> found = lacking.next(destination, CASES_PER_BATCH_MAX);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            UUID id = GlobalId.next(now);
            List<Due> due = fitting(found.get().due());
            int fit = claim(destination, id, now, due);
            lacking.walked(destination, found.get(), due, CASES_PER_BATCH_MAX);
            if (fit > 0) {
                return Optional.of(insert(destination, id, now, fit));
            }
            // none of them fits the tables: they are noted, and the next are looked at
        }
    }

    /**
     * The first of them, as many as go with their papers into one batch; one at least, which the
     * limits of uploads keep small enough.
     */
    private List<Due> fitting(List<Due> due) {
        Map<UUID, List<CaseRecords.Paper>> papers =
                records.papers(due.stream().map(Due::id).toList());
        long bytes = 0;
        int files = 0;
        for (int i = 0; i < due.size(); i++) {
            List<CaseRecords.Paper> its = papers.getOrDefault(due.get(i).id(), List.of());
            bytes += its.stream().mapToLong(CaseRecords.Paper::bytes).sum();
            files += its.size();
            if (i > 0
                    && (bytes > ATTACHMENT_BYTES_PER_BATCH_MAX
                            || files > BatchFile.ATTACHMENTS_MAX)) {
                return due.subList(0, i);
            }
        }
        return due;
    }

    private Batch insert(String destination, UUID id, Instant now, int cases) {
        byte[] sha256 = Sha256.of(content(id, now));
        long seq =
                jdbc.sql(
                                "select coalesce(max(seq), 0) + 1 from exchange_batch where destination = ?")
                        .param(destination)
                        .query(Long.class)
                        .single();
        jdbc.sql(
                        """
                        insert into exchange_batch (id, owner_jurisdiction, destination, seq, cases, sha256, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        side(),
                        destination,
                        seq,
                        cases,
                        sha256,
                        walls.current().account().toString(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        noted("exchange-export", destination, seq, cases);
        return new Batch(
                id,
                destination,
                seq,
                cases,
                HexFormat.of().formatHex(sha256),
                now,
                Optional.empty());
    }

    /** Writes down what the batch holds; returns how many cases fit the tables. */
    private int claim(String destination, UUID batch, Instant now, List<Due> due) {
        Map<UUID, Integer> versions = new LinkedHashMap<>();
        due.stream().filter(d -> !d.erased()).forEach(d -> versions.put(d.id(), d.version()));
        Map<UUID, CaseRecord> read =
                records.at(versions, day(now), Purpose.EXCHANGE).stream()
                        .collect(Collectors.toMap(CaseRecord::id, r -> r));
        Map<UUID, List<CaseRecords.Paper>> papers = records.papers(read.keySet());
        Export export = export(batch, now);
        List<String> operations = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Due d : due) {
            CaseRecord record = read.get(d.id());
            String operation = d.erased() ? "D" : d.sentBefore() ? "U" : "I";
            String fault =
                    d.erased()
                            ? ""
                            : record == null
                                    ? "EXC-020"
                                    : faults(
                                            export.rows(
                                                    record,
                                                    Export.Operation.valueOf(operation),
                                                    papers.getOrDefault(d.id(), List.of())));
            operations.add(fault.isEmpty() ? operation : "X");
            faults.add(fault);
        }
        jdbc.sql(
                        """
                        insert into exchange_sent (owner_jurisdiction, destination, case_id, version, operation, fault, batch)
                        select ?, ?, d.id, d.version, d.operation, d.fault, ?
                          from unnest(?::uuid[], ?::int[], ?::text[], ?::text[]) as d(id, version, operation, fault)
                        on conflict (owner_jurisdiction, destination, case_id) do update
                           set version = excluded.version, operation = excluded.operation,
                               fault = excluded.fault, batch = excluded.batch
                        """)
                .params(
                        side(),
                        destination,
                        batch,
                        due.stream().map(Due::id).toArray(UUID[]::new),
                        due.stream().map(Due::version).toArray(Integer[]::new),
                        operations.toArray(String[]::new),
                        faults.toArray(String[]::new))
                .update();
        return (int) operations.stream().filter(o -> !o.equals("X")).count();
    }

    /** Codes and columns; empty where the rows are as they have to be. */
    private static String faults(List<Row> rows) {
        return Checks.faults(rows, number -> false).stream()
                .map(f -> f.code() + " " + f.file().replace(".jsonl", "") + "." + f.column())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    public Optional<byte[]> content(Actor actor, UUID batch) {
        if (!actor.is(Role.SUPERVISOR)) {
            return Optional.empty();
        }
        return walls.inside(
                actor,
                () ->
                        find(batch)
                                .filter(b -> b.deliveredAt().isEmpty())
                                .map(b -> {
                                    byte[] bytes = content(b.id(), b.createdAt());
                                    byte[] hash = Sha256.of(bytes);
                                    // a person erased meanwhile is no longer in it
                                    if (!HexFormat.of().formatHex(hash).equals(b.sha256())) {
                                        jdbc.sql(
                                                        "update exchange_batch set sha256 = ? where id = ?")
                                                .params(hash, batch)
                                                .update();
                                    }
                                    noted("exchange-fetch", b.destination(), b.seq(), b.cases());
                                    return bytes;
                                }));
    }

    /** A line of what was sent. */
    private record Line(
            UUID id, int version, String operation, String number, String service, String organ) {}

    private byte[] content(UUID batch, Instant made) {
        List<Line> lines =
                jdbc.sql(
                                """
                                select s.case_id, s.version, s.operation, f.number, f.service_id, f.accepting_organ
                                  from exchange_sent s
                                  join case_file f on f.id = s.case_id and f.owner_jurisdiction = s.owner_jurisdiction
                                 where s.batch = ? and s.operation <> 'X' order by s.case_id
                                """)
                        .param(batch)
                        .query((row, n) ->
                                new Line(
                                        row.getObject("case_id", UUID.class),
                                        row.getInt("version"),
                                        text(row, "operation"),
                                        text(row, "number"),
                                        text(row, "service_id"),
                                        text(row, "accepting_organ")))
                        .list();
        Map<UUID, Integer> versions = new LinkedHashMap<>();
        Map<UUID, Export.Operation> operations = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        Export export = export(batch, made);
        for (Line line : lines) {
            Export.Operation operation = Export.Operation.valueOf(line.operation());
            if (operation == Export.Operation.D) {
                rows.add(export.erased(line.id(), line.number(), line.service(), line.organ()));
            } else {
                versions.put(line.id(), line.version());
                operations.put(line.id(), operation);
            }
        }
        List<CaseRecord> cases = records.at(versions, day(made), Purpose.EXCHANGE);
        Map<UUID, List<CaseRecords.Paper>> papers =
                records.papers(cases.stream().map(CaseRecord::id).toList());
        Map<CaseRecords.Paper, String> attached = new LinkedHashMap<>();
        for (CaseRecord c : cases) {
            List<CaseRecords.Paper> its = papers.getOrDefault(c.id(), List.of());
            rows.addAll(export.rows(c, Objects.requireNonNull(operations.get(c.id())), its));
            attached.putAll(Export.attached(c, its));
        }
        return BatchFile.write(batch.toString(), side(), rows, contents(attached));
    }

    private Map<String, byte[]> contents(Map<CaseRecords.Paper, String> attached) {
        Map<UUID, byte[]> read =
                attached.isEmpty()
                        ? Map.of()
                        : records.contents(attached.keySet(), Purpose.EXCHANGE);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        attached.forEach(
                (paper, name) -> contents.put(name, Objects.requireNonNull(read.get(paper.id()))));
        return contents;
    }

    @Override
    public Confirmed received(Actor actor, UUID batch, String sha256) {
        if (!actor.is(Role.SUPERVISOR)) {
            return Confirmed.UNKNOWN;
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<Batch> found = find(batch);
                    if (found.isEmpty()) {
                        return Confirmed.UNKNOWN;
                    }
                    Batch b = found.get();
                    if (!b.sha256().equalsIgnoreCase(sha256.strip())) {
                        return Confirmed.OTHER_CONTENT;
                    }
                    if (b.deliveredAt().isPresent()) {
                        return Confirmed.ALREADY;
                    }
                    jdbc.sql(
                                    "update exchange_batch set delivered_at = ? where id = ? and delivered_at is null")
                            .params(clock.instant().atOffset(ZoneOffset.UTC), batch)
                            .update();
                    noted("exchange-received", b.destination(), b.seq(), b.cases());
                    return Confirmed.DONE;
                });
    }

    private Optional<Batch> find(UUID batch) {
        return jdbc.sql("select * from exchange_batch where id = ? for update")
                .param(batch)
                .query((row, n) -> batch(row))
                .optional();
    }

    private Export export(UUID batch, Instant made) {
        return new Export(
                batch.toString(),
                made,
                walls.current().jurisdiction(),
                id -> services.get(id).map(PublishedService::definition));
    }

    private void noted(String act, String destination, long seq, int cases) {
        journal.write(
                act,
                Purpose.EXCHANGE.name(),
                List.of(),
                List.of(destination, "batch=" + seq, "cases=" + cases));
    }

    private String side() {
        return walls.current().jurisdiction().code();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Export.ZONE);
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getObject("id", UUID.class),
                text(row, "destination"),
                row.getLong("seq"),
                row.getInt("cases"),
                HexFormat.of().formatHex(Objects.requireNonNull(row.getBytes("sha256"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("delivered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
