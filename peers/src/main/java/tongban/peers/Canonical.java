package tongban.peers;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A result of any engine as one text: equal results read the same, whatever the scale. */
final class Canonical {
    private Canonical() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal n -> n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString();
            case Number n -> of(new BigDecimal(n.toString()));
            case String s -> '"' + s + '"';
            case Collection<?> items -> {
                StringJoiner text = new StringJoiner(", ", "[", "]");
                for (Object item : items) text.add(of(item));
                yield text.toString();
            }
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, member) -> sorted.put(String.valueOf(key), of(member)));
                yield sorted.toString();
            }
            default -> value.toString();
        };
    }
}
