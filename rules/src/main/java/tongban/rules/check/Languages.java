package tongban.rules.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Dialect;
import tongban.rules.ir.Expr;

/**
 * The language that the texts of a file are in, and those that a deployment allows.
 *
 * @param dialect null where the texts cannot be read
 */
record Languages(@Nullable Dialect dialect, Set<Dialect> allowed) {
    /** The language that a file names; a fault where it is unknown or not allowed. */
    static Languages of(String language, Set<Dialect> allowed, Faults.Place place, Faults faults) {
        return new Languages(Dialect.FEEL, allowed).within(language, place, faults);
    }

    /** The language of a text that perhaps names its own. */
    Languages within(String language, Faults.Place place, Faults faults) {
        if (language.isEmpty()) return this;
        Dialect named = Dialect.of(language).orElse(null);
        if (named == null) faults.language(place, language);
        else if (!allowed.contains(named)) faults.businessFeel(place);
        else return new Languages(named, allowed);
        return new Languages(null, allowed);
    }

    boolean isReadable() {
        return dialect != null;
    }

    boolean isFeel() {
        return dialect == Dialect.FEEL;
    }

    /** Whether a name means this language. */
    boolean isThat(String language) {
        return dialect != null && dialect == Dialect.of(language).orElse(null);
    }

    /** The expression as one of this language, where it is not FEEL. */
    Expr mark(Expr expr) {
        return dialect == null || dialect == Dialect.FEEL
                ? expr
                : new Expr.InDialect(dialect, expr);
    }
}
