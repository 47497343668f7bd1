package tongban.node.indicator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic;
import tongban.rules.EvaluationOptions;
import tongban.rules.Imports;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.rules.RuleSettings;
import tongban.service.FeelNames;
import tongban.service.text.Words;

/**
 * One FEEL expression over named values: it becomes the one decision of a small DMN model, so that
 * FEEL has one meaning everywhere in the product, limits included.
 */
public final class Expression {
    static final int LENGTH_MAX = 1_000;
    private static final String RESULT = "the result";
    private static final String LIST = "tListOfNumbers";

    /** What a name stands for. */
    public enum Type {
        NUMBER("number"),
        TEXT("string"),
        NUMBERS(LIST),
        /** Of a result only. */
        TRUTH("boolean");

        private final String dmn;

        Type(String dmn) {
            this.dmn = dmn;
        }
    }

    private final String text;
    private final Model model;
    private final SequencedMap<String, Type> names;
    private final RuleSettings rules;

    private Expression(
            String text, Model model, SequencedMap<String, Type> names, RuleSettings rules) {
        this.text = text;
        this.model = model;
        this.names = names;
        this.rules = rules;
    }

    /** An expression, or why it is none. */
    public sealed interface Reading {
        record Sound(Expression expression) implements Reading {}

        /**
         * @param faults every one, with its remedy
         */
        record Faulty(List<Words> faults) implements Reading {}
    }

    /**
     * @param known every name that it may use
     * @param result what it has to come to
     */
    public static Reading read(
            String text, Map<String, Type> known, Type result, RuleSettings rules) {
        if (text.length() > LENGTH_MAX) {
            return new Reading.Faulty(
                    List.of(
                            Words.of(
                                    "公式超过 " + LENGTH_MAX + " 个字符。",
                                    "The formula has more than " + LENGTH_MAX + " characters.")));
        }
        SequencedMap<String, Type> names = new LinkedHashMap<>();
        FeelNames.mentioned(text, known.keySet())
                .forEach(name -> names.put(name, Objects.requireNonNull(known.get(name))));
        try {
            Model model =
                    Model.read(
                            "formula",
                            xml(text, names, result).getBytes(StandardCharsets.UTF_8),
                            Imports.NONE,
                            rules);
            List<Words> faults =
                    model.diagnostics().stream()
                            .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                            .map(Expression::fault)
                            .toList();
            return faults.isEmpty()
                    ? new Reading.Sound(new Expression(text, model, names, rules))
                    : new Reading.Faulty(faults);
        } catch (InvalidModelException e) {
            return new Reading.Faulty(e.diagnostics().stream().map(Expression::fault).toList());
        }
    }

    private static Words fault(Diagnostic d) {
        return Words.of(
                d.code() + " " + d.cause().zh() + d.remedy().zh(),
                d.code() + " " + d.cause().en() + " " + d.remedy().en());
    }

    String text() {
        return text;
    }

    /** The names of which a value is needed. */
    List<String> names() {
        return List.copyOf(names.keySet());
    }

    /**
     * @param values by name; what is absent is FEEL's null
     * @return a FEEL value, perhaps null
     */
    public @Nullable Object value(Map<String, ?> values, Clock clock) {
        Map<String, Object> given = new TreeMap<>();
        names.keySet()
                .forEach(name -> {
                    Object value = values.get(name);
                    if (value != null) {
                        given.put(name, value);
                    }
                });
        EvaluationOptions options = rules.at(clock);
        return model.evaluate(RESULT, given, options).value();
    }

    private static String xml(String text, SequencedMap<String, Type> names, Type result) {
        StringBuilder xml =
                new StringBuilder(
                        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"formula\" namespace=\"tongban.formula\">"
                                + "<itemDefinition name=\""
                                + LIST
                                + "\" isCollection=\"true\"><typeRef>number</typeRef></itemDefinition>");
        StringBuilder requirements = new StringBuilder();
        int n = 0;
        for (Map.Entry<String, Type> name : names.entrySet()) {
            xml.append(
                    "<inputData id=\"i%d\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>"
                            .formatted(n, name.getKey(), name.getKey(), name.getValue().dmn));
            requirements.append(
                    "<informationRequirement><requiredInput href=\"#i%d\"/></informationRequirement>"
                            .formatted(n));
            n++;
        }
        return xml.append(
                        "<decision id=\"d\" name=\"%1$s\"><variable name=\"%1$s\" typeRef=\"%2$s\"/>"
                                .formatted(RESULT, result.dmn))
                .append(requirements)
                .append("<literalExpression><text>")
                .append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .append("</text></literalExpression></decision></definitions>")
                .toString();
    }
}
