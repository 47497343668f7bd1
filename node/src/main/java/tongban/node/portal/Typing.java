package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Rewritten;
import tongban.service.text.Words;

/**
 * What was typed into one of several forms of a page, and what is wrong with it.
 *
 * @param form name of the form that was sent; empty where none was, or where there is but one
 * @param overtaken what somebody else wrote over since the form was opened; then nothing was done
 */
public record Typing(
        String form,
        Map<String, List<String>> fields,
        List<Fault> faults,
        List<Rewritten> overtaken) {
    /** Under which a form says how often what it corrects was corrected when it was opened. */
    static final String SEEN = "seen";

    public Typing(String form, Map<String, List<String>> fields, List<Fault> faults) {
        this(form, fields, faults, List.of());
    }

    /**
     * The same after somebody else was first: what was typed, to be sent once more over what stands
     * now.
     */
    static Typing overtaken(
            String form, Map<String, List<String>> fields, Cooperation.Result.Overtaken by) {
        Map<String, List<String>> again = new HashMap<>(fields);
        again.put(SEEN, List.of(String.valueOf(by.now())));
        return new Typing(
                form,
                again,
                by.since().isEmpty() ? List.of(Fault.of(by.problem()).at("")) : List.of(),
                by.since());
    }

    /**
     * What the form says of what was seen: as it was opened, for as long as it is sent again.
     *
     * @param now how often it was corrected by now
     */
    public String seen(int now) {
        return typed(SEEN).isEmpty() ? String.valueOf(now) : typed(SEEN);
    }

    /** What a form that was sent says; one that says nothing has seen no correction. */
    static OptionalInt seen(HttpServletRequest request) {
        String seen = Optional.ofNullable(request.getParameter(SEEN)).orElse("");
        return OptionalInt.of(seen.matches("[0-9]{1,9}") ? Integer.parseInt(seen) : 0);
    }

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

    /**
     * What was typed, in words, for a page that has the form no more: it was ended meanwhile, and
     * what was typed may be of use elsewhere.
     */
    public List<Conflict.Typed> texts() {
        return CooperationForm.TEXTS.entrySet().stream()
                .filter(text -> !typed(text.getKey()).isBlank())
                .map(text -> new Conflict.Typed(text.getValue(), Words.same(typed(text.getKey()))))
                .toList();
    }

    public String typed(String field) {
        return Fault.typed(fields, field);
    }

    public boolean has(String field, String value) {
        return fields.getOrDefault(field, List.of()).contains(value);
    }

    /** The same, beginning with what is known where nothing was sent. */
    public Typing or(Map<String, List<String>> present) {
        return fields.isEmpty() ? new Typing(form, present, faults, overtaken) : this;
    }

    /** How many rows of amounts the form shows. */
    public int rows() {
        return CooperationForm.rows(fields);
    }
}
