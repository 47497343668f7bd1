package tongban.service;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one text of a value, so that equal values have equal hashes everywhere: JSON in the form of
 * RFC 8785 (members sorted by UTF-16 code units, no blanks, least escapes), except that numbers are
 * plain decimals of any length without exponent or trailing zeros. Dates and instants are ISO
 * texts.
 */
public final class CanonicalJson {

    private static final int DEPTH_MAX = 40;

    private CanonicalJson() {}

    /**
     * @param value null, Boolean, String, BigDecimal, Integer, Long, LocalDate, Instant, Iterable
     *     or Map with String keys, nested
     */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    /** {@code sha256:} and 64 hexadecimal digits over the UTF-8 bytes of {@link #write}. */
    public static String hash(@Nullable Object value) {
        return "sha256:" + Sha256.hex(write(value));
    }

    private static void write(@Nullable Object value, StringBuilder out, int depth) {
        if (depth > DEPTH_MAX)
            throw new IllegalArgumentException("Nested deeper than " + DEPTH_MAX);
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b);
            case String s -> text(s, out);
            case BigDecimal n -> out.append(number(n));
            case Integer n -> out.append(n);
            case Long n -> out.append(n);
            case LocalDate d -> text(d.toString(), out);
            case Instant i -> text(i.toString(), out);
            case Map<?, ?> map -> object(map, out, depth);
            case Iterable<?> list -> {
                out.append('[');
                for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
                    write(i.next(), out, depth + 1);
                    if (i.hasNext()) out.append(',');
                }
                out.append(']');
            }
            default ->
                    throw new IllegalArgumentException(
                            "No canonical form for " + value.getClass().getName());
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out, int depth) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((k, v) -> sorted.put((String) k, v));
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> e : sorted.entrySet()) {
            if (!first) out.append(',');
            first = false;
            text(e.getKey(), out);
            out.append(':');
            write(e.getValue(), out, depth + 1);
        }
        out.append('}');
    }

    private static String number(BigDecimal n) {
        return n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString();
    }

    private static void text(String s, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) out.append("\\u%04x".formatted((int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
