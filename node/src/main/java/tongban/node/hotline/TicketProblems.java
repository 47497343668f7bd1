package tongban.node.hotline;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Everything that can stand in the way of a ticket, in words. */
final class TicketProblems {
    private TicketProblems() {}

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem state(TicketAct act, TicketStage state, List<TicketAct> possible) {
        String zh = possible.stream().map(a -> a.words().zh()).collect(Collectors.joining("、"));
        String en = possible.stream().map(a -> a.words().en()).collect(Collectors.joining(", "));
        return of(
                "TICKET-001",
                "",
                "工单处于“" + state.words().zh() + "”，您现在不能“" + act.words().zh() + "”",
                "The ticket is '"
                        + state.words().en()
                        + "': you cannot '"
                        + act.words().en()
                        + "' now",
                zh.isEmpty() ? "没有需要您办理的" : "现在可以：" + zh,
                en.isEmpty() ? "There is nothing for you to do" : "Possible now: " + en);
    }

    static Problem said(TicketAct act) {
        return of(
                "TICKET-002",
                "said",
                "“" + act.words().zh() + "”没有写内容",
                "'" + act.words().en() + "' lacks its words",
                "请写明理由或者内容",
                "Write the reason or the content");
    }

    static Problem tooLong(String field, int max) {
        return of(
                "TICKET-003",
                field,
                "文字超过" + max + "字",
                "The text is longer than " + max + " characters",
                "请写短一些",
                "Shorten it");
    }

    static Problem arbitrated() {
        return of(
                "TICKET-004",
                "",
                "主办单位由裁定确定，不能再退单",
                "The arbiter named this body: it cannot return the ticket",
                "请签收办理",
                "Sign for it and handle it");
    }

    static Problem returnedLate(LocalDate until) {
        return of(
                "TICKET-005",
                "",
                "退单期限" + until + "已过",
                "It could be returned until " + until,
                "请签收办理；确实不属于本单位的，请热线管理机构裁定",
                "Sign for it; where it is not yours, ask the line's supervisor");
    }

    static Problem extendedBefore() {
        return of(
                "TICKET-006",
                "",
                "延期只能申请一次，已经申请过",
                "An extension can be asked for once, and was",
                "请在期限内答复",
                "Answer within the limit");
    }

    static Problem extensionLate(LocalDate due) {
        return of(
                "TICKET-007",
                "",
                "延期应在期限" + due + "之前申请",
                "An extension is asked for before the last day, " + due,
                "请尽快答复",
                "Answer as soon as possible");
    }

    static Problem extensionDays(int max) {
        return of(
                "TICKET-008",
                "days",
                "延期天数应在1至" + max + "个工作日之间",
                "An extension has 1 to " + max + " working days",
                "请改正天数",
                "Correct the number");
    }

    static Problem nothingAsked() {
        return of(
                "TICKET-009",
                "",
                "没有待答复的延期申请",
                "No extension has been asked for",
                "由主办单位先申请",
                "The main body asks first");
    }

    static Problem ratedBefore() {
        return of(
                "TICKET-011",
                "",
                "已经评价过",
                "It has been rated before",
                "不满意可以要求重新办理",
                "If you are not satisfied, reopen it");
    }

    static Problem calledTooSeldom(int min) {
        return of(
                "TICKET-012",
                "",
                "联系不上的，回访满" + min + "次才可以归档",
                "A caller who is not reached is called " + min + " times before it is filed",
                "请继续回访并记录",
                "Call again and record it");
    }

    static Problem notHandledAgain() {
        return of(
                "TICKET-013",
                "",
                "不满意的先发回重办，还没有重办过",
                "What does not satisfy is handled again first",
                "请话务员发回重办",
                "Have the line send it back");
    }

    static Problem reopenedTooOften(int max) {
        return of(
                "TICKET-014",
                "",
                "已经重新办理" + max + "次",
                "It was handled again " + max + " times",
                "对答复不服可以依法复议或者诉讼；有新的事实请另行反映",
                "The answer can be contested by law; with new facts, call anew");
    }

    static Problem reopenedLate(int days) {
        return of(
                "TICKET-015",
                "",
                "答复已超过" + days + "天",
                "The answer is older than " + days + " days",
                "请重新拨打12345或者在网上提出",
                "Call 12345 again, or ask on the web");
    }

    static Problem kind() {
        return of(
                "TICKET-016", "kind", "没有选择类型", "The kind is missing", "请选择一种类型", "Choose a kind");
    }

    static Problem topic() {
        return of(
                "TICKET-017",
                "topic",
                "没有选择类别",
                "The topic is missing",
                "请选择一个类别",
                "Choose a topic");
    }

    static Problem entry() {
        return of(
                "TICKET-018",
                "entry",
                "没有选择有效的知识库条目",
                "No valid entry of the knowledge base was chosen",
                "请查找并选择一条；没有合适的请派单",
                "Find and choose one; where none fits, dispatch the ticket");
    }

