package tongban.service;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic;
import tongban.rules.FactValues;
import tongban.rules.FeelText;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.rules.ModelSheet;
import tongban.rules.Part;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FeelType;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.text.Words;

/**
 * Holds each version of the standard against what service.yaml declares and the texts translate.
 */
final class StandardChecks {

    /** What a standard is told of the place that decides. */
    private static final Set<String> PLACE = Set.of("code", "province", "path");

    private final ServiceDefinition service;
    private final StandardModels models;
    private final Problems problems;

    StandardChecks(ServiceDefinition service, StandardModels models, Problems problems) {
        this.service = service;
        this.models = models;
        this.problems = problems;
    }

    void run() {
        for (StandardVersion version : service.standards())
            if (!version.dmn().isEmpty()) check(version);
    }

    private void check(StandardVersion version) {
        String file = version.file();
        try {
            Model model = models.read(version);
            DmnText text = DmnText.read(version.dmn());
            report(model.diagnostics(), file);
            service(file, model);
            inputs(version, model);
            grounds(file, text);
            model.decisions().forEach(name -> named(file, name));
            ModelSheet.read(file, version.xml()).functions().forEach(f -> named(file, f.name()));
            for (SharedModel shared : version.shared()) shared(shared);
        } catch (InvalidModelException e) {
            report(e.diagnostics(), file);
        } catch (XMLStreamException e) {
            problem(
                    "STANDARD-007",
                    file,
                    "",
                    Words.of("不是合格的XML", "This is no well-formed XML"),
                    Words.of("用DMN编辑器重新保存", "Save it again with a DMN editor"));
        }
    }

    /** What several standards share is types and functions; each of them asks for itself. */
    private void shared(SharedModel shared) throws XMLStreamException {
        ModelSheet sheet = ModelSheet.read(shared.file(), shared.xml());
        Stream.concat(
                        sheet.inputs().stream(),
                        sheet.decisions().stream().map(ModelSheet.Decision::name))
                .forEach(name ->
                        problem(
                                "STANDARD-009",
                                shared.file(),
                                name,
                                Words.of(
                                        "共用模型只放类型和函数，“" + name + "”不是",
                                        "A shared model holds types and functions, and '"
                                                + name
                                                + "' is neither"),
                                Words.of(
                                        "移到各事项的标准里，或改成业务知识模型",
                                        "Move it to the services' standards, or make it a business knowledge model")));
        sheet.functions().forEach(f -> named(shared.file(), f.name()));
        grounds(shared.file(), DmnText.read(shared.dmn()));
    }

    private void report(List<Diagnostic> diagnostics, String file) {
        for (Diagnostic d : diagnostics) {
            if (d.severity() == Diagnostic.Severity.ERROR) {
                problem(
                        d.code(),
                        file,
                        d.element(),
                        StandardAnalysis.sentence(d.cause()),
                        StandardAnalysis.sentence(d.remedy()));
            }
        }
    }

    private void service(String file, Model model) {
        if (model.services().contains(Standard.SERVICE)) return;
        problem(
                "STANDARD-004",
                file,
                "",
                Words.of("没有名为 proposal 的决策服务", "There is no decision service named proposal"),
                Words.of(
                        "加上它，输出一个含 outcome 的 context",
                        "Add it, with a context that holds outcome as its output"));
    }

    // ------------------------------------------------------------------ inputs

    private void inputs(StandardVersion version, Model model) {
        String file = version.file();
        Map<String, Part> parts = new LinkedHashMap<>();
        model.parts().forEach(part -> parts.putIfAbsent(part.path(), part));
        Set<String> unknown = new TreeSet<>();
        model.inputs().forEach(i -> unknown.add(i.name()));
        unknown.removeAll(Set.of("dates", "place"));
        for (FactDeclaration fact : service.facts()) {
            unknown.remove(fact.name());
            fact(file, fact, fact.name(), parts);
        }
        for (ParameterDeclaration p : service.parameters()) {
            unknown.remove(p.name());
            part(file, p.name(), p.type().key(), false, parts);
        }
        unknown.addAll(dates(version, model, parts));
        for (String member : members("place", parts))
            if (!PLACE.contains(member)) unknown.add("place." + member);
        unknown.forEach(name -> undeclared(file, name));
    }

    /** A fact and its parts; what differs would turn into null, and nobody would be told. */
    private void fact(String file, FactDeclaration fact, String path, Map<String, Part> parts) {
        Part part = part(file, path, fact.type().key(), fact.list(), parts);
        if (part == null) return;
        values(file, fact, part);
        if (fact.type() != FeelType.CONTEXT) return;
        Set<String> unknown = new TreeSet<>(members(path, parts));
        for (FactDeclaration inner : fact.fields()) {
            unknown.remove(inner.name());
            fact(file, inner, path + "." + inner.name(), parts);
        }
        unknown.forEach(name -> undeclared(file, path + "." + name));
    }

    /** The names of the members of an input. */
    private static List<String> members(String path, Map<String, Part> parts) {
        return parts.keySet().stream()
                .filter(p -> p.startsWith(path + ".") && p.indexOf('.', path.length() + 1) < 0)
                .map(p -> p.substring(path.length() + 1))
                .toList();
    }

