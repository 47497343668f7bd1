package tongban.service.fact;

import java.util.List;
import java.util.Optional;

/**
 * Which values of its type a fact may have.
 *
 * @param values the only values allowed (String or BigDecimal); empty means no list
 * @param minimum least value, inclusive (BigDecimal or LocalDate)
 * @param maximum greatest value, inclusive
 * @param decimals most digits after the point of a number
 * @param length most characters of a text
 * @param future whether a date after today is allowed
 */
public record Domain(
        List<Object> values,
        Optional<Comparable<?>> minimum,
        Optional<Comparable<?>> maximum,
        int decimals,
        int length,
        boolean future) {

    public static final int TEXT_LENGTH_DEFAULT = 200;
    public static final int TEXT_LENGTH_MAX = 2_000;
    public static final int DECIMALS_DEFAULT = 2;
    public static final int DECIMALS_MAX = 10;

    public Domain {
        values = List.copyOf(values);
    }
}
