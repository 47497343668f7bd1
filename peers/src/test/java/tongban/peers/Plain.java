package tongban.peers;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value of any engine as one plain text, so that equal values read the same. */
final class Plain {
    private Plain() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal n -> number(n);
            case Number n -> number(new BigDecimal(n.toString()));
            case String s -> "\"" + s + "\"";
            case Duration d -> "days " + d;
            case Period p -> "months " + p.toTotalMonths();
            case ChronoPeriod p ->
                    "months " + (p.get(ChronoUnit.YEARS) * 12 + p.get(ChronoUnit.MONTHS));
            case Collection<?> items ->
                    items.stream().map(Plain::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, member) -> sorted.put(String.valueOf(key), of(member)));
                yield sorted.toString();
            }
            default -> value.toString();
        };
    }

    private static String number(BigDecimal n) {
        return n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString();
    }
}
