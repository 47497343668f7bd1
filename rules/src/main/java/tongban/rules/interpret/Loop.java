package tongban.rules.interpret;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import tongban.rules.Range;
import tongban.rules.ir.Expr;

/**
 * {@code for ... return}: every combination of its variables in order, {@code partial} being what
 * is done so far.
 */
final class Loop {
    private final Interpreter interpreter;
    private final Expr.For loop;
    private final List<@Nullable Object> results = new ArrayList<>();
    private boolean failed;

    Loop(Interpreter interpreter, Expr.For loop) {
        this.interpreter = interpreter;
        this.loop = loop;
    }

    /**
     * The first items of a list that grows: what is added later is not among them, so that a result
     * can hold what there was before it without holding itself.
     */
    private static final class SoFar extends AbstractList<@Nullable Object>
            implements RandomAccess {
        private final List<@Nullable Object> growing;
        private final int size;

        private SoFar(List<@Nullable Object> growing, int size) {
            this.growing = growing;
            this.size = size;
        }

        @Override
        public @Nullable Object get(int index) {
            return growing.get(Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }

    @Nullable Object run(Env env) {
        iterate(0, env);
        return failed ? null : Collections.unmodifiableList(results);
    }

    private void iterate(int level, Env env) {
        if (level == loop.iterations().size()) {
            Env body = env.with("partial", new SoFar(results, results.size()));
            Object result = interpreter.eval(loop.body(), body);
            interpreter.budget().grown(results.size() + 1L);
            results.add(result);
            return;
        }
        Expr.Iteration iteration = loop.iterations().get(level);
        List<?> items = domain(interpreter, iteration, env);
        if (items == null) {
            failed = true;
            return;
        }
        int start = interpreter.trace().mark();
        for (Object item : items) {
            interpreter.trace().fold(start);
            interpreter.budget().step();
            iterate(level + 1, env.with(iteration.name(), item));
            if (failed) return;
        }
    }

    /** What a variable runs over, or null where that is nothing to run over. */
    static @Nullable List<?> domain(Interpreter in, Expr.Iteration iteration, Env env) {
        Object domain = in.eval(iteration.domain(), env);
        if (iteration.to() == null) return in.elements(domain);
        return sequence(domain, in.eval(iteration.to(), env), in.budget());
    }

    /** The whole numbers or days within a range; null where its start is past its end. */
    static @Nullable List<?> elements(Range r, Budget budget) {
        Integer order = Ordering.compare(r.start(), r.end());
        if (order == null || order > 0) return null;
        List<?> all = sequence(r.start(), r.end(), budget);
        if (all == null) return null;
        int from = r.startIncluded() ? 0 : 1;
        int to = all.size() - (r.endIncluded() ? 0 : 1);
        return from >= to ? List.of() : all.subList(from, to);
    }

    /** The whole numbers or days from one to the other, downwards where the first is larger. */
    static @Nullable List<?> sequence(@Nullable Object start, @Nullable Object end, Budget budget) {
        if (start instanceof BigDecimal from && end instanceof BigDecimal to) {
            if (!Decimals.isInteger(from) || !Decimals.isInteger(to)) return null;
            BigDecimal size = to.subtract(from).abs();
            budget.list(
                    size.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                            ? Long.MAX_VALUE
                            : size.longValue() + 1);
            List<Object> numbers = new ArrayList<>();
            BigDecimal step = BigDecimal.valueOf(from.compareTo(to) <= 0 ? 1 : -1);
            for (BigDecimal n = from; ; n = n.add(step)) {
                numbers.add(n);
                if (n.compareTo(to) == 0) break;
            }
            return numbers;
        }
        if (start instanceof LocalDate from && end instanceof LocalDate to) {
            long days = ChronoUnit.DAYS.between(from, to);
            budget.list(Math.abs(days) + 1);
            List<Object> dates = new ArrayList<>();
            for (long i = 0; i <= Math.abs(days); i++) dates.add(from.plusDays(days < 0 ? -i : i));
            return dates;
        }
        return null;
    }
}
