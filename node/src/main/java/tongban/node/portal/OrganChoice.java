package tongban.node.portal;

import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * The choice of a body on the form of an act: a place is searched for, and the body competent there
 * or one that sits there is chosen.
 *
 * @param field under which it is sent
 * @param q what was searched for
 * @param options what may be chosen now
 * @param chosen value that was chosen before; empty where none was
 */
public record OrganChoice(String field, String q, List<Option> options, String chosen) {
    public OrganChoice {
        options = List.copyOf(options);
    }

    /**
     * A body to choose.
     *
     * @param value code of a place, whose competent body is meant, or id of a body
     * @param at the place by which it was found; empty for a body that was found by itself
     */
    public record Option(String value, Words body, Optional<Words> at) {}

    public boolean isNothingFound() {
        return !q.isBlank() && options.isEmpty();
    }

    public boolean isChosen(Option option) {
        return option.value().equals(chosen);
    }
}
