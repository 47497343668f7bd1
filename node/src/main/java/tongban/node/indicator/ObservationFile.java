package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tongban.node.casework.Problem;
import tongban.node.indicator.ObservationFiles.Column;
import tongban.node.sheet.TableFile;
import tongban.service.text.Words;

/** Reads a file of observations. The first line names the columns in either language. */
final class ObservationFile {
    private static final List<DateTimeFormatter> DAYS =
            formats("uuuu-M-d", "uuuu/M/d", "uuuu年M月d日");
    private static final List<DateTimeFormatter> MONTHS = formats("uuuu-M", "uuuu/M", "uuuu年M月");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    private ObservationFile() {}

    private static List<DateTimeFormatter> formats(String... patterns) {
        return Arrays.stream(patterns)
                .map(p -> DateTimeFormatter.ofPattern(p, Locale.ROOT))
                .toList();
    }

    /**
     * A row as it was sent.
     *
     * @param unreadable what cannot be read of it at all
     */
    record Sent(
            int line,
            String indicator,
            String place,
            String subject,
            String from,
            String lastDay,
            String operator,
            String value,
            String reason,
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
        if (file.length > ObservationFiles.FILE_BYTES_MAX) {
            return Read.refused(ObservationFiles.tooLarge());
        }
        TableFile.Read table = TableFile.read(file, ObservationFiles.ROWS_MAX + 2);
        if (table.unreadable().isPresent()) {
            return Read.refused(
                    IndicatorProblems.file(
                            table.unreadable().get(),
                            Words.of("请另存为 CSV（UTF-8）或者 XLSX", "Save it as CSV (UTF-8) or XLSX")));
        }
        if (table.rows().size() < 2) {
            return Read.refused(
                    IndicatorProblems.file(
                            Words.of("文件里没有行", "it has no rows"),
                            Words.of("首行写列名，其后每行一个数", "Name the columns in the first line")));
        }
        List<Problem> problems = new ArrayList<>();
        List<Column> columns = columns(table.rows().getFirst(), problems);
        if (table.rows().size() > ObservationFiles.ROWS_MAX + 1) {
            problems.add(
                    IndicatorProblems.file(
                            Words.of(
                                    "超过 " + ObservationFiles.ROWS_MAX + " 行",
                                    "it has more than " + ObservationFiles.ROWS_MAX + " rows"),
                            Words.of("请分成几份", "Divide it")));
        }
        return problems.isEmpty()
                ? new Read(
                        table.rows().stream().skip(1).map(r -> sent(r, columns)).toList(),
                        List.of())
                : new Read(List.of(), problems);
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
                problems.add(
                        IndicatorProblems.file(
                                Words.of(
                                        "不认识第 " + at + " 列的列名",
                                        "the heading of column " + at + " is not known"),
                                Words.of("请用填报表的列名", "Use the headings of the sheet")));
            } else if (columns.contains(column.get())) {
                problems.add(
                        IndicatorProblems.file(
                                Words.of(
                                        "“" + column.get().words().zh() + "”有两列",
                                        "'" + column.get().words().en() + "' stands twice"),
                                Words.of("请删去一列", "Delete one of the two")));
            }
            column.ifPresent(columns::add);
        }
        for (Column column : Column.values()) {
            if (column.use() == Column.Use.REQUIRED && !columns.contains(column)) {
                problems.add(
                        IndicatorProblems.file(
                                Words.of(
                                        "没有“" + column.words().zh() + "”这一列",
                                        "the column '" + column.words().en() + "' is missing"),
                                Words.of("请补上", "Add it")));
            }
        }
        return columns;
    }

    private static Sent sent(TableFile.Row row, List<Column> columns) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        List<Optional<String>> fields = row.filled(0).cells();
        List<Problem> problems = new ArrayList<>();
        if (row.broken() || fields.size() > columns.size()) {
            problems.add(
                    IndicatorProblems.cell(
                            "",
                            Words.of(
                                    "这一行的列数不对，或者引号没有成对",
                                    "the row has cells too many, or an open quotation mark"),
                            Words.of("请核对这一行", "Look at the row")));
        }
        for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
            Column column = columns.get(i);
            if (fields.get(i).isPresent()) {
                cells.put(column, fields.get(i).get());
            } else if (column.use() != Column.Use.PASSED_OVER) {
                problems.add(
                        IndicatorProblems.cell(
                                column.field(),
                                Words.of("单元格读不出来", "the cell cannot be read"),
                                Words.of("请重新填写", "Type it again")));
            }
        }
        Function<Column, String> cell = c -> cells.getOrDefault(c, "");
        return new Sent(
                row.line(),
                cell.apply(Column.INDICATOR),
                cell.apply(Column.PLACE),
                cell.apply(Column.SUBJECT),
                cell.apply(Column.FROM),
                cell.apply(Column.LAST_DAY),
                cell.apply(Column.OPERATOR),
                cell.apply(Column.VALUE),
                cell.apply(Column.REASON),
                List.copyOf(problems));
    }

    // ------------------------------------------------------------------ what a cell says

    private static <T> Optional<T> parsed(
            String text, List<DateTimeFormatter> formats, Function<TemporalAccessor, T> to) {
        for (DateTimeFormatter format : formats) {
            try {
                return Optional.of(to.apply(format.parse(text)));
            } catch (DateTimeException e) {
                // perhaps written in another way
            }
        }
        return Optional.empty();
    }

    static Optional<LocalDate> day(String text) {
        return parsed(text, DAYS, LocalDate::from);
    }

    static Optional<YearMonth> month(String text) {
        return parsed(text, MONTHS, YearMonth::from);
    }

    /** Commas between thousands are passed over. */
    static Optional<BigDecimal> number(String text) {
        String plain = text.replace(",", "").replace("，", "");
        return NUMBER.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    /** By its name or its words; nothing stands for an exact number. */
    static Optional<Operator> operator(String text) {
        return text.isEmpty()
                ? Optional.of(Operator.EXACT)
                : Arrays.stream(Operator.values())
                        .filter(o ->
                                o.name().equalsIgnoreCase(text)
                                        || bare(o.words().zh()).equals(bare(text))
                                        || bare(o.words().en()).equalsIgnoreCase(bare(text)))
                        .findFirst();
    }

    private static String bare(String words) {
        return words.replace("…", "").strip();
    }
}