    static Problem reason() {
        return of(
                "TICKET-019",
                "reason",
                "没有选择不予受理的理由",
                "The reason is missing",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem noGuest() {
        return of(
                "TICKET-058",
                "reason",
                "这张工单不是对方转来的，不能退回对方",
                "The other side did not pass this ticket on, and it cannot go back there",
                "请选择其他理由；应由对方办理的，请转办",
                "Choose another reason; where the other side should handle it, transfer it");
    }

    static Problem body() {
        return of(
                "TICKET-020",
                "main",
                "没有选择本方的主办单位",
                "No body of this side was chosen",
                "请从列表中选择主办单位",
                "Choose the main body from the list");
    }

    static Problem assisting(int max) {
        return of(
                "TICKET-021",
                "assisting",
                "协办单位不能是主办单位，最多" + max + "个，都应是本方的单位",
                "Assisting bodies are others of this side, at most " + max,
                "请改正协办单位",
                "Correct the assisting bodies");
    }

    static Problem heard() {
        return of(
                "TICKET-022",
                "heard",
                "没有选择是否满意",
                "Whether the caller is satisfied is missing",
                "请选择",
                "Choose");
    }

    static Problem solved() {
        return of(
                "TICKET-023",
                "solved",
                "没有选择问题是否解决",
                "Whether the matter is solved is missing",
                "请选择",
                "Choose");
    }

    static Problem main() {
        return of(
                "TICKET-024",
                "main-code",
                "没有这张主单，或者它不能并入",
                "There is no such main ticket, or nothing can be joined to it",
                "请填写一张还在办理、没有并入别单的工单编号",
                "Give the number of a ticket that is open and not joined itself");
    }

    static Problem parts(int min, int max) {
        return of(
                "TICKET-025",
                "parts",
                "应拆成" + min + "至" + max + "部分",
                "It is divided into " + min + " to " + max + " parts",
                "请每行写一部分",
                "Write each part on a line of its own");
    }

    static Problem service() {
        return of(
                "TICKET-026",
                "service",
                "没有这项可以申请的服务",
                "There is no such service to apply for",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem text() {
        return of(
                "TICKET-027",
                "text",
                "没有写诉求内容",
                "What the caller wants is missing",
                "请写明何时、何地、什么事",
                "Write when, where and what");
    }

    static Problem title() {
        return of(
                "TICKET-028",
                "title",
                "没有写标题",
                "The title is missing",
                "请用一句话概括",
                "Sum it up in a line");
    }

    static Problem place(String text) {
        return of(
                "TICKET-029",
                "place",
                text.isBlank() ? "没有写地方" : "找不到这个地方，或者不止一个",
                text.isBlank()
                        ? "The place is missing"
                        : "There is no such place, or more than one",
                "请写区县或者乡镇的名称或代码，如 邻水县、511623",
                "Give name or code of a county or town, such as 邻水县 or 511623");
    }

    static Problem phone() {
        return of(
                "TICKET-030",
                "phone",
                "电话号码不对",
                "The telephone number is wrong",
                "请写5至20位数字，可带区号",
                "Give 5 to 20 digits");
    }

    static Problem creditCode(Words what, Words remedy) {
        return new Problem("TICKET-031", "creditCode", what, remedy);
    }

    static Problem across() {
        return of(
                "TICKET-032",
                "",
                "对方转来的工单不能再转回，请退回并说明理由",
                "A ticket from the other side is not transferred: give it back with a reason",
                "用“不予受理”退回",
                "Use 'do not accept'");
    }

    static Problem stale() {
        return of(
                "TICKET-033",
                "",
                "别人刚刚办理过这张工单",
                "Somebody else has just worked on this ticket",
                "请看清现在的情况再办理，您写的内容还在",
                "Look at it as it is now; what you typed is kept");
    }

    static Problem lead(String text) {
        return of(
                "TICKET-034",
                "said",
                "当地没有承接线索的民政部门：" + text,
                "The place has no civil affairs body: " + text,
                "请先改正工单的地方",
                "Correct the place first");
    }

    static Problem name() {
        return of("TICKET-035", "name", "没有写姓名或者名称", "The name is missing", "请填写", "Give it");
    }

    static Problem leadDone() {
        return of(
                "TICKET-036",
                "said",
                "没有写核实的情况",
                "What was found is missing",
                "请写明走访或者核实的结果",
                "Write what the visit or the check found");
    }

    static Problem drafts(int max) {
        return of(
                "TICKET-038",
                "service",
                "您已经有" + max + "份草稿",
                "You have " + max + " drafts already",
                "请先办结或者删除一些草稿",
                "Send or discard some first");
    }

    static Problem role() {
        return of(
                "TICKET-037",
                "",
                "您不能办理",
                "This is not yours to do",
                "由热线或者主办单位办理",
                "The line or the main body does it");
    }
}
