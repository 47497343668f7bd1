package tongban.node.casework;

import tongban.service.text.Words;

/**
 * What can be done to a case. {@link Procedure} says from which state, by whom, by which article.
 */
public enum Act {
    COLLECT("代收", "Take in for another place"),
    SUBMIT("提交", "Submit"),
    FORWARD("移交主管机关", "Forward to the competent body"),
    RECEIVE("接收移交", "Receive"),
    REQUEST_SUPPLEMENT("一次性告知补充材料", "Ask once for what is missing"),
    SUPPLY_SUPPLEMENT("补充材料", "Supply what was missing"),
    ACCEPT("受理", "Accept"),
    DEEM_ACCEPTED("视为受理", "Deemed accepted"),
    REFUSE_ACCEPTANCE("不予受理", "Refuse acceptance"),
    START_REVIEW("开始审核", "Start the review"),
    RECORD_FACTS("记录核实情况", "Record what was verified"),
    RECOMMEND("提出审核意见", "Recommend a decision"),
    SEND_BACK("退回审核", "Send back to the reviewer"),
    EXTEND("延长办理期限", "Extend the time limit"),
    SUSPEND("进入特别程序", "Start a special procedure"),
    RESUME("结束特别程序", "End the special procedure"),
    OFFER_HEARING("告知听证权利", "Tell of the right to a hearing"),
    REQUEST_HEARING("申请听证", "Ask for a hearing"),
    SCHEDULE_HEARING("通知举行听证", "Call the hearing"),
    TELL_THIRD_PARTY("告知利害关系人", "Tell a third party"),
    HEAR_THIRD_PARTY("记录利害关系人的意见", "Record what a third party says"),
    POSTPONE_HEARING("延期听证", "Postpone the hearing"),
    HOLD_HEARING("记录听证", "Record the hearing"),
    VISIT("现场核查", "Record a visit"),
    POST_NOTICE("公示", "Post the notice"),
    RECORD_OBJECTION("登记异议", "Record an objection"),
    ANSWER_OBJECTION("答复异议", "Answer an objection"),
    SUPPLY_LATER("补交容缺材料", "Hand in what was to follow"),
    VERIFY_PROMISE("核查承诺", "Verify a promise"),
    ASK_STEP("请对方机关协办", "Ask a body of the other side for its step"),
    TAKE_STEP("收到协办请求", "Asked by the leading body"),
    ANSWER_STEP("答复协办", "Answer the step"),
    CALL_OFF_STEP("撤销协办请求", "Call a step off"),
    GIVE_AT_ONCE("先行救助", "Give a small sum at once"),
    GRANT("同意", "Grant"),
    REFUSE("不同意", "Refuse"),
    GRANT_AUTOMATICALLY("即时办结", "Grant at once"),
    PUBLISH("公布", "Publish what was granted"),
    TAKE_DOWN("撤下公布", "Take the publication down"),
    REVOKE("撤销决定", "Revoke the decision"),
    DELIVER("送达", "Deliver"),
    RATE("评价", "Rate"),
    ANSWER_RATING("答复差评", "Answer a bad rating"),
    CLOSE("办结归档", "Close"),
    TELL_CHANGE("来源平台更正", "Told by the other platform"),
    ANSWER_CHANGE("答复来源平台更正", "Answer what the other platform told"),
    WITHDRAW_CONSENT("撤回授权", "Take an authorisation back"),
    WITHDRAW("撤回申请", "Withdraw"),
    TERMINATE("终止办理", "Terminate");

    private final Words words;

    Act(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
