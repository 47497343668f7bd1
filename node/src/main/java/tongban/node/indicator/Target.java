package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * What an indicator is to come to.
 *
 * @param place code of the place
 * @param dueOn the last day
 * @param document by which it was set
 * @param programme id of the shipped programme that sets it; empty for one that the side set
 */
public record Target(
        String place,
        LocalDate dueOn,
        Operator operator,
        BigDecimal value,
        Words document,
        Optional<String> programme) {

    public Words shown(Unit unit) {
        return new Amount(operator, value, "", unit).words();
    }
}
