package tongban.node.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What somebody filled in and sent, as a spreadsheet of the offices saves it. */
class TableFileTest {
    private static final String SHEET =
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>期间</t></is></c><c r="D1" t="s"><v>1</v></c></row>
            <row r="2"/>
            <row r="3"><c r="A3" t="str"><v>51</v></c><c r="B3" s="1"><v>46296</v></c><c r="C3"/><c r="D3"><v>1081.4000000000001</v></c></row>
            <row r="4"><c r="A4" t="b"><v>1</v></c><c r="D4"><v>1E3</v></c><c r="F4"/></row>
            </sheetData></worksheet>
            """;
    private static final String STRINGS =
            "<sst><si><t>地方</t><rPh><t>difang</t></rPh></si><si><r><t>数</t></r><r><t>值</t></r></si></sst>";
    private static final String STYLES =
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
                    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> cells(TableFile.Read read) {
        return read.rows().stream()
                .map(r -> r.filled(0).cells().stream().map(c -> c.orElse("?")).toList())
                .toList();
    }

    @Test
    void aWorkbookIsReadAsItShows() throws IOException {
        byte[] file =
                zip(
                        Map.of(
                                "xl/worksheets/sheet1.xml", SHEET,
                                "xl/sharedStrings.xml", STRINGS,
                                "xl/styles.xml", STYLES));
        TableFile.Read read = TableFile.read(file, 10);
        assertThat(cells(read))
                .containsExactly(
                        List.of("地方", "期间", "", "数值"),
                        List.of("51", "2026-10-01", "", "1081.4"),
                        List.of("1", "", "", "1000"));
        assertThat(read.rows()).extracting(TableFile.Row::line).containsExactly(1, 3, 4);
        assertThat(TableFile.read(file, 2).rows()).hasSize(2);
    }

    @Test
    void whatIsNoWorkbookSaysSo() throws IOException {
        for (byte[] file :
                List.of(
                        "PK\u0003\u0004".getBytes(UTF_8),
                        zip(Map.of("word/document.xml", "<a/>")),
                        zip(Map.of("xl/worksheets/sheet1.xml", "<worksheet><row>")),
                        zip(
                                Map.of(
                                        "xl/worksheets/sheet1.xml",
                                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet><row><c t=\"str\"><v>&b;</v></c></row></worksheet>")))) {
            TableFile.Read read = TableFile.read(file, 10);
            assertThat(read.rows().toString()).doesNotContain("root");
            assertThat(read.rows().isEmpty() || read.unreadable().isEmpty()).isTrue();
            assertThat(cells(read).stream().flatMap(List::stream).filter(c -> !c.isEmpty()))
                    .isEmpty();
        }
    }

    @Test
    void csvOfTheOfficesIsReadTheSame() {
        String text = "地方,数值\r\n\r\n51,\"1,003\",,\r\n,,\r\n";
        for (byte[] file :
                List.of(
                        text.getBytes(UTF_8),
                        ("\uFEFF" + text).getBytes(UTF_8),
                        text.getBytes(Charset.forName("GB18030")))) {
            TableFile.Read read = TableFile.read(file, 10);
            assertThat(read.unreadable()).isEmpty();
            assertThat(cells(read)).containsExactly(List.of("地方", "数值"), List.of("51", "1,003"));
        }
        assertThat(TableFile.read("a\n\u0001".getBytes(UTF_8), 9).rows().getLast().cells())
                .containsExactly(Optional.empty());
    }
}
