package tongban.node.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel takes Chinese for
 * something else. Texts are always quoted, numbers and dates never.
 */
final class CsvSheet implements Sheet {
    private static final int BUFFER_CHARS = 32_768;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);
    private final Writer out;
    private final int columns;

    CsvSheet(OutputStream stream, List<String> headers) throws IOException {
        out =
                new BufferedWriter(
                        new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER_CHARS);
        columns = headers.size();
        out.write('\uFEFF');
        row(headers.stream().map(Cell::of).toList());
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            switch (cells.get(i)) {
                case Cell.Text(String text) -> quoted(Harmless.text(text));
                case Cell.Code(String code) -> quoted(code);
                case Cell.Number n -> out.write(n.value().toPlainString());
                case Cell.Day d -> out.write(d.value().toString());
                case Cell.Moment m -> out.write(MOMENT.format(m.value()));
                case Cell.Empty e -> {}
            }
        }
        out.write("\r\n");
    }

    private void quoted(String text) throws IOException {
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
