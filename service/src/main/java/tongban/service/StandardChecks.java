package tongban.service;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tongban.rules.Diagnostic;
import tongban.rules.Imports;
import tongban.rules.InvalidModelException;
import tongban.rules.Limits;
import tongban.rules.Model;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FeelType;
import tongban.service.text.Words;

/**
 * Holds each version of the standard against what service.yaml declares and the texts translate.
 */
final class StandardChecks {

    private final ServiceDefinition service;
    private final Problems problems;

    StandardChecks(ServiceDefinition service, Problems problems) {
        this.service = service;
        this.problems = problems;
    }

    void run() {
        for (StandardVersion version : service.standards())
            if (!version.dmn().isEmpty()) check(version);
    }

    private void check(StandardVersion version) {
        String file = "standard/" + version.id() + ".dmn";
        Model model;
        try {
            byte[] xml = version.dmn().getBytes(StandardCharsets.UTF_8);
            model = Model.read(file, xml, Imports.NONE, Limits.STANDARD);
        } catch (InvalidModelException e) {
            report(e.diagnostics(), file);
            return;
        }
        report(model.diagnostics(), file);
        if (!model.services().contains(Standard.SERVICE)) {
            problem(
                    "STANDARD-004",
                    file,
                    "",
                    Words.of("没有名为 proposal 的决策服务", "There is no decision service named proposal"),
                    Words.of(
                            "加上它，输出一个含 outcome 的 context",
                            "Add it, with a context that holds outcome as its output"));
        }
        inputs(file, model);
        grounds(file, version.dmn());
    }

    private void report(List<Diagnostic> diagnostics, String file) {
        for (Diagnostic d : diagnostics) {
            if (d.severity() == Diagnostic.Severity.ERROR) {
                problem(d.code(), file, d.element(), words(d.cause()), words(d.remedy()));
            }
        }
    }

    private static Words words(Diagnostic.Text text) {
        return Words.of(text.zh(), text.en());
    }

    // ------------------------------------------------------------------ inputs

    private void inputs(String file, Model model) {
        Map<String, String> declared = new LinkedHashMap<>();
        service.facts().forEach(f -> declared.put(f.name(), type(f)));
        service.parameters().forEach(p -> declared.put(p.name(), p.type().key()));
        Map<String, String> read = new LinkedHashMap<>();
        model.inputs().forEach(i -> read.put(i.name(), i.type()));
        declared.forEach((name, type) -> {
            String found = read.get(name);
            if (found == null) {
                problem(
                        "STANDARD-001",
                        file,
                        name,
                        Words.of(
                                "声明了“" + name + "”，标准里却没有这个输入",
                                "'" + name + "' is declared and no input of the standard"),
                        Words.of(
                                "加上 inputData，或删去声明",
                                "Add an inputData, or delete the declaration"));
            } else if (!type.isEmpty() && !found.equals(type)) {
                problem(
                        "STANDARD-003",
                        file,
                        name,
                        Words.of(
                                "声明为 " + type + "，标准里是 " + found,
                                "Declared as " + type + ", in the standard " + found),
                        Words.of("改成同一类型", "Make them one type"));
            }
        });
        Set<String> unknown = new TreeSet<>(read.keySet());
        unknown.removeAll(declared.keySet());
        unknown.removeAll(Set.of("dates", "place"));
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

    /** The type as FEEL writes it; empty for contexts, whose members the engine checks itself. */
    private static String type(FactDeclaration f) {
        if (f.type() == FeelType.CONTEXT) return "";
        return f.list() ? "list<" + f.type().key() + ">" : f.type().key();
    }

    // ------------------------------------------------------------------ reasons and articles

    private record Row(String table, int number, String reason, String article) {}

    private void grounds(String file, String dmn) {
        try {
            for (Row row : rows(dmn)) {
                String at = row.table() + ", row " + row.number();
                if (!row.reason().isEmpty() && !service.texts().has("reason." + row.reason())) {
                    problem(
                            "STANDARD-005",
                            file,
                            at,
                            Words.of(
                                    "理由 “" + row.reason() + "” 没有文字",
                                    "The reason '" + row.reason() + "' has no text"),
                            Words.of("写上 reason." + row.reason(), "Write reason." + row.reason()));
                }
                if (!row.reason().isEmpty() && row.article().isEmpty()) {
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
        } catch (XMLStreamException e) {
            problem(
                    "STANDARD-007",
                    file,
                    "",
                    Words.of("不是合格的XML", "This is no well-formed XML"),
                    Words.of("用DMN编辑器重新保存", "Save it again with a DMN editor"));
        }
    }

    /**
     * The rows of every decision table with their annotations. External entities are never
     * resolved.
     */
    private static List<Row> rows(String dmn) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(dmn));
        List<Row> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        String decision = "";
        int number = 0;
        boolean annotation = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "decision" ->
                            decision = String.valueOf(xml.getAttributeValue(null, "name"));
                    case "decisionTable" -> {
                        names.clear();
                        number = 0;
                    }
                    case "annotation" ->
                            names.add(String.valueOf(xml.getAttributeValue(null, "name")));
                    case "rule" -> {
                        texts.clear();
                        number++;
                    }
                    case "annotationEntry" -> annotation = true;
                    case "text" -> {
                        if (annotation) texts.add(xml.getElementText().strip());
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("annotationEntry")) annotation = false;
                if (xml.getLocalName().equals("rule")) {
                    rows.add(
                            new Row(
                                    decision,
                                    number,
                                    at(names, texts, Standard.REASON),
                                    at(names, texts, Standard.ARTICLE)));
                }
            }
        }
        return rows;
    }

    private static String at(List<String> names, List<String> texts, String name) {
        int i = names.indexOf(name);
        return i >= 0 && i < texts.size() ? texts.get(i) : "";
    }

    private void problem(String code, String file, String element, Words cause, Words remedy) {
        problems.add(code, file, 0, element, cause, remedy);
    }
}
