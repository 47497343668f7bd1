package tongban.rules.interpret;

import tongban.rules.LimitExceededException;
import tongban.rules.Limits;

/** What one evaluation has consumed of its limits. */
public final class Budget {
    private final Limits limits;
    private long steps;
    private int calls;

    public Budget(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    /** Counts one step of work, of whatever pass. */
    public void step() {
        step(1);
    }

    void step(long count) {
        steps += count;
        if (steps > limits.stepsMax())
            throw new LimitExceededException("stepsMax", limits.stepsMax());
    }

    void enter() {
        if (++calls > limits.callDepthMax())
            throw new LimitExceededException("callDepthMax", limits.callDepthMax());
    }

    void leave() {
        calls--;
    }

    /** Accounts for a list before it is made. */
    void list(long size) {
        if (size > limits.listSizeMax())
            throw new LimitExceededException("listSizeMax", limits.listSizeMax());
        step(1 + size / 8);
    }

    void text(long length) {
        if (length > limits.textLengthMax())
            throw new LimitExceededException("textLengthMax", limits.textLengthMax());
        step(1 + length / 64);
    }
}
