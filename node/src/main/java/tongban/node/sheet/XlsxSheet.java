package tongban.node.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook, written while it is filled: texts stand in their cells, not in a table of all texts,
 * and rows leave every {@link #FLUSH_ROWS}. A list longer than a worksheet goes on in the next.
 */
final class XlsxSheet implements Sheet {
    static final int FLUSH_ROWS = 500;

    /** What Excel holds in a worksheet. */
    static final int SHEET_ROWS_MAX = 1_048_576;

    private static final double COLUMN_CHARS = 18;
    private final Workbook workbook;
    private final String name;
    private final List<String> headers;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxSheet(OutputStream out, String name, List<String> headers) throws IOException {
        this.workbook = new Workbook(out, "Tongban", "1.0");
        this.name = name;
        this.headers = List.copyOf(headers);
        this.sheet = begin();
    }

    private Worksheet begin() {
        Worksheet begun = workbook.newWorksheet(sheets == 0 ? name : name + " " + (sheets + 1));
        sheets++;
        for (int column = 0; column < headers.size(); column++) {
            begun.width(column, COLUMN_CHARS);
            begun.inlineString(0, column, Harmless.text(headers.get(column)));
            begun.style(0, column).bold().set();
        }
        begun.freezePane(0, 1);
        row = 1;
        return begun;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        if (cells.size() != headers.size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells for " + headers.size() + " columns");
        }
        if (row == SHEET_ROWS_MAX) {
            sheet.finish();
            sheet = begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Cell.Text(String text) -> sheet.inlineString(row, column, Harmless.text(text));
                case Cell.Code(String code) -> sheet.inlineString(row, column, code);
                case Cell.Number n -> sheet.value(row, column, n.value());
                case Cell.Day d -> {
                    sheet.value(row, column, d.value());
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case Cell.Moment m -> {
                    sheet.value(
                            row,
                            column,
                            m.value()
                                    .truncatedTo(ChronoUnit.MINUTES)
                                    .atZone(ZONE)
                                    .toLocalDateTime());
                    sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
                }
                case Cell.Empty e -> {}
            }
        }
        row++;
        if (row % FLUSH_ROWS == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.close();
    }
}
