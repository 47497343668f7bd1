package tongban.rules.interpret;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of names at a place, innermost first. */
public interface Env {
    /** What {@link #find} answers for a name that is not there; FEEL's null is a value. */
    Object ABSENT = new Object();

    Env EMPTY = _ -> ABSENT;

    /** The name's value, perhaps null, or {@link #ABSENT}. */
    @Nullable Object find(String name);

    default Env with(String name, @Nullable Object value) {
        Env outer = this;
        return wanted -> wanted.equals(name) ? value : outer.find(wanted);
    }

    default Env with(Map<String, ?> values) {
        Env outer = this;
        return wanted -> {
            Object value = values.get(wanted);
            return value != null || values.containsKey(wanted) ? value : outer.find(wanted);
        };
    }

    /**
     * Within a filter: the members of the element hide outer names, and {@code item} is the element
     * itself.
     */
    default Env filtering(@Nullable Object item) {
        Env outer = this;
        return wanted -> {
            if (item instanceof Map<?, ?> members && members.containsKey(wanted))
                return members.get(wanted);
            return wanted.equals("item") ? item : outer.find(wanted);
        };
    }

    /** The elements visible under an import's name; they are evaluated when they are asked for. */
    interface Namespace extends Env {}
}
