package tongban.node.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int BUFFER_BYTES = 64 * 1024;

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
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private byte[] field = new byte[256];
    private int fieldBytes;
    private boolean ascii;
    private long line = 1;
    private boolean openQuote;

    /**
     * @param in UTF-8 that stands behind the byte order mark; it is read ahead of the rows
     */
    public CsvRows(InputStream in) {
        this(in, StandardCharsets.UTF_8);
    }

    /**
     * @param in read ahead of the rows
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
        unread(first);
        long at = line;
        List<Field> fields = new ArrayList<>();
        boolean more = true;
        while (more) {
            Ending ending = field();
            if (fields.size() < FIELDS_MAX) {
                fields.add(decoded());
            }
            more = ending == Ending.FIELD;
        }
        return Optional.of(new Row(at, List.copyOf(fields)));
    }

    private enum Ending {
        FIELD,
        ROW
    }

    private Ending field() throws IOException {
        fieldBytes = 0;
        ascii = true;
        int b = read();
        boolean quoted = b == '"';
        if (!quoted) {
            unread(b);
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
                        keep('"');
                    } else {
                        openQuote = false;
                        unread(after);
                    }
                } else {
                    if (b == '\n') {
                        line++;
                    }
                    keep(b);
                }
            } else if (b == ',') {
                return Ending.FIELD;
            } else if (b == '\n' || b == '\r') {
                if (b == '\r') {
                    int after = read();
                    if (after != '\n') {
                        unread(after);
                    }
                }
                line++;
                return Ending.ROW;
            } else {
                keep(b);
            }
        }
    }

    private void keep(int b) {
        if (fieldBytes <= FIELD_BYTES_MAX) {
            if (fieldBytes == field.length) {
                field = Arrays.copyOf(field, field.length * 2);
            }
            field[fieldBytes++] = (byte) b;
            ascii &= b < 0x80;
        }
    }

    private Field decoded() {
        if (fieldBytes > FIELD_BYTES_MAX) {
            return new Oversize();
        }
        if (ascii) {
            return new Text(new String(field, 0, fieldBytes, StandardCharsets.ISO_8859_1));
        }
        try {
            return new Text(decoder.decode(ByteBuffer.wrap(field, 0, fieldBytes)).toString());
        } catch (CharacterCodingException e) {
            return new WrongEncoding();
        }
    }

    private int read() throws IOException {
        if (next == end) {
            end = Math.max(0, in.read(buffer));
            next = 0;
            if (end == 0) {
                return -1;
            }
        }
        return buffer[next++] & 0xFF;
    }

    /** Gives back what was read last; the end of the file needs no giving back. */
    private void unread(int b) {
        if (b >= 0) {
            next--;
        }
    }
}
