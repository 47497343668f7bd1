package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/** Everything that can stand in the way of a command, in words. */
final class Problems {
    private Problems() {}

    static Problem key() {
        return Problem.of(
                "CASE-001", "key",
                "操作标识应为8至100个字母、数字或连字符",
                        "The idempotency key needs 8 to 100 letters, digits or hyphens",
                "请刷新页面后重试", "Reload the page and try again");
    }

    static Problem keyReused() {
        return Problem.of(
                "CASE-002", "key",
                "该操作标识已用于另一项内容不同的操作",
                        "This idempotency key was used for a command with another content",
                "请刷新页面后重新提交；原操作不受影响", "Reload the page and send again; the earlier command stands");
    }

    static Problem state(Act act, State state, List<Act> possible) {
        String zh =
                possible.stream()
                        .map(a -> a.words().zh())
                        .distinct()
                        .collect(Collectors.joining("、"));
        String en =
                possible.stream()
                        .map(a -> a.words().en().toLowerCase(java.util.Locale.ROOT))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return Problem.of(
                "CASE-010",
                "",
                "办件处于“" + state.words().zh() + "”，不能“" + act.words().zh() + "”",
                "The case is '"
                        + state.words().en()
                        + "': '"
                        + act.words().en()
                        + "' is not possible now",
                zh.isEmpty() ? "该办件已经结束" : "现在可以：" + zh,
                en.isEmpty() ? "The case has ended" : "Possible now: " + en);
    }

    static Problem once(Act act) {
        return Problem.of(
                "CASE-011",
                "",
                "“" + act.words().zh() + "”只能进行一次，已经进行过",
                "'" + act.words().en() + "' may happen only once, and did",
                "请按现有材料作出下一步处理",
                "Go on with what there is");
    }

    static Problem notRecommended() {
        return Problem.of(
                "CASE-012", "",
                "审核人员尚未提出审核意见", "The reviewer has not recommended anything yet",
                "请先由审核人员提出审核意见", "A reviewer recommends first");
    }

    static Problem departure(CasePage.Proposal.Kind proposed) {
        Words kind = words(proposed);
        return Problem.of(
                "CASE-013",
                "departure",
                "决定与系统建议（" + kind.zh() + "）不一致，须说明理由",
                "The decision departs from the proposal (" + kind.en() + ") and needs a reason",
                "请填写偏离建议的理由",
                "State why the decision departs from the proposal");
    }

    static Problem changed(CasePage.Proposal.Kind reviewed, CasePage.Proposal.Kind now) {
        return Problem.of(
                "CASE-014",
                "",
                "按今天有效的标准，建议由“" + words(reviewed).zh() + "”变为“" + words(now).zh() + "”",
                "Under the standard in force today the proposal is no longer '"
                        + words(reviewed).en()
                        + "' but '"
                        + words(now).en()
                        + "'",
                "请退回审核",
                "Send it back to the reviewer");
    }

    static Problem tooLong(String field) {
        return Problem.of(
                "CASE-015",
                field,
                "文字超过" + Command.TEXT_LENGTH_MAX + "字",
                "The text has more than " + Command.TEXT_LENGTH_MAX + " characters",
                "请缩短",
                "Shorten it");
    }

    static Problem required(String field, String zh, String en) {
        return Problem.of(
                "CASE-016", field, "未填写" + zh, "Missing: " + en, "请填写" + zh, "Enter " + en);
    }

    static Problem identity() {
        return Problem.of(
                "CASE-017", "identity",
                "身份核验不一致，不能收件", "The identity does not match: nothing can be taken in",
                "请核对证件与本人、与填写的号码",
                        "Compare the document with the person and with the number typed");
    }

    static Problem undeclared() {
        return Problem.of(
                "CASE-018", "declaredTrue",
                "尚未承诺所填内容属实", "The answers have not been declared true",
                "请由申请人阅读并确认承诺", "The applicant reads and confirms the declaration");
    }

    static Problem paper(String material, Words name) {
        return Problem.of(
                "CASE-019",
                "material." + material,
                "缺少材料：" + name.zh(),
                "Missing paper: " + name.en(),
                "请上传或登记该材料；允许承诺或后补的，请注明",
                "Upload or register it; where it may be promised or follow, say so");
    }

    static Problem unknownMaterial(String material) {
        return Problem.of(
                "CASE-023", "material." + material,
                "本事项没有这种材料", "This service has no such material",
                "请从材料清单中选择", "Choose from the list of materials");
    }

