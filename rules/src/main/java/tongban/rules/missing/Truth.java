package tongban.rules.missing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The truth values that something may have, as a set of true, false and null. */
record Truth(boolean maybeTrue, boolean maybeFalse, boolean maybeNull) {
    static final Truth NULL = new Truth(false, false, true);
    static final Truth ANY = new Truth(true, true, true);

    static Truth of(boolean value) {
        return new Truth(value, !value, false);
    }

    /** Of a value in a logical place, where whatever is no truth value counts as null. */
    static Truth of(@Nullable Object value) {
        return switch (value) {
            case Boolean b -> of(b.booleanValue());
            case Abstract.Unknown _ -> ANY;
            case Abstract.OneOf o ->
                    new Truth(
                            o.values().contains(true),
                            o.values().contains(false),
                            o.values().stream().anyMatch(v -> !(v instanceof Boolean)));
            case null, default -> NULL;
        };
    }

    boolean surelyTrue() {
        return maybeTrue && !maybeFalse && !maybeNull;
    }

    boolean neverTrue() {
        return !maybeTrue;
    }

    Truth and(Truth other) {
        return new Truth(
                maybeTrue && other.maybeTrue,
                maybeFalse || other.maybeFalse,
                (maybeNull && (other.maybeTrue || other.maybeNull))
                        || (other.maybeNull && maybeTrue));
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    Truth not() {
        return new Truth(maybeFalse, maybeTrue, maybeNull);
    }

    /** These truth values as one value, undecided because of some facts. */
    @Nullable Object value(Set<String> because) {
        List<@Nullable Object> values = new ArrayList<>();
        if (maybeTrue) values.add(true);
        if (maybeFalse) values.add(false);
        if (maybeNull) values.add(null);
        return Abstract.oneOf(values, because);
    }
}
