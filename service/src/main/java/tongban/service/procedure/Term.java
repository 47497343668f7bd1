package tongban.service.procedure;

import java.util.Locale;
import tongban.service.text.Words;

/** What a time limit limits. Each runs from the act named here. */
public enum Term {
    /** From complete papers at a collecting window to the competent body. */
    FORWARD("移交主管机关", "forwarding to the competent body"),
    /** From receipt: ask once for everything that is missing. */
    SUPPLEMENT_NOTICE("受理或者一次性告知", "acceptance, or notice of what is missing"),
    /** From that notice: the applicant's time to answer. */
    SUPPLEMENT_ANSWER("申请人补充材料", "the applicant's answer"),
    /** From acceptance: the township's opinion. */
    TOWNSHIP_REVIEW("乡镇（街道）审核", "the township's review"),
    /**
     * From acceptance, where a department checks: its findings, recorded among the verified facts.
     */
    DEPARTMENT_CHECK("部门核查", "another department's check"),
    /** From posting: time for objections. */
    PUBLIC_NOTICE("公示", "public notice"),
    /**
     * From acceptance, or from the township's papers where it looks first: the decision. At
     * acceptance the applicant is told the township's time, the notice's and this one together,
     * unless {@link #WHOLE} says how long all of it takes.
     */
    DECISION("作出决定", "the decision"),
    /** Added to the decision's limit by the head of the body. */
    EXTENSION("延长的期限", "the extension"),
    /** From acceptance to decision, every step included. */
    WHOLE("作出决定", "the decision"),
    /** The same where the power to decide is delegated to the body that accepts. */
    DELEGATED("作出决定（审核确认权限下放的）", "the decision, where the power is delegated"),
    /** From the decision: service of its document. */
    DELIVERY("送达决定", "delivery of the decision"),
    /**
     * From the decision: word back to the window of the other side; it leaves with the decision.
     */
    REPLY("答复收件窗口", "word back to the window"),
    /** From publication of the decision: at most so long is it shown. */
    PUBLICATION("公布的时间（至多）", "being published, at most"),
    /** From service: administrative reconsideration. */
    RECONSIDERATION("申请行政复议", "applying for reconsideration"),
    /** From service: administrative litigation. */
    LITIGATION("提起行政诉讼", "going to court");

    private final Words words;

    Term(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    /** What has to be done within the limit. */
    public Words words() {
        return words;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
