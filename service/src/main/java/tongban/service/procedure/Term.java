package tongban.service.procedure;

import java.util.Locale;

/** What a time limit limits. Each runs from the act named here. */
public enum Term {
    /** From complete papers at a collecting window to the competent body. */
    FORWARD,
    /** From receipt: ask once for everything that is missing. */
    SUPPLEMENT_NOTICE,
    /** From that notice: the applicant's time to answer. */
    SUPPLEMENT_ANSWER,
    /** From acceptance: the township's opinion. */
    TOWNSHIP_REVIEW,
    /** From the request: the other department's answer. */
    DEPARTMENT_CHECK,
    /** From posting: time for objections. */
    PUBLIC_NOTICE,
    /** From acceptance, or from the township's papers where it looks first: the decision. */
    DECISION,
    /** Added to the decision's limit by the head of the body. */
    EXTENSION,
    /** From acceptance to decision, every step included. */
    WHOLE,
    /** From the decision: service of its document. */
    DELIVERY,
    /** From the decision: word back to the collecting window. */
    REPLY,
    /** From service: administrative reconsideration. */
    RECONSIDERATION,
    /** From service: administrative litigation. */
    LITIGATION;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
