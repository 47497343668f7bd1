package tongban.rules.interpret;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.LimitExceededException;
import tongban.rules.Limits;

/** What one evaluation has consumed of its limits. */
public final class Budget {
    /** Regular expressions kept compiled in one evaluation. */
    private static final int PATTERNS_MAX = 64;

    private final Limits limits;
    private @Nullable Map<String, Patterns> patterns;
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

    /** Counts several steps of work. */
    public void step(long count) {
        steps += count;
        if (steps > limits.stepsMax())
            throw new LimitExceededException("stepsMax", limits.stepsMax());
    }

    /** The steps counted so far. */
    public long spent() {
        return steps;
    }

    /** A regular expression that was compiled before, or null. */
    @Nullable Patterns pattern(String key) {
        return patterns == null ? null : patterns.get(key);
    }

    void keep(String key, Patterns compiled) {
        if (patterns == null) patterns = new HashMap<>();
        if (patterns.size() < PATTERNS_MAX) patterns.put(key, compiled);
    }

    /** Counts a call that begins. */
    public void enter() {
        if (++calls > limits.callDepthMax())
            throw new LimitExceededException("callDepthMax", limits.callDepthMax());
    }

    /** Counts a call that ended. */
    public void leave() {
        calls--;
    }

    /** Accounts for a list before it is made. */
    public void list(long size) {
        if (size > limits.listSizeMax())
            throw new LimitExceededException("listSizeMax", limits.listSizeMax());
        step(1 + size / 4);
    }

    /** Accounts for one more element of a list that grows. */
    public void grown(long size) {
        if (size > limits.listSizeMax())
            throw new LimitExceededException("listSizeMax", limits.listSizeMax());
        step(1);
    }

    /** Accounts for a text that was made. */
    public void text(long length) {
        if (length > limits.textLengthMax())
            throw new LimitExceededException("textLengthMax", limits.textLengthMax());
        step(1 + length / 64);
    }
}
