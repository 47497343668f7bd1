package tongban.node.register;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import tongban.time.Period;

/**
 * What is said of a subject.
 *
 * @param valid the days it speaks of
 * @param value what holds on them; empty: nothing is known of them any more
 * @param document which document or enquiry says so; personal, sealed with the value
 * @param reason why it is recorded so; personal, sealed with the value
 */
public record Statement(
        Period valid,
        Optional<Particulars> value,
        Source source,
        String document,
        Assurance assurance,
        String reason) {

    public Statement {
        Objects.requireNonNull(valid);
        Objects.requireNonNull(value);
        Objects.requireNonNull(source);
        Objects.requireNonNull(document);
        Objects.requireNonNull(assurance);
        Objects.requireNonNull(reason);
    }

    /** The first day; empty where the beginning is open. */
    public Optional<LocalDate> first() {
        return valid.from().equals(LocalDate.MIN) ? Optional.empty() : Optional.of(valid.from());
    }

    /** The last day; empty where the end is open. */
    public Optional<LocalDate> last() {
        return valid.lastDay();
    }
}
