package tongban.node.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tongban.service.text.Words;

/** What the first bytes of a text file betray of its encoding, where it is not plain UTF-8. */
public enum Encoding {
    UTF_8_WITH_MARK(Words.of("UTF-8（带标记）", "UTF-8 with a byte order mark")),
    UTF_16(
            Words.of(
                    "文件是UTF-16编码（“Unicode文本”），不是UTF-8",
                    "the file is in UTF-16 ('Unicode text'), not UTF-8")),
    SPREADSHEET(Words.of("这是Excel工作簿，不是CSV文件", "this is an Excel workbook, not a CSV file")),
    GB18030(Words.of("文件像是GBK或GB18030编码，不是UTF-8", "the file looks like GBK or GB18030, not UTF-8")),
    UNKNOWN(Words.of("文件不是UTF-8编码的文本", "the file is no text in UTF-8"));

    private final Words words;

    Encoding(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    /**
     * @param start the first bytes of the file
     * @param cut whether the file goes on, so that a character may be cut in two
     * @return empty for plain UTF-8, and for UTF-8 with a few broken rows, which are told row by
     *     row
     */
    public static Optional<Encoding> of(byte[] start, boolean cut) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(UTF_8_WITH_MARK);
        }
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            return Optional.of(UTF_16);
        }
        if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of(SPREADSHEET);
        }
        for (byte b : start) {
            if (b == 0) {
                return Optional.of(UNKNOWN);
            }
        }
        int wrong = malformed(start, StandardCharsets.UTF_8, cut);
        int beyondAscii = 0;
        for (byte b : start) {
            beyondAscii += b < 0 ? 1 : 0;
        }
        if (wrong * 8L < beyondAscii || wrong == 0) {
            return Optional.empty();
        }
        return Optional.of(
                malformed(start, Charset.forName("GB18030"), cut) == 0 ? GB18030 : UNKNOWN);
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int malformed(byte[] bytes, Charset charset, boolean cut) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        int wrong = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, !cut);
            if (!result.isError()) {
                return wrong;
            }
            wrong++;
            in.position(in.position() + result.length());
        }
    }
}
