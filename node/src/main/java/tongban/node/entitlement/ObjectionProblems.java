package tongban.node.entitlement;

import tongban.node.casework.Problem;
import tongban.node.entitlement.Entitlements.Posted;
import tongban.service.text.Words;

/** Why an objection to the end of a benefit is not taken, or hinders the decision. */
final class ObjectionProblems {
    private ObjectionProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notShown() {
        return problem(
                "LEDGER-068",
                "",
                "这项措施没有公示，不登记异议",
                "The measure was not posted: there is nothing to object to",
                "当事人的意见请记录在“当事人的意见”里",
                "What the person himself says is recorded as such");
    }

    static Problem outside(Posted posted) {
        Words on = Words.day(posted.on());
        Words until = Words.day(posted.until());
        return problem(
                "LEDGER-069",
                "on",
                "公示期间是" + on.zh() + "至" + until.zh() + "，异议应当在这期间提出",
                "The notice is shown from "
                        + on.en()
                        + " to "
                        + until.en()
                        + ": an objection is made in that time",
                "期间提出、后来登记的，填写提出的日期；期满后的反映，核查后写在决定理由里",
                "If it was made in time, enter the day on which it was made; if later, look into it and say so in the reasons");
    }

    static Problem none() {
        return problem(
                "LEDGER-073",
                "objection",
                "没有这项待答复的异议",
                "There is no such open objection",
                "请核对异议",
                "Check which objection it is");
    }

    static Problem noReply() {
        return problem(
                "LEDGER-074",
                "reply",
                "异议人留了姓名，没有写给他的答复",
                "Who objected gave a name, and there is no reply to him",
                "请写明给异议人的答复；只写查明的结论，不写公示以外的情况",
                "Write the reply: what was found, and nothing beyond the notice");
    }

    static Problem beyondNotice(Words what) {
        return problem(
                "LEDGER-075",
                "reply",
                "给异议人的答复里有公示没有展示的内容：" + what.zh(),
                "The reply says what the notice did not show: " + what.en(),
                "请从答复中删去；需要存档的写在核查情况里",
                "Take it out of the reply; what belongs in the file goes into what was found");
    }

    static Problem open() {
        return problem(
                "LEDGER-076",
                "",
                "有异议尚未答复，不能决定",
                "An objection is not answered yet: nothing is decided before that",
                "请调查核实后答复异议",
                "Look into it and answer it first");
    }

    static Problem upheld() {
        return problem(
                "LEDGER-077",
                "",
                "有异议成立，不能按公示的内容决定",
                "An objection was found right: it is not decided as the notice says",
                "请撤回这项措施；仍应当终止的，重新提出并公示",
                "Withdraw the measure; where it should end all the same, propose and post it anew");
    }

    static Problem tooMany() {
        return problem(
                "LEDGER-078",
                "",
                "这项措施已有" + StopObjections.OBJECTIONS_MAX + "项异议",
                "There are " + StopObjections.OBJECTIONS_MAX + " objections to the measure already",
                "内容相同的，写进已登记的那一项的核查情况",
                "Put what says the same into what was found of one that is recorded");
    }
}
