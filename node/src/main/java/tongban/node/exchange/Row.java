package tongban.node.exchange;

import java.util.Map;

/**
 * A row of an exchange table, every value a text; an absent column has none.
 *
 * @param line in its file, from 1
 */
record Row(Table table, int line, Map<String, String> values) {
    Row {
        values = Map.copyOf(values);
    }

    String get(String column) {
        return values.getOrDefault(column, "");
    }

    String project() {
        return get("project_no");
    }

    @Override
    public String toString() {
        return table.table() + ":" + line; // values are personal
    }
}
