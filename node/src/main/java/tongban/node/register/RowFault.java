package tongban.node.register;

import java.util.Locale;

/**
 * What is wrong with a line of a file. Names places and rules, never a value: values are personal.
 *
 * @param line first line of the row, from 1; 0 for the whole file
 */
public record RowFault(long line, Flaw flaw) {

    /** One line: code, file, line, column, what and why, what to do. */
    public String in(Locale locale, String file) {
        return "%s %s%s%s %s"
                .formatted(
                        flaw.code(),
                        file,
                        line == 0 ? "" : ":" + line,
                        flaw.field().isEmpty() ? "" : " " + flaw.field(),
                        flaw.what().then(flaw.remedy()).in(locale));
    }
}
