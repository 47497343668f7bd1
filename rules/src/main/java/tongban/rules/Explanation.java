package tongban.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What determined a result, and nothing else: the decisions that were evaluated for it, the rows
 * that matched, the facts that were read.
 *
 * @param name the decision or decision service
 * @param value its value
 * @param facts the input data read directly, in the order of reading, by name
 * @param tables the decision tables evaluated, with the rows that matched
 * @param because the decisions it rests on, each in the same form
 */
public record Explanation(
        String name,
        @Nullable Object value,
        Map<String, Object> facts,
        List<Table> tables,
        List<Explanation> because) {

    /**
     * A decision table that was evaluated.
     *
     * @param inputs the input expressions with their values
     * @param rows the rows that matched and were taken by the hit policy
     */
    public record Table(String name, Map<String, Object> inputs, List<Row> rows) {}

    /**
     * A row that determined the result.
     *
     * @param number counts from 1
     * @param id the row's id in the file, perhaps empty
     * @param outputs the row's values by output name; of a single output without a name the name is
     *     empty
     * @param annotations the row's annotations by name, such as {@code reason} and {@code article}
     */
    public record Row(
            int number, String id, Map<String, Object> outputs, Map<String, String> annotations) {}

    /** Every row that matched in this decision or one that it rests on, in order, each once. */
    public List<Row> rows() {
        java.util.Set<Row> rows = new java.util.LinkedHashSet<>();
        collect(rows);
        return List.copyOf(rows);
    }

    private void collect(java.util.Set<Row> rows) {
        for (Explanation e : because) e.collect(rows);
        for (Table table : tables) rows.addAll(table.rows());
    }
}
