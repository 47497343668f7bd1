package tongban.node.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Batches made of others, for tests of size: what one platform sent, as another's. */
public final class ManyRows {
    private static final Set<Table> APPLIED_WITH =
            EnumSet.of(Table.ACCEPT, Table.MATERIAL, Table.FORM);

    private ManyRows() {}

    /**
     * The first cases of a batch under numbers of their own, of other people.
     *
     * @param person the citizen number of each, by its place
     */
    public static byte[] elsewhere(
            byte[] file, int cases, String name, IntFunction<String> person) {
        BatchFile.Content content = BatchFile.read(file);
        Map<String, Map<String, String>> others = new LinkedHashMap<>();
        for (Row row : content.rows()) {
            if (row.table() == Table.ACCEPT && others.size() < cases) {
                others.put(
                        row.project(),
                        Map.of(
                                row.project(),
                                name + "-" + others.size(),
                                row.get("applyer_page_code"),
                                person.apply(others.size())));
            }
        }
        List<Row> rows = new ArrayList<>();
        Map<String, byte[]> attachments = new HashMap<>();
        for (Row row : content.rows()) {
            Map<String, String> other = others.get(row.project());
            if (other != null && APPLIED_WITH.contains(row.table())) {
                Map<String, String> values = new HashMap<>(row.values());
                values.replaceAll((column, value) -> replaced(value, other));
                rows.add(new Row(row.table(), rows.size() + 1, values));
                byte[] attached = content.attachments().get(row.get("attachment"));
                if (attached != null) {
                    attachments.put(replaced(row.get("attachment"), other), attached);
                }
            }
        }
        return BatchFile.write(name, content.source(), rows, attachments);
    }

    private static String replaced(String value, Map<String, String> by) {
        String replaced = value;
        for (Map.Entry<String, String> one : by.entrySet()) {
            replaced = replaced.replace(one.getKey(), one.getValue());
        }
        return replaced;
    }

    /** The batch with another answer to a question in each case. */
    public static byte[] answered(byte[] file, String field, String value) {
        return ImportsGround.rewritten(
                file,
                row ->
                        row.get("field").equals(field)
                                ? Map.of("value", value, "cd_operation", "U")
                                : Map.of(),
                BatchFile.read(file).attachments());
    }
}
