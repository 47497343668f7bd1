package tongban.rules;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small models for tests, and evaluates expressions. */
final class Written {
    static final EvaluationOptions OPTIONS =
            EvaluationOptions.at(
                    Clock.fixed(Instant.parse("2024-06-21T01:00:00Z"), ZoneId.of("Asia/Shanghai")));

    private final String language;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> kinds = new LinkedHashMap<>();

    Written() {
        this("");
    }

    /** A model whose texts are in another expression language than FEEL. */
    Written(String language) {
        this.language = language;
    }

    Written type(String name, String base, String allowed) {
        body.append(
                "<itemDefinition name='%s'><typeRef>%s</typeRef><allowedValues><text>%s</text></allowedValues></itemDefinition>\n"
                        .formatted(name, base, escape(allowed)));
        return this;
    }

    Written raw(String xml) {
        body.append(xml).append('\n');
        return this;
    }

    Written input(String name, String type) {
        kinds.put(name, "requiredInput");
        body.append(
                "<inputData id='%s' name='%s'><variable name='%s' typeRef='%s'/></inputData>\n"
                        .formatted(id(name), name, name, type));
        return this;
    }

    /** A decision that may read every element written before it. */
    Written decision(String name, String expression) {
        return boxed(
                name,
                "<literalExpression><text>%s</text></literalExpression>"
                        .formatted(escape(expression)));
    }

    Written boxed(String name, String logic) {
        body.append(
                "<decision id='%s' name='%s'><variable name='%s'/>%s%s</decision>\n"
                        .formatted(id(name), name, name, requirements(), logic));
        kinds.put(name, "requiredDecision");
        return this;
    }

    Written knowledge(String name, List<String> parameters, String expression) {
        StringBuilder formals = new StringBuilder();
        for (String p : parameters) formals.append("<formalParameter name='%s'/>".formatted(p));
        body.append(
                "<businessKnowledgeModel id='%s' name='%s'><variable name='%s'/><encapsulatedLogic>%s<literalExpression><text>%s</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>\n"
                        .formatted(id(name), name, name, formals, escape(expression)));
        kinds.put(name, "requiredKnowledge");
        return this;
    }

    /**
     * A table from lines of cells apart by {@code |}: the first line the inputs and then, after
     * {@code ||}, the outputs and after another {@code ||} the annotations; every further line a
     * row.
     */
    Written table(String name, String policy, String... lines) {
        List<String[]> head = parts(lines[0]);
        StringBuilder xml = new StringBuilder("<decisionTable %s>".formatted(policy));
        for (String input : head.get(0))
            xml.append(
                    "<input><inputExpression><text>%s</text></inputExpression></input>"
                            .formatted(escape(input)));
        for (String output : head.get(1)) xml.append(output(output));
        if (head.size() > 2)
            for (String annotation : head.get(2))
                xml.append("<annotation name='%s'/>".formatted(annotation));
        for (int i = 1; i < lines.length; i++) {
            List<String[]> row = parts(lines[i]);
            xml.append("<rule id='r%d'>".formatted(i));
            for (String cell : row.get(0))
                xml.append("<inputEntry><text>%s</text></inputEntry>".formatted(escape(cell)));
            for (String cell : row.get(1))
                xml.append("<outputEntry><text>%s</text></outputEntry>".formatted(escape(cell)));
            if (row.size() > 2)
                for (String cell : row.get(2))
                    xml.append(
                            "<annotationEntry><text>%s</text></annotationEntry>"
                                    .formatted(escape(cell)));
            xml.append("</rule>");
        }
        return boxed(name, xml.append("</decisionTable>").toString());
    }

    /** {@code name}, {@code name = default} or {@code name : allowed values in order}. */
    private static String output(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        if (colon > 0)
            return "<output name='%s'><outputValues><text>%s</text></outputValues></output>"
                    .formatted(
                            text.substring(0, colon).strip(),
                            escape(text.substring(colon + 1).strip()));
        if (equals > 0)
            return "<output name='%s'><defaultOutputEntry><text>%s</text></defaultOutputEntry></output>"
                    .formatted(
                            text.substring(0, equals).strip(),
                            escape(text.substring(equals + 1).strip()));
        return "<output name='%s'/>".formatted(text);
    }

    private static List<String[]> parts(String line) {
        List<String[]> parts = new ArrayList<>();
        for (String part : line.split("\\|\\|", -1)) {
            String[] cells = part.split("\\|", -1);
            for (int i = 0; i < cells.length; i++) cells[i] = cells[i].strip();
            parts.add(cells);
        }
        return parts;
    }

    Written service(String name, String output) {
        StringBuilder inputs = new StringBuilder();
        kinds.forEach((key, kind) -> {
            if (kind.equals("requiredInput"))
                inputs.append("<inputData href='#%s'/>".formatted(id(key)));
        });
        body.append(
                "<decisionService id='%s' name='%s'><variable name='%s'/><outputDecision href='#%s'/>%s</decisionService>\n"
                        .formatted(id(name), name, name, id(output), inputs));
        return this;
    }

    private String requirements() {
        StringBuilder xml = new StringBuilder();
        kinds.forEach((name, kind) -> {
            String requirement =
                    kind.equals("requiredKnowledge")
                            ? "knowledgeRequirement"
                            : "informationRequirement";
            xml.append(
                    "<%s><%s href='#%s'/></%s>"
                            .formatted(requirement, kind, id(name), requirement));
        });
        return xml.toString();
    }

    private static String id(String name) {
        return "_" + name.replaceAll("[^\\p{L}\\p{N}]", "_");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    String xml() {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='written' namespace='urn:tongban:test'%s>\n%s</definitions>\n"
                .formatted(
                        language.isEmpty() ? "" : " expressionLanguage='%s'".formatted(language),
                        body);
    }

    Model model() {
        return Model.parse("written.dmn", xml());
    }

    List<Diagnostic> diagnostics() {
        return Model.read(
                        "written.dmn",
                        xml().getBytes(StandardCharsets.UTF_8),
                        Imports.NONE,
                        RuleSettings.STANDARD)
                .diagnostics();
    }

    Evaluation evaluate(String name, Map<String, ?> facts) {
        return model().evaluate(name, facts, OPTIONS);
    }

    /** The value of a FEEL expression, as text. */
    static String value(String expression) {
        byte[] xml = new Written().decision("d", expression).xml().getBytes(StandardCharsets.UTF_8);
        Model model = Model.read("written.dmn", xml, Imports.NONE, RuleSettings.STANDARD);
        for (Diagnostic d : model.diagnostics())
            if (d.code().equals("RULE-010")) throw new AssertionError(d.en());
        return FeelText.of(model.evaluate("d", Map.of(), OPTIONS).value());
    }
}
