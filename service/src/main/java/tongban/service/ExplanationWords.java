package tongban.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.MissingFact;
import tongban.rules.Outcome;
import tongban.service.Proposal.Explained;
import tongban.service.Proposal.Explained.Kind;
import tongban.service.Proposal.Explained.Source;
import tongban.service.fact.Fact;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.Facts;
import tongban.service.parameter.Resolution;
import tongban.service.text.Words;

/** Puts the engine's explanation into words: names, values with units, sources, articles. */
final class ExplanationWords {

    private static final int DEPTH_MAX = 30;
    private static final Pattern ITEM = Pattern.compile("\\[\\d+]$");
    private static final Pattern BELOW = Pattern.compile("[.\\[].*$");
    private static final Pattern FULL_STOP = Pattern.compile("\\.$");

    private final ServiceDefinition service;
    private final FeelWords feel;
    private final Facts facts;
    private final Map<String, Resolution> resolutions;
    private final Map<CaseDate, LocalDate> dates;
    private final Set<String> told = new HashSet<>();

    ExplanationWords(
            ServiceDefinition service,
            FeelWords feel,
            Facts facts,
            Map<String, Resolution> resolutions,
            Map<CaseDate, LocalDate> dates) {
        this.service = service;
        this.feel = feel;
        this.facts = facts;
        this.resolutions = resolutions;
        this.dates = dates;
    }

    /**
     * @param version of the standard, with the date that selected it
     */
    Explained tree(Standard.Verdict verdict, Source.OfStandard version) {
        List<Explained> children = new ArrayList<>();
        children.add(
                new Explained(
                        Kind.STANDARD,
                        version.version().id(),
                        standard(version),
                        Optional.of(version.version().document().citation()),
                        Optional.empty(),
                        Optional.of(version),
                        List.of()));
        if ("refused".equals(verdict.outcome()) && verdict.explanation() != null)
            verdict.explanation().each(e -> failed(e, children));
        for (String name : verdict.unknown()) children.add(missing(name, verdict.open()));
        for (Explanation.Row row : verdict.failed()) children.add(already(row));
        if (verdict.explanation() != null)
            for (Explanation e : verdict.explanation().because()) children.add(node(e, 0));
        Words outcome =
                switch (verdict.outcome()) {
                    case "granted" -> Words.of("建议：符合", "Proposed: granted");
                    case "refused" -> Words.of("建议：不符合", "Proposed: refused");
                    case null, default ->
                            Words.of("信息不足，暂不能判定", "Incomplete: it cannot be told yet");
                };
        return plain(Kind.OUTCOME, Standard.OUTCOME, outcome, children);
    }

    private static Words standard(Source.OfStandard s) {
        StandardVersion v = s.version();
        String zhUntil = v.until() == null ? "起" : "至" + v.until() + "前";
        String enUntil = v.until() == null ? "" : " until " + v.until();
        return Words.of(
                "标准"
                        + v.id()
                        + "版，自"
                        + v.from()
                        + zhUntil
                        + "施行（"
                        + v.document().citation()
                        + "）；按"
                        + s.selectedBy().words().zh()
                        + s.day()
                        + "选定",
                "Standard, version "
                        + v.id()
                        + ", in force from "
                        + v.from()
                        + enUntil
                        + " ("
                        + v.document().citation()
                        + "); chosen by the date '"
                        + s.selectedBy().words().en()
                        + "', "
                        + s.day());
    }

    // ------------------------------------------------------------------ incomplete

    /** A fact that could still change the answer: its question, and what it could lead to. */
    private Explained missing(String name, List<Outcome.Open> open) {
        List<Explained> why = new ArrayList<>();
        question(name)
                .ifPresent(q ->
                        why.add(
                                plain(
                                        Kind.NOTE,
                                        name,
                                        Words.of("问：" + q.zh(), "Asked: " + q.en()),
                                        List.of())));
        Set<Words> said = new LinkedHashSet<>();
        for (Outcome.Open one : open) {
            if (!one.because().contains(name)) continue;
            Words words = could(one);
            if (!said.add(words)) continue;
            why.add(
                    new Explained(
                            Kind.NOTE,
                            one.decision() + " " + one.row().number(),
                            words,
                            article(one.row()),
                            reason(one.row()),
                            Optional.empty(),
                            List.of()));
        }
        if (said.isEmpty())
            why.add(
                    plain(
                            Kind.NOTE,
                            name,
                            Words.of("它会影响所给予的内容", "What is awarded depends on it"),
                            List.of()));
        Resolution resolution = resolutions.get(name);
        if (resolution != null) why.add(plain(Kind.NOTE, name, resolution.why(), List.of()));
        Words label = label(name);
        return plain(
                Kind.MISSING,
                name,
                Words.of("还不知道：" + label.zh(), "Not known yet: " + label.en()),
                why);
    }

