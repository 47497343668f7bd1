package tongban.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.xml.Dmn;
import tongban.rules.xml.DmnReader;
import tongban.rules.xml.MalformedXmlException;

/**
 * A model as its file writes it, for people to read: the text of every table and formula, nothing
 * resolved and nothing evaluated.
 *
 * @param decisions in the order of the file
 * @param functions its business knowledge models, in the order of the file
 * @param inputs the names of what it asks for
 */
public record ModelSheet(
        String name, List<Decision> decisions, List<Function> functions, List<String> inputs) {

    /**
     * A decision and what it says.
     *
     * @param requires the names of the decisions that it rests on directly
     */
    public record Decision(String name, List<String> requires, Logic logic) {}

    /** A business knowledge model and what it says; one in another language says nothing here. */
    public record Function(String name, List<String> parameters, Logic logic) {}

    /** What a decision or a function says. */
    public sealed interface Logic {}

    /**
     * A decision table.
     *
     * @param policy the hit policy as DMN writes it, with the aggregation: {@code COLLECT SUM}
     * @param inputs the input expressions, column by column
     * @param outputs the names of the output columns; that of a single one may be empty
     * @param rows in order; a cell that tests nothing is {@code -} or empty
     */
    public record Table(String policy, List<String> inputs, List<String> outputs, List<Row> rows)
            implements Logic {}

    /**
     * A row.
     *
     * @param number counts from 1
     * @param annotations text by column name, without quotation marks
     */
    public record Row(
            int number,
            String id,
            List<String> tests,
            List<String> results,
            Map<String, String> annotations) {}

    /** An expression. */
    public record Formula(String text) implements Logic {}

    /** A context: named entries in order; the last may have no name and is then the result. */
    public record Entries(List<Entry> entries) implements Logic {}

    public record Entry(String name, Logic logic) {}

    /** Another boxed expression, or none: {@code kind} says which, such as {@code invocation}. */
    public record Other(String kind) implements Logic {}

    /**
     * Reads a file of DMN 1.2 to 1.6.
     *
     * @throws InvalidModelException if the XML cannot be read
     */
    public static ModelSheet read(String file, byte[] xml) {
        try {
            Dmn.Definitions definitions = new DmnReader(Limits.STANDARD).read(xml);
            Map<String, String> names = new LinkedHashMap<>();
            for (Dmn.Decision d : definitions.decisions()) names.put("#" + d.id(), d.name());
            List<Decision> decisions = new ArrayList<>();
            for (Dmn.Decision d : definitions.decisions()) {
                List<String> requires = new ArrayList<>();
                for (String href : d.requiredDecisions()) {
                    String name = names.get(href);
                    if (name != null) requires.add(name);
                }
                decisions.add(new Decision(d.name(), List.copyOf(requires), logic(d.logic())));
            }
            return new ModelSheet(
                    definitions.name(),
                    List.copyOf(decisions),
                    definitions.knowledge().stream().map(ModelSheet::function).toList(),
                    definitions.inputs().stream().map(Dmn.InputData::name).toList());
        } catch (MalformedXmlException e) {
            // the model itself tells the fault with its remedy
            Model.read(file, xml, Imports.NONE, RuleSettings.STANDARD);
            throw new IllegalStateException(e);
        }
    }

    private static Function function(Dmn.Knowledge k) {
        Dmn.FunctionBox f = k.logic();
        return f == null
                ? new Function(k.name(), List.of(), new Other("none"))
                : new Function(
                        k.name(),
                        f.parameters().stream().map(Dmn.Variable::name).toList(),
                        logic(f.body()));
    }

    private static Logic logic(Dmn.@Nullable Boxed boxed) {
        return switch (boxed) {
            case null -> new Other("none");
            case Dmn.LiteralBox l -> new Formula(l.text());
            case Dmn.TableBox t -> table(t);
            case Dmn.ContextBox c -> {
                List<Entry> entries = new ArrayList<>();
                for (Dmn.EntryBox e : c.entries())
                    entries.add(new Entry(e.variable().name(), logic(e.value())));
                if (c.result() != null) entries.add(new Entry("", logic(c.result())));
                yield new Entries(List.copyOf(entries));
            }
            case Dmn.InvocationBox _ -> new Other("invocation");
            case Dmn.FunctionBox _ -> new Other("function");
            case Dmn.RelationBox _ -> new Other("relation");
            case Dmn.ListBox _ -> new Other("list");
            case Dmn.ConditionalBox _ -> new Other("conditional");
            case Dmn.FilterBox _ -> new Other("filter");
            case Dmn.IteratorBox i -> new Other(i.kind());
        };
    }

    private static Table table(Dmn.TableBox t) {
        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < t.rules().size(); r++) {
            Dmn.TableRule rule = t.rules().get(r);
            Map<String, String> annotations = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(t.annotations().size(), rule.annotations().size()); i++)
                annotations.put(t.annotations().get(i), unquoted(rule.annotations().get(i)));
            rows.add(
                    new Row(
                            r + 1,
                            rule.id(),
                            rule.tests(),
                            rule.results(),
                            java.util.Collections.unmodifiableMap(annotations)));
        }
        return new Table(
                t.aggregation().isEmpty() ? t.hitPolicy() : t.hitPolicy() + " " + t.aggregation(),
                t.inputs().stream().map(Dmn.TableInput::text).toList(),
                t.outputs().stream().map(Dmn.TableOutput::name).toList(),
                List.copyOf(rows));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
