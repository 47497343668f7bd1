package tongban.rules.interpret;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.LimitExceededException;
import tongban.rules.Range;

/** FEEL values as text. */
public final class Texts {
    /** No list or context is written that takes more characters. */
    private static final int LENGTH_MAX = 10_000_000;

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
                for (Object item : items) {
                    Inside.step();
                    joiner.add(quoted(item));
                    whole(joiner.length());
                }
                yield joiner.toString();
            }
            case Map<?, ?> map -> {
                StringJoiner joiner = new StringJoiner(", ", "{", "}");
                map.forEach((key, member) -> {
                    Inside.step();
                    joiner.add(key(String.valueOf(key)) + ": " + quoted(member));
                    whole(joiner.length());
                });
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

    private static void whole(int length) {
        if (length > LENGTH_MAX) throw new LimitExceededException("Texts.LENGTH_MAX", LENGTH_MAX);
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
