package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongban.service.text.Words;

/**
 * Once that something was written over.
 *
 * @param on day of it
 * @param organ that did it; empty where it was not noted with it
 * @param changes each field that differs since
 */
public record Rewritten(LocalDate on, Optional<Words> organ, String reason, List<Change> changes) {
    public Rewritten {
        changes = List.copyOf(changes);
    }

    /** A field with what stood in it and what was written over that; one may be empty. */
    public record Change(Words field, Words before, Words after) {}

    /**
     * Each time that something was corrected, the oldest first.
     *
     * @param earlier what stood before each correction
     * @param now what stands
     * @param fields in which it is written
     */
    static <T> List<Rewritten> history(
            List<Meeting.Earlier<T>> earlier, T now, Function<T, List<Fields.Field>> fields) {
        List<Rewritten> all = new ArrayList<>();
        for (int n = 0; n < earlier.size(); n++) {
            Meeting.Earlier<T> one = earlier.get(n);
            T after = n + 1 < earlier.size() ? earlier.get(n + 1).before() : now;
            all.add(
                    new Rewritten(
                            one.on(),
                            Optional.of(one.organ()).filter(o -> !o.zh().isEmpty()),
                            one.reason(),
                            Fields.changes(fields.apply(one.before()), fields.apply(after))));
        }
        return List.copyOf(all);
    }
}
