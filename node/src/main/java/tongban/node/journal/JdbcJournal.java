package tongban.node.journal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal in its table. */
public final class JdbcJournal implements Journal {
    private final JdbcClient jdbc;

    JdbcJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A journal, for commands and tests that run without the node's context. */
    public static Journal over(JdbcClient jdbc) {
        return new JdbcJournal(jdbc);
    }

    @Override
    public void write(String act, String purpose, List<UUID> subjects, List<String> fields) {
        jdbc.sql("select journal_write(?, ?, ?, ?)")
                .params(act, purpose, subjects.toArray(UUID[]::new), fields.toArray(String[]::new))
                .query()
                .singleRow();
    }

    @Override
    public List<Entry> about(UUID subject, int rowsMax, OptionalLong before) {
        return jdbc.sql(
                        """
                        select id, at, actor, role, coalesce(organ, '') as organ, act, purpose, fields
                          from journal_subject s join journal j on j.id = s.journal_id
                         where s.subject = ? and s.journal_id < ? order by s.journal_id desc limit ?
                        """)
                .params(subject, before.orElse(Long.MAX_VALUE), Math.min(rowsMax, PAGE_ROWS_MAX))
                .query((row, n) ->
                        new Entry(
                                row.getLong("id"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                text(row.getString("actor")),
                                text(row.getString("role")),
                                text(row.getString("organ")),
                                text(row.getString("act")),
                                text(row.getString("purpose")),
                                List.of((String[]) row.getArray("fields").getArray())))
                .list();
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return Objects.requireNonNull(value);
    }
}
