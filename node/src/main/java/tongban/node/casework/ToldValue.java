package tongban.node.casework;

import tongban.service.text.Words;

/**
 * What another platform says now, beside what the case says.
 *
 * @param field of {@link Drafts}, or a column of the exchange
 * @param binds what makes the case this case: it is not corrected, another case would be one of its
 *     own
 */
public record ToldValue(String field, Words name, Words was, Words now, boolean binds) {
    static final String APPLY_DATE = "apply_date";
    static final String ACCEPT_DATE = "accept_date";

    /**
     * Nobody accepts it once somebody has acted here: by what another platform did nobody accepts a
     * case that is handled here, and another case is one of its own.
     */
    boolean isDeclined() {
        return binds || field.equals(ACCEPT_DATE);
    }
}
