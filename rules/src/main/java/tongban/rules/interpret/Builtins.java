package tongban.rules.interpret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;

/** The table of the functions of the language. */
public final class Builtins {
    private static final Map<String, Builtin.Definition> TABLE = new LinkedHashMap<>();

    static {
        TextFunctions.register();
        NumberFunctions.register();
        ListFunctions.register();
        TimeFunctions.register();
        RangeFunctions.register();
        ContextFunctions.register();
    }

    private Builtins() {}

    /** Adds a form of a function; the first form gives its description and result. */
    static void add(String name, String parameters, Type result, String about, Builtin.Body body) {
        Builtin.Definition before = TABLE.get(name);
        List<Builtin.Form> forms = new ArrayList<>(before == null ? List.of() : before.forms());
        forms.add(Builtin.Form.of(parameters, body));
        TABLE.put(
                name,
                new Builtin.Definition(
                        name,
                        before == null ? about : before.about(),
                        before == null ? result : before.result(),
                        forms));
    }

    static @Nullable Builtin find(String name, Interpreter interpreter) {
        Builtin.Definition definition = TABLE.get(name);
        return definition == null ? null : new Builtin(definition, interpreter);
    }

    /** The names of all functions with their types, the outermost scope of every expression. */
    public static Map<String, Type> types() {
        Map<String, Type> types = new LinkedHashMap<>();
        TABLE.forEach((name, d) ->
                types.put(
                        name,
                        new Type.Function(
                                d.forms().getFirst().names().stream()
                                        .map(_ -> (Type) Type.Simple.ANY)
                                        .toList(),
                                d.result())));
        return types;
    }

    /**
     * Whether a function of that name takes so many arguments; true for names that are no
     * built-ins.
     */
    public static boolean takes(String name, int count) {
        Builtin.Definition definition = TABLE.get(name);
        return definition == null || definition.forms().stream().anyMatch(f -> f.takes(count));
    }

    /**
     * Whether a built-in function takes arguments of these names; true for names that are no
     * built-ins.
     */
    public static boolean takes(String name, Set<String> named) {
        Builtin.Definition definition = TABLE.get(name);
        return definition == null || definition.forms().stream().anyMatch(f -> f.takes(named));
    }

    /** The aggregations of a collecting decision table are the list functions of the same name. */
    static @Nullable Object aggregate(
            Expr.Aggregation aggregation, List<@Nullable Object> values, Interpreter in) {
        String name =
                switch (aggregation) {
                    case SUM -> "sum";
                    case MIN -> "min";
                    case MAX -> "max";
                    case COUNT, NONE -> "count";
                };
        Builtin function = find(name, in);
        return function == null ? null : in.invoke(function, Interpreter.listOf(values));
    }
}
