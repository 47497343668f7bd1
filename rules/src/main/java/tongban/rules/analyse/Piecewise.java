package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.Range;
import tongban.rules.ir.Expr;

/**
 * Reads conditions over one variable whose truth can change only at constants: comparisons with
 * them, ranges, lists of values, and what {@code and}, {@code or}, {@code not} make of those. Of
 * such a condition one value between two neighbouring constants tells of all of them.
 */
final class Piecewise {
    private final Constants constants;
    private final Frame frame;
    private final Predicate<Expr> isVariable;
    private final List<@Nullable Object> points = new ArrayList<>();

    Piecewise(Constants constants, Frame frame, Predicate<Expr> isVariable) {
        this.constants = constants;
        this.frame = frame;
        this.isVariable = isVariable;
    }

    /** The constants met so far, perhaps null among them. */
    List<@Nullable Object> points() {
        return points;
    }

    /** Whether a condition is of that kind; its constants are noted either way. */
    boolean reads(Expr expr) {
        return switch (Parts.bare(expr)) {
            case Expr.And a -> reads(a.left()) & reads(a.right());
            case Expr.Or o -> reads(o.left()) & reads(o.right());
            case Expr.Comparison c -> {
                boolean ordered =
                        c.relation() != Expr.Relation.EQUAL
                                && c.relation() != Expr.Relation.NOT_EQUAL;
                if (isVariable.test(c.left())) yield point(c.right(), ordered);
                if (isVariable.test(c.right())) yield point(c.left(), ordered);
                yield constants.of(c, frame) != null;
            }
            case Expr.Between b ->
                    isVariable.test(b.value()) && point(b.low(), true) & point(b.high(), true);
            case Expr.In i -> isVariable.test(i.value()) && tests(i.tests());
            case Expr.Call(Expr.Name(String name, int _), List<Expr> arguments, int _)
                    when name.equals("not") && arguments.size() == 1 ->
                    reads(arguments.getFirst());
            default -> isVariable.test(expr) || constants.of(expr, frame) != null;
        };
    }

    /** Whether every test of a cell is of that kind. */
    boolean tests(Expr.Tests tests) {
        boolean all = true;
        for (Expr.Test test : tests.any()) all &= test(test);
        return all;
    }

    boolean test(Expr.Test test) {
        if (test.condition()) return reads(test.expr());
        return switch (Parts.bare(test.expr())) {
            case Expr.Half h ->
                    point(
                            h.endpoint(),
                            h.relation() != Expr.Relation.EQUAL
                                    && h.relation() != Expr.Relation.NOT_EQUAL);
            case Expr.RangeOf r -> point(r.start(), true) & point(r.end(), true);
            case Expr other -> point(other, false);
        };
    }

    /** Notes a constant; false where it is none, or where text is put in order. */
    private boolean point(Expr expr, boolean ordered) {
        Constants.Constant constant = constants.of(expr, frame);
        if (constant == null) return false;
        if (ordered && constant.value() instanceof String) return false;
        return note(constant.value());
    }

    private boolean note(@Nullable Object value) {
        return switch (value) {
            case List<?> items -> {
                boolean all = true;
                for (Object item : items) all &= note(item);
                yield all;
            }
            case Range r -> {
                if (r.start() instanceof String || r.end() instanceof String) yield false;
                boolean start = r.start() == null || note(Objects.requireNonNull(r.start()));
                yield start & (r.end() == null || note(Objects.requireNonNull(r.end())));
            }
            case null -> points.add(null);
            default -> Scale.kind(value) != tongban.rules.ir.Type.Simple.ANY && points.add(value);
        };
    }
}
