package tongban.rules.interpret;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.Range;

/** FEEL values as text. */
public final class Texts {
    private Texts() {}

    /** What {@code string()} makes of a value; text itself stays as it is. */
    public static @Nullable String of(@Nullable Object value) {
        return value == null ? null : value instanceof String s ? s : quoted(value);
    }

    /** The value as a FEEL literal. */
    public static String quoted(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case BigDecimal n -> n.toPlainString();
            case Boolean b -> b.toString();
            case List<?> items -> {
                StringJoiner joiner = new StringJoiner(", ", "[", "]");
                for (Object item : items) joiner.add(quoted(item));
                yield joiner.toString();
            }
            case Map<?, ?> map -> {
                StringJoiner joiner = new StringJoiner(", ", "{", "}");
                map.forEach((key, member) ->
                        joiner.add(key(String.valueOf(key)) + ": " + quoted(member)));
                yield joiner.toString();
            }
            case Range r ->
                    (r.startIncluded() ? "[" : "(")
                            + quoted(r.start())
                            + ".."
                            + quoted(r.end())
                            + (r.endIncluded() ? "]" : ")");
            case Ordering.Point p -> (p.negated() ? "!= " : "= ") + quoted(p.value());
            case FeelFunction f -> "function " + f.name();
            case tongban.rules.MissingFact m -> "?" + m.name();
            default ->
                    Kinds.of(value) == tongban.rules.ir.Type.Simple.ANY
                            ? value.toString()
                            : Temporal.text(value);
        };
    }

    private static String key(String key) {
        return key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ')
                        && !key.isEmpty()
                ? key
                : quoted(key);
    }

    /** The kind of a value, for messages; never the value, which may be personal. */
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> _ -> "list";
            case Map<?, ?> _ -> "context";
            case Range _ -> "range";
            case FeelFunction _ -> "function";
            default -> Kinds.of(value).toString();
        };
    }
}
