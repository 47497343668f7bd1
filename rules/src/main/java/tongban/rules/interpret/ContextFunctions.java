package tongban.rules.interpret;

import static tongban.rules.interpret.Builtins.add;
import static tongban.rules.ir.Type.Simple.ANY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Type;

/** Functions on contexts. They answer new contexts and leave the given ones as they are. */
final class ContextFunctions {
    private ContextFunctions() {}

    static void register() {
        add(
                "get value",
                "m, key",
                ANY,
                "the value of a key",
                a -> {
                    if (!(a.value(1) instanceof String)) throw a.refusal(1, "string");
                    return a.context(0).get(a.text(1));
                });
        add(
                "get entries",
                "m",
                new Type.ListOf(ANY),
                "the entries as contexts of key and value",
                a -> {
                    List<@Nullable Object> entries = new ArrayList<>();
                    a.context(0)
                            .forEach((key, value) ->
                                    entries.add(ListFunctions.entry(String.valueOf(key), value)));
                    return entries;
                });
        add("context", "entries", ANY, "a context from a list of entries", ContextFunctions::made);
        add(
                "context put",
                "context, keys, value",
                ANY,
                "with a key, or a path of keys, set to a value",
                ContextFunctions::put);
        add(
                "context put",
                "context, key, value",
                ANY,
                "",
                a -> {
                    if (!(a.value(1) instanceof String)) throw a.refusal(1, "string");
                    return put(a);
                });
        add(
                "context merge",
                "contexts",
                ANY,
                "the contexts as one, the later entries winning",
                a -> {
                    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
                    for (Object one : a.list(0)) {
                        if (!(one instanceof Map<?, ?> context))
                            throw a.refusal(0, "list<context>");
                        context.forEach((key, value) -> merged.put(String.valueOf(key), value));
                        a.budget().list(merged.size());
                    }
                    return merged;
                });
    }

    private static Object made(Arguments a) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        for (Object one : a.list(0)) {
            if (!(one instanceof Map<?, ?> entry)
                    || !(entry.get("key") instanceof String key)
                    || !entry.containsKey("value")
                    || context.containsKey(key))
                throw a.refusal(0, "list of entries with key and value");
            context.put(key, entry.get("value"));
        }
        return context;
    }

    private static @Nullable Object put(Arguments a) {
        if (!(a.value(1) instanceof List<?> path)) {
            if (!(a.value(1) instanceof String)) throw a.refusal(1, "string or list of strings");
            return put(a, a.context(0), List.of(a.text(1)));
        }
        if (path.isEmpty()) throw a.refusal(1, "list of strings, not empty");
        return put(a, a.context(0), path);
    }

    private static Object put(Arguments a, @Nullable Object target, List<?> path) {
        if (!(path.getFirst() instanceof String key)) throw a.refusal(1, "list of strings");
        if (!(target instanceof Map<?, ?> context))
            throw a.refusal(0, "context along the whole path");
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        context.forEach((k, v) -> changed.put(String.valueOf(k), v));
        changed.put(
                key,
                path.size() == 1
                        ? a.value(2)
                        : put(a, context.get(key), path.subList(1, path.size())));
        return changed;
    }
}
