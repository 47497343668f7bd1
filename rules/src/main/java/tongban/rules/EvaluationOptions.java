package tongban.rules;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;

/**
 * What an evaluation is told from outside.
 *
 * @param clock what {@code now()} and {@code today()} answer, with the zone
 * @param limits what the evaluation may consume
 * @param javaClasses the classes by full name whose public static methods an external function may
 *     call; normally none
 */
public record EvaluationOptions(Clock clock, Limits limits, Set<String> javaClasses) {
    public EvaluationOptions {
        Objects.requireNonNull(clock);
        Objects.requireNonNull(limits);
        javaClasses = Set.copyOf(javaClasses);
    }

    public static EvaluationOptions at(Clock clock) {
        return new EvaluationOptions(clock, Limits.STANDARD, Set.of());
    }

    public EvaluationOptions with(Limits other) {
        return new EvaluationOptions(clock, other, javaClasses);
    }

    public EvaluationOptions allowing(Set<String> classes) {
        return new EvaluationOptions(clock, limits, classes);
    }
}
