package tongban.node.exchange;

import java.util.Locale;
import tongban.service.text.Words;

/**
 * What is wrong with a batch, or worth a remark. Names places and codes, never a value: values are
 * personal.
 *
 * @param file in the batch; empty for the batch itself
 * @param line from 1; 0 for the whole file
 * @param column empty for the whole line
 */
public record ExchangeFault(
        String code, String file, int line, String column, Words what, Words remedy) {

    /** One line for a page or a terminal. */
    public String in(Locale locale) {
        return "%s%s%s%s %s %s"
                .formatted(
                        code,
                        file.isEmpty() ? "" : " " + file,
                        line == 0 ? "" : ":" + line,
                        column.isEmpty() ? "" : " " + column,
                        what.in(locale),
                        remedy.in(locale));
    }
}
