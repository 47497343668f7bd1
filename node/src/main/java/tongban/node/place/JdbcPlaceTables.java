package tongban.node.place;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import tongban.service.Sha256;

/**
 * Keeps the tables of places equal to what the program ships: after every migration, on the
 * migrator's own connection, and only when the tables hold another version. The application could
 * not do it: it may read these tables and no more.
 */
final class JdbcPlaceTables implements Callback {
    private static final String DIVISIONS = "divisions";
    private static final String POWER_LIST = "power-list";

    private final Divisions divisions;
    private final PowerList shipped;

    JdbcPlaceTables(Divisions divisions, PowerList shipped) {
        this.divisions = divisions;
        this.shipped = shipped;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "places";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            refresh(context.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The tables of places could not be loaded: " + e.getMessage(), e);
        }
    }

    private void refresh(Connection connection) throws SQLException {
        boolean commitsAlone = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            String map = sha256(DivisionFile.STATE, DivisionFile.CHANGES, DivisionFile.ENGLISH);
            if (isOld(connection, DIVISIONS, map)) {
                execute(connection, "delete from division");
                insertDivisions(connection);
                remember(connection, DIVISIONS, map);
            }
            String list = sha256(PowerList.FILE);
            if (isOld(connection, POWER_LIST, list)) {
                execute(connection, "delete from power_list_entry where shipped");
                insertPowers(connection);
                remember(connection, POWER_LIST, list);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(commitsAlone);
        }
    }

    /**
     * One statement for all rows: PostgreSQL refuses COPY into a table behind row-level security.
     */
    private void insertDivisions(Connection connection) throws SQLException {
        List<Division> all = divisions.versions();
        List<Function<Division, @Nullable Object>> columns =
                List.of(
                        Division::jurisdiction,
                        Division::code,
                        Division::name,
                        Division::english,
                        d -> d.level().name(),
                        Division::parentCode,
                        d -> d.codeState().name(),
                        d ->
                                d.valid().from().equals(LocalDate.MIN)
                                        ? "-infinity"
                                        : d.valid().from().toString(),
                        d -> d.valid().until().map(LocalDate::toString).orElse(null));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into division (owner_jurisdiction, code, name, english, level, parent, code_state, valid_from, valid_until)
                        select side, code, name, english, level, parent, state, since::date, until::date
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                             as d (side, code, name, english, level, parent, state, since, until)
                        """)) {
            for (int i = 0; i < columns.size(); i++) {
                insert.setArray(
                        i + 1,
                        connection.createArrayOf(
                                "text", all.stream().map(columns.get(i)).toArray()));
            }
            insert.executeUpdate();
        }
    }

    private void insertPowers(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into power_list_entry (id, owner_jurisdiction, zone, service, item_zh, item_en, form, valid_from,
                            valid_until, answerable_to, document_zh, document_en, article_zh, article_en, confidence, source, shipped)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)
                        """)) {
            for (PowerList.Entry e : shipped.entries()) {
                Object[] cells = {
                    e.id(),
                    e.side(),
                    e.zone(),
                    e.service(),
                    e.item().zh(),
                    e.item().en(),
                    e.form().name(),
                    e.valid().from(),
                    e.valid().until().orElse(null),
                    e.answerableTo(),
                    e.citation().document().zh(),
                    e.citation().document().en(),
                    e.citation().article().zh(),
                    e.citation().article().en(),
                    e.citation().confidence().name(),
                    e.citation().source()
                };
                for (int i = 0; i < cells.length; i++) {
                    insert.setObject(i + 1, cells[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static boolean isOld(Connection connection, String data, String sha256)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select count(*) = 2 from place_data_version where data = ? and sha256 = ?")) {
            select.setString(1, data);
            select.setString(2, sha256);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return !row.getBoolean(1);
            }
        }
    }

    private static void remember(Connection connection, String data, String sha256)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into place_data_version (owner_jurisdiction, data, sha256) values ('50', ?, ?), ('51', ?, ?)
                        on conflict (owner_jurisdiction, data) do update set sha256 = excluded.sha256
                        """)) {
            upsert.setString(1, data);
            upsert.setString(2, sha256);
            upsert.setString(3, data);
            upsert.setString(4, sha256);
            upsert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String sha256(String... resources) {
        try {
            MessageDigest digest = Sha256.digest();
            for (String resource : resources) {
                digest.update(Csv.bytes(resource));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
