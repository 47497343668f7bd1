package tongban.rules;

import java.util.Objects;

/**
 * Stands for a fact that is not known yet, anywhere in the facts of a proposal. It is not FEEL's
 * null, which is a known absence.
 *
 * @param name how the fact is named when somebody is asked for it, such as {@code household.income}
 */
public record MissingFact(String name) {
    public MissingFact {
        Objects.requireNonNull(name);
    }
}
