package tongban.node.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.counter.DeviceFault;
import tongban.service.fact.FactFault;
import tongban.service.text.Words;

/**
 * What is wrong with one field of a form, as the error summary and the field itself show it.
 *
 * @param field name of the input, or empty where it concerns the form as a whole
 * @param page address of another page on which the field is; empty for the one that is shown
 */
public record Fault(String field, Words message, String page) {

    public Fault(String field, Words message) {
        this(field, message, "");
    }

    static Fault of(FactFault fault) {
        return new Fault(fault.field(), fault.message().then(fault.remedy()));
    }

    static List<Fault> all(List<Problem> problems) {
        return problems.stream().map(Fault::of).toList();
    }

    static Fault of(Problem problem) {
        return new Fault(problem.field(), problem.what().then(problem.remedy()));
    }

    /** Of a device at the counter, of no field. */
    static Fault of(DeviceFault fault) {
        return new Fault("", fault.what().then(fault.remedy()));
    }

    static Fault of(String field, String zh, String en) {
        return new Fault(field, new Words(zh, en));
    }

    /** The same for another input. */
    Fault at(String other) {
        return new Fault(other, message, page);
    }

    /** The same, beginning with what it is about, where the field itself is not in sight. */
    Fault about(Words name) {
        return new Fault(
                field,
                new Words(name.zh() + "：" + message.zh(), name.en() + ": " + message.en()),
                page);
    }

    /** The same for an input on another page. */
    Fault on(String other) {
        return new Fault(field, message, other);
    }

    /** Ids of inputs may not hold every character that a field's name may. */
    public static String id(String field) {
        return field.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    public String id() {
        return id(field);
    }

    /** Where a link of the error summary leads. */
    public String href() {
        return page + "#" + id();
    }

    /** The faults of a field and of its parts: a date's day belongs to the date. */
    public static List<Fault> at(List<Fault> faults, String field) {
        return faults.stream()
                .filter(f -> f.field().equals(field) || f.field().startsWith(field + "."))
                .toList();
    }

    public static Optional<Fault> first(List<Fault> faults, String field) {
        return faults.stream().filter(f -> f.field().equals(field)).findFirst();
    }

    /** What was typed in a field, as typed; empty where nothing was. */
    public static String typed(Map<String, List<String>> typed, String field) {
        List<String> values = typed.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
