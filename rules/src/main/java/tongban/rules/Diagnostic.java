package tongban.rules;

import java.util.List;
import java.util.Objects;

/**
 * One fault of a model: what, where, why and what to do, in both languages.
 *
 * @param code stable, such as {@code RULE-011}
 * @param file the model as it was named when it was loaded
 * @param element the decision, table or type, with the row where there is one; empty for the whole
 *     file
 */
public record Diagnostic(
        String code, Severity severity, String file, String element, Text cause, Text remedy) {
    public enum Severity {
        /** The model must not be published. */
        ERROR,
        /** The model decides, but perhaps not what its author meant. */
        WARNING,
        /** Nothing is wrong; something was not looked into, or is told for its own sake. */
        NOTE
    }

    /** The same words in Chinese and in English. */
    public record Text(String zh, String en) {
        public Text {
            Objects.requireNonNull(zh);
            Objects.requireNonNull(en);
        }
    }

    public Diagnostic {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(file);
        Objects.requireNonNull(element);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(remedy);
    }

    public String en() {
        return "%s %s%s: %s %s"
                .formatted(
                        code, file, element.isEmpty() ? "" : ", " + element, cause.en, remedy.en);
    }

    public String zh() {
        return "%s %s%s：%s%s"
                .formatted(code, file, element.isEmpty() ? "" : "，" + element, cause.zh, remedy.zh);
    }

    public static boolean anyError(List<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(d -> d.severity == Severity.ERROR);
    }
}