    private Words could(Outcome.Open open) {
        Words decision = feel.decision(open.decision());
        Optional<Words> reason = reasonWords(open.row());
        if (reason.isEmpty())
            return Words.of("用于判断：" + decision.zh(), "It is asked for in: " + decision.en());
        Words words = first(reason.get());
        return cited(
                Words.of("可能不符合：" + words.zh(), "It could turn out that: " + words.en()),
                open.row());
    }

    private Explained already(Explanation.Row row) {
        Words words = reasonWords(row).orElse(Words.same(""));
        return new Explained(
                Kind.CONDITION,
                row.id(),
                cited(Words.of("已经不符合：" + words.zh(), "Failed already: " + words.en()), row),
                article(row),
                reason(row),
                Optional.empty(),
                List.of());
    }

    private Optional<Words> question(String name) {
        String last = ITEM.matcher(name.substring(name.lastIndexOf('.') + 1)).replaceFirst("");
        return service.texts().find("fact." + FeelWords.key(last) + ".question");
    }

    // ------------------------------------------------------------------ refused

    /** Every condition that failed, each with the tests by which it did. */
    private void failed(Explanation e, List<Explained> to) {
        for (Explanation.Table table : e.tables())
            for (Explanation.Row row : table.rows())
                if (reason(row).isPresent() && told.add(key(table, row)))
                    add(
                            row(
                                    Kind.CONDITION,
                                    table,
                                    row,
                                    Words.of(
                                            "不符合：" + words(row).zh(), "Failed: " + words(row).en()),
                                    tests(e, row)),
                            to);
    }

    /** The same condition, failed by the same facts in two tables, is said once. */
    private static void add(Explained condition, List<Explained> to) {
        if (to.stream()
                .noneMatch(c ->
                        c.words().equals(condition.words())
                                && c.children().equals(condition.children()))) to.add(condition);
    }

    private static String key(Explanation.Table table, Explanation.Row row) {
        // a function's table is asked several times, and a row of it may fail by other values
        return "row " + table.name() + " " + row.number() + " " + row.tests();
    }

    // ------------------------------------------------------------------ decisions

    private Explained node(Explanation e, int depth) {
        Words name = feel.decision(e.name());
        Words value = value(e.name(), e.value());
        Words line = Words.of(name.zh() + "：" + value.zh(), name.en() + ": " + value.en());
        if (!told.add(e.name()) || depth > DEPTH_MAX)
            return plain(Kind.DECISION, e.name(), line, List.of());
        List<Explained> children = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (Explanation.Table table : e.tables()) table(e, table, shown, children);
        e.facts()
                .forEach((fact, _) -> {
                    if (!shown.contains(fact)) children.addAll(input(fact));
                });
        for (Explanation inner : e.because()) children.add(node(inner, depth + 1));
        return plain(Kind.DECISION, e.name(), line, children);
    }

    private void table(
            Explanation e, Explanation.Table table, Set<String> shown, List<Explained> to) {
        Set<String> tested = new HashSet<>();
        for (Explanation.Row row : table.rows()) {
            boolean first = reason(row).isEmpty() || told.add(key(table, row));
            to.add(
                    first
                            ? condition(e, table, row)
                            : row(Kind.CONDITION, table, row, words(row), List.of()));
            for (Explanation.Test test : row.tests()) {
                tested.add(test.input());
                shown.addAll(mentioned(e, test));
            }
        }
        Set<String> grounds = new HashSet<>();
        for (Explanation.Row row : table.ruledOut()) {
            Explanation.Test test = row.tests().getFirst();
            shown.addAll(mentioned(e, test));
            // that another row applies, by the same input, says already that this one does not
            if (reason(row).isEmpty() && tested.contains(test.input())) continue;
            if (!grounds.add(reason(row).orElse("") + " " + test.input())) continue;
            Words not = first(words(row));
            to.add(
                    row(
                            Kind.RULED_OUT,
                            table,
                            row,
                            Words.of("不涉及：" + not.zh(), "Does not apply: " + not.en()),
                            tests(e, row)));
        }
    }

    private Explained condition(Explanation e, Explanation.Table table, Explanation.Row row) {
        return row(Kind.CONDITION, table, row, words(row), tests(e, row));
    }

    private Words words(Explanation.Row row) {
        return reasonWords(row)
                .orElse(Words.of("第" + row.number() + "行适用", "Row " + row.number() + " applies"));
    }

    private static Explained row(
            Kind kind,
            Explanation.Table table,
            Explanation.Row row,
            Words words,
            List<Explained> children) {
        return new Explained(
                kind,
                table.name() + " " + row.number(),
                cited(words, row),
                article(row),
                reason(row),
                Optional.empty(),
                children);
    }

