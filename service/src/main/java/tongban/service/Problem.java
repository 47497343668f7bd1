package tongban.service;

import java.util.Comparator;
import java.util.Objects;
import tongban.service.text.Words;

/**
 * One fault of a service folder.
 *
 * @param code stable, e.g. {@code SERVICE-004}
 * @param file path within the folder, e.g. {@code service.yaml}
 * @param line line within it, from 1; 0 where the whole file is meant
 * @param element what within it, e.g. {@code facts.disability grade}
 * @param cause what is wrong
 * @param remedy what to do
 * @param severity whether the folder may be published all the same
 */
public record Problem(
        String code,
        String file,
        int line,
        String element,
        Words cause,
        Words remedy,
        Severity severity) {

    /** How much it weighs. */
    public enum Severity {
        /** The folder may not be published. */
        ERROR,
        /** It may, but perhaps does not say what its author meant. */
        WARNING,
        /** Nothing is wrong; something could not be looked into. */
        NOTE
    }

    static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file)
                    .thenComparingInt(Problem::line)
                    .thenComparing(Problem::severity)
                    .thenComparing(Problem::code);

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(severity, "severity");
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line: code, place, cause, remedy. */
    public Words message() {
        String at =
                code
                        + " "
                        + file
                        + (line > 0 ? ":" + line : "")
                        + (element.isEmpty() ? "" : " '" + element + "'");
        return Words.of(
                at + "：" + cause.zh() + "。" + remedy.zh() + "。",
                at + ": " + cause.en() + ". " + remedy.en() + ".");
    }
}
