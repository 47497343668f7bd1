package tongban.node.register;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.JdbcPersonalData;
import tongban.node.journal.JdbcWalls;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Zones;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/** The imports of a side, their faults, and the way of their batches into the database. */
public final class JdbcImportRows {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final RecordCodec codec;
    private final Clock clock;

    /**
     * An import into a migrated database, without the node's context: for the command line.
     *
     * @param source connections of the application role
     * @param keys folder of the node's keys
     * @param synthetic whether numbers of made-up people are taken
     */
    public static RegisterImport imports(
            DataSource source, Path keys, Clock clock, boolean synthetic) {
        Divisions divisions = Divisions.shipped();
        Walls walls = JdbcWalls.over(source, RegisterImport.WRITERS + 1);
        return new RegisterImport(
                new JdbcImportRows(
                        JdbcClient.create(source),
                        walls,
                        JdbcPersonalData.over(source, walls, keys),
                        new RecordCodec(JsonMapper.builder().build()),
                        clock),
                new Seats(divisions, Zones.shipped(divisions), clock),
                clock,
                synthetic);
    }

    JdbcImportRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            RecordCodec codec,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.codec = codec;
        this.clock = clock;
    }

    /** A row that holds. */
    record Line(long line, String number, String place, Statement statement) {}

    /**
     * @param rows read, of whatever kind
     * @param rejected rows that do not hold
     * @param repeated rows that say what an earlier one of the file said
     */
    record Batch(
            UUID run,
            Kind kind,
            List<Line> good,
            List<RowFault> bad,
            long rows,
            long rejected,
            long repeated) {}

    // ------------------------------------------------------------------ the import itself

    Optional<ImportReport> finished(Actor actor, Kind kind, byte[] sha256) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select * from register_import
                                         where kind = ? and sha256 = ? and organ = ? and finished_at is not null
                                           and rejected = 0
                                        """)
                                .params(kind.name(), sha256, organ(actor))
                                .query((row, n) -> report(row, true))
                                .optional()
                                .map(this::withFaults));
    }

    private static String organ(Actor actor) {
        return actor.worksFor().orElse("");
    }

    /** A new one, or the one that was cut off or rejected rows, from its beginning. */
    UUID begin(Actor actor, UUID id, Kind kind, byte[] sha256, String label) {
        return walls.inside(
                actor,
                () -> {
                    jdbc.sql(
                                    """
                                    insert into register_import (id, owner_jurisdiction, kind, sha256, organ, source,
                                                                 imported_by, started_at)
                                    values (?, ?, ?, ?, ?, ?, ?, ?)
                                    on conflict (owner_jurisdiction, kind, sha256, organ) do nothing
                                    """)
                            .params(
                                    id,
                                    actor.jurisdiction().code(),
                                    kind.name(),
                                    sha256,
                                    organ(actor),
                                    label,
                                    actor.account().toString(),
                                    clock.instant().atOffset(ZoneOffset.UTC))
                            .update();
                    UUID run =
                            jdbc.sql(
                                            """
                                            update register_import set lines = 0, added = 0, changed = 0, unchanged = 0,
                                                   rejected = 0, faults = 0, finished_at = null
                                             where kind = ? and sha256 = ? and organ = ? returning id
                                            """)
                                    .params(kind.name(), sha256, organ(actor))
                                    .query(UUID.class)
                                    .single();
                    jdbc.sql("delete from register_import_fault where import = ?")
                            .param(run)
                            .update();
                    return run;
                });
    }

    ImportReport end(Actor actor, UUID id) {
        return walls.inside(
                actor,
                () ->
                        withFaults(
                                jdbc.sql(
                                                """
                                                update register_import set finished_at = ? where id = ? returning *
                                                """)
                                        .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                                        .query((row, n) -> report(row, false))
                                        .single()));
    }

    List<ImportReport> past(Actor actor, int most) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql("select * from register_import order by started_at desc limit ?")
                                .param(most)
                                .query((row, n) -> report(row, true))
                                .list());
    }

    List<RowFault> faults(Actor actor, UUID id, int offset, int rowsMax) {
        return walls.inside(actor, () -> faults(id, offset, rowsMax));
    }

    private List<RowFault> faults(UUID id, int offset, int rowsMax) {
        return jdbc.sql(FAULTS + " limit ? offset ?")
                .params(id, rowsMax, offset)
                .query((row, n) -> fault(row))
                .list();
    }

    /** In one pass through a cursor, so that twice as many take twice as long. */
    void eachFault(Actor actor, UUID id, Consumer<RowFault> to) {
        walls.run(
                actor,
                () -> {
                    try (Stream<RowFault> faults =
                            jdbc
                                    .sql(FAULTS)
                                    .withFetchSize(ROWS_AT_ONCE)
                                    .param(id)
                                    .query((row, n) -> fault(row))
                                    .stream()) {
                        faults.forEach(to);
                    }
                });
    }

    private static final String FAULTS =
            "select * from register_import_fault where import = ? order by line, column_name, code";

    private static RowFault fault(ResultSet row) throws SQLException {
        return new RowFault(
                row.getLong("line"),
                new Flaw(
                        JdbcRegisterRows.text(row, "code"),
                        JdbcRegisterRows.text(row, "column_name"),
                        Words.of(
                                JdbcRegisterRows.text(row, "cause_zh"),
                                JdbcRegisterRows.text(row, "cause_en")),
                        Words.of(
                                JdbcRegisterRows.text(row, "remedy_zh"),
                                JdbcRegisterRows.text(row, "remedy_en"))));
    }

    Optional<ImportReport> report(Actor actor, UUID id) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql("select * from register_import where id = ?")
                                .param(id)
                                .query((row, n) -> report(row, true))
                                .optional());
    }

    private ImportReport withFaults(ImportReport report) {
        return new ImportReport(
                report.id(),
                report.kind(),
                report.label(),
                report.finishedAt(),
                report.already(),
                report.rows(),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.rejected(),
                faults(report.id().orElseThrow(), 0, ImportReport.FAULTS_LISTED_MAX),
                report.faultsInAll());
    }

    private static ImportReport report(ResultSet row, boolean already) throws SQLException {
        return new ImportReport(
                Optional.of(JdbcRegisterRows.uuid(row, "id")),
                Kind.valueOf(JdbcRegisterRows.text(row, "kind")),
                JdbcRegisterRows.text(row, "source"),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                already,
                row.getLong("lines"),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                List.of(),
                row.getLong("faults"));
    }

    /** In a transaction of its own: two batches must not wait for each other's. */
    void seats(Actor actor, String place, Collection<String> seats) {
        walls.run(actor, () -> new JdbcRegisterRows(jdbc).seats(actor, place, seats));
    }

    // ------------------------------------------------------------------ a batch

    /**
     * Everything of a batch, or nothing. Looking at every number whether somebody else begins the
     * same file costs time, so that a batch does it only after it has met one.
     */
    List<RowFault> write(Actor actor, Batch batch) {
        try {
            return write(actor, batch, JdbcImportBatch.Others.NONE);
        } catch (DuplicateKeyException met) {
            return write(actor, batch, JdbcImportBatch.Others.SOME);
        }
    }

    private List<RowFault> write(Actor actor, Batch batch, JdbcImportBatch.Others others) {
        return walls.inside(
                actor,
                () ->
                        new JdbcImportBatch(
                                        jdbc,
                                        personalData,
                                        codec,
                                        actor,
                                        batch,
                                        others,
                                        clock.instant())
                                .write());
    }
}
