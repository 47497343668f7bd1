package tongban.node.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Missing;
import tongban.node.casework.State;
import tongban.service.text.Words;

/**
 * Two officers on one case: what the second one sees. Nothing of his was done; what he typed stands
 * in the form again, and where the form is gone, beside what made it go.
 *
 * @param seen the state that his page showed, where a step of it is known
 * @param since what happened after that, oldest first
 * @param possible whether the act can still be done in the new state
 * @param typed what he typed, by the question; only where the act is no longer possible
 */
public record Conflict(
        Act act,
        Words actWords,
        Optional<State> seen,
        List<CasePage.Step> since,
        boolean possible,
        List<Typed> typed) {

    /** A field as it was sent; what was chosen, in words. */
    public record Typed(Words question, Words text) {}

    /** What a form carries for itself, and what was chosen and not typed. */
    static final Set<String> NOT_TYPED =
            Set.of(
                    "_csrf",
                    "_for",
                    "accepted",
                    "authorisation",
                    "version",
                    "key",
                    "grade",
                    "ground",
                    "hearing",
                    "held",
                    "kept",
                    "material",
                    "number",
                    "objection",
                    "outcome",
                    "party",
                    "procedure",
                    "source",
                    "step",
                    "told",
                    "upheld",
                    "way",
                    "then",
                    "go",
                    "q");

    /** What is typed into the forms of a case's acts. */
    static final Map<String, Words> TEXTS =
            Map.ofEntries(
                    Map.entry("amount", Words.of("金额（元）", "Amount, yuan")),
                    Map.entry("answer", Words.of("答复", "Answer")),
                    Map.entry("approver", Words.of("批准人", "Approved by")),
                    Map.entry("comment", Words.of("评价内容", "Comment")),
                    Map.entry("contact", Words.of("联系方式", "Contact")),
                    Map.entry("courier", Words.of("快递单号", "Courier's number")),
                    Map.entry(
                            "departure", Words.of("偏离建议结论的理由", "Why it departs from the proposal")),
                    Map.entry("evidence", Words.of("在哪里看到", "Where it was seen")),
                    Map.entry("expected-days", Words.of("预计天数", "Expected days")),
                    Map.entry("findings", Words.of("核查情况", "Findings")),
                    Map.entry("interest", Words.of("与本件的利害关系", "Why it concerns him")),
                    Map.entry("matter", Words.of("拟作决定的事实和理由", "What is to be decided, and why")),
                    Map.entry("members", Words.of("成员", "Members")),
                    Map.entry("minutes", Words.of("笔录要点", "Minutes")),
                    Map.entry("missing", Words.of("缺少的材料", "Missing papers")),
                    Map.entry("name", Words.of("姓名或者名称", "Name")),
                    Map.entry("note", Words.of("说明", "Note")),
                    Map.entry("on", Words.of("日期", "Day")),
                    Map.entry("organ", Words.of("对方机关", "The body of the other side")),
                    Map.entry("opinion", Words.of("审核意见", "Opinion")),
                    Map.entry("place", Words.of("地点", "Place")),
                    Map.entry("present", Words.of("在场人员", "Who was present")),
                    Map.entry("president", Words.of("主持人", "Presided by")),
                    Map.entry("proof", Words.of("送达证明", "Proof of delivery")),
                    Map.entry("reason", Words.of("理由", "Reason")),
                    Map.entry("received-by", Words.of("签收人", "Signed for by")),
                    Map.entry("reply", Words.of("给异议人的答复", "The reply to who objected")),
                    Map.entry("result", Words.of("结果", "Result")),
                    Map.entry("said", Words.of("谁告诉的、怎样告诉的", "Who told it, and how")),
                    Map.entry("right-organ", Words.of("应向哪个机关申请", "The right body")),
                    Map.entry("at", Words.of("时刻", "Time of day")),
                    Map.entry("statement", Words.of("意见", "What was said")),
                    Map.entry("text", Words.of("条件或者理由", "Conditions or reasons")),
                    Map.entry("what", Words.of("内容", "What")),
                    Map.entry("who", Words.of("人员", "Who")),
                    Map.entry("why", Words.of("为何急需", "Why it cannot wait")));

    static Conflict of(
            CasePage now,
            Command command,
            CommandResult.Stale stale,
            Map<String, List<String>> typed,
            List<Typed> answers) {
        Act act = command.act();
        boolean possible = now.permitted().stream().anyMatch(p -> p.act() == act);
        return new Conflict(
                act,
                act.words(),
                now.timeline().stream()
                        .filter(s -> s.version() <= command.version())
                        .reduce((first, second) -> second)
                        .map(CasePage.Step::state),
                stale.since(),
                possible,
                possible ? List.of() : typed(now, typed, answers));
    }

    private static List<Typed> typed(
            CasePage now, Map<String, List<String>> sent, List<Typed> answers) {
        List<Typed> typed = new ArrayList<>(answers);
        new TreeMap<>(sent)
                .forEach((field, values) -> {
                    if (!NOT_TYPED.contains(field) && !isOfQuestions(field)) {
                        values.stream()
                                .filter(v -> !v.isBlank())
                                .map(Words::same)
                                .forEach(v -> typed.add(new Typed(question(now, field), v)));
                    }
                });
        return typed;
    }

    /** The questions of the service are told by their words, and only what is new of them. */
    private static boolean isOfQuestions(String field) {
        return field.startsWith(ActAnswers.PREFIX)
                || field.startsWith(ActAnswers.WAS)
                || field.startsWith(ActAnswers.OUT);
    }

    private static Words question(CasePage now, String field) {
        String name = field.substring(field.indexOf('.') + 1);
        Optional<String> answer = Missing.answer(name);
        if (answer.isPresent()) {
            return now.answers().stream()
                    .filter(a -> a.field().equals(answer.get()))
                    .findFirst()
                    .map(CasePage.Answer::question)
                    .orElse(Words.same(answer.get()));
        }
        if (field.startsWith("what.") || field.startsWith("how.")) {
            return now.materials().stream()
                    .filter(m -> m.id().equals(name))
                    .findFirst()
                    .map(CasePage.Material::name)
                    .orElse(Words.same(name));
        }
        if (field.startsWith(Acts.AMOUNT)) {
            return Words.of("另定的金额（元）", "Amount set otherwise, yuan");
        }
        return TEXTS.getOrDefault(field, Words.same(field));
    }
}
