package tongban.rules.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DMN file as it stands: names and texts, nothing resolved. Empty text where the file says
 * nothing.
 */
public sealed interface Dmn {
    /**
     * @param language the expression language of all its texts, empty where it says none
     */
    record Definitions(
            String name,
            String namespace,
            String language,
            List<Import> imports,
            List<ItemDefinition> items,
            List<InputData> inputs,
            List<Decision> decisions,
            List<Knowledge> knowledge,
            List<Service> services)
            implements Dmn {}

    record Import(String name, String namespace, String location) implements Dmn {}

    /**
     * @param function the signature where the item is a function, else null
     */
    record ItemDefinition(
            String name,
            String typeRef,
            boolean collection,
            String allowedValues,
            String typeConstraint,
            List<ItemDefinition> components,
            @Nullable Signature function)
            implements Dmn {}

    record Signature(List<Variable> parameters, String result) implements Dmn {}

    record Variable(String name, String typeRef) implements Dmn {}

    record InputData(String id, String name, Variable variable) implements Dmn {}

    record Decision(
            String id,
            String name,
            Variable variable,
            List<String> requiredInputs,
            List<String> requiredDecisions,
            List<String> requiredKnowledge,
            @Nullable Boxed logic)
            implements Dmn {}

    record Knowledge(
            String id,
            String name,
            Variable variable,
            List<String> requiredKnowledge,
            @Nullable FunctionBox logic)
            implements Dmn {}

    record Service(
            String id,
            String name,
            Variable variable,
            List<String> outputs,
            List<String> encapsulated,
            List<String> inputDecisions,
            List<String> inputs)
            implements Dmn {}

    /** A boxed expression. */
    sealed interface Boxed extends Dmn {
        String typeRef();
    }

    /**
     * @param language its own expression language, empty where it is that of the file
     */
    record LiteralBox(String text, String typeRef, String language) implements Boxed {}

    record ContextBox(List<EntryBox> entries, @Nullable Boxed result, String typeRef)
            implements Boxed {}

    record EntryBox(Variable variable, Boxed value) implements Dmn {}

    record InvocationBox(Boxed function, List<BindingBox> bindings, String typeRef)
            implements Boxed {}

    record BindingBox(String parameter, @Nullable Boxed value) implements Dmn {}

    record FunctionBox(List<Variable> parameters, String kind, @Nullable Boxed body, String typeRef)
            implements Boxed {}

    record RelationBox(List<String> columns, List<List<Boxed>> rows, String typeRef)
            implements Boxed {}

    record ListBox(List<Boxed> items, String typeRef) implements Boxed {}

    record ConditionalBox(Boxed condition, Boxed then, Boxed otherwise, String typeRef)
            implements Boxed {}

    record FilterBox(Boxed in, Boxed match, String typeRef) implements Boxed {}

    /** {@code kind} is for, some or every. */
    record IteratorBox(String kind, String variable, Boxed in, Boxed body, String typeRef)
            implements Boxed {}

    /**
     * @param languages the expression languages that its cells name
     */
    record TableBox(
            String id,
            String hitPolicy,
            String aggregation,
            List<TableInput> inputs,
            List<TableOutput> outputs,
            List<String> annotations,
            List<TableRule> rules,
            List<String> languages,
            String typeRef)
            implements Boxed {}

    record TableInput(String text, String typeRef, String allowed) implements Dmn {}

    record TableOutput(String name, String typeRef, String allowed, String otherwise)
            implements Dmn {}

    record TableRule(String id, List<String> tests, List<String> results, List<String> annotations)
            implements Dmn {}
}
