package tongban.rules.compile;

import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Env;

/**
 * A member's name at one place of the code, and where it stood the last time: contexts that come to
 * a place are mostly made alike.
 */
final class Member {
    private record Seen(Shape shape, int at) {}

    final String name;
    private Seen seen = new Seen(new Shape(java.util.List.of()), -1);

    Member(String name) {
        this.name = name;
    }

    /** The member's value, or {@link Env#ABSENT}. */
    @Nullable Object of(Slots context) {
        Seen last = seen; // threads may differ about it, which does no harm
        if (last.shape() != context.shape)
            seen = last = new Seen(context.shape, context.shape.indexOf(name));
        return last.at() < 0 ? Env.ABSENT : context.values[last.at()];
    }
}
