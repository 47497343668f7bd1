package tongban.node.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.indicator.ObservationFiles.Column;
import tongban.node.sheet.HeadedTable;
import tongban.service.text.Words;

/** Reads a file of observations. The first line names the columns in either language. */
final class ObservationFile {
    private ObservationFile() {}

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
            List<Problem> unreadable) {
        private static Sent of(HeadedTable.Row<Column, Problem> row) {
            return new Sent(
                    row.line(),
                    row.of(Column.INDICATOR),
                    row.of(Column.PLACE),
                    row.of(Column.SUBJECT),
                    row.of(Column.FROM),
                    row.of(Column.LAST_DAY),
                    row.of(Column.OPERATOR),
                    row.of(Column.VALUE),
                    row.of(Column.REASON),
                    row.faults());
        }
    }

    /**
     * A file.
     *
     * @param problems what is wrong with it as a whole; it has no rows then
     */
    record Read(List<Sent> rows, List<Problem> problems) {}

    static Read read(byte[] file) {
        if (file.length > ObservationFiles.FILE_BYTES_MAX) {
            return new Read(List.of(), List.of(ObservationFiles.tooLarge()));
        }
        HeadedTable<Column, Problem> table =
                HeadedTable.read(file, ObservationFiles.ROWS_MAX, Column.class, new Faults());
        return new Read(table.rows().stream().map(Sent::of).toList(), table.faults());
    }

    private static final class Faults implements HeadedTable.Faults<Column, Problem> {
        @Override
        public Problem unreadable(Words why) {
            return IndicatorProblems.file(
                    why, Words.of("请另存为 CSV（UTF-8）或者 XLSX", "Save it as CSV (UTF-8) or XLSX"));
        }

        @Override
        public Problem empty() {
            return IndicatorProblems.file(
                    Words.of("文件里没有行", "it has no rows"),
                    Words.of("首行写列名，其后每行一个数", "Name the columns in the first line"));
        }

        @Override
        public Problem tooManyRows() {
            return IndicatorProblems.file(
                    Words.of(
                            "超过 " + ObservationFiles.ROWS_MAX + " 行",
                            "it has more than " + ObservationFiles.ROWS_MAX + " rows"),
                    Words.of("请分成几份", "Divide it"));
        }

        @Override
        public Problem unknown(int at) {
            return IndicatorProblems.file(
                    Words.of(
                            "不认识第 " + at + " 列的列名",
                            "the heading of column " + at + " is not known"),
                    Words.of("请用填报表的列名", "Use the headings of the sheet"));
        }

        @Override
        public Problem twice(Column column) {
            return IndicatorProblems.file(
                    Words.of(
                            "“" + column.words().zh() + "”有两列",
                            "'" + column.words().en() + "' stands twice"),
                    Words.of("请删去一列", "Delete one of the two"));
        }

        @Override
        public Problem missing(Column column) {
            return IndicatorProblems.file(
                    Words.of(
                            "没有“" + column.words().zh() + "”这一列",
                            "the column '" + column.words().en() + "' is missing"),
                    Words.of("请补上", "Add it"));
        }

        @Override
        public Problem unclosed() {
            return IndicatorProblems.cell(
                    "",
                    Words.of(
                            "这一行的列数不对，或者引号没有成对",
                            "the row has cells too many, or an open quotation mark"),
                    Words.of("请核对这一行", "Look at the row"));
        }

        /** What is left out at the end of a row is empty. */
        @Override
        public Optional<Problem> cells(int found, int columns) {
            return found > columns ? Optional.of(unclosed()) : Optional.empty();
        }

        @Override
        public Problem illegible(Column column) {
            return IndicatorProblems.cell(
                    column.field(),
                    Words.of("单元格读不出来", "the cell cannot be read"),
                    Words.of("请重新填写", "Type it again"));
        }
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
