package tongban.rules.interpret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;

/**
 * What a value was read from, and no more. Each form of expression leaves its reads at the end of a
 * log; a form whose value needed only some of them takes the others back: a conjunction that is
 * false by one side forgets the other, a table forgets the rows that did not matter. What is left
 * determines the value: with those reads fixed it is the same, whatever else changes.
 *
 * <p>That holds among facts that fit their declared types and the values that tables declare for
 * their inputs: a fact outside them is a fault, and not another case. It is a superset where two
 * branches of an {@code if} agree by chance, where a filter, a sum or another function looks at a
 * whole list, and where a decision that is a context is read for one of its members.
 */
final class Trace {
    /** Reads kept of a loop before those that repeat are folded. */
    static final int FOLD_MIN = 256;

    sealed interface Read {
        /** Input data, or a member of it: {@code household.size}. */
        record Fact(String name, @Nullable Object value) implements Read {}

        /** A decision; with {@code atLeast} only that its list has at least the items it has. */
        record Decided(Evaluator.Done done, boolean atLeast) implements Read {}

        /** A table within the decision or function that is being evaluated. */
        record Evaluated(TableTrace.Kept table) implements Read {}

        /** What would have led to the same value by itself. */
        record Beside(List<Read> reads) implements Read {}
    }

    private final Deque<ArrayList<Read>> frames = new ArrayDeque<>();
    private final Map<String, Read.Fact> facts = new HashMap<>();
    private @Nullable List<List<Read>> passed;
    private final boolean everyReason;
    private boolean quiet;

    /**
     * @param everyReason whether the other side of a conjunction or disjunction that is decided by
     *     one side is looked at too, as a refusal wants
     */
    Trace(boolean everyReason) {
        this.everyReason = everyReason;
    }

    /** Whether reads are being kept. */
    boolean isOn() {
        return !frames.isEmpty();
    }

    /** Whether what is evaluated now is looked at for the explanation alone. */
    boolean isQuiet() {
        return quiet;
    }

    /** Sets that, and answers what it was before. */
    boolean quiet(boolean now) {
        boolean before = quiet;
        quiet = now;
        return before;
    }

    boolean wantsEveryReason() {
        return everyReason && isOn();
    }

    void open() {
        frames.push(new ArrayList<>());
    }

    List<Read> close() {
        return distinct(frames.pop());
    }

    int mark() {
        ArrayList<Read> log = frames.peek();
        return log == null ? 0 : log.size();
    }

    void add(Read read) {
        ArrayList<Read> log = frames.peek();
        if (log != null) log.add(read);
    }

    void addAll(List<Read> reads) {
        ArrayList<Read> log = frames.peek();
        if (log != null) log.addAll(reads);
    }

    /** The input's value was read. */
    void fact(String name, @Nullable Object value) {
        if (isOn()) add(facts.computeIfAbsent(name, n -> new Read.Fact(n, value)));
    }

    /** Takes back what was read since a mark. */
    List<Read> cut(int mark) {
        ArrayList<Read> log = frames.peek();
        if (log == null || mark >= log.size()) return List.of();
        List<Read> tail = log.subList(mark, log.size());
        List<Read> reads = distinct(tail);
        tail.clear();
        return reads;
    }

    /** Takes back what was read between two marks. */
    void drop(int from, int to) {
        ArrayList<Read> log = frames.peek();
        if (log != null && from < to) log.subList(from, to).clear();
    }

    /** What a loop has read since a mark, each read once, so that a long loop stays small. */
    void fold(int mark) {
        ArrayList<Read> log = frames.peek();
        if (log == null || log.size() - mark < FOLD_MIN) return;
        List<Read> tail = log.subList(mark, log.size());
        List<Read> reads = distinct(tail);
        if (reads.size() * 2 > tail.size()) return;
        tail.clear();
        log.addAll(reads);
    }

    private static List<Read> distinct(List<Read> reads) {
        if (reads.size() < 2) return List.copyOf(reads);
        Set<Read> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Read> distinct = new ArrayList<>();
        for (Read read : reads) if (seen.add(read)) distinct.add(read);
        return Collections.unmodifiableList(distinct);
    }

