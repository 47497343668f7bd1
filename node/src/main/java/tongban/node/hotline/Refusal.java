package tongban.node.hotline;

import java.util.Arrays;
import java.util.List;
import tongban.service.text.Words;

/**
 * Why the line does not take a matter in: a closed set, each with what the caller can do instead.
 * The set is that of the measures in use (not verified word by word).
 */
public enum Refusal {
    LITIGATION(
            Words.of("已进入诉讼、仲裁程序", "before a court or an arbitration"),
            Words.of("请向受理的法院或者仲裁机构提出", "Turn to the court or the arbitration body that has it")),
    REVIEW(
            Words.of("已进入行政复议程序", "in administrative reconsideration"),
            Words.of("请向行政复议机关提出", "Turn to the body that reconsiders it")),
    PETITION(
            Words.of("已进入信访程序", "in a petition procedure"),
            Words.of("请向受理的信访机构了解进展", "Ask the petition office that has it")),
    OPEN_GOVERNMENT(
            Words.of("属于政府信息公开申请", "a request for government information"),
            Words.of("请向有关机关的政府信息公开机构申请", "Apply to the information office of the body concerned")),
    SECRET(
            Words.of("涉及国家秘密、商业秘密", "concerns state or business secrets"),
            Words.of(
                    "请不要在电话或者网上说明；请当面向主管机关提出",
                    "Do not say it by telephone or on the web; see the body in person")),
    NO_SUBSTANCE(
            Words.of("没有实质内容或者无法核实", "without substance, or not to be verified"),
            Words.of("补充时间、地点和经过以后可以再次反映", "Come again with time, place and what happened")),
    REPEATED(
            Words.of("已经答复，没有新的事实和理由重复反映", "answered before, without new facts"),
            Words.of(
                    "有新的事实请说明；对答复不服可以依法复议或者诉讼",
                    "Tell what is new; the answer can be contested by law")),
    EMERGENCY(
            Words.of("属于110、119、120、122等紧急求助", "for an emergency line: 110, 119, 120, 122"),
            Words.of("请立即拨打110、119、120或者122", "Call 110, 119, 120 or 122 at once")),
    OTHER_POWER(
            Words.of("属于党委、人大、政协、监察、司法机关的职权", "belongs to party, congress, supervision or justice"),
            Words.of(
                    "请向有职权的机关提出；监察举报可拨打12388",
                    "Turn to the competent body; supervision answers at 12388")),
    /** Of a ticket of the other side: it goes back there, and no caller is told this. */
    NOT_OURS(
            Words.of("不属于本方任何单位的职责", "not a matter of any body of this side"),
            Words.of("由转来的一方重新确定承办单位", "The side that passed it on settles who handles it"));

    private final Words words;
    private final Words instead;

    Refusal(Words words, Words instead) {
        this.words = words;
        this.instead = instead;
    }

    public Words words() {
        return words;
    }

    /** What the caller can do. */
    public Words instead() {
        return instead;
    }

    /** Those that can be given for a ticket, which may be the other side's. */
    public static List<Refusal> of(boolean guest) {
        return Arrays.stream(values()).filter(r -> guest || r != NOT_OURS).toList();
    }
}
