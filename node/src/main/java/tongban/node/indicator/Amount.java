package tongban.node.indicator;

import java.math.BigDecimal;
import java.util.Objects;
import tongban.service.text.Words;

/**
 * A number as it is stated: 近2万张.
 *
 * @param value in the unit
 * @param written how the number is written where that is no decimal, e.g. 1/7; or empty
 */
public record Amount(Operator operator, BigDecimal value, String written, Unit unit) {
    public Amount {
        Objects.requireNonNull(operator);
        Objects.requireNonNull(value);
        Objects.requireNonNull(written);
        Objects.requireNonNull(unit);
    }

    public static Amount exactly(BigDecimal value, Unit unit) {
        return new Amount(Operator.EXACT, value, "", unit);
    }

    public Words words() {
        return operator.around(
                Words.of(Unit.number(value, written), unit.english(value, written)),
                Words.of(unit.zh(), ""));
    }
}
