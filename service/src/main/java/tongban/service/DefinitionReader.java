package tongban.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.service.YamlNode.Kind;
import tongban.service.YamlNode.Scalar;
import tongban.service.YamlNode.Sequence;
import tongban.service.fact.Domain;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FactSource;
import tongban.service.fact.FeelType;
import tongban.service.fact.Format;
import tongban.service.parameter.Confidence;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.StandIn;
import tongban.service.place.Level;
import tongban.service.procedure.Article;
import tongban.service.text.Words;

/** Reads service.yaml. */
final class DefinitionReader {

    private final Section yaml;

    DefinitionReader(Section yaml) {
        this.yaml = yaml;
    }

    /** What service.yaml says; the standards still without their DMN text. */
    record Head(
            Identity identity,
            Competence competence,
            List<FactDeclaration> facts,
            DateSelection dates,
            List<ParameterDeclaration> parameters,
            List<StandardVersion> standards,
            List<DeclaredLine> lines,
            List<Material> materials) {}

    Head read() {
        Identity identity = identity();
        Section c = yaml.section("competence");
        Competence competence =
                new Competence(
                        c.choice("place", Competence.PlaceRole.class),
                        c.choice("accepting", Level.class),
                        c.choice("deciding", Level.class),
                        c.text("department"),
                        c.choice("rule", Competence.Rule.class, Competence.Rule.DIVISION),
                        c.optionalText("delegated-by"));
        c.close();
        Section d = yaml.section("dates");
        DateSelection dates =
                new DateSelection(
                        d.choices("named", CaseDate.class),
                        d.choices("standard", CaseDate.class),
                        d.choices("procedure", CaseDate.class));
        d.close();
        List<FactDeclaration> facts = yaml.sections("facts", "name", f -> fact(f, 1));
        List<ParameterDeclaration> parameters =
                yaml.sections("parameters", "name", this::parameter);
        List<StandardVersion> standards = yaml.sections("standards", "id", this::standard);
        List<DeclaredLine> lines = yaml.sections("lines", "fact", this::line);
        List<Material> materials = yaml.sections("materials", "id", this::material);
        yaml.close();
        return new Head(
                identity, competence, facts, dates, parameters, standards, lines, materials);
    }

    private Identity identity() {
        String id = yaml.text("id");
        Section codes = yaml.section("codes");
        List<String> base = codes.texts("base");
        var implementation = new TreeMap<>(codes.textsByKey("implementation"));
        var local = new TreeMap<>(codes.textsByKey("local"));
        codes.close();
        return new Identity(
                id,
                base,
                implementation,
                local,
                yaml.text("item-type"),
                yaml.texts("audience"),
                yaml.whole("exercising-level", 1, 7, 4),
                yaml.choice("subject", Identity.Subject.class),
                yaml.choices("modes", Identity.Mode.class),
                yaml.truth("charge", false),
                yaml.whole("visits", 0, 20, 0),
                yaml.truth("instant", false));
    }

    // ------------------------------------------------------------------ facts

    private FactDeclaration fact(Section f, int depth) {
        String name = f.text("name");
        if (!name.matches("[a-z][a-z0-9]*([ -][a-z0-9]+)*")) {
            f.fault(
                    "SERVICE-006",
                    f.line(),
                    "name",
                    Words.of(
                            "事实名应为小写英文单词，以空格或连字符分开",
                            "A fact's name is small English words, with blanks or hyphens between"),
                    Words.of("例如 disability grade", "For instance: disability grade"));
        }
        FeelType type = f.choice("type", FeelType.class);
        Domain domain = domain(f, type);
        List<FactDeclaration> fields =
                depth < FactDeclaration.DEPTH_MAX
                        ? f.sections("fields", "name", inner -> fact(inner, depth + 1))
                        : List.of();
        if (type == FeelType.CONTEXT && fields.isEmpty()) {
            f.fault(
                    "SERVICE-007",
                    f.line(),
                    "fields",
                    Words.of(
                            "context 没有字段，或嵌套过深", "A context without fields, or nested too deeply"),
                    Words.of("在 fields 下列出字段", "List its parts under fields"));
        }
        return new FactDeclaration(
                name,
                type,
                f.truth("list", false),
                f.text("unit", ""),
                domain,
                f.optionalChoice("format", Format.class),
                f.truth("sensitive", false),
                f.truth("required", true),
                f.choices("source", FactSource.class),
                f.optionalText("page"),
                f.optionalText("when"),
                value(f, "otherwise", type),
                fields);
    }

