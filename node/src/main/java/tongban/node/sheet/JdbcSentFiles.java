package tongban.node.sheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tables that somebody sent, as the database keeps them until he confirms them and after that, with
 * what became of each row. The table of each kind has columns of its own beside these; transactions
 * are the caller's.
 *
 * @param <S> a row as it was sent
 * @param <R> a row with what it comes to
 */
public final class JdbcSentFiles<S, R> {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String table;
    private final String named;
    private final Class<S[]> sent;
    private final Class<R[]> results;

    /**
     * @param table its name
     * @param named the column that says which body or document says so
     */
    public JdbcSentFiles(
            JdbcClient jdbc,
            JsonMapper json,
            String table,
            String named,
            Class<S[]> sent,
            Class<R[]> results) {
        this.jdbc = jdbc;
        this.json = json;
        this.table = table;
        this.named = named;
        this.sent = sent;
        this.results = results;
    }

    /**
     * What every kind keeps.
     *
     * @param results empty while it is not recorded
     */
    public record Kept<S, R>(
            UUID id,
            String named,
            List<S> sent,
            Instant sentAt,
            Optional<Instant> recordedAt,
            List<R> results) {}

    /** Reads what a kind keeps beside that. */
    public interface Whole<S, R, T> {
        T of(Kept<S, R> kept, ResultSet row) throws SQLException;
    }

    /** Makes a line of a list of what every kind keeps. */
    public interface Line<T> {
        T of(UUID id, String named, int rows, Instant sentAt, Optional<Instant> recordedAt);
    }

    /**
     * One that this account sent.
     *
     * @param held whether it is kept from everybody else until the transaction ends
     */
    public <T> Optional<T> find(String login, UUID id, boolean held, Whole<S, R, T> whole) {
        return jdbc.sql(
                        "select * from %s where id = ? and sent_by = ?%s"
                                .formatted(table, held ? " for update" : ""))
                .params(id, login)
                .query((row, n) -> whole.of(kept(row), row))
                .optional();
    }

    private Kept<S, R> kept(ResultSet row) throws SQLException {
        String became = row.getString("results");
        return new Kept<>(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                text(row, named),
                List.of(json.readValue(text(row, "sent"), sent)),
                at(row, "sent_at").orElseThrow(),
                at(row, "recorded_at"),
                became == null ? List.of() : List.of(json.readValue(became, results)));
    }

    /** Those that this account sent, the newest first. */
    public <T> List<T> past(String login, int most, Line<T> line) {
        return jdbc.sql(
                        """
                        select id, %s as named, jsonb_array_length(sent) as rows, sent_at, recorded_at
                          from %s where sent_by = ? order by sent_at desc, id limit ?
                        """
                                .formatted(named, table))
                .params(login, most)
                .query((row, n) ->
                        line.of(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                text(row, "named"),
                                row.getInt("rows"),
                                at(row, "sent_at").orElseThrow(),
                                at(row, "recorded_at")))
                .list();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
