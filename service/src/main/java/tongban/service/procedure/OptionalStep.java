package tongban.service.procedure;

import java.util.Locale;

/** Steps that a service may add between acceptance and decision. */
public enum OptionalStep {
    /** The township looks first and passes its opinion on. */
    TOWNSHIP_REVIEW,
    /** Another department checks what it knows, e.g. the disabled persons' federation. */
    DEPARTMENT_CHECK,
    /** Facts are compared with departmental registers. */
    REGISTER_CHECK,
    /** Investigators call on the household. */
    HOME_VISIT,
    /** The deciding body itself calls on a household in which an official has a near relative. */
    RELATIVES_VISIT,
    /** Substance is verified on site. */
    SITE_INSPECTION,
    /** Experts assess; the time is not counted where the law says so. */
    EXPERT_REVIEW,
    /** The applicant or third parties are heard. */
    HEARING,
    /** The case is posted before the decision. */
    PUBLIC_NOTICE;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
