package tongban.rules.interpret;

import java.time.Clock;
import tongban.rules.FeelFunction;
import tongban.rules.Limits;
import tongban.rules.ir.Expr;

/**
 * What an evaluation is told from outside: the clock with its zone, the limits, and who binds
 * external functions.
 */
public record Settings(Clock clock, Limits limits, External external) {
    /** Binds a function that is not written in FEEL, or answers null where it is not allowed. */
    public interface External {
        @org.jspecify.annotations.Nullable
        FeelFunction bind(Expr.External function);
    }
}
