package tongban.rules;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What determined a result, and nothing else: with these facts as they are, the result is the same
 * whatever the other facts are, as long as they fit their declared types.
 *
 * <p>What was read and did not matter is left out: the other side of a conjunction that is false by
 * one side, the branch not taken, the rows that the hit policy passed over, the items after one
 * that decides a quantifier, the members of a context that nothing asked for. Of several tests that
 * kept a row from matching one is named. It may name a fact too many where two branches agree by
 * chance and where a function looks at a whole list. A refusal by {@link Model#propose} names every
 * reason that is enough by itself.
 *
 * @param name the decision or decision service
 * @param value its value
 * @param facts the input data read for it, in the order of reading, by name; of an input that is a
 *     context, the members that were read, as {@code household.size}
 * @param tables the decision tables evaluated, with the rows that mattered
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
     * @param policy its hit policy as DMN writes it, with the aggregation: {@code COLLECT SUM}
     * @param rows the rows that matched and were taken by the hit policy
     * @param ruledOut the rows that would have changed the result and did not match, each with the
     *     one test that it failed; empty where the rows that matched are enough
     */
    public record Table(String name, String policy, List<Row> rows, List<Row> ruledOut) {}

    /**
     * A row that determined the result.
     *
     * @param number counts from 1
     * @param id the row's id in the file, perhaps empty
     * @param tests of a row that matched, its tests that are not empty; of one that was ruled out,
     *     the test that failed
     * @param outputs the row's values by output name; of a single output without a name the name is
     *     empty; of a row that was ruled out, nothing
     * @param annotations the row's annotations by name, such as {@code reason} and {@code article}
     */
    public record Row(
            int number,
            String id,
            List<Test> tests,
            Map<String, Object> outputs,
            Map<String, String> annotations) {}

    /**
     * A test of a row.
     *
     * @param input the input expression as the table writes it
     * @param test the test as the row writes it
     * @param value the input's value
     */
    public record Test(String input, String test, @Nullable Object value) {}

    /** Every row that matched in this decision or one that it rests on, in order, each once. */
    public List<Row> rows() {
        Set<Row> rows = new LinkedHashSet<>();
        each(e -> e.tables.forEach(table -> rows.addAll(table.rows())));
        return List.copyOf(rows);
    }

    /** The facts that determined the result, here or in a decision that it rests on, each once. */
    public Map<String, Object> everyFact() {
        Map<String, @Nullable Object> every = new java.util.LinkedHashMap<>();
        each(e -> every.putAll(e.facts));
        return Collections.unmodifiableMap(every);
    }

    /**
     * Visits what this rests on and then this, each decision once: several may rest on one, which
     * is then the same object in each of them.
     */
    public void each(Consumer<Explanation> visit) {
        each(visit, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void each(Consumer<Explanation> visit, Set<Explanation> seen) {
        if (!seen.add(this)) return;
        for (Explanation e : because) e.each(visit, seen);
        visit.accept(this);
    }
}
