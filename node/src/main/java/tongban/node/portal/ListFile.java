package tongban.node.portal;

import java.util.List;
import java.util.function.Consumer;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/**
 * A list of a page, as a file: the same filters, every row.
 *
 * @param name of the file and in the journal, e.g. {@code cases}
 * @param filters what was filtered by, for the journal; nothing personal
 */
public record ListFile(
        String name, Words title, List<Words> headers, List<String> filters, Rows rows) {

    /** One of which every row is written, however many there are. */
    static ListFile whole(
            String name,
            Words title,
            List<Words> headers,
            List<String> filters,
            Consumer<Consumer<List<Cell>>> rows) {
        return new ListFile(
                name,
                title,
                headers,
                filters,
                to -> {
                    rows.accept(to);
                    return true;
                });
    }

    /** Where the rows come from. */
    @FunctionalInterface
    public interface Rows {
        /**
         * @return false when there were more rows than a file takes, and the rest is missing
         */
        boolean each(Consumer<List<Cell>> to);
    }
}
