package tongban.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import tongban.rules.Diagnostic;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.rules.ModelSheet;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FeelType;
import tongban.service.text.Words;

/**
 * Holds each version of the standard against what service.yaml declares and the texts translate.
 */
final class StandardChecks {

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
            inputs(file, model, text);
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

    private void inputs(String file, Model model, DmnText text) {
        Map<String, String> read = new LinkedHashMap<>();
        model.inputs().forEach(i -> read.put(i.name(), i.type()));
        Set<String> unknown = new TreeSet<>(read.keySet());
        unknown.removeAll(Set.of("dates", "place"));
        service.facts()
                .forEach(f -> {
                    unknown.remove(f.name());
                    input(file, f.name(), type(f), read.get(f.name()), text);
                    values(file, f, read.getOrDefault(f.name(), ""), text);
                });
        service.parameters()
                .forEach(p -> {
                    unknown.remove(p.name());
                    input(file, p.name(), p.type().key(), read.get(p.name()), text);
                });
        unknown.forEach(name ->
                problem(
                        "STANDARD-002",
                        file,
                        name,
                        Words.of(
                                "标准读取“" + name + "”，但没有声明",
                                "The standard reads '" + name + "', which is not declared"),
                        Words.of(
                                "在 facts 或 parameters 中声明它",
                                "Declare it under facts or parameters")));
    }

    private void input(
            String file,
            String name,
            String type,
            @org.jspecify.annotations.Nullable String found,
            DmnText text) {
        if (found == null) {
            problem(
                    "STANDARD-001",
                    file,
                    name,
                    Words.of(
                            "声明了“" + name + "”，标准里却没有这个输入",
                            "'" + name + "' is declared and no input of the standard"),
                    Words.of("加上 inputData，或删去声明", "Add an inputData, or delete the declaration"));
            return;
        }
        DmnText.SimpleType named = text.types().get(found);
        String base = named == null || named.base().isEmpty() ? found : named.base();
        if (type.isEmpty() || base.equals(type)) return;
        problem(
                "STANDARD-003",
                file,
                name,
                Words.of(
                        "声明为 " + type + "，标准里是 " + base,
                        "Declared as " + type + ", in the standard " + base),
                Words.of("改成同一类型", "Make them one type"));
    }

    /**
     * Values allowed in the standard and in service.yaml are the same, or a fact would turn into
     * null.
     */
    private void values(String file, FactDeclaration fact, String found, DmnText text) {
        DmnText.SimpleType named = text.types().get(found);
        if (named == null || named.values().isEmpty() || fact.list()) return;
        Set<String> declared =
                fact.domain().values().stream()
                        .map(v -> v instanceof String s ? "\"" + s + "\"" : v.toString())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (declared.equals(named.values())) return;
        problem(
                "STANDARD-008",
                file,
                fact.name(),
                Words.of(
                        "允许的取值不同：声明 " + declared + "，标准 " + named.values(),
                        "The values differ: declared "
                                + declared
                                + ", in the standard "
                                + named.values()),
                Words.of("让 allowedValues 与 values 一致", "Make allowedValues and values the same"));
    }

    /** The type as FEEL writes it; empty for contexts, whose members the engine checks itself. */
    private static String type(FactDeclaration f) {
        if (f.type() == FeelType.CONTEXT) return "";
        return f.list() ? "list<" + f.type().key() + ">" : f.type().key();
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
