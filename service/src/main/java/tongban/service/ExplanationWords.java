package tongban.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.MissingFact;
import tongban.service.Proposal.Explained;
import tongban.service.Proposal.Explained.Kind;
import tongban.service.Proposal.Reason;
import tongban.service.fact.Fact;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.Facts;
import tongban.service.parameter.Resolution;
import tongban.service.text.Words;

/** Puts the engine's explanation into words: names, values with units, sources, articles. */
final class ExplanationWords {

    private static final int DEPTH_MAX = 30;

    private final ServiceDefinition service;
    private final Facts facts;
    private final Map<String, Resolution> resolutions;
    private final Map<CaseDate, LocalDate> dates;
    private final Set<String> told = new HashSet<>();

    ExplanationWords(
            ServiceDefinition service,
            Facts facts,
            Map<String, Resolution> resolutions,
            Map<CaseDate, LocalDate> dates) {
        this.service = service;
        this.facts = facts;
        this.resolutions = resolutions;
        this.dates = dates;
    }

    Explained tree(Standard.Verdict verdict, List<Reason> reasons) {
        List<Explained> children = new ArrayList<>();
        for (Reason r : reasons) {
            children.add(
                    new Explained(
                            Kind.CONDITION,
                            r.code(),
                            cited(r.words(), r.article()),
                            r.article().isEmpty() ? Optional.empty() : Optional.of(r.article()),
                            Optional.of(r.code()),
                            List.of()));
        }
        for (String name : verdict.unknown()) {
            children.add(
                    leaf(
                            Kind.FACT,
                            name,
                            Words.of(
                                    "还不知道：" + name(name).zh(),
                                    "Not known yet: " + name(name).en())));
        }
        if (verdict.explanation() != null) {
            for (Explanation e : verdict.explanation().because()) children.add(node(e, 0));
        }
        Words outcome =
                switch (verdict.outcome()) {
                    case "granted" -> Words.of("建议：符合", "Proposed: granted");
                    case "refused" -> Words.of("建议：不符合", "Proposed: refused");
                    case null, default ->
                            Words.of("信息不足，暂不能判定", "Incomplete: it cannot be told yet");
                };
        return new Explained(
                Kind.OUTCOME,
                Standard.OUTCOME,
                outcome,
                Optional.empty(),
                Optional.empty(),
                children);
    }

    private Explained node(Explanation e, int depth) {
        Words line =
                Words.of(
                        decision(e.name()).zh() + "：" + value(e.name(), e.value()).zh(),
                        decision(e.name()).en() + ": " + value(e.name(), e.value()).en());
        if (!told.add(e.name()) || depth > DEPTH_MAX) return leaf(Kind.DECISION, e.name(), line);
        List<Explained> children = new ArrayList<>();
        for (Explanation.Table table : e.tables())
            for (Explanation.Row row : table.rows()) children.add(row(table, row));
        e.facts().forEach((name, value) -> children.addAll(input(name)));
        for (Explanation inner : e.because()) children.add(node(inner, depth + 1));
        return new Explained(
                Kind.DECISION, e.name(), line, Optional.empty(), Optional.empty(), children);
    }

    private Explained row(Explanation.Table table, Explanation.Row row) {
        String reason = row.annotations().getOrDefault(Standard.REASON, "").strip();
        String article = row.annotations().getOrDefault(Standard.ARTICLE, "").strip();
        Words words =
                service.texts()
                        .find("reason." + reason)
                        .orElse(
                                Words.of(
                                        "第" + row.number() + "行适用",
                                        "Row " + row.number() + " applies"));
        return new Explained(
                Kind.CONDITION,
                table.name() + " " + row.number(),
                cited(words, article),
                article.isEmpty() ? Optional.empty() : Optional.of(article),
                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                List.of());
    }

    /** Leaves for an input: a fact, a parameter, or the dates. */
    private List<Explained> input(String name) {
        if (!told.add(name)) return List.of();
        if (name.equals("dates")) {
            List<Explained> leaves = new ArrayList<>();
            dates.forEach((date, day) ->
                    leaves.add(
                            leaf(
                                    Kind.DATE,
                                    date.feelName(),
                                    Words.of(
                                            date.words().zh() + "：" + day,
                                            date.words().en() + ": " + day))));
            return leaves;
        }
        Resolution resolution = resolutions.get(name);
        if (resolution != null) return List.of(parameter(name, resolution));
        Optional<FactDeclaration> declaration = service.fact(name);
        Fact fact = facts.byName().get(name);
        if (declaration.isEmpty() || fact == null) return List.of();
        Words value =
                declaration.get().sensitive() && declaration.get().format().isPresent()
                        ? Words.of("（不显示）", "(not shown)")
                        : service.form().words(declaration.get(), fact.value());
        return List.of(
                leaf(
                        Kind.FACT,
                        name,
                        Words.of(
                                name(name).zh()
                                        + "："
                                        + value.zh()
                                        + "（"
                                        + fact.source().words().zh()
                                        + "）",
                                name(name).en()
                                        + ": "
                                        + value.en()
                                        + " ("
                                        + fact.source().words().en()
                                        + ")")));
    }

    private Explained parameter(String name, Resolution resolution) {
        Words label = name(name);
        Words value =
                switch (resolution) {
                    case Resolution.Unresolved u -> Words.of("未知", "unknown");
                    case Resolution.Resolved r -> {
                        Words plain = value(name, r.value());
                        Words unit = service.form().unit(r.row().unit());
                        yield Words.of(plain.zh() + unit.zh(), plain.en() + unit.en());
                    }
                };
        Words why = resolution.why();
        Optional<String> article =
                resolution instanceof Resolution.Resolved r && !r.row().document().isEmpty()
                        ? Optional.of(r.row().document() + r.row().article())
                        : Optional.empty();
        return new Explained(
                Kind.PARAMETER,
                name,
                Words.of(
                        label.zh() + "：" + value.zh() + "（" + why.zh() + "）",
                        label.en() + ": " + value.en() + " (" + why.en() + ")"),
                article,
                Optional.empty(),
                List.of());
    }

    private Words name(String name) {
        String key = name.replace(' ', '-');
        return service.texts()
                .find("fact." + key + ".name")
                .or(() -> service.texts().find("parameter." + key))
                .orElse(Words.same(name));
    }

    private Words decision(String name) {
        String key = name.replace(' ', '-');
        return service.texts()
                .find("decision." + key)
                .or(() -> service.texts().find("award." + key))
                .orElse(Words.same(name));
    }

    /** A value of a decision in words; lists and contexts as FEEL writes them. */
    private Words value(String name, @Nullable Object value) {
        return switch (value) {
            case null -> Words.of("无", "none");
            case Boolean b -> b ? Words.of("是", "yes") : Words.of("否", "no");
            case BigDecimal n -> Words.same(n.toPlainString());
            case MissingFact m -> Words.of("未知", "unknown");
            case List<?> list when list.isEmpty() -> Words.of("无", "none");
            case String s ->
                    service.texts()
                            .find("decision-option." + name.replace(' ', '-') + "." + s)
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

    private static Words cited(Words words, String article) {
        return article.isEmpty()
                ? words
                : Words.of(words.zh() + "（" + article + "）", words.en() + " (" + article + ")");
    }

    private static Explained leaf(Kind kind, String name, Words words) {
        return new Explained(kind, name, words, Optional.empty(), Optional.empty(), List.of());
    }
}
