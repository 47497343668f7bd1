package tongban.rules.interpret;

import java.util.function.Supplier;
import tongban.rules.LimitExceededException;
import tongban.rules.Limits;

/**
 * Counts the work done inside values: a few lists that hold one another many times over are small
 * to make and endless to compare, to convert or to write. One evaluation may do as many such steps
 * as it may do others.
 */
public final class Inside {
    private static final ScopedValue<Inside> CURRENT = ScopedValue.newInstance();

    private final long most;
    private long steps;

    private Inside(long most) {
        this.most = most;
    }

    /** Runs an evaluation and counts what it does inside values, also where its parts cannot. */
    public static <T> T counted(Limits limits, Supplier<T> evaluation) {
        return ScopedValue.where(CURRENT, new Inside(limits.stepsMax())).call(evaluation::get);
    }

    /** One step into a list or a context. */
    static void step() {
        step(1);
    }

    /** As many steps as something takes that has no parts of its own. */
    static void step(long count) {
        if (!CURRENT.isBound()) return;
        Inside here = CURRENT.get();
        here.steps += count;
        if (here.steps > here.most) throw new LimitExceededException("stepsMax", here.most);
    }
}