    private List<Explained> tests(Explanation e, Explanation.Row row) {
        List<Explained> tests = new ArrayList<>();
        for (Explanation.Test test : row.tests()) {
            List<Explained> facts = new ArrayList<>();
            for (String name : mentioned(e, test)) facts.addAll(input(name));
            boolean says = facts.size() == 1 && facts.getFirst().name().equals(test.input());
            // a fact tested as it stands needs no line of its own above it
            if (says) tests.addAll(facts);
            else
                tests.add(
                        plain(
                                Kind.TEST,
                                test.input(),
                                Words.of(
                                        feel.expression(test.input()).zh()
                                                + "："
                                                + value(test.input(), test.value()).zh(),
                                        feel.expression(test.input()).en()
                                                + ": "
                                                + value(test.input(), test.value()).en()),
                                facts));
        }
        return tests;
    }

    /** The facts of a decision that a test mentions. */
    private List<String> mentioned(Explanation e, Explanation.Test test) {
        Set<String> names = new LinkedHashSet<>(feel.mentioned(test.input()));
        names.addAll(feel.mentioned(test.test()));
        List<String> mentioned = new ArrayList<>();
        for (String fact : e.facts().keySet())
            if (names.stream().anyMatch(n -> n.equals(fact) || fact.startsWith(n + ".")))
                mentioned.add(fact);
        return mentioned;
    }

    // ------------------------------------------------------------------ what it rests on

    /** Leaves for an input: a fact, a parameter, or a date. */
    private List<Explained> input(String name) {
        if (name.equals("dates")) {
            List<Explained> leaves = new ArrayList<>();
            dates.forEach((date, day) -> leaves.add(date(date, day)));
            return leaves;
        }
        if (name.startsWith("dates.")) {
            Optional<CaseDate> date = CaseDate.named(name.substring("dates.".length()));
            return date.filter(dates::containsKey)
                    .map(d -> List.of(date(d, java.util.Objects.requireNonNull(dates.get(d)))))
                    .orElse(List.of());
        }
        Resolution resolution = resolutions.get(name);
        if (resolution != null) return List.of(parameter(name, resolution));
        String whole = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        Optional<FactDeclaration> declaration = service.fact(whole);
        Fact fact = facts.byName().get(whole);
        if (declaration.isEmpty() || fact == null) return List.of();
        FactDeclaration d = declaration.get();
        Words value =
                d.sensitive() && d.format().isPresent()
                        ? Words.of("（不显示）", "(not shown)")
                        : service.form().words(d, fact.value());
        Words label = service.form().name(d);
        return List.of(
                new Explained(
                        Kind.FACT,
                        whole,
                        Words.of(
                                label.zh()
                                        + "："
                                        + value.zh()
                                        + "（"
                                        + fact.source().words().zh()
                                        + "）",
                                label.en()
                                        + ": "
                                        + value.en()
                                        + " ("
                                        + fact.source().words().en()
                                        + ")"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Source.OfFact(fact.source(), fact.evidence())),
                        List.of()));
    }

    private static Explained date(CaseDate date, LocalDate day) {
        return plain(
                Kind.DATE,
                date.feelName(),
                Words.of(date.words().zh() + "：" + day, date.words().en() + ": " + day),
                List.of());
    }

    /** A parameter with its row; why that row, the first time it is told. */
    private Explained parameter(String name, Resolution resolution) {
        Words label = label(name);
        return switch (resolution) {
            case Resolution.Unresolved u ->
                    plain(
                            Kind.PARAMETER,
                            name,
                            Words.of(
                                    label.zh() + "：未知（" + u.why().zh() + "）",
                                    label.en() + ": unknown (" + u.why().en() + ")"),
                            List.of());
            case Resolution.Resolved r -> {
                Words plain = value(name, r.value());
                Words unit = service.form().unit(r.row().unit());
                yield new Explained(
                        Kind.PARAMETER,
                        name,
                        Words.of(
                                label.zh()
                                        + "："
                                        + plain.zh()
                                        + unit.zh()
                                        + "（"
                                        + r.why().zh()
                                        + "）",
                                label.en()
                                        + ": "
                                        + plain.en()
                                        + unit.en()
                                        + " ("
                                        + r.why().en()
                                        + ")"),
                        r.row().document().isEmpty()
                                ? Optional.empty()
                                : Optional.of(r.row().document() + r.row().article()),
                        Optional.empty(),
                        Optional.of(new Source.OfParameter(r)),
                        told.add("parameter " + name) ? chosen(r) : List.of());
            }
        };
    }

