package tongban.node.portal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Values as an address or a form carries them; empty where a text is none. */
public final class AddressText {
    private AddressText() {}

    /** Number of a row of the journal; empty where the address names none. */
    public static OptionalLong row(String text) {
        return text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    public static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The day of a field; what was typed and is none is a fault of the field.
     *
     * @return empty also where nothing was typed
     */
    static Optional<LocalDate> day(String text, String field, List<Fault> faults) {
        Optional<LocalDate> day = day(text);
        if (day.isEmpty() && !text.isBlank()) {
            faults.add(Fault.of(field, "日期应写成 2026-11-23 这样。", "Write the date like 2026-11-23."));
        }
        return day;
    }

    public static Optional<LocalTime> time(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A month like 2026-11. */
    public static Optional<YearMonth> month(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(YearMonth.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Yuan with at most two decimals, not below nothing. */
    public static Optional<BigDecimal> yuan(String text) {
        String plain = text.strip().replace(",", "").replace("，", "");
        return plain.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    /** A number with decimals, perhaps below nothing; commas between thousands are passed over. */
    public static Optional<BigDecimal> number(String text) {
        String plain = text.strip().replace(",", "").replace("，", "");
        return plain.matches("-?[0-9]{1,30}(\\.[0-9]{1,20})?")
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    /** The number of a page from 0, of one that is counted from 1; the first where it is none. */
    static int page(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) - 1 : 0;
    }

    /** The constant of that name; empty where there is none. */
    static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
