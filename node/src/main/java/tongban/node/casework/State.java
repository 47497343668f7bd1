package tongban.node.casework;

import tongban.service.text.Words;

/**
 * Where a case stands. A service chooses the verbs that a page shows for its decision; it adds no
 * state.
 */
public enum State {
    COLLECTED("已代收", "Collected"),
    FORWARDED("已移交", "Forwarded"),
    RECEIVED("主管机关已收到", "Received by the competent body"),
    SUBMITTED("已提交", "Submitted"),
    AWAITING_SUPPLEMENT("待补充材料", "Awaiting missing papers"),
    ACCEPTED("已受理", "Accepted"),
    NOT_ACCEPTED("不予受理", "Not accepted"),
    UNDER_REVIEW("审核中", "Under review"),
    SUSPENDED("特别程序中（不计时）", "Suspended: special procedure, time not counted"),
    GRANTED("已决定：同意", "Decided: granted"),
    REFUSED("已决定：不同意", "Decided: refused"),
    DELIVERED("已送达", "Delivered"),
    CLOSED("已办结", "Closed"),
    REVOKED("决定已撤销", "Decision revoked"),
    WITHDRAWN("已撤回", "Withdrawn"),
    TERMINATED("已终止", "Terminated"),
    ASKED("待协办答复", "Asked for its step"),
    ANSWERED("已答复协办", "Step answered"),
    CALLED_OFF("协办已撤销", "Step called off");

    private final Words words;

    State(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    /**
     * Nothing further is due. A closed case may still be rated, and its decision revoked where a
     * promise turns out to be false.
     */
    public boolean isFinal() {
        return switch (this) {
            case NOT_ACCEPTED, CLOSED, REVOKED, WITHDRAWN, TERMINATED, ANSWERED, CALLED_OFF -> true;
            default -> false;
        };
    }

    /** A second application of the same applicant for the same service has to wait. */
    public boolean isOpen() {
        return switch (this) {
            case COLLECTED,
                    FORWARDED,
                    RECEIVED,
                    SUBMITTED,
                    AWAITING_SUPPLEMENT,
                    ACCEPTED,
                    UNDER_REVIEW,
                    SUSPENDED ->
                    true;
            default -> false;
        };
    }
}
