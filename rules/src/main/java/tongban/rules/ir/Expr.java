package tongban.rules.ir;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.Dialect;

/**
 * Everything a model can say, on one page: FEEL and the boxed expressions alike. What each form
 * means is written once, in the interpreter.
 *
 * <p>{@code at} is the offset of the form in its source text, for messages.
 */
public sealed interface Expr {
    /** A constant: any FEEL value. */
    record Literal(@Nullable Object value) implements Expr {}

    /** A name in scope; {@code ?} is the value under test. */
    record Name(String name, int at) implements Expr {}

    /**
     * {@code source.member}: of a context, of each context in a list, or a property of a date,
     * duration or range.
     */
    record Path(Expr source, String member, int at) implements Expr {}

    /** {@code source[condition]}: by position or by condition. */
    record Filter(Expr source, Expr condition) implements Expr {}

    record Negation(Expr operand) implements Expr {}

    record Arithmetic(Operator operator, Expr left, Expr right, int at) implements Expr {}

    record Comparison(Relation relation, Expr left, Expr right, int at) implements Expr {}

    record And(Expr left, Expr right) implements Expr {}

    record Or(Expr left, Expr right) implements Expr {}

    record Between(Expr value, Expr low, Expr high) implements Expr {}

    /** {@code value in tests}. */
    record In(Expr value, Tests tests) implements Expr {}

    record RangeOf(Expr start, boolean startIncluded, Expr end, boolean endIncluded)
            implements Expr {}

    /** {@code < 10} standing alone: as a test it compares, as a value it is a range. */
    record Half(Relation relation, Expr endpoint) implements Expr {}

    record ListOf(List<Expr> items) implements Expr {}

    /** A context; with a result it is a boxed context whose value is that of the result. */
    record Context(List<Entry> entries, @Nullable Expr result) implements Expr {}

    record Function(List<Parameter> parameters, Expr body, Type result) implements Expr {}

    /** A function written in Java, PMML or another language outside FEEL. */
    record External(List<Parameter> parameters, String kind, String className, String signature)
            implements Expr {}

    record Call(Expr function, List<Expr> arguments, int at) implements Expr {}

    /** A call with named arguments; the boxed invocation too. */
    record NamedCall(Expr function, List<Entry> arguments, int at) implements Expr {}

    record If(Expr condition, Expr then, Expr otherwise) implements Expr {}

    record For(List<Iteration> iterations, Expr body) implements Expr {}

    record Quantified(boolean every, List<Iteration> iterations, Expr condition) implements Expr {}

    record InstanceOf(Expr value, Type type) implements Expr {}

    /** A value made to fit a declared type, or null where it cannot. */
    record Conform(Expr value, Type type) implements Expr {}

    /** An expression of another dialect than the one around it. */
    record InDialect(Dialect dialect, Expr body) implements Expr {}

    /**
     * Unary tests of the value named {@code ?}: any of them, or with {@code negated} none of them.
     */
    record Tests(List<Test> any, boolean negated) implements Expr {
        public static final Tests ALL = new Tests(List.of(), true);
    }

    record Table(
            String name,
            HitPolicy policy,
            Aggregation aggregation,
            List<Input> inputs,
            List<Output> outputs,
            List<Rule> rules)
            implements Expr {}

    /** What could not be read; the diagnostics say why. It is null wherever it is evaluated. */
    record Invalid(String text) implements Expr {}

    record Entry(String name, Expr value) {}

    record Parameter(String name, Type type) {}

    /**
     * A variable and what it runs over; with {@code to}, every number or date from the one to the
     * other.
     */
    record Iteration(String name, Expr domain, @Nullable Expr to) {}

    /**
     * One unary test. With {@code condition} it is true or false by itself, since it mentions
     * {@code ?}.
     */
    record Test(Expr expr, boolean condition) {}

    record Input(String text, Expr value, @Nullable Tests allowed) {}

    /**
     * An output column; {@code priorities} are the allowed values in order, the first the highest.
     */
    record Output(
            String name,
            Type type,
            List<Expr> priorities,
            @Nullable Tests allowed,
            @Nullable Expr otherwise) {}

    /** A row; {@code number} counts from 1, {@code written} are its tests as they stand there. */
    record Rule(
            String id,
            int number,
            List<Tests> tests,
            List<Expr> results,
            Map<String, String> annotations,
            List<String> written) {
        public Rule(
                String id,
                int number,
                List<Tests> tests,
                List<Expr> results,
                Map<String, String> annotations) {
            this(id, number, tests, results, annotations, List.of());
        }
    }

    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("**");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As FEEL writes it. */
        public String sign() {
            return sign;
        }
    }

    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }

    enum HitPolicy {
        UNIQUE,
        FIRST,
        PRIORITY,
        ANY,
        COLLECT,
        RULE_ORDER,
        OUTPUT_ORDER
    }

    enum Aggregation {
        NONE,
        SUM,
        COUNT,
        MIN,
        MAX
    }
}
