package tongban.node.place;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.service.text.Words;
import tongban.time.Period;

/** The power list as this deployment has it: the shipped entries and its own. */
final class JdbcPowerList {
    private final JdbcClient jdbc;

    JdbcPowerList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws PlaceFaults where entries contradict each other
     */
    PowerList read() {
        List<PowerList.Entry> entries =
                jdbc.sql("select * from power_list_entry order by id")
                        .query((row, n) -> entry(row))
                        .list();
        return PowerList.of(entries);
    }

    private static PowerList.Entry entry(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("valid_from", LocalDate.class);
        LocalDate until = row.getObject("valid_until", LocalDate.class);
        return new PowerList.Entry(
                row.getString("id"),
                row.getString("zone"),
                row.getString("service"),
                new Words(row.getString("item_zh"), row.getString("item_en")),
                PowerList.Form.valueOf(row.getString("form")),
                row.getString("owner_jurisdiction"),
                until == null ? Period.from(from) : Period.of(from, until),
                row.getString("answerable_to"),
                new Citation(
                        new Words(row.getString("document_zh"), row.getString("document_en")),
                        new Words(row.getString("article_zh"), row.getString("article_en")),
                        Citation.Confidence.valueOf(row.getString("confidence")),
                        row.getString("source")));
    }
}
