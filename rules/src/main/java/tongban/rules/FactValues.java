package tongban.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of one fact at which an outcome may change: on, below and above every constant that a
 * model holds it against.
 *
 * @param input the input data
 * @param path members from there, outermost first; empty for the input itself
 * @param values FEEL values, never none
 */
public record FactValues(String input, List<String> path, List<@Nullable Object> values) {
    public FactValues {
        path = List.copyOf(path);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** As FEEL writes it: {@code dates.applied}. */
    public String name() {
        return path.isEmpty() ? input : input + "." + String.join(".", path);
    }

    /** The facts with this one set to a value. */
    Map<String, @Nullable Object> put(Map<String, @Nullable Object> facts, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(facts);
        changed.put(input, placed(facts.get(input), path, value));
        return changed;
    }

    private static @Nullable Object placed(
            @Nullable Object context, List<String> path, @Nullable Object value) {
        if (path.isEmpty()) return value;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (context instanceof Map<?, ?> m) m.forEach((k, v) -> members.put(String.valueOf(k), v));
        String first = path.getFirst();
        members.put(first, placed(members.get(first), path.subList(1, path.size()), value));
        return members;
    }

    /** The two lists with the values of both for what is in both. */
    public static List<FactValues> united(List<FactValues> a, List<FactValues> b) {
        Map<String, FactValues> all = new LinkedHashMap<>();
        for (List<FactValues> some : List.of(a, b))
            for (FactValues one : some)
                all.merge(
                        one.name(),
                        one,
                        (x, y) -> {
                            List<@Nullable Object> values = new ArrayList<>(x.values());
                            for (Object v : y.values()) if (!values.contains(v)) values.add(v);
                            return new FactValues(x.input(), x.path(), values);
                        });
        return List.copyOf(all.values());
    }
}