    /** Of a context that is input data only a member was read since a mark. */
    void member(int mark, @Nullable Object source, String member, @Nullable Object value) {
        ArrayList<Read> log = frames.peek();
        if (log == null || log.size() != mark + 1) return;
        if (log.get(mark) instanceof Read.Fact(String name, Object whole)
                && whole == source
                && (source instanceof Map<?, ?> || source instanceof List<?>)) {
            log.remove(mark);
            fact(name + "." + member, value);
        }
    }

    /**
     * Of a comparison whose operands were read since the marks: where it asks only whether a list
     * has at least so many items, or is a list at all, nothing more of the list is kept.
     */
    void comparison(
            Expr.Comparison c,
            @Nullable Object left,
            @Nullable Object right,
            int mark,
            int middle) {
        if (!isOn()) return;
        if (middle == mark + 1 && mark() == middle) list(c.left(), c.relation(), left, right, mark);
        if (middle == mark && mark() == middle + 1)
            list(c.right(), mirrored(c.relation()), right, left, mark);
    }

    private void list(
            Expr side,
            Expr.Relation relation,
            @Nullable Object value,
            @Nullable Object constant,
            int at) {
        ArrayList<Read> log = frames.peek();
        if (log == null || !(log.get(at) instanceof Read.Decided d) || !d.done().isList()) return;
        boolean counted = isCount(side);
        if (side instanceof Expr.Name && value instanceof List<?> items && constant == null) {
            log.remove(at);
            if (!items.isEmpty() && !d.done().isSurelyList()) log.add(d.done().atLeast());
            return;
        }
        boolean enough =
                counted
                        ? grows(relation, value, constant)
                        : isPart(side)
                                && value instanceof List<?> items
                                && !items.isEmpty()
                                && List.of().equals(constant);
        if (enough) log.set(at, d.done().atLeast());
    }

    private static boolean isCount(Expr side) {
        return side instanceof Expr.Call call
                && call.function() instanceof Expr.Name n
                && n.name().equals("count")
                && call.arguments().size() == 1
                && isPart(call.arguments().getFirst());
    }

    /** A list by name, or those of its items that fulfil a condition: it grows with the list. */
    private static boolean isPart(Expr list) {
        return list instanceof Expr.Name
                || (list instanceof Expr.Filter f
                        && f.source() instanceof Expr.Name
                        && (f.condition() instanceof Expr.Comparison
                                || f.condition() instanceof Expr.In));
    }

    /** Whether a comparison of a count stays as it is when the count grows. */
    private static boolean grows(
            Expr.Relation relation, @Nullable Object count, @Nullable Object constant) {
        Integer order = Ordering.compare(count, constant);
        if (order == null) return false;
        return switch (relation) {
            case GREATER, EQUAL, NOT_EQUAL, AT_MOST -> order > 0;
            case AT_LEAST, LESS -> order >= 0;
        };
    }

    private static Expr.Relation mirrored(Expr.Relation relation) {
        return switch (relation) {
            case EQUAL, NOT_EQUAL -> relation;
            case LESS -> Expr.Relation.GREATER;
            case AT_MOST -> Expr.Relation.AT_LEAST;
            case GREATER -> Expr.Relation.LESS;
            case AT_LEAST -> Expr.Relation.AT_MOST;
        };
    }

    // --- arguments and local names: read when their name is ---

    /** The reads behind each argument of the call that follows. */
    void pass(List<List<Read>> arguments) {
        passed = arguments;
    }

    /** What {@link #pass} left, once. */
    @Nullable List<List<Read>> take() {
        List<List<Read>> taken = passed;
        passed = null;
        return taken;
    }

    /** Names whose reads count when, and only when, they are looked up. */
    Env reading(Env inner, Map<String, List<Read>> reads) {
        if (!isOn() || reads.isEmpty()) return inner;
        return name -> {
            List<Read> behind = reads.get(name);
            if (behind != null) addAll(behind);
            return inner.find(name);
        };
    }
}
