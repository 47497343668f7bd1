package tongban.node.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tongban.rules.Mutations;

/**
 * The reader of tables against files of which most are wrong: bytes of no known kind, sheets whose
 * cells claim what they are not.
 */
class TableFuzzTest {
    private static final int INPUTS = 15_000;
    private static final int ROWS = 100;
    private static final String SHEET =
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>期间</t></is></c></row>"
                    + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46296</v></c><c r=\"B2\"><f>1/3</f><v>0.33333333333333331</v></c></row></sheetData></worksheet>";
    private static final String STRINGS = "<sst><si><t>地方</t></si></sst>";
    private static final String STYLES =
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    private static final List<String> WORDS =
            List.of(
                    "<",
                    "/>",
                    "</c>",
                    "</row>",
                    "&amp;",
                    "&b;",
                    "<!DOCTYPE a [<!ENTITY b \"bb\">]>",
                    "<c r=\"ZZZZZZ1\"><v>1</v></c>",
                    "<c r=\"XFD1048576\">",
                    "1E999999999",
                    "-1E-999999999",
                    "9".repeat(300),
                    "t=\"s\"",
                    "s=\"99999999999\"",
                    "<rPh>",
                    "\u0000",
                    "\uD83D\uDC0E");

    @Test
    void bytes() {
        String whole = new String(workbook(SHEET), StandardCharsets.ISO_8859_1);
        Mutations.give(
                List.of(whole, "a,b\r\n1,\"2\n\"\r\n", "\u00ef\u00bb\u00bfa\tb\n=1+1\n"),
                List.of(
                        "PK\u0003\u0004",
                        "PK\u0001\u0002",
                        "\"",
                        ",",
                        "\r\n",
                        "\u0000\u0000",
                        "\u00ff\u00fe",
                        "\u0081\u0030\u0081\u0030"),
                41,
                INPUTS,
                input -> told(input.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void sheets() {
        Mutations.give(List.of(SHEET), WORDS, 42, INPUTS, input -> told(workbook(input)));
    }

    private static void told(byte[] file) {
        TableFile.Read read = TableFile.read(file, ROWS);
        if (read.rows().size() > ROWS) throw new AssertionError("more rows than were asked for");
        if (read.unreadable().isPresent() && !read.rows().isEmpty())
            throw new AssertionError("refused and read");
        for (TableFile.Row row : read.rows())
            if (row.cells().size() > CsvRows.FIELDS_MAX)
                throw new AssertionError("a row of " + row.cells().size() + " cells");
    }

    private static byte[] workbook(String sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (List<String> part :
                    List.of(
                            List.of("xl/worksheets/sheet1.xml", sheet),
                            List.of("xl/sharedStrings.xml", STRINGS),
                            List.of("xl/styles.xml", STYLES))) {
                zip.putNextEntry(new ZipEntry(part.getFirst()));
                zip.write(part.getLast().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
