package tongban.node.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * Somebody who receives something, as the ledger has it, without anything that is sealed.
 *
 * @param number the order in which entitlements were opened
 * @param organ decides and pays
 * @param accepting looks after it, and checks it again
 * @param index keyed hash of his number
 * @param awarded yuan for this month, by decisions
 * @param checkedOn the last day on which it was decided or checked
 * @param exitMonths months of an exit period that are over
 */
record Recipient(
        long number,
        UUID id,
        UUID caseId,
        String caseNumber,
        String scheme,
        String organ,
        String accepting,
        LocalDate decidedOn,
        YearMonth first,
        byte[] index,
        BigDecimal awarded,
        LocalDate checkedOn,
        int exitMonths) {}
