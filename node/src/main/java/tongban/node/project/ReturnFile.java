package tongban.node.project;

import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.project.ReturnFiles.Column;
import tongban.node.sheet.HeadedTable;
import tongban.service.text.Words;

/** Reads a file of monthly returns. The first line names the columns in either language. */
final class ReturnFile {
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
            List<Problem> unreadable) {
        private static Sent of(HeadedTable.Row<Column, Problem> row) {
            return new Sent(
                    row.line(),
                    row.of(Column.NUMBER),
                    row.of(Column.MONTH),
                    row.of(Column.COMPLETED),
                    row.of(Column.CUMULATIVE),
                    row.of(Column.PROGRESS),
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
        if (file.length > ReturnFiles.FILE_BYTES_MAX) {
            return new Read(List.of(), List.of(ReturnFileProblems.fileTooLarge()));
        }
        HeadedTable<Column, Problem> table =
                HeadedTable.read(file, ReturnFiles.ROWS_MAX, Column.class, new Faults());
        return new Read(table.rows().stream().map(Sent::of).toList(), table.faults());
    }

    private static final class Faults implements HeadedTable.Faults<Column, Problem> {
        @Override
        public Problem unreadable(Words why) {
            return ReturnFileProblems.fileUnreadable(why);
        }

        @Override
        public Problem empty() {
            return ReturnFileProblems.fileEmpty();
        }

        @Override
        public Problem tooManyRows() {
            return ReturnFileProblems.fileRows();
        }

        @Override
        public Problem unknown(int at) {
            return ReturnFileProblems.columnUnknown(at);
        }

        @Override
        public Problem twice(Column column) {
            return ReturnFileProblems.columnTwice(column);
        }

        @Override
        public Problem missing(Column column) {
            return ReturnFileProblems.columnMissing(column);
        }

        @Override
        public Problem unclosed() {
            return ReturnFileProblems.quoteOpen();
        }

        @Override
        public Optional<Problem> cells(int found, int columns) {
            return Optional.of(ReturnFileProblems.cells(found, columns));
        }

        @Override
        public Problem illegible(Column column) {
            return ReturnFileProblems.cellUnreadable(column);
        }
    }
}
