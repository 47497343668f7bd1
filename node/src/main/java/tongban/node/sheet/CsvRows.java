package tongban.node.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180: comma, double quotes, any line ending) row by row from bytes of UTF-8 or of
 * another encoding in which the signs of ASCII stand for nothing else, as in GB18030. Rows are cut
 * from bytes and decoded field by field, so that a row in another encoding spoils only itself.
 */
public final class CsvRows {
    public static final int FIELD_BYTES_MAX = 64 * 1024;
    public static final int FIELDS_MAX = 200;

    /**
     * One row.
     *
     * @param line its first line, from 1
     */
    public record Row(long line, List<Field> fields) {
        public boolean isBlank() {
            return fields.size() == 1
                    && fields.getFirst() instanceof Text(String text)
                    && text.isBlank();
        }
    }

    /** What stands between two commas. */
    public sealed interface Field {}

    public record Text(String text) implements Field {}

    /** Bytes that are not of the encoding. */
    public record WrongEncoding() implements Field {}

    /** More than {@link #FIELD_BYTES_MAX}; the content is not kept. */
    public record Oversize() implements Field {}

    private final InputStream in;
    private final CharsetDecoder decoder;
    private long line = 1;
    private int pushedBack = -1;
    private boolean openQuote;

    /**
     * @param in a buffered stream of UTF-8 that stands behind the byte order mark
     */
    public CsvRows(InputStream in) {
        this(in, StandardCharsets.UTF_8);
    }

    /**
     * @param in a buffered stream
     */
    public CsvRows(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder();
    }

    /** Whether the file ended inside quotes; the last row is then not to be trusted. */
    public boolean endedInsideQuotes() {
        return openQuote;
    }

    /** The next row; empty at the end. */
    public Optional<Row> next() throws IOException {
        int first = read();
        if (first < 0) {
            return Optional.empty();
        }
        pushedBack = first;
        long at = line;
        List<Field> fields = new ArrayList<>();
        boolean more = true;
        while (more) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);
            Ending ending = field(bytes);
            if (fields.size() < FIELDS_MAX) {
                fields.add(decoded(bytes));
            }
            more = ending == Ending.FIELD;
        }
        return Optional.of(new Row(at, List.copyOf(fields)));
    }

    private enum Ending {
        FIELD,
        ROW
    }

    private Ending field(ByteArrayOutputStream bytes) throws IOException {
        int b = read();
        boolean quoted = b == '"';
        if (!quoted) {
            pushedBack = b;
        }
        openQuote = quoted;
        while (true) {
            b = read();
            if (b < 0) {
                return Ending.ROW;
            }
            if (openQuote) {
                if (b == '"') {
                    int after = read();
                    if (after == '"') {
                        keep(bytes, '"');
                    } else {
                        openQuote = false;
                        pushedBack = after;
                    }
                } else {
                    if (b == '\n') {
                        line++;
                    }
                    keep(bytes, b);
                }
            } else if (b == ',') {
                return Ending.FIELD;
            } else if (b == '\n' || b == '\r') {
                if (b == '\r') {
                    int after = read();
                    if (after != '\n') {
                        pushedBack = after;
                    }
                }
                line++;
                return Ending.ROW;
            } else {
                keep(bytes, b);
            }
        }
    }

    private static void keep(ByteArrayOutputStream bytes, int b) {
        if (bytes.size() <= FIELD_BYTES_MAX) {
            bytes.write(b);
        }
    }

    private Field decoded(ByteArrayOutputStream bytes) {
        if (bytes.size() > FIELD_BYTES_MAX) {
            return new Oversize();
        }
        try {
            return new Text(decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException e) {
            return new WrongEncoding();
        }
    }

    private int read() throws IOException {
        if (pushedBack != -1) {
            int b = pushedBack;
            pushedBack = -1;
            return b;
        }
        return in.read();
    }
}
