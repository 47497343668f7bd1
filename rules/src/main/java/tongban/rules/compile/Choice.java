package tongban.rules.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;

/** Unary tests of constants, looked up. */
final class Choice {
    private final Expr.Tests tests;
    private final Regions regions;
    private final @Nullable Boolean[] answers;

    Choice(Expr.Tests tests, Asking in) {
        this.tests = tests;
        this.regions = Regions.of(List.of(tests));
        this.answers = regions.answers(tests, in);
    }

    @Nullable Boolean passes(@Nullable Object value, Asking in) {
        int region = regions.of(value);
        return region == Regions.ELSEWHERE ? Regions.passes(value, tests, in) : answers[region];
    }
}
