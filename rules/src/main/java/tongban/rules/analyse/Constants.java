package tongban.rules.analyse;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.LimitExceededException;
import tongban.rules.interpret.Env;
import tongban.rules.interpret.Interpreter;
import tongban.rules.interpret.Settings;
import tongban.rules.ir.Expr;

/** Expressions whose value no fact can change. */
final class Constants {
    /** A value that may be null. */
    record Constant(@Nullable Object value) {}

    /** Built-ins that answer differently from one day to the next. */
    private static final Set<String> CHANGING = Set.of("now", "today");

    private final Settings settings;

    Constants(Settings settings) {
        this.settings = settings;
    }

    /** The constant that an expression is, or null where it depends on a name. */
    @Nullable Constant of(Expr expr, Frame frame) {
        if (expr instanceof Expr.Literal l) return new Constant(l.value());
        if (!isClosed(expr, frame)) return null;
        try {
            return new Constant(new Interpreter(settings).eval(expr, Env.EMPTY));
        } catch (LimitExceededException _) {
            return null;
        }
    }

    private boolean isClosed(Expr expr, Frame frame) {
        return switch (expr) {
            case Expr.Literal _ -> true;
            case Expr.Name _, Expr.Invalid _, Expr.External _, Expr.Function _, Expr.Table _ ->
                    false;
            case Expr.Call(Expr.Name(String name, int _), List<Expr> arguments, int _) ->
                    frame.meaning(name) instanceof Frame.Meaning.Inner
                            && !name.equals("?")
                            && !CHANGING.contains(name)
                            && !frame.bound().contains(name)
                            && arguments.stream().allMatch(a -> isClosed(a, frame));
            default -> Parts.of(expr).stream().allMatch(p -> isClosed(p, frame));
        };
    }
}
