package tongban.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.GivenFacts;
import tongban.rules.InvalidModelException;
import tongban.rules.LimitExceededException;
import tongban.rules.Model;
import tongban.service.text.Words;

/**
 * Holds each version of the standard, and the worked examples, against the lines that the folder
 * declares.
 */
final class LineChecks {

    /** Two values of a number whose decimals nobody declares are so far apart. */
    private static final BigDecimal STEP_DEFAULT = new BigDecimal("0.01");

    private final ServiceDefinition service;
    private final StandardModels models;
    private final Problems problems;

    LineChecks(ServiceDefinition service, StandardModels models, Problems problems) {
        this.service = service;
        this.models = models;
        this.problems = problems;
    }

    /**
     * @param proposer what the worked examples are held by; null where the folder is not sound
     *     enough for them
     */
    void run(@Nullable Proposer proposer) {
        for (DeclaredLine line : service.lines()) unknownVersions(line);
        for (StandardVersion version : service.standards()) {
            if (version.dmn().isEmpty()) continue;
            Model model = model(version);
            if (model == null) continue;
            List<DeclaredLine> readable =
                    service.lines().stream()
                            .filter(l -> l.concerns(version) && compared(l, version, model))
                            .toList();
            if (proposer != null && !readable.isEmpty())
                examples(readable, version, cases(proposer, version, model, readable));
        }
    }

    /** The version's model, or null where it is no DMN, which is told elsewhere. */
    private @Nullable Model model(StandardVersion version) {
        try {
            return models.read(version);
        } catch (InvalidModelException _) {
            return null;
        }
    }

    private void unknownVersions(DeclaredLine line) {
        for (String id : line.standards())
            if (service.standards().stream().noneMatch(v -> v.id().equals(id)))
                problem(
                        "LINE-001",
                        "service.yaml",
                        at(line),
                        Words.of("没有标准版本 “" + id + "”", "There is no version '" + id + "'"),
                        Words.of("改正 standards", "Correct standards"));
    }

    // ------------------------------------------------------------------ the standard

    /** Whether the line can be read at all; its comparisons are reported on the way. */
    private boolean compared(DeclaredLine line, StandardVersion version, Model model) {
        List<Model.Comparison> found;
        try {
            found = model.comparisons(line.fact(), line.line());
        } catch (IllegalArgumentException e) {
            problem(
                    "LINE-001",
                    "service.yaml",
                    at(line),
                    Words.of(
                            "读不懂这条界线：" + e.getMessage(),
                            "The line cannot be read: " + e.getMessage()),
                    Words.of(
                            "fact 和 line 写事实、参数、决策的名称，或含它们的 FEEL 表达式",
                            "Write names of facts, parameters or decisions as fact and line, or FEEL over them"));
            return false;
        }
        if (found.stream().noneMatch(c -> !c.sign().equals("=") && !c.sign().equals("!=")))
            problem(
                    "LINE-002",
                    version.file(),
                    at(line),
                    Words.of(
                            "标准里没有比较 “" + line.fact() + "” 与 “" + line.line() + "”",
                            "The standard nowhere compares '"
                                    + line.fact()
                                    + "' with '"
                                    + line.line()
                                    + "'"),
                    Words.of("补上比较，或改正 lines", "Add the comparison, or correct lines"));
        for (Model.Comparison c : found) {
            if (line.side().allows(c.sign())) continue;
            Words side = line.side().words();
            problem(
                    "LINE-003",
                    version.file(),
                    c.element(),
                    Words.of(
                            "“%s %s %s” 把界线放错了一边：%s规定的是%s"
                                    .formatted(
                                            line.fact(),
                                            c.sign(),
                                            line.line(),
                                            line.article().citation(),
                                            side.zh()),
                            "'%s %s %s' puts the line on the wrong side: %s says %s"
                                    .formatted(
                                            line.fact(),
                                            c.sign(),
                                            line.line(),
                                            line.article().citation(),
                                            side.en())),
                    Words.of(
                            "写成 %s 或其反面 %s".formatted(line.side().sign(), line.side().opposite()),
                            "Write %s, or its opposite %s"
                                    .formatted(line.side().sign(), line.side().opposite())));
        }
        return true;
    }

    // ------------------------------------------------------------------ the examples

    /**
     * For each worked example of a version the two sides of each line, one line after the other.
     */
    private List<List<@Nullable Object>> cases(
            Proposer proposer, StandardVersion version, Model model, List<DeclaredLine> lines) {
        List<String> sides = new ArrayList<>();
        for (DeclaredLine line : lines) sides.addAll(List.of(line.fact(), line.line()));
        return service.examples().parallelStream()
                .flatMap(example -> {
                    Clock clock = ExampleCheck.clock(example);
                    return proposer
                            .given(example.place(), example.dates(), example.facts(), clock)
                            .filter(g -> g.version().id().equals(version.id()))
                            .map(g -> values(sides, model, nulls(g.inputs()), clock))
                            .stream();
                })
                .toList();
    }

