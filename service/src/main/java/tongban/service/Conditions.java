package tongban.service;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.rules.Diagnostic;
import tongban.rules.EvaluationOptions;
import tongban.rules.Imports;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.rules.RuleSettings;
import tongban.service.fact.Condition;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FeelType;
import tongban.service.procedure.JointStep;
import tongban.service.text.Words;

/**
 * The conditions of questions and materials, compiled. They are FEEL over facts and become
 * decisions of one small DMN model, so that FEEL has one meaning everywhere.
 */
final class Conditions {

    /** Conditions speak of facts alone, so the hour does not matter to them. */
    private static final Clock NO_DAY = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private Conditions() {}

    /** The key of a material's condition beside the names of facts. */
    static String ofMaterial(String id) {
        return "material:" + id;
    }

    static Map<String, Condition> compile(
            List<FactDeclaration> facts,
            List<Material> materials,
            List<JointStep> joint,
            RuleSettings rules,
            Problems problems) {
        Map<String, String> texts = new LinkedHashMap<>();
        facts.forEach(f -> f.when().ifPresent(when -> texts.put(f.name(), when)));
        materials.forEach(m -> m.when().ifPresent(when -> texts.put(ofMaterial(m.id()), when)));
        joint.forEach(s -> s.when().ifPresent(when -> texts.put(s.conditionKey(), when)));
        if (texts.isEmpty()) return Map.of();
        List<String> names = new ArrayList<>(texts.keySet());
        Model model;
        try {
            model =
                    Model.read(
                            "service.yaml",
                            xml(facts, texts, names)
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            Imports.NONE,
                            rules);
        } catch (InvalidModelException e) {
            e.diagnostics().forEach(d -> report(d, "facts", problems));
            return Map.of();
        }
        for (Diagnostic d : model.diagnostics()) {
            String name =
                    names.stream()
                            .filter(n -> d.element().startsWith(decision(names.indexOf(n))))
                            .findFirst()
                            .orElse("facts");
            report(d, name, problems);
        }
        EvaluationOptions options = rules.at(NO_DAY);
        Map<String, Condition> conditions = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String decision = decision(i);
            Set<String> needed = mentioned(texts.getOrDefault(names.get(i), ""), facts);
            conditions.put(names.get(i), values -> over(model, decision, needed, values, options));
        }
        return conditions;
    }

    private static Optional<Boolean> over(
            Model model,
            String decision,
            Set<String> needed,
            Map<String, Object> values,
            EvaluationOptions options) {
        if (!values.keySet().containsAll(needed)) return Optional.empty();
        Map<String, Object> facts = new LinkedHashMap<>();
        needed.forEach(n -> facts.put(n, java.util.Objects.requireNonNull(values.get(n))));
        return model.evaluate(decision, facts, options).value() instanceof Boolean b
                ? Optional.of(b)
                : Optional.empty();
    }

    private static void report(Diagnostic d, String element, Problems problems) {
        problems.add(
                d.code(),
                "service.yaml",
                0,
                element + ".when",
                Words.of(d.cause().zh(), d.cause().en()),
                Words.of(d.remedy().zh(), d.remedy().en()));
    }

    private static String decision(int i) {
        return "condition " + i + " holds";
    }

    /** Facts that a condition names. */
    static Set<String> mentioned(String feel, List<FactDeclaration> facts) {
        return FeelNames.mentioned(feel, facts.stream().map(FactDeclaration::name).toList());
    }

    private static String xml(
            List<FactDeclaration> facts, Map<String, String> texts, List<String> names) {
        StringBuilder xml =
                new StringBuilder(
                        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\""
                                + " id=\"conditions\" name=\"conditions\" namespace=\"urn:tongban:conditions\">");
        List<String> ids = new ArrayList<>();
        Map<String, String> items = new LinkedHashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            FactDeclaration f = facts.get(i);
            ids.add("f" + i);
            String type = type(f, "t" + i, items);
            xml.append(
                    "<inputData id=\"f%d\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>"
                            .formatted(i, f.name(), f.name(), type));
        }
        items.values().forEach(xml::append);
        for (int i = 0; i < names.size(); i++) {
            xml.append(
                    "<decision id=\"d%d\" name=\"%s\"><variable name=\"%s\" typeRef=\"boolean\"/>"
                            .formatted(i, decision(i), decision(i)));
            for (int j = 0; j < facts.size(); j++) {
                if (mentioned(texts.getOrDefault(names.get(i), ""), facts)
                        .contains(facts.get(j).name())) {
                    xml.append(
                            "<informationRequirement><requiredInput href=\"#%s\"/></informationRequirement>"
                                    .formatted(ids.get(j)));
                }
            }
            xml.append("<literalExpression><text>")
                    .append(escaped(texts.getOrDefault(names.get(i), "")))
                    .append("</text></literalExpression></decision>");
        }
        return xml.append("</definitions>").toString();
    }

    /** The DMN type of a fact; contexts and lists get an item definition of their own. */
    private static String type(FactDeclaration f, String name, Map<String, String> items) {
        if (f.type() != FeelType.CONTEXT && !f.list()) return f.type().key();
        StringBuilder item =
                new StringBuilder(
                        "<itemDefinition name=\""
                                + name
                                + "\""
                                + (f.list() ? " isCollection=\"true\"" : "")
                                + ">");
        if (f.type() != FeelType.CONTEXT)
            item.append("<typeRef>").append(f.type().key()).append("</typeRef>");
        for (int i = 0; i < f.fields().size(); i++) {
            FactDeclaration part = f.fields().get(i);
            item.append(
                    "<itemComponent name=\"%s\"><typeRef>%s</typeRef></itemComponent>"
                            .formatted(part.name(), type(part, name + "_" + i, items)));
        }
        items.put(name, item.append("</itemDefinition>").toString());
        return name;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
