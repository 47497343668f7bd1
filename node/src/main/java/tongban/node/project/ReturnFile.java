package tongban.node.project;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
import tongban.node.sheet.CsvRows;
import tongban.node.sheet.Encoding;
import tongban.node.sheet.Harmless;

/**
 * Reads a file of monthly returns: CSV in UTF-8 with or without a byte order mark, or in GB18030,
 * as a spreadsheet of the offices saves it. The first line names the columns in either language.
 */
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
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        Optional<Encoding> found = Encoding.of(file, false);
        if (found.isPresent()) {
            switch (found.get()) {
                case UTF_8_WITH_MARK -> skip = 3;
                case GB18030 -> charset = Charset.forName("GB18030");
                case UTF_16, SPREADSHEET, UNKNOWN -> {
                    return Read.refused(ProjectProblems.fileUnreadable(found.get().words()));
                }
            }
        }
        try (InputStream in =
                new BufferedInputStream(new ByteArrayInputStream(file, skip, file.length - skip))) {
            return read(new CsvRows(in, charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read but memory
        }
    }

    private static Read read(CsvRows csv) throws IOException {
        Optional<CsvRows.Row> header = csv.next();
        if (header.isEmpty() || header.get().isBlank()) {
            return Read.refused(ProjectProblems.fileEmpty());
        }
        List<Problem> problems = new ArrayList<>();
        List<Column> columns = columns(header.get(), problems);
        if (!problems.isEmpty()) {
            return new Read(List.of(), problems);
        }
        List<Sent> rows = new ArrayList<>();
        for (Optional<CsvRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            if (isBlank(row.get())) {
                continue;
            }
            if (rows.size() == ReturnFiles.ROWS_MAX) {
                return Read.refused(ProjectProblems.fileRows());
            }
            rows.add(sent(row.get(), columns, csv.endedInsideQuotes()));
        }
        return rows.isEmpty()
                ? Read.refused(ProjectProblems.fileEmpty())
                : new Read(List.copyOf(rows), List.of());
    }

    /** A spreadsheet leaves commas where rows were emptied. */
    private static boolean isBlank(CsvRows.Row row) {
        return row.fields().stream().allMatch(ReturnFile::isBlank);
    }

    private static boolean isBlank(CsvRows.Field field) {
        return field instanceof CsvRows.Text(String text) && text.isBlank();
    }

    /** Without the blank cells at the end, which it leaves where columns were emptied. */
    private static List<CsvRows.Field> filled(CsvRows.Row row, int least) {
        int cells = row.fields().size();
        while (cells > least && isBlank(row.fields().get(cells - 1))) {
            cells--;
        }
        return row.fields().subList(0, cells);
    }

    private static List<Column> columns(CsvRows.Row header, List<Problem> problems) {
        List<Column> columns = new ArrayList<>();
        int at = 0;
        for (CsvRows.Field field : filled(header, 0)) {
            at++;
            String typed = field instanceof CsvRows.Text(String text) ? text.strip() : "";
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

    private static Sent sent(CsvRows.Row row, List<Column> columns, boolean broken) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        List<CsvRows.Field> fields = filled(row, columns.size());
        List<Problem> problems = new ArrayList<>();
        if (broken) {
            problems.add(ProjectProblems.quoteOpen());
        } else if (fields.size() != columns.size()) {
            problems.add(ProjectProblems.cells(fields.size(), columns.size()));
        }
        for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
            Column column = columns.get(i);
            if (fields.get(i) instanceof CsvRows.Text(String text) && isUsable(text)) {
                // a sheet that was downloaded comes back as it was written
                cells.put(column, Harmless.undone(text.strip()).strip());
            } else if (column.use() != Column.Use.PASSED_OVER) {
                problems.add(ProjectProblems.cellUnreadable(column));
            }
        }
        return new Sent(
                (int) row.line(),
                cells.getOrDefault(Column.NUMBER, ""),
                cells.getOrDefault(Column.MONTH, ""),
                cells.getOrDefault(Column.COMPLETED, ""),
                cells.getOrDefault(Column.CUMULATIVE, ""),
                cells.getOrDefault(Column.PROGRESS, ""),
                List.copyOf(problems));
    }

    /** No signs of control but the ends of lines, and none that stands for what was not read. */
    private static boolean isUsable(String text) {
        return text.chars()
                .noneMatch(c ->
                        c == '\uFFFD'
                                || Character.isISOControl(c)
                                        && c != '\t'
                                        && c != '\n'
                                        && c != '\r');
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
