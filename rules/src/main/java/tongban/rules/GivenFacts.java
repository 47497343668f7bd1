package tongban.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic.Severity;
import tongban.rules.Diagnostic.Text;
import tongban.rules.analyse.ExprText;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Kinds;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/**
 * Facts as a file gives them, made to fit the input data of a model: a text becomes a date, time or
 * duration where the model declares one.
 *
 * @param facts by name of input data, as FEEL values; what the file does not give is absent, and
 *     absent members of a context are {@link MissingFact}
 * @param faults every value that does not fit and every name that the model does not know
 */
public record GivenFacts(Map<String, @Nullable Object> facts, List<Diagnostic> faults) {
    /** Names listed in a message. */
    private static final int NAMES_SHOWN_MAX = 30;

    /** The same facts with null for what is missing within a context. */
    public Map<String, @Nullable Object> withNulls() {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        facts.forEach((name, value) -> whole.put(name, nulled(value)));
        return Collections.unmodifiableMap(whole);
    }

    private static @Nullable Object nulled(@Nullable Object value) {
        return switch (value) {
            case MissingFact _ -> null;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), nulled(member)));
                yield Collections.unmodifiableMap(members);
            }
            case List<?> items -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (Object item : items) list.add(nulled(item));
                yield Collections.unmodifiableList(list);
            }
            case null, default -> value;
        };
    }

    /** Reads one file's values against a model. */
    static final class Reader {
        private final String file;
        private final Settings settings;
        private final List<Diagnostic> faults = new ArrayList<>();

        Reader(String file, Settings settings) {
            this.file = file;
            this.settings = settings;
        }

        GivenFacts read(Graph graph, Map<String, ? extends @Nullable Object> plain) {
            Map<String, Type> known = new LinkedHashMap<>();
            for (Graph.Node node : graph.nodes().values())
                if (node instanceof Graph.Input) known.putIfAbsent(node.name(), node.type());
            // the input decisions of a decision service are given like input data
            for (Graph.Node node : graph.nodes().values())
                if (node instanceof Graph.Service s)
                    for (String key : s.parameters())
                        if (graph.nodes().get(key) instanceof Graph.Decision d)
                            known.putIfAbsent(d.name(), d.type());
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            plain.forEach((name, value) -> {
                Type type = known.get(name);
                if (type == null) unknown(name, List.copyOf(known.keySet()));
                else facts.put(name, value(name, value, type));
            });
            return new GivenFacts(Collections.unmodifiableMap(facts), List.copyOf(faults));
        }

        private @Nullable Object value(String at, @Nullable Object given, Type type) {
            Object value =
                    switch (type.unconstrained()) {
                        case Simple s -> simple(at, given, s);
                        case Type.ListOf l -> list(at, given, l);
                        case Type.Context c -> context(at, given, c);
                        case Type.RangeOf _, Type.Function _, Type.Constrained _ -> given;
                    };
            boolean complete = value != null && !holdsMissing(value);
            if (complete
                    && type instanceof Type.Constrained c
                    && new Interpreter(settings).conform(value, type) == null)
                fault(
                        "FACT-003",
                        at,
                        "值不在允许的取值之内：" + ExprText.of(c.allowed()),
                        "The value is not among those allowed: " + ExprText.of(c.allowed()));
            return value;
        }

        private static boolean holdsMissing(Object value) {
            return switch (value) {
                case MissingFact _ -> true;
                case Map<?, ?> m -> m.values().stream().anyMatch(v -> v != null && holdsMissing(v));
                case List<?> l -> l.stream().anyMatch(v -> v != null && holdsMissing(v));
                default -> false;
            };
        }

        private @Nullable Object simple(String at, @Nullable Object given, Simple type) {
            if (given == null || type == Simple.ANY || type == Simple.NULL) return given;
            Object value =
                    given instanceof String text && type != Simple.TEXT
                            ? FeelText.literal(text)
                            : given;
            boolean fits =
                    value != null
                            && new Interpreter(settings).conform(Kinds.adopt(value), type) != null;
            if (fits && !(value instanceof List<?>)) return value;
            fault(
                    "FACT-002",
                    at,
                    "应为 %s，例如 %s。".formatted(type, example(type)),
                    "A %s is expected, such as %s.".formatted(type, example(type)));
            return null;
        }

        private static String example(Simple type) {
            return switch (type) {
                case NUMBER -> "12.50";
                case TEXT -> "\"a text\"";
                case BOOLEAN -> "true";
                case DATE -> "\"2026-03-27\"";
                case TIME -> "\"09:30:00\"";
                case DATE_AND_TIME -> "\"2026-03-27T09:30:00\"";
                case DAYS_AND_TIME -> "\"P3DT12H\"";
                case YEARS_AND_MONTHS -> "\"P1Y6M\"";
                case ANY, NULL -> "null";
            };
        }

        private @Nullable Object list(String at, @Nullable Object given, Type.ListOf type) {
            if (given == null) return null;
            List<?> items = given instanceof List<?> l ? l : List.of(given);
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < items.size(); i++)
                list.add(value(at + "[" + (i + 1) + "]", items.get(i), type.item()));
            return Collections.unmodifiableList(list);
        }

        private @Nullable Object context(String at, @Nullable Object given, Type.Context type) {
            if (given == null) return null;
            if (!(given instanceof Map<?, ?> map)) {
                fault(
                        "FACT-002",
                        at,
                        "应为一组成员：" + String.join("、", type.members().keySet()),
                        "Members are expected: " + String.join(", ", type.members().keySet()));
                return null;
            }
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            type.members()
                    .forEach((name, member) ->
                            members.put(
                                    name,
                                    map.containsKey(name)
                                            ? value(at + "." + name, map.get(name), member)
                                            : new MissingFact(at + "." + name)));
            for (Object name : map.keySet())
                if (!members.containsKey(String.valueOf(name))) {
                    if (type.members().isEmpty()) members.put(String.valueOf(name), map.get(name));
                    else
                        unknown(
                                at + "." + name,
                                type.members().keySet().stream().map(m -> at + "." + m).toList());
                }
            return Collections.unmodifiableMap(members);
        }

        private void unknown(String name, List<String> known) {
            List<String> shown = known.stream().limit(NAMES_SHOWN_MAX).toList();
            faults.add(
                    new Diagnostic(
                            "FACT-001",
                            Severity.ERROR,
                            file,
                            name,
                            new Text("模型没有这个输入。", "The model has no such input."),
                            new Text(
                                    "请更正名称；模型的输入有：" + String.join("、", shown),
                                    "Correct its name; the model's inputs are: "
                                            + String.join(", ", shown))));
        }

        private void fault(String code, String at, String zh, String en) {
            faults.add(
                    new Diagnostic(
                            code,
                            Severity.ERROR,
                            file,
                            at,
                            new Text(zh, en),
                            new Text("请改正该值。", "Correct the value.")));
        }
    }

    /** A number from a file's digits, exactly; null where the text is none. */
    public static @Nullable BigDecimal number(String digits) {
        return digits.length() <= 60 && digits.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?")
                ? new BigDecimal(digits)
                : null;
    }
}
