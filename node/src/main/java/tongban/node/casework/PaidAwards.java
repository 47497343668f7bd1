package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What is paid of an award now, where a ledger keeps it: decisions after the case may change it.
 */
public interface PaidAwards {
    /**
     * @return yuan by what the standard calls the award, of the month of that day or, where it has
     *     not begun, of its first; zero for what has ended. Empty where no ledger keeps the case
     */
    Map<String, BigDecimal> now(UUID caseId, LocalDate day);
}
