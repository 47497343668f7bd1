package tongban.node.register;

import java.util.Objects;
import tongban.service.text.Words;

/**
 * One thing that is wrong with what was typed or stands in a file, and what to do about it.
 *
 * @param code stable, {@code REGISTER-207} and so on; one meaning each
 * @param field of the shape, or of the statement (from, until, source, ...); empty where no single
 *     one is at fault
 * @param what never repeats a value: values are personal
 */
public record Flaw(String code, String field, Words what, Words remedy) {

    public Flaw {
        Objects.requireNonNull(code);
        Objects.requireNonNull(field);
        Objects.requireNonNull(what);
        Objects.requireNonNull(remedy);
    }
}
