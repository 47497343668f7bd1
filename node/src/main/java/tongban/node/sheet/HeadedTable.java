package tongban.node.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * A table that came in, of which the first line names the columns. Whatever is wrong with it as a
 * whole, or with a row, is found at once; what each is called belongs to the kind of file.
 *
 * @param <C> the columns that it may have
 * @param <P> what is said of something wrong
 * @param faults what is wrong with it as a whole; it has no rows then
 */
public record HeadedTable<C extends Enum<C> & Heading, P>(List<Row<C, P>> rows, List<P> faults) {

    /**
     * A row.
     *
     * @param line of the file or the sheet, from 1
     * @param faults what cannot be read of it at all
     */
    public record Row<C extends Enum<C> & Heading, P>(
            int line, Map<C, String> cells, List<P> faults) {

        /** What stands there, or empty text. */
        public String of(C column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** What each thing that can be wrong is called. */
    public interface Faults<C extends Enum<C> & Heading, P> {
        P unreadable(Words why);

        /** It has no row below the one that names the columns. */
        P empty();

        P tooManyRows();

        /**
         * @param at number of the column, from 1
         */
        P unknown(int at);

        P twice(C column);

        P missing(C column);

        /** A quotation mark is not closed. */
        P unclosed();

        /** Empty where so many cells are no fault. */
        Optional<P> cells(int found, int columns);

        P illegible(C column);
    }

    private static <C extends Enum<C> & Heading, P> HeadedTable<C, P> refused(List<P> faults) {
        return new HeadedTable<>(List.of(), List.copyOf(faults));
    }

    /**
     * @param rowsMax rows below the one that names the columns
     * @param columns all that there are
     */
    public static <C extends Enum<C> & Heading, P> HeadedTable<C, P> read(
            byte[] file, int rowsMax, Class<C> columns, Faults<C, P> faults) {
        TableFile.Read table = TableFile.read(file, rowsMax + 2);
        if (table.unreadable().isPresent()) {
            return refused(List.of(faults.unreadable(table.unreadable().get())));
        }
        if (table.rows().isEmpty()) {
            return refused(List.of(faults.empty()));
        }
        List<P> wrong = new ArrayList<>();
        List<C> named = named(table.rows().getFirst(), columns, faults, wrong);
        if (table.rows().size() > rowsMax + 1) {
            wrong.add(faults.tooManyRows());
        } else if (table.rows().size() == 1 && wrong.isEmpty()) {
            wrong.add(faults.empty());
        }
        return wrong.isEmpty()
                ? new HeadedTable<>(
                        table.rows().stream()
                                .skip(1)
                                .map(r -> row(r, columns, named, faults))
                                .toList(),
                        List.of())
                : refused(wrong);
    }

    private static <C extends Enum<C> & Heading, P> List<C> named(
            TableFile.Row header, Class<C> columns, Faults<C, P> faults, List<P> wrong) {
        List<C> named = new ArrayList<>();
        int at = 0;
        for (Optional<String> cell : header.filled(0).cells()) {
            at++;
            String typed = cell.orElse("");
            Optional<C> column =
                    Arrays.stream(columns.getEnumConstants())
                            .filter(c -> c.isNamed(typed))
                            .findFirst();
            if (column.isEmpty()) {
                wrong.add(faults.unknown(at));
            } else if (named.contains(column.get())) {
                wrong.add(faults.twice(column.get()));
            }
            column.ifPresent(named::add);
        }
        for (C column : columns.getEnumConstants()) {
            if (column.use() == Heading.Use.REQUIRED && !named.contains(column)) {
                wrong.add(faults.missing(column));
            }
        }
        return named;
    }

    private static <C extends Enum<C> & Heading, P> Row<C, P> row(
            TableFile.Row row, Class<C> columns, List<C> named, Faults<C, P> faults) {
        Map<C, String> cells = new EnumMap<>(columns);
        List<Optional<String>> fields = row.filled(named.size()).cells();
        List<P> wrong = new ArrayList<>();
        if (row.broken()) {
            wrong.add(faults.unclosed());
        } else if (fields.size() != named.size()) {
            faults.cells(fields.size(), named.size()).ifPresent(wrong::add);
        }
        for (int i = 0; i < Math.min(named.size(), fields.size()); i++) {
            C column = named.get(i);
            if (fields.get(i).isPresent()) {
                cells.put(column, fields.get(i).get());
            } else if (column.use() != Heading.Use.PASSED_OVER) {
                wrong.add(faults.illegible(column));
            }
        }
        return new Row<>(row.line(), cells, List.copyOf(wrong));
    }
}
