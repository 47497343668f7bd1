package tongban.service.procedure;

import java.util.Locale;

/** From when a decision has effect. */
public enum Start {
    /** Nothing is paid or counted by month. */
    NONE,
    /** The day of the decision. */
    DAY_OF_DECISION,
    /** The day of the application. */
    DAY_OF_APPLICATION,
    /** The month of the application. */
    MONTH_OF_APPLICATION,
    /** The month of the decision. */
    MONTH_OF_DECISION,
    /** The month after the decision. */
    MONTH_AFTER_DECISION;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
