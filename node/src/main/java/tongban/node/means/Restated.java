package tongban.node.means;

import java.util.HashMap;
import java.util.Map;
import tongban.node.register.Assurance;
import tongban.node.register.Register;
import tongban.node.register.Statement;

/** A statement of the register once more, as a form would take it. */
final class Restated {
    private Restated() {}

    /** The same, surer or less sure. */
    static Map<String, String> cells(Statement statement, Assurance assurance) {
        Map<String, String> cells = new HashMap<>();
        statement.value().ifPresent(v -> cells.putAll(Register.typed(v)));
        statement.first().ifPresent(day -> cells.put("from", day.toString()));
        statement.last().ifPresent(day -> cells.put("to", day.toString()));
        cells.put("source", statement.source().name());
        cells.put("document", statement.document());
        cells.put("assurance", assurance.name());
        return cells;
    }
}
