package tongban.launcher;

import java.util.Objects;

/** The machine lacks something. Says what, where, why and the remedy, in Chinese and in English. */
final class CannotStart extends RuntimeException {
    /**
     * @param code stable name of the problem, {@code TB-START-1} and so on
     */
    CannotStart(String code, String zh, String en) {
        super(
                Objects.requireNonNull(code)
                        + " "
                        + Objects.requireNonNull(zh)
                        + "\n"
                        + " ".repeat(code.length() + 1)
                        + Objects.requireNonNull(en));
    }

    CannotStart(String code, String zh, String en, Throwable cause) {
        this(code, zh, en);
        initCause(cause);
    }
}