    private static List<Explained> chosen(Resolution.Resolved r) {
        List<Explained> why = new ArrayList<>();
        Words date =
                CaseDate.named(r.dateName()).map(CaseDate::words).orElse(Words.same(r.dateName()));
        why.add(
                plain(
                        Kind.NOTE,
                        r.dateName(),
                        Words.of(
                                "按" + date.zh() + r.day() + "选定",
                                "Chosen by the date '" + date.en() + "', " + r.day()),
                        List.of()));
        for (Resolution.PassedOver over : r.passedOver()) {
            String value =
                    over.row().value() instanceof BigDecimal n
                            ? n.toPlainString()
                            : String.valueOf(over.row().value());
            why.add(
                    plain(
                            Kind.NOTE,
                            over.row().place(),
                            Words.of(
                                    "未用"
                                            + over.row().place()
                                            + "自"
                                            + over.row().from()
                                            + "起的"
                                            + value
                                            + "："
                                            + over.why().zh(),
                                    "Not "
                                            + value
                                            + " of "
                                            + over.row().place()
                                            + " from "
                                            + over.row().from()
                                            + ": "
                                            + over.why().en()),
                            List.of()));
        }
        return why;
    }

    // ------------------------------------------------------------------ words

    private Words label(String name) {
        if (name.startsWith("dates."))
            return CaseDate.named(name.substring("dates.".length()))
                    .map(CaseDate::words)
                    .orElse(Words.same(name));
        Words known = feel.name(name);
        if (!known.zh().equals(name)) return known;
        String whole = BELOW.matcher(name).replaceFirst("");
        String last = name.substring(name.lastIndexOf('.') + 1);
        Words part =
                service.texts()
                        .find("fact." + FeelWords.key(last) + ".name")
                        .orElse(Words.same(last));
        return whole.equals(name)
                ? known
                : Words.of(
                        feel.name(whole).zh() + "·" + part.zh(),
                        feel.name(whole).en() + ", " + part.en());
    }

    private Optional<Words> reasonWords(Explanation.Row row) {
        return reason(row)
                .map(code -> service.texts().find("reason." + code).orElse(Words.same(code)));
    }

    private static Optional<String> reason(Explanation.Row row) {
        String reason = row.annotations().getOrDefault(Standard.REASON, "").strip();
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    private static Optional<String> article(Explanation.Row row) {
        String article = row.annotations().getOrDefault(Standard.ARTICLE, "").strip();
        return article.isEmpty() ? Optional.empty() : Optional.of(article);
    }

    /** The first sentence: what to do about it stands in the rest. */
    private static Words first(Words words) {
        int zh = words.zh().indexOf('。');
        int en = words.en().indexOf(". ");
        return Words.of(
                zh < 0 ? words.zh() : words.zh().substring(0, zh),
                en < 0
                        ? FULL_STOP.matcher(words.en()).replaceFirst("")
                        : words.en().substring(0, en));
    }

    /** A value in words; lists and contexts as FEEL writes them. */
    private Words value(String name, @Nullable Object value) {
        return switch (value) {
            case null -> Words.of("无", "none");
            case Boolean b -> b ? Words.of("是", "yes") : Words.of("否", "no");
            case BigDecimal n -> Words.same(n.toPlainString());
            case MissingFact m -> Words.of("未知", "unknown");
            case List<?> list when list.isEmpty() -> Words.of("无", "none");
            case String s ->
                    service.texts()
                            .find("decision-option." + FeelWords.key(name) + "." + s)
                            .or(() ->
                                    service.texts()
                                            .find("fact." + FeelWords.key(name) + ".option." + s))
                            .orElse(Words.same(s));
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                    Words.of(
                            list.size() + "项",
                            list.size() + (list.size() == 1 ? " entry" : " entries"));
            case Map<?, ?> context -> award(context);
            default -> Words.same(tongban.rules.FeelText.of(value));
        };
    }

    /** The entries of a proposal but the outcome, those that are null left out. */
    private Words award(Map<?, ?> context) {
        List<Words> parts = new ArrayList<>();
        if ("refused".equals(context.get(Standard.OUTCOME))) return Words.of("不符合", "refused");
        context.forEach((name, value) -> {
            if (value == null || Standard.OUTCOME.equals(name)) return;
            Words label = service.awardName(String.valueOf(name));
            Words words = service.awardWords(String.valueOf(name), value);
            parts.add(Words.of(label.zh() + " " + words.zh(), label.en() + " " + words.en()));
        });
        return parts.stream()
                .reduce((a, b) -> Words.of(a.zh() + "；" + b.zh(), a.en() + "; " + b.en()))
                .orElse(Words.of("无", "none"));
    }

    private static Words cited(Words words, Explanation.Row row) {
        return article(row)
                .map(a -> Words.of(words.zh() + "（" + a + "）", words.en() + " (" + a + ")"))
                .orElse(words);
    }

    private static Explained plain(Kind kind, String name, Words words, List<Explained> children) {
        return new Explained(
                kind, name, words, Optional.empty(), Optional.empty(), Optional.empty(), children);
    }
}
