package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/** What can stand in the way of any command, in words; what is one subject's own stands with it. */
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
                        .map(a -> a.words().en().toLowerCase(Locale.ROOT))
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

    static Problem required(String field, String zh, String en) {
        return Problem.of(
                "CASE-016", field, "未填写" + zh, "Missing: " + en, "请填写" + zh, "Enter " + en);
    }

    /**
     * @param max characters
     */
    static Problem tooLong(String field, int max) {
        return Problem.of(
                "CASE-015",
                field,
                "文字超过" + max + "字",
                "The text has more than " + max + " characters",
                "请缩短",
                "Shorten it");
    }

    /** A date that was typed and is none, or none that can be. */
    static Problem noDate(String field, String zh, String en) {
        return Problem.of("CASE-037", field, zh, en, "写成 2026-11-23", "Write 2026-11-23");
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

    static Problem range(String field, int from, int to) {
        return Problem.of(
                "CASE-032",
                field,
                "应为" + from + "至" + to + "的整数",
                "A whole number from " + from + " to " + to,
                "请核对数字",
                "Check the number");
    }
}
