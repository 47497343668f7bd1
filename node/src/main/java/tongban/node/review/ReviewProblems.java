package tongban.node.review;

import java.time.LocalDate;
import java.util.List;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Why something of a re-check is not taken, and what to do. */
final class ReviewProblems {
    private ReviewProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notYours() {
        return problem(
                "REVIEW-001",
                "",
                "这一步由经办机关的审核人员或决定人员办理",
                "This is done by a reviewer or decider of the body",
                "请用相应账号登录",
                "Sign in with such an account");
    }

    static Problem scheme() {
        return problem(
                "REVIEW-002",
                "scheme",
                "该待遇项目没有复核周期",
                "The scheme has no period of re-check",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem dueBy(LocalDate from, LocalDate until) {
        return problem(
                "REVIEW-003",
                "dueBy",
                "到期日须在" + from + "至" + until + "之间",
                "The day is between " + from + " and " + until,
                "请更正日期，写成 2026-12-31",
                "Correct it; write it like 2026-12-31");
    }

    static Problem running() {
        return problem(
                "REVIEW-004",
                "",
                "同样的批次正在进行",
                "Such a batch is running",
                "请等它完成，刷新页面看进展",
                "Wait until it is done; load the page again to see it go on");
    }

    static Problem closed() {
        return problem(
                "REVIEW-005",
                "",
                "这项复核已经办结，或者已提出措施",
                "The re-check is done, or a measure is proposed for it",
                "请刷新页面；措施撤回后可以重新办理",
                "Load the page again; once the measure is withdrawn it is open again");
    }

    /** What is wrong with a text that has to be given. */
    static void text(List<Problem> problems, String field, String typed, Words what) {
        if (typed.isBlank()) {
            problems.add(needed(field, what));
        } else if (typed.length() > Reviews.TEXT_LENGTH_MAX) {
            problems.add(tooLong(field));
        }
    }

    static Problem needed(String field, Words what) {
        return problem(
                "REVIEW-006",
                field,
                "请填写" + what.zh(),
                "Give " + what.en(),
                "此项必填",
                "It is required");
    }

    static Problem tooLong(String field) {
        return problem(
                "REVIEW-007",
                field,
                "超过" + Reviews.TEXT_LENGTH_MAX + "字",
                "More than " + Reviews.TEXT_LENGTH_MAX + " characters",
                "请写短些",
                "Make it shorter");
    }

    static Problem happenedOn() {
        return problem(
                "REVIEW-008",
                "happenedOn",
                "变动日期不是过去的某一天",
                "The day of the change is no day up to today",
                "请写成 2026-11-01，不晚于今天",
                "Write it like 2026-11-01, not later than today");
    }

    static Problem unknown(String field) {
        return problem(
                "REVIEW-009",
                field,
                "没有找到正在发放的待遇",
                "No entitlement that runs was found",
                "请核对办件编号；已停发的无须报告",
                "Check the number of the case; of what has stopped nothing need be told");
    }

    static Problem relative() {
        return problem(
                "REVIEW-010",
                "",
                "这是您近亲属或者其家庭的待遇，您应当回避",
                "The beneficiary or a member of the household is your near relative: you keep away",
                "请交其他人员办理",
                "Leave it to somebody else");
    }
}
