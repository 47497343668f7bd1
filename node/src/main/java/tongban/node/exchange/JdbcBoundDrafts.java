package tongban.node.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.TakenElsewhere;
import tongban.node.casework.TypedOver;

/**
 * A platform's number names a case for ever, and a draft only while it is the applicant's whom the
 * platform stated: once the draft is somebody else's, the number is free for the case that it is
 * the number of.
 */
final class JdbcBoundDrafts implements TypedOver {
    private final JdbcClient jdbc;

    JdbcBoundDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<String>> changed(
            Map<String, List<String>> before, Map<String, List<String>> typed) {
        return typed;
    }

    @Override
    public void written(
            UUID draft, Map<String, List<String>> before, Map<String, List<String>> typed) {
        if (TakenElsewhere.isLeft(before, typed)) {
            jdbc.sql("select exchange_unbind(?)").param(draft).query((r, n) -> true).list();
        }
    }
}
