package tongban.node.cooperation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.service.text.Words;

/**
 * A body of the platform that answers for a task or an entry. Both sides read it by its name: what
 * one of them calls it need not be in the register of the other.
 *
 * @param id as in the register of places, like {@code 511623:civil-affairs}
 * @param name as it was called when it was named; empty while the id alone was typed
 */
public record Body(String id, Words name) {
    /** So many of one side answer for one thing; the house's own bound. */
    static final int A_SIDE_MAX = 10;

    /** As it is typed. */
    public static Body of(String id) {
        return new Body(id, Words.same(""));
    }

    /** Those of each side as they are typed, each once. */
    public static Both<List<Body>> of(Both<List<String>> ids) {
        return ids.map(of -> of.stream().distinct().map(Body::of).toList());
    }

    public static Both<List<Body>> none() {
        return new Both<>(List.of(), List.of());
    }

    boolean isKnown() {
        return id.matches("[a-z0-9-]{1,40}:[a-z-]{1,60}")
                && !name.zh().isBlank()
                && name.zh().length() <= Texts.NAME_MAX
                && name.en().length() <= Texts.NAME_MAX;
    }

    /**
     * Who answers for it: the bodies by their names, then who is none of the platform.
     *
     * @param text who else, in words, or empty
     */
    static Words answering(List<Body> bodies, String text) {
        Stream<Words> all =
                Stream.concat(
                        bodies.stream().map(Body::name),
                        Stream.of(text).filter(t -> !t.isEmpty()).map(Words::same));
        List<Words> each = all.toList();
        return Words.of(
                each.stream().map(Words::zh).collect(Collectors.joining("、")),
                each.stream().map(Words::en).collect(Collectors.joining(", ")));
    }
}
