package tongban.node.project;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.node.casework.Problem;
import tongban.node.project.ReturnFiles.Column;
import tongban.node.sheet.TableFile;

/** Reads a file of monthly returns. The first line names the columns in either language. */
final class ReturnFile {
    /** What a spreadsheet makes of 2024-05 when it saves the file. */
    private static final List<DateTimeFormatter> MONTHS =
            List.of(
                    DateTimeFormatter.ofPattern("uuuu-M", Locale.ROOT),
                    DateTimeFormatter.ofPattern("uuuu/M", Locale.ROOT),
                    DateTimeFormatter.ofPattern("uuuu年M月", Locale.ROOT),
                    DateTimeFormatter.ofPattern("MMM-uu", Locale.ENGLISH));

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    private ReturnFile() {}

    /**
     * A row as it was sent.
     *
     * @param unreadable what cannot be read of it at all
     */
    record Sent(
            int line,
            String number,
            String month,
            String completed,
            String cumulative,
            String progress,
            List<Problem> unreadable) {}

    /**
     * A file.
     *
     * @param problems what is wrong with it as a whole; it has no rows then
     */
    record Read(List<Sent> rows, List<Problem> problems) {
        private static Read refused(Problem problem) {
            return new Read(List.of(), List.of(problem));
        }
    }

    static Read read(byte[] file) {
        if (file.length > ReturnFiles.FILE_BYTES_MAX) {
            return Read.refused(ProjectProblems.fileTooLarge());
        }
        TableFile.Read table = TableFile.read(file, ReturnFiles.ROWS_MAX + 2);
        if (table.unreadable().isPresent()) {
            return Read.refused(ProjectProblems.fileUnreadable(table.unreadable().get()));
        }
        if (table.rows().isEmpty()) {
            return Read.refused(ProjectProblems.fileEmpty());
        }
        List<Problem> problems = new ArrayList<>();
        List<Column> columns = columns(table.rows().getFirst(), problems);
        if (!problems.isEmpty()) {
            return new Read(List.of(), problems);
        }
        if (table.rows().size() > ReturnFiles.ROWS_MAX + 1) {
            return Read.refused(ProjectProblems.fileRows());
        }
        List<Sent> rows = table.rows().stream().skip(1).map(row -> sent(row, columns)).toList();
        return rows.isEmpty()
                ? Read.refused(ProjectProblems.fileEmpty())
                : new Read(rows, List.of());
    }

    private static List<Column> columns(TableFile.Row header, List<Problem> problems) {
        List<Column> columns = new ArrayList<>();
        int at = 0;
        for (Optional<String> cell : header.filled(0).cells()) {
            at++;
            String typed = cell.orElse("");
            Optional<Column> column =
                    Arrays.stream(Column.values())
                            .filter(c ->
                                    typed.equals(c.words().zh())
                                            || typed.equalsIgnoreCase(c.words().en())
                                            || typed.equalsIgnoreCase(c.field()))
                            .findFirst();
            if (column.isEmpty()) {
                problems.add(ProjectProblems.columnUnknown(at));
            } else if (columns.contains(column.get())) {
                problems.add(ProjectProblems.columnTwice(column.get()));
            }
            column.ifPresent(columns::add);
        }
        for (Column column : Column.values()) {
            if (column.use() == Column.Use.REQUIRED && !columns.contains(column)) {
                problems.add(ProjectProblems.columnMissing(column));
            }
        }
        return columns;
    }

    private static Sent sent(TableFile.Row row, List<Column> columns) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        List<Optional<String>> fields = row.filled(columns.size()).cells();
        List<Problem> problems = new ArrayList<>();
        if (row.broken()) {
            problems.add(ProjectProblems.quoteOpen());
        } else if (fields.size() != columns.size()) {
            problems.add(ProjectProblems.cells(fields.size(), columns.size()));
        }
        for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
            Column column = columns.get(i);
            if (fields.get(i).isPresent()) {
                cells.put(column, fields.get(i).get());
            } else if (column.use() != Column.Use.PASSED_OVER) {
                problems.add(ProjectProblems.cellUnreadable(column));
            }
        }
        return new Sent(
                row.line(),
                cells.getOrDefault(Column.NUMBER, ""),
                cells.getOrDefault(Column.MONTH, ""),
                cells.getOrDefault(Column.COMPLETED, ""),
                cells.getOrDefault(Column.CUMULATIVE, ""),
                cells.getOrDefault(Column.PROGRESS, ""),
                List.copyOf(problems));
    }

    // ------------------------------------------------------------------ what a cell says

    static Optional<YearMonth> month(String text) {
        for (DateTimeFormatter format : MONTHS) {
            try {
                return Optional.of(YearMonth.parse(text, format));
            } catch (DateTimeException e) {
                // perhaps written in another way
            }
        }
        return Optional.empty();
    }

    /** In 10,000 yuan; commas between thousands are passed over. */
    static Optional<BigDecimal> amount(String text) {
        String plain = text.replace(",", "").replace("，", "");
        return AMOUNT.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }
}
