package tongban.node.redflag;

import java.util.List;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Why something of the bench is not taken, and what to do. */
final class AuditProblems {
    private AuditProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notYours() {
        return problem(
                "AUDIT-001",
                "",
                "只有监督人员可以查询风险线索",
                "Supervisors alone ask for red flags",
                "请用监督账号登录",
                "Sign in as a supervisor");
    }

    /** What is wrong with a text that has to be given. */
    static void text(List<Problem> problems, String field, String typed, Words what, int max) {
        if (typed.isBlank()) {
            problems.add(needed(field, what));
        } else if (typed.length() > max) {
            problems.add(tooLong(field, max));
        }
    }

    static Problem needed(String field, Words what) {
        return problem(
                "AUDIT-002",
                field,
                "请填写" + what.zh(),
                "Give " + what.en(),
                "此项必填",
                "It is required");
    }

    static Problem tooLong(String field, int max) {
        return problem(
                "AUDIT-003",
                field,
                "超过" + max + "字",
                "More than " + max + " characters",
                "请写短些",
                "Make it shorter");
    }

    static Problem parameter(RedFlag.Parameter p) {
        return problem(
                "AUDIT-004",
                p.name(),
                p.words().zh() + "须为" + p.min() + "至" + p.max() + "的整数",
                p.words().en() + ": a whole number from " + p.min() + " to " + p.max(),
                "通常为 " + p.usual(),
                "Usually " + p.usual());
    }

    static Problem running() {
        return problem(
                "AUDIT-005",
                "",
                "同一查询正在进行",
                "The same query is running",
                "请等它完成，刷新页面看进展",
                "Wait until it is done; load the page again to see it go on");
    }

    static Problem state() {
        return problem(
                "AUDIT-006",
                "state",
                "请选择处置结果",
                "Choose what is made of it",
                "属实、移送、有合理解释或误报；已处置的可以重新打开",
                "Confirmed, referred, explained or a false alarm; what was disposed of can be opened again");
    }
}
