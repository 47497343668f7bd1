package tongban.node.portal;

import java.util.List;
import java.util.Map;

/**
 * What was typed into one of several forms of a page, and what is wrong with it.
 *
 * @param form name of the form that was sent; empty where none was, or where there is but one
 */
public record Typing(String form, Map<String, List<String>> fields, List<Fault> faults) {

    /** The same for one form: another one shows neither what was typed nor its faults. */
    public Typing of(String name) {
        return form.equals(name) ? this : new Typing(name, Map.of(), List.of());
    }

    /** Whether it was sent and is shown again: with its faults, or with what was searched for. */
    public boolean isSent(String name) {
        return form.equals(name);
    }

    /** What stands before the ids of a form's fields, so that each id is on the page once. */
    public String prefix(String name) {
        return form.equals(name) ? "" : name + "-";
    }

    public String typed(String field) {
        return Fault.typed(fields, field);
    }

    public boolean has(String field, String value) {
        return fields.getOrDefault(field, List.of()).contains(value);
    }

    /** The same, beginning with what is known where nothing was sent. */
    public Typing or(Map<String, List<String>> present) {
        return fields.isEmpty() ? new Typing(form, present, faults) : this;
    }

    /** How many rows of amounts the form shows. */
    public int rows() {
        return CooperationForm.rows(fields);
    }
}
