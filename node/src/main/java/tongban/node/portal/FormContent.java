package tongban.node.portal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tongban.node.casework.Masked;

/**
 * What the fields of a form show. Everything as typed, but for the number of a person once it is
 * stored: it stays where it is, only its first and last signs are shown, and the field is empty, to
 * type another one.
 *
 * @param typed by field, as typed
 * @param kept by field, masked: stored, and left as it is where the field comes back empty
 */
public record FormContent(Map<String, List<String>> typed, Map<String, String> kept) {

    /** As stored. */
    static FormContent stored(ApplicationForm form) {
        return of(form, form.typed(), field -> false);
    }

    /** As sent just now and not stored: every field as typed, numbers too. */
    static FormContent sent(ApplicationForm form, Map<String, List<String>> sent) {
        return of(form, FormController.over(form.typed(), sent), field -> isFilled(sent, field));
    }

    /** As stored just now, with faults: a number at fault is shown, so that it can be compared. */
    static FormContent faulty(
            ApplicationForm form, Map<String, List<String>> sent, List<Fault> faults) {
        Set<String> wrong = new HashSet<>();
        faults.forEach(f -> wrong.add(f.field()));
        return of(
                form,
                FormController.over(form.typed(), sent),
                field -> isFilled(sent, field) && wrong.contains(field));
    }

    private static boolean isFilled(Map<String, List<String>> sent, String field) {
        return !Fault.typed(sent, field).isEmpty();
    }

    private static FormContent of(
            ApplicationForm form, Map<String, List<String>> typed, Predicate<String> shown) {
        return of(typed, field -> form.namesAPerson(field) && !shown.test(field));
    }

    /**
     * @param masked whether only the first and last signs of a field are shown
     */
    static FormContent of(Map<String, List<String>> typed, Predicate<String> masked) {
        Map<String, List<String>> open = new HashMap<>(typed);
        Map<String, String> kept = new TreeMap<>();
        typed.forEach((field, values) -> {
            if (masked.test(field)) {
                open.remove(field);
                kept.put(field, Masked.number(values.getFirst()));
            }
        });
        return new FormContent(Map.copyOf(open), kept);
    }

    /** The same in a form whose fields begin so. */
    FormContent under(String prefix) {
        Map<String, List<String>> open = new HashMap<>();
        typed.forEach((field, values) -> open.put(prefix + field, values));
        Map<String, String> below = new TreeMap<>();
        kept.forEach((field, masked) -> below.put(prefix + field, masked));
        return new FormContent(open, below);
    }

    /** Every field that has a content, shown or not. */
    public Set<String> fields() {
        Set<String> fields = new HashSet<>(typed.keySet());
        fields.addAll(kept.keySet());
        return fields;
    }

    /** What is shown beside the empty field of a number that is stored; empty where none is. */
    public String kept(String field) {
        return kept.getOrDefault(field, "");
    }
}