    /** What is missing has no side of a line. */
    private static Map<String, @Nullable Object> nulls(Map<String, @Nullable Object> inputs) {
        return new GivenFacts(inputs, List.of()).withNulls();
    }

    private void examples(
            List<DeclaredLine> lines, StandardVersion version, List<List<@Nullable Object>> cases) {
        for (int i = 0; i < lines.size(); i++) {
            List<List<@Nullable Object>> sides = new ArrayList<>();
            for (List<@Nullable Object> values : cases)
                if (!values.isEmpty()) sides.add(values.subList(2 * i, 2 * i + 2));
            examples(lines.get(i), version, sides);
        }
    }

    private void examples(
            DeclaredLine line, StandardVersion version, List<List<@Nullable Object>> cases) {
        boolean on = false;
        boolean beside = false;
        for (List<@Nullable Object> sides : cases) {
            Object fact = sides.getFirst();
            Object limit = sides.getLast();
            if (fact == null || limit == null) continue;
            on |= same(fact, limit);
            beside |= isBeside(line, fact, limit);
        }
        if (!on)
            noExample(
                    "LINE-004",
                    line,
                    version,
                    Words.of(
                            "没有正好在界线上的办理实例：“" + line.fact() + "” 等于 “" + line.line() + "”",
                            "No worked example stands on the line, where '"
                                    + line.fact()
                                    + "' equals '"
                                    + line.line()
                                    + "'"));
        if (!beside) {
            boolean floor = line.side().isFloor();
            noExample(
                    "LINE-005",
                    line,
                    version,
                    Words.of(
                            "没有紧挨界线的办理实例：“%s” 比 “%s” %s一步"
                                    .formatted(line.fact(), line.line(), floor ? "低" : "高"),
                            "No worked example stands just beside the line, where '%s' is one step %s '%s'"
                                    .formatted(
                                            line.fact(), floor ? "below" : "above", line.line())));
        }
    }

    private void noExample(String code, DeclaredLine line, StandardVersion version, Words cause) {
        problem(
                code,
                "examples/",
                at(line),
                Words.of(
                        cause.zh() + "（标准 " + version.id() + "）",
                        cause.en() + " (standard " + version.id() + ")"),
                Words.of("补一个实例，写明应有的结果", "Add one, with the outcome that the law gives there"));
    }

    /** The values of both sides of every line; null where a fact is missing. */
    private List<@Nullable Object> values(
            List<String> sides, Model model, Map<String, @Nullable Object> inputs, Clock clock) {
        try {
            return model.valuesOf(sides, inputs, service.rules().at(clock));
        } catch (LimitExceededException _) {
            return List.of();
        }
    }

    private static boolean same(Object a, Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y
                ? x.compareTo(y) == 0
                : a.equals(b);
    }

    /** Whether a value lies on the other side of the line than the line itself, one step away. */
    private boolean isBeside(DeclaredLine line, Object fact, Object limit) {
        boolean below = line.side().isFloor();
        return switch (fact) {
            case BigDecimal a when limit instanceof BigDecimal b -> {
                BigDecimal distance = below ? b.subtract(a) : a.subtract(b);
                yield distance.signum() > 0 && distance.compareTo(step(line)) <= 0;
            }
            case LocalDate a when limit instanceof LocalDate b ->
                    (below ? b.minusDays(1) : b.plusDays(1)).equals(a);
            case Duration a when limit instanceof Duration b -> {
                Duration distance = below ? b.minus(a) : a.minus(b);
                yield distance.isPositive() && distance.compareTo(Duration.ofDays(1)) <= 0;
            }
            case Period a when limit instanceof Period b ->
                    (below ? 1 : -1) * (b.toTotalMonths() - a.toTotalMonths()) == 1;
            default -> false;
        };
    }

    private BigDecimal step(DeclaredLine line) {
        return line.step()
                .orElseGet(() ->
                        service.fact(line.fact())
                                .map(f -> BigDecimal.ONE.movePointLeft(f.domain().decimals()))
                                .orElse(STEP_DEFAULT));
    }

    private static String at(DeclaredLine line) {
        return "lines." + line.fact();
    }

    private void problem(String code, String file, String element, Words cause, Words remedy) {
        problems.add(code, file, 0, element, cause, remedy);
    }
}
