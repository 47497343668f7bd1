package tongban.rules.interpret;

import java.util.List;
import java.util.function.IntPredicate;

/** A regular expression, or a part of one, as it was read. */
sealed interface Regex {

    /** One character. */
    record One(IntPredicate is) implements Regex {}

    record Sequence(List<Regex> parts) implements Regex {}

    record Choice(List<Regex> branches) implements Regex {}

    /** A group; number 0 where it captures nothing. */
    record Group(int number, Regex of) implements Regex {}

    record Repeat(Regex of, int min, int max, boolean greedy) implements Regex {}

    /** What a group matched, once more. */
    record Reference(int group) implements Regex {}

    record Start() implements Regex {}

    record End() implements Regex {}
}
