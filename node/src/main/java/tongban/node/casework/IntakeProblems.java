package tongban.node.casework;

import java.time.LocalDate;
import tongban.service.text.Words;

/** What can stand in the way of taking a case in or of accepting it, in words. */
final class IntakeProblems {
    private IntakeProblems() {}

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

    /**
     * @param number empty where the reader may not see the other case
     */
    static Problem duplicate(String number) {
        return Problem.of(
                Problem.DUPLICATE,
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

    static Problem noService(String id) {
        return Problem.of(
                "CASE-034",
                "serviceId",
                "没有正在实施的事项“" + id + "”",
                "No published service is called '" + id + "'",
                "请从事项目录中选择",
                "Choose from the catalogue");
    }

    static Problem rightOrgan() {
        return Problem.of(
                "CASE-029", "rightOrgan",
                "不属于本机关职权的，应告知有权机关", "Where it is not this body's power, the right body is named",
                "请选择有权办理的机关", "Choose the body whose business it is");
    }

    static Problem deemedAccepted(LocalDate since) {
        return Problem.of(
                "CASE-201",
                "",
                "告知补正的期限已过，自收到之日" + Words.day(since).zh() + "起视为受理",
                "The time to ask is over: it counts as accepted since the day of receipt, "
                        + Words.day(since).en(),
                "请按已受理办理",
                "Handle it as accepted");
    }

    static Problem electronicService() {
        return Problem.of(
                "CASE-242",
                Drafts.ELECTRONIC_SERVICE,
                "是否同意电子送达的选项不认识",
                "No such answer to whether electronic service is agreed to",
                "请选择 true（同意）或 false（不同意），或者不填",
                "Choose true (agreed) or false (not agreed), or leave it out");
    }
}
