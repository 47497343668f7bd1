package tongban.node.portal;

import java.util.List;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * The choice of the bodies of both sides that answer for a task or an entry: places are searched
 * for, and those of the bodies there that are meant are ticked.
 *
 * @param q what was searched for
 * @param options what is ticked, then what was found
 * @param cut whether more was found than is shown
 */
public record BodyChoice(String q, List<Option> options, boolean cut) {
    public BodyChoice {
        options = List.copyOf(options);
    }

    /**
     * @param name where it has ended with who carries on for it
     */
    public record Option(Jurisdiction side, String id, Words name, boolean ticked) {
        /** Under which it is sent. */
        public String field() {
            return field(side);
        }

        static String field(Jurisdiction side) {
            return switch (side) {
                case CHONGQING -> "bodiesChongqing";
                case SICHUAN -> "bodiesSichuan";
            };
        }
    }

    public boolean isNothingFound() {
        return !q.isBlank() && options.stream().allMatch(Option::ticked);
    }
}
