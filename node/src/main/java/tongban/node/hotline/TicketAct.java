package tongban.node.hotline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tongban.service.text.Words;

/** What can be done with a ticket. */
public enum TicketAct {
    TAKE(true, Words.of("受理", "Take it")),
    CLASSIFY(false, Words.of("分类", "Classify")),
    ANSWER_DIRECTLY(true, Words.of("用知识库直接答复", "Answer directly from the knowledge base")),
    REFUSE(true, Words.of("不予受理", "Do not accept")),
    DISPATCH(true, Words.of("派单", "Dispatch")),
    SIGN(true, Words.of("签收", "Sign for it")),
    RETURN(false, Words.of("退单", "Return it")),
    ARBITRATE(true, Words.of("裁定主办单位", "Decide who is competent")),
    ASSIST(false, Words.of("协办意见", "Contribute as assisting body")),
    ASK_EXTENSION(false, Words.of("申请延期", "Ask for an extension")),
    DECIDE_EXTENSION(true, Words.of("答复延期申请", "Decide on the extension")),
    ANSWER(false, Words.of("答复", "Answer")),
    SEND_BACK(false, Words.of("审核不通过，退回", "Send the answer back")),
    APPROVE(true, Words.of("审核通过", "Approve the answer")),
    CALL_BACK(true, Words.of("回访", "Call back")),
    RATE(true, Words.of("评价", "Rate the answer")),
    HANDLE_AGAIN(true, Words.of("发回重办", "Have it handled again")),
    REOPEN(true, Words.of("要求重新办理", "Reopen")),
    FILE(true, Words.of("归档", "File")),
    URGE(true, Words.of("催办", "Urge")),
    SUPERVISE(false, Words.of("督办", "Supervise")),
    JOIN(true, Words.of("并入主单", "Join to a main ticket")),
    DIVIDE(true, Words.of("拆分", "Divide")),
    TRANSFER(true, Words.of("转对方热线", "Transfer to the other side")),
    FOLLOW(true, Words.of("随主单或者各部分答复", "Answered with the main ticket or its parts")),
    RECEIVE_ANSWER(false, Words.of("收到对方答复", "The other side answered")),
    RECEIVE_RETURN(false, Words.of("对方退回", "The other side gave it back")),
    RECEIVE_EXTENSION(true, Words.of("对方延长了答复期限", "The other side extended the limit")),
    ASKED_AGAIN(false, Words.of("对方要求重办", "The other side asks again")),
    MAKE_CASE(true, Words.of("转为申请", "Make it an application")),
    MAKE_LEAD(false, Words.of("转为救助线索", "Make it a lead"));

    private final boolean told;
    private final Words words;

    TicketAct(boolean told, Words words) {
        this.told = told;
        this.words = words;
    }

    /** Whether the caller reads that it happened. */
    public boolean isTold() {
        return told;
    }

    public Words words() {
        return words;
    }

    /** As an address writes it: {@code answer-directly}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TicketAct> of(String written) {
        return Arrays.stream(values()).filter(a -> a.written().equals(written)).findFirst();
    }
}
