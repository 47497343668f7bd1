package tongban.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.rules.LimitExceededException;
import tongban.service.text.Words;

/** Runs a service's worked examples and names every difference. */
final class ExampleCheck {

    /** Where days begin in both provinces. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ExampleCheck() {}

    static List<Problem> failures(Proposer proposer) {
        Problems problems = new Problems();
        // an author waits for it, and no example knows of another
        proposer.service().examples().parallelStream()
                .map(example -> failures(proposer, example))
                .forEachOrdered(problems::addAll);
        return problems.inOrder();
    }

    private static List<Problem> failures(Proposer proposer, WorkedExample example) {
        Problems problems = new Problems();
        try {
            Proposal proposal = propose(proposer, example);
            compare(example, proposal, problems);
            unreasoned(example, proposal, problems);
            untranslated(proposer.service(), proposal, problems);
        } catch (Proposer.NoOutcomeException | LimitExceededException e) {
            undecided(example, String.valueOf(e.getMessage()), problems);
        }
        return problems.inOrder();
    }

    private static void undecided(WorkedExample example, String why, Problems problems) {
        problems.add(
                "EXAMPLE-004",
                "examples/" + example.file(),
                0,
                "expect.outcome",
                Words.of("标准对它没有给出结果：" + why, "The standard gives no outcome for it: " + why),
                Words.of(
                        "让 proposal 总是给出 granted 或 refused，且不超出限额",
                        "Let proposal always answer granted or refused, within the limits"));
    }

    /** Whoever is refused is told why. */
    private static void unreasoned(WorkedExample example, Proposal proposal, Problems problems) {
        if (!(proposal instanceof Proposal.Refused refused) || !refused.reasons().isEmpty()) return;
        problems.add(
                "EXAMPLE-005",
                "examples/" + example.file(),
                0,
                "expect.reasons",
                Words.of("不予给付却没有任何理由", "It is refused, and no condition says why"),
                Words.of(
                        "在标准中列出不符合的条件，写明 reason 和 article",
                        "List the condition that failed in the standard, with reason and article"));
    }

    static Proposal propose(Proposer proposer, WorkedExample example) {
        return proposer.propose(
                example.place(), example.dates(), example.facts(), List.of(), clock(example));
    }

    /** The morning of the example's day. */
    static Clock clock(WorkedExample example) {
        return Clock.fixed(example.today().atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
    }

    private static void compare(WorkedExample example, Proposal proposal, Problems problems) {
        WorkedExample.Expected expected = example.expected();
        Supplier<String> explained =
                () -> "\n" + proposal.basis().explanation().text(Locale.ENGLISH);
        differ(example, "outcome", expected.outcome(), proposal.outcome(), explained, problems);
        List<String> reasons =
                reasons(proposal).stream().map(Proposal.Reason::code).distinct().toList();
        if (!new HashSet<>(expected.reasons()).equals(new HashSet<>(reasons))) {
            differ(
                    example,
                    "reasons",
                    expected.reasons().toString(),
                    reasons.toString(),
                    explained,
                    problems);
        }
        Map<String, Object> award = proposal instanceof Proposal.Granted g ? g.award() : Map.of();
        expected.awards()
                .forEach((name, value) -> {
                    if (!same(value, award.get(name))) {
                        differ(
                                example,
                                "awards." + name,
                                value.toString(),
                                String.valueOf(award.get(name)),
                                () -> "",
                                problems);
                    }
                });
        if (proposal instanceof Proposal.Incomplete i) {
            List<String> missing = new ArrayList<>(i.facts());
            missing.addAll(i.parameters());
            missing.addAll(i.dates());
            // a superset may be named, an omission not
            String omitted =
                    expected.missing().stream()
                            .filter(m -> !missing.contains(m))
                            .collect(Collectors.joining(", "));
            if (!omitted.isEmpty())
                differ(
                        example,
                        "missing",
                        expected.missing().toString(),
                        missing.toString(),
                        () -> "",
                        problems);
        }
    }

    /** What the standard awards is named to the applicant, so every award has words. */
    private static void untranslated(
            ServiceDefinition service, Proposal proposal, Problems problems) {
        if (!(proposal instanceof Proposal.Granted granted)) return;
        for (String name : granted.award().keySet()) {
            String key = "award." + name.replace(' ', '-');
            if (service.texts().has(key)) continue;
            problems.add(
                    "TEXT-001",
                    "standard/" + proposal.basis().standard() + ".dmn",
                    0,
                    name,
                    Words.of("缺少文字 “" + key + "”", "There is no text '" + key + "'"),
                    Words.of(
                            "写进 texts/zh.yaml 和 texts/en.yaml",
                            "Write it in texts/zh.yaml and texts/en.yaml"));
        }
    }

    private static List<Proposal.Reason> reasons(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Granted g -> g.notAwarded();
            case Proposal.Refused r -> r.reasons();
            case Proposal.Incomplete i -> i.reasons();
        };
    }

    private static boolean same(Object expected, @Nullable Object actual) {
        return expected instanceof BigDecimal e && actual instanceof BigDecimal a
                ? e.compareTo(a) == 0
                : expected.equals(actual);
    }

    private static void differ(
            WorkedExample example,
            String what,
            String expected,
            String actual,
            Supplier<String> explanation,
            Problems problems) {
        if (expected.equals(actual)) return;
        String explained = explanation.get();
        problems.add(
                "EXAMPLE-003",
                "examples/" + example.file(),
                0,
                "expect." + what,
                Words.of(
                        "应为 " + expected + "，得到 " + actual + explained,
                        "Expected " + expected + ", got " + actual + explained),
                Words.of("改正标准或示例", "Mend the standard or the example"));
    }
}