    private Domain domain(Section f, FeelType type) {
        List<Object> values = new ArrayList<>();
        if (f.raw("values").orElse(null) instanceof Sequence(List<YamlNode> items, int line)) {
            for (YamlNode item : items) valueOf(f, "values", type, item).ifPresent(values::add);
        }
        return new Domain(
                values,
                bound(f, "minimum", type),
                bound(f, "maximum", type),
                f.whole("decimals", 0, Domain.DECIMALS_MAX, Domain.DECIMALS_DEFAULT),
                f.whole("length", 1, Domain.TEXT_LENGTH_MAX, Domain.TEXT_LENGTH_DEFAULT),
                f.truth("future", false));
    }

    private Optional<Comparable<?>> bound(Section f, String key, FeelType type) {
        return value(f, key, type)
                .map(v -> {
                    if (v instanceof BigDecimal || v instanceof LocalDate) return (Comparable<?>) v;
                    f.fault(
                            "SERVICE-008",
                            f.lineOf(key),
                            key,
                            Words.of("只有数字和日期有范围", "Only numbers and dates have a range"),
                            Words.of("删去，或用 values 列出取值", "Delete it, or list values"));
                    return BigDecimal.ZERO;
                });
    }

    private Optional<Object> value(Section f, String key, FeelType type) {
        return f.raw(key).flatMap(n -> valueOf(f, key, type, n));
    }

    private Optional<Object> valueOf(Section f, String key, FeelType type, YamlNode n) {
        if (n instanceof Scalar(String text, Kind kind, int line)) {
            switch (type) {
                case NUMBER -> {
                    if (kind == Kind.NUMBER && text.matches("-?\\d+(\\.\\d+)?"))
                        return Optional.of(new BigDecimal(text));
                }
                case STRING -> {
                    if (kind == Kind.TEXT) return Optional.of(text);
                }
                case BOOLEAN -> {
                    if (kind == Kind.BOOLEAN) return Optional.of(text.equals("true"));
                }
                case DATE -> {
                    LocalDate day = Section.day(text);
                    if (day != null) return Optional.of(day);
                }
                case CONTEXT -> {}
            }
        }
        if (type == FeelType.CONTEXT
                && n instanceof Sequence(List<YamlNode> items, int line)
                && items.isEmpty()) {
            return Optional.of(List.of());
        }
        f.fault(
                "SERVICE-009",
                n.line(),
                key,
                Words.of("值不是 " + type.key(), "The value is no " + type.key()),
                Words.of(
                        "文字加引号，数字和日期按 12.50、2026-03-27 写",
                        "Texts in quotes, numbers and dates as 12.50, 2026-03-27"));
        return Optional.empty();
    }

    // ------------------------------------------------------------------ the rest

    private ParameterDeclaration parameter(Section p) {
        Set<Level> setBy = EnumSet.noneOf(Level.class);
        setBy.addAll(p.choices("set-by", Level.class));
        return new ParameterDeclaration(
                p.text("name"),
                p.choice("type", FeelType.class),
                p.text("unit", ""),
                setBy,
                p.optionalChoice("minimum-by", Level.class),
                p.optionalChoice("maximum-by", Level.class),
                p.choice("stand-in", StandIn.class),
                p.choice(
                        "better",
                        ParameterDeclaration.Better.class,
                        ParameterDeclaration.Better.HIGHER),
                p.choices("date", CaseDate.class).stream().map(CaseDate::feelName).toList());
    }

    private StandardVersion standard(Section s) {
        LocalDate from = s.date("from", true);
        return new StandardVersion(
                s.text("id"),
                from == null ? LocalDate.MIN : from,
                s.date("until", false),
                article(s),
                "",
                List.of());
    }

    private DeclaredLine line(Section l) {
        return new DeclaredLine(
                l.text("fact"),
                l.text("line"),
                l.choice("side", DeclaredLine.Side.class),
                value(l, "step", FeelType.NUMBER).map(BigDecimal.class::cast),
                l.texts("standards"),
                article(l));
    }

    /**
     * Document, article and confidence beside each other in any section. Only a demonstration cites
     * nothing.
     */
    static Article article(Section s) {
        Confidence confidence = s.choice("confidence", Confidence.class);
        String document =
                confidence == Confidence.DEMONSTRATION
                        ? s.text("document", "")
                        : s.text("document");
        return new Article(document, s.text("article", ""), confidence);
    }

    private Material material(Section m) {
        return new Material(
                m.text("id"),
                m.choice("form", Material.Form.class),
                m.choice("need", Material.Need.class, Material.Need.REQUIRED),
                m.optionalText("when"),
                m.choice("channel", Material.Channel.class),
                m.texts("proves"),
                m.truth("promise", false),
                m.whole("later-days", 0, 90, 0));
    }

    /** Facts by name, fields of contexts not included. */
    static LinkedHashMap<String, FactDeclaration> byName(List<FactDeclaration> facts) {
        LinkedHashMap<String, FactDeclaration> map = new LinkedHashMap<>();
        facts.forEach(f -> map.put(f.name(), f));
        return map;
    }
}
