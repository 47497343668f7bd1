package tongban.node.known;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger says of a person this month.
 *
 * @param monthly yuan of the benefit that the service is about; empty where he does not receive it
 * @param exitMonths months of its exit period that are over; empty where nobody looked
 * @param bySchemes yuan by scheme, of everything that he receives by the month
 */
public record OnLedger(
        Optional<BigDecimal> monthly,
        Optional<Integer> exitMonths,
        Map<String, BigDecimal> bySchemes) {
    public OnLedger {
        bySchemes = Map.copyOf(bySchemes);
    }

    /** Somebody who receives what is looked at, whatever else he has. */
    public static OnLedger receiving(BigDecimal monthly, int exitMonths) {
        return new OnLedger(Optional.of(monthly), Optional.of(exitMonths), Map.of());
    }

    Optional<BigDecimal> monthly(String scheme) {
        return Optional.ofNullable(bySchemes.get(scheme));
    }
}
