package tongban.rules.interpret;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.Range;
import tongban.rules.ZonedTime;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/** Which Java classes stand for which kinds of FEEL value. */
public final class Kinds {
    private Kinds() {}

    /** The simple type of a value; {@code Any} for lists, contexts, ranges and functions. */
    public static Type.Simple of(Object value) {
        return switch (value) {
            case BigDecimal _ -> Simple.NUMBER;
            case String _ -> Simple.TEXT;
            case Boolean _ -> Simple.BOOLEAN;
            case LocalDate _ -> Simple.DATE;
            case LocalTime _, ZonedTime _ -> Simple.TIME;
            case LocalDateTime _, ZonedDateTime _ -> Simple.DATE_AND_TIME;
            case Duration _ -> Simple.DAYS_AND_TIME;
            case Period _ -> Simple.YEARS_AND_MONTHS;
            default -> Simple.ANY;
        };
    }

    private static BigDecimal within(BigDecimal n) {
        BigDecimal fitted = Decimals.fit(n);
        if (fitted == null)
            throw new IllegalArgumentException(
                    "A number lies beyond decimal128. 数值超出 decimal128 的范围。");
        return fitted;
    }

    /** A value from outside as one of the kinds; other Java classes are refused. */
    public static @Nullable Object adopt(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal n -> within(n);
            case Integer n -> BigDecimal.valueOf(n);
            case Long n -> BigDecimal.valueOf(n);
            case Short n -> BigDecimal.valueOf(n);
            case BigInteger n -> within(new BigDecimal(n));
            case Double n when !n.isNaN() && !n.isInfinite() -> new BigDecimal(n.toString());
            case OffsetTime t -> new ZonedTime(t.toLocalTime(), t.getOffset());
            case OffsetDateTime t -> t.toZonedDateTime();
            case Period p when p.getDays() == 0 -> Temporal.months(p.toTotalMonths());
            case Collection<?> items -> {
                List<@Nullable Object> list = new ArrayList<>(items.size());
                for (Object item : items) list.add(adopt(item));
                yield Collections.unmodifiableList(list);
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> context = new LinkedHashMap<>();
                map.forEach((key, member) -> context.put(String.valueOf(key), adopt(member)));
                yield Collections.unmodifiableMap(context);
            }
            case Range r ->
                    new Range(adopt(r.start()), r.startIncluded(), adopt(r.end()), r.endIncluded());
            case FeelFunction f -> f;
            case tongban.rules.MissingFact m -> m;
            case Enum<?> e -> e.name();
            default -> {
                if (of(value) != Simple.ANY) yield value;
                throw new IllegalArgumentException(
                        "No FEEL value stands for %s. %s 没有对应的 FEEL 值。"
                                .formatted(value.getClass(), value.getClass()));
            }
        };
    }
}
