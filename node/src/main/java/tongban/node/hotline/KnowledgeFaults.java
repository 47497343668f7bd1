package tongban.node.hotline;

import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.service.text.Words;

/** What is wrong with an entry of the knowledge base as it was typed. */
final class KnowledgeFaults {
    private KnowledgeFaults() {}

    static Problem reason() {
        return new Problem(
                "TICKET-059",
                "reason",
                Words.of("没有写修改的理由", "Why it is changed is not said"),
                Words.of("请写明为什么修改；以前的版本保留可查", "Say why; earlier versions stay"));
    }

    static List<Problem> of(Knowledge.Typed t, Services services) {
        List<Problem> problems = new ArrayList<>();
        text(problems, "questionZh", t.questionZh(), Knowledge.QUESTION_LENGTH_MAX);
        text(problems, "questionEn", t.questionEn(), 2 * Knowledge.QUESTION_LENGTH_MAX);
        text(problems, "answerZh", t.answerZh(), Knowledge.ANSWER_LENGTH_MAX);
        text(problems, "answerEn", t.answerEn(), 2 * Knowledge.ANSWER_LENGTH_MAX);
        text(problems, "source", t.source(), Knowledge.SOURCE_LENGTH_MAX);
        if (!t.service().isBlank() && services.get(t.service()).isEmpty()) {
            problems.add(TicketProblems.service());
        }
        if (t.validFrom().isEmpty()) {
            problems.add(day("validFrom"));
        }
        if (t.reviewOn().isEmpty()) {
            problems.add(day("reviewOn"));
        }
        if (t.validFrom().isPresent()
                && t.lastDay().filter(d -> d.isBefore(t.validFrom().get())).isPresent()) {
            problems.add(
                    of(
                            "TICKET-042",
                            "lastDay",
                            "有效期最后一天早于第一天",
                            "The last day is before the first",
                            "请改正日期，没有期限的留空",
                            "Correct the day, or leave it empty"));
        }
        return problems;
    }

    private static void text(List<Problem> problems, String field, String text, int max) {
        if (text.isBlank()) {
            problems.add(
                    of(
                            "TICKET-040",
                            field,
                            "没有填写",
                            "It is missing",
                            "中英文都要填写",
                            "Give it in Chinese and in English"));
        } else if (text.length() > max) {
            problems.add(TicketProblems.tooLong(field, max));
        }
    }

    private static Problem day(String field) {
        return of(
                "TICKET-041",
                field,
                "没有日期，或者日期不对",
                "The day is missing or wrong",
                "请写成 2026-11-23 这样",
                "Write it like 2026-11-23");
    }

    static Problem owner() {
        return of(
                "TICKET-043",
                "owner",
                "没有这个责任单位",
                "There is no such body",
                "请填写本方单位的标识，如 511623:civil-affairs",
                "Give the id of a body of this side, such as 511623:civil-affairs");
    }

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }
}
