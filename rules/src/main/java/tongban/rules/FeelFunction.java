package tongban.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function as a FEEL value. It lives as long as the evaluation that made it. */
public interface FeelFunction {
    /** The name under which an explanation mentions it. */
    String name();

    /** The names of its parameters in order; of a built-in, those of its first form. */
    List<String> parameters();

    /** Applies it to positional arguments. */
    @Nullable Object apply(List<@Nullable Object> arguments);
}
