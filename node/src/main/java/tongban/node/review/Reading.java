package tongban.node.review;

/** What of a standard's facts the register or the ledger can say today. */
enum Reading {
    CARD_NUMBER,
    CARD_UNTIL,
    CARD_CATEGORY,
    CARD_GRADE,
    BORN,
    SETTLEMENT,
    MEMBERS,
    SAVINGS,
    HOMES,
    VEHICLE,
    WAGES,
    BUSINESS,
    PROPERTY_YIELD,
    TRANSFERS,
    BASIC_PENSION,
    PLACEMENT,
    CARE_FORM,
    FULL_TIME,
    RECEIVING,
    PRESENT_AMOUNT,
    EXIT_MONTHS,
    ROSE_BY_WORK
}
