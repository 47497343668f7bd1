package tongban.rules.interpret;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Range;
import tongban.rules.ir.Expr;
import tongban.rules.syntax.Parser;
import tongban.rules.syntax.Scope;
import tongban.rules.syntax.SyntaxException;

/**
 * Reads the text of a range, whose endpoints are literals: numbers, text, dates, times and
 * durations.
 */
final class RangeText {
    private static final Set<String> MAKERS = Set.of("date", "time", "date and time", "duration");

    private RangeText() {}

    static @Nullable Range read(String text, Interpreter in) {
        String bare = text.strip();
        if (bare.length() > 500) return null;
        try {
            Parser parser =
                    new Parser(
                            bare,
                            Scope.of(Builtins.types()),
                            in.settings().limits(),
                            _ -> null,
                            Temporal::literal);
            if (!(parser.expression() instanceof Expr.RangeOf r)) return null;
            if (!literal(r.start()) || !literal(r.end())) return null;
            Range range = (Range) in.eval(r, Env.EMPTY);
            if (range == null) return null;
            Integer order = Ordering.compare(range.start(), range.end());
            return order == null || order > 0 ? null : range;
        } catch (SyntaxException _) {
            return null;
        }
    }

    private static boolean literal(Expr expr) {
        return switch (expr) {
            case Expr.Literal _ -> true;
            case Expr.Negation n -> literal(n.operand());
            case Expr.Call c ->
                    c.function() instanceof Expr.Name n
                            && MAKERS.contains(n.name())
                            && c.arguments().stream().allMatch(a -> a instanceof Expr.Literal);
            default -> false;
        };
    }
}
