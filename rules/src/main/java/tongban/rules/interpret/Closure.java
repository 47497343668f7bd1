package tongban.rules.interpret;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;

/**
 * A function written in FEEL, a business knowledge model or a decision service, with the names it
 * was made among.
 */
record Closure(String name, List<Expr.Parameter> formals, Type result, Body body)
        implements FeelFunction {
    /** Applies the function to arguments that already fit its parameters. */
    interface Body {
        @Nullable Object apply(List<@Nullable Object> arguments);
    }

    @Override
    public List<String> parameters() {
        return formals.stream().map(Expr.Parameter::name).toList();
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments) {
        return body.apply(arguments);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
