package tongban.service.procedure;

import java.util.Locale;

/** Occasions on which the applicant is told something. */
public enum Notice {
    /** Papers taken at a window of another place. */
    COLLECTED,
    /** Papers arrived at the competent body. */
    RECEIVED,
    /** What is missing, all at once. */
    SUPPLEMENT,
    /** Accepted. */
    ACCEPTED,
    /** Not accepted. */
    NOT_ACCEPTED,
    /** More time needed, with the reason. */
    EXTENDED,
    /** Granted. */
    GRANTED,
    /** Refused, with reasons and remedies. */
    REFUSED,
    /** Changed, reduced or stopped later. */
    CHANGED;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