    /** Dates that the standard knows and a case does not have; those it never reads do no harm. */
    private List<String> dates(StandardVersion version, Model model, Map<String, Part> parts) {
        Set<String> named = new TreeSet<>();
        for (CaseDate date : service.dates().named()) named.add("dates." + date.feelName());
        Set<String> unknown = new TreeSet<>();
        for (String member : members("dates", parts)) {
            String path = "dates." + member;
            if (named.contains(path)) part(version.file(), path, FeelType.DATE.key(), false, parts);
            else unknown.add(path);
        }
        if (unknown.isEmpty() || Diagnostic.anyError(model.diagnostics())) return List.of();
        if (!model.services().contains(Standard.SERVICE)) return List.of();
        Clock noDay = Clock.fixed(Instant.EPOCH, ExampleCheck.ZONE);
        return model.values(Standard.SERVICE, Map.of(), service.rules().at(noDay)).stream()
                .map(FactValues::name)
                .filter(unknown::contains)
                .toList();
    }

    private void undeclared(String file, String name) {
        problem(
                "STANDARD-002",
                file,
                name,
                Words.of(
                        "标准读取“" + name + "”，但没有声明",
                        "The standard reads '" + name + "', which is not declared"),
                Words.of(
                        "在 service.yaml 中声明它，或更正名称",
                        "Declare it in service.yaml, or correct its name"));
    }

    /** What the standard knows of a declared name; null where it does not know it. */
    private @Nullable Part part(
            String file, String path, String type, boolean list, Map<String, Part> parts) {
        Part found = parts.get(path);
        if (found == null) {
            problem(
                    "STANDARD-001",
                    file,
                    path,
                    Words.of(
                            "声明了“" + path + "”，标准里却没有这个输入",
                            "'" + path + "' is declared and no input of the standard"),
                    Words.of("在标准里加上它，或删去声明", "Add it to the standard, or delete the declaration"));
            return null;
        }
        if (found.type().equals(type) && found.list() == list) return found;
        String declared = list ? "list<" + type + ">" : type;
        String base = found.list() ? "list<" + found.type() + ">" : found.type();
        problem(
                "STANDARD-003",
                file,
                path,
                Words.of(
                        "声明为 " + declared + "，标准里是 " + base,
                        "Declared as " + declared + ", in the standard " + base),
                Words.of("改成同一类型", "Make them one type"));
        return null;
    }

    /**
     * Values allowed in the standard and in service.yaml are the same, or a fact would turn into
     * null.
     */
    private void values(String file, FactDeclaration fact, Part part) {
        if (part.values().isEmpty()) return;
        List<Object> declared = fact.domain().values();
        if (covers(declared, part.values()) && covers(part.values(), declared)) return;
        String zh = "允许的取值不同：声明 " + shown(declared) + "，标准 " + shown(part.values());
        String en =
                "The values differ: declared "
                        + shown(declared)
                        + ", in the standard "
                        + shown(part.values());
        problem(
                "STANDARD-008",
                file,
                part.path(),
                Words.of(zh, en),
                Words.of("让 allowedValues 与 values 一致", "Make allowedValues and values the same"));
    }

    private static boolean covers(List<Object> values, List<Object> others) {
        return others.stream().allMatch(o -> values.stream().anyMatch(v -> FeelText.same(v, o)));
    }

    private static String shown(List<Object> values) {
        return values.stream()
                .map(v -> v instanceof String s ? '"' + s + '"' : FeelText.of(v))
                .sorted()
                .toList()
                .toString();
    }

    // ------------------------------------------------------------------ reasons and articles

    private void grounds(String file, DmnText text) {
        for (DmnText.Row row : text.rows()) {
            if (row.reason().isEmpty()) continue;
            String at = row.decision() + ", row " + row.number();
            if (!service.texts().has("reason." + row.reason())) {
                problem(
                        "STANDARD-005",
                        file,
                        at,
                        Words.of(
                                "理由 “" + row.reason() + "” 没有文字",
                                "The reason '" + row.reason() + "' has no text"),
                        Words.of("写上 reason." + row.reason(), "Write reason." + row.reason()));
            }
            if (row.article().isEmpty()) {
                problem(
                        "STANDARD-006",
                        file,
                        at,
                        Words.of(
                                "理由 “" + row.reason() + "” 没有依据",
                                "The reason '" + row.reason() + "' cites no article"),
                        Words.of(
                                "在 article 一栏写明文件和条款",
                                "Name document and clause in the annotation article"));
            }
        }
    }

    /**
     * Decisions and functions stand in explanations and on the standard's page, so each has words.
     */
    private void named(String file, String decision) {
        String key = "decision." + decision.replace(' ', '-');
        if (service.texts().has(key)) return;
        problem(
                "TEXT-001",
                file,
                decision,
                Words.of("缺少文字 “" + key + "”", "There is no text '" + key + "'"),
                Words.of(
                        "写进 texts/zh.yaml 和 texts/en.yaml",
                        "Write it in texts/zh.yaml and texts/en.yaml"));
    }

    private void problem(String code, String file, String element, Words cause, Words remedy) {
        problems.add(code, file, 0, element, cause, remedy);
    }
}