    static Problem how(String material, Words name, MaterialTaken.How how) {
        return Problem.of(
                "CASE-024",
                "material." + material,
                "“" + name.zh() + "”不允许“" + how.words().zh() + "”",
                "'" + name.en() + "' may not be '" + how.words().en() + "'",
                "请收取该材料",
                "Take the paper in");
    }

    /**
     * @param number empty where the reader may not see the other case
     */
    static Problem duplicate(String number) {
        return Problem.of(
                "CASE-025",
                Drafts.APPLICANT_NUMBER,
                number.isEmpty() ? "该申请人的同一事项已有正在办理的办件" : "该申请人的同一事项已有正在办理的办件：" + number,
                number.isEmpty()
                        ? "The same applicant has an open case of this service"
                        : "The same applicant has an open case of this service: " + number,
                number.isEmpty() ? "请向收件窗口查询原办件，或者先撤回" : "请继续办理原办件，或者先撤回",
                number.isEmpty()
                        ? "Ask at the window about it, or withdraw it first"
                        : "Go on with that case, or withdraw it first");
    }

    static Problem role(Act act) {
        return Problem.of(
                "CASE-020",
                "",
                "您的岗位不能“" + act.words().zh() + "”",
                "Your role may not do this: " + act.words().en(),
                "请由有权限的岗位办理",
                "Somebody in the right role has to do it");
    }

    static Problem desk(Act act, Words organ) {
        return Problem.of(
                "CASE-021",
                "",
                "“" + act.words().zh() + "”由" + organ.zh() + "办理",
                "'" + act.words().en() + "' is for " + organ.en(),
                "请由该机关办理",
                "That body has to do it");
    }

    static Problem reviewerDecides() {
        return Problem.of(
                "CASE-022", "",
                "审核过本办件的人员不能作出决定", "Whoever reviewed the case may not decide it",
                "请由另一名决定人员办理", "Another decider has to decide");
    }

    static Problem noExtension() {
        return Problem.of(
                "CASE-027", "",
                "本事项没有延长期限的规定", "This service's rules know no extension",
                "请在期限内作出决定", "Decide within the limit");
    }

    static Problem day(String field, LocalDate from, LocalDate until) {
        return Problem.of(
                "CASE-028",
                field,
                "日期应在" + from + "至" + until + "之间",
                "The day must lie between " + from + " and " + until,
                "请核对日期",
                "Check the day");
    }

    static Problem rightOrgan() {
        return Problem.of(
                "CASE-029", "rightOrgan",
                "不属于本机关职权的，应告知有权机关", "Where it is not this body's power, the right body is named",
                "请选择有权办理的机关", "Choose the body whose business it is");
    }

    static Problem nothingAsked() {
        return Problem.of(
                "CASE-030", "missing",
                "没有列出任何需要补充的内容", "Nothing is listed that is missing",
                "请一次列全需要补充的内容", "List everything that is missing, all at once");
    }

    static Problem special(SpecialProcedure procedure) {
        return Problem.of(
                "CASE-031",
                "procedure",
                "本事项的规定没有“" + procedure.words().zh() + "”不计时的条款",
                "This service's rules do not stop the clock for: " + procedure.words().en(),
                "期限继续计算",
                "The time goes on counting");
    }

    static Problem range(String field, int from, int to) {
        return Problem.of(
                "CASE-032",
                field,
                "应为" + from + "至" + to + "的整数",
                "A whole number from " + from + " to " + to,
                "请核对数字",
                "Check the number");
    }

    static Problem notSupplied(String subject, Words name) {
        return Problem.of(
                "CASE-033",
                subject.startsWith("answer:") ? subject.substring(7) : "material." + subject,
                "要求补充的内容尚未提供：" + name.zh(),
                "Asked for and not supplied: " + name.en(),
                "请一次补齐",
                "Supply everything at once");
    }

    static Problem noService(String id) {
        return Problem.of(
                "CASE-034",
                "serviceId",
                "没有正在实施的事项“" + id + "”",
                "No published service is called '" + id + "'",
                "请从事项目录中选择",
                "Choose from the catalogue");
    }

    static Words words(CasePage.Proposal.Kind kind) {
        return switch (kind) {
            case GRANTED -> Words.of("符合条件", "conditions met");
            case REFUSED -> Words.of("不符合条件", "conditions not met");
            case INCOMPLETE -> Words.of("信息不足，暂不能判定", "incomplete: cannot be said yet");
        };
    }
}
