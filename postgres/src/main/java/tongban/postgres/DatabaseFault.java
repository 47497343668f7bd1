package tongban.postgres;

import java.util.List;
import java.util.Objects;

/**
 * The database cannot be used as it is. Carries every problem found, each with what, where, why and
 * the remedy in Chinese and in English; the message is all of them, one per paragraph.
 */
public final class DatabaseFault extends RuntimeException {
    private final List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param code stable name of the problem, {@code TB-PG-1} and so on
     * @param zh what, where, why and the remedy in Chinese
     * @param en the same in English
     */
    public record Problem(String code, String zh, String en) {
        public Problem {
            Objects.requireNonNull(code);
            Objects.requireNonNull(zh);
            Objects.requireNonNull(en);
        }

        @Override
        public String toString() {
            return code + " " + zh + "\n" + " ".repeat(code.length() + 1) + en;
        }
    }

    public DatabaseFault(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    DatabaseFault(String code, String zh, String en) {
        this(List.of(new Problem(code, zh, en)));
    }

    DatabaseFault(String code, String zh, String en, Throwable cause) {
        this(code, zh, en);
        initCause(cause);
    }

    public List<Problem> problems() {
        return problems;
    }
}
