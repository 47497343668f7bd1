package tongban.node.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a list looks like as a file, and that no cell of it does anything. */
class SheetTest {
    private static final int HOSTILE_TEXTS = 100_000;
    private static final int MANY_ROWS = 50_000;
    private static final String TRIGGERS = "=+-@＝＋－＠\t\r";

    @Test
    void aTextThatWouldBeAFormulaGetsAnApostrophe() {
        String[][] texts = {
            {"=1+1", "'=1+1"},
            {"+86 139", "'+86 139"},
            {"-5 (a text)", "'-5 (a text)"},
            {"@SUM(A1)", "'@SUM(A1)"},
            {"＝1", "'＝1"},
            {"\" =1+1\"", "'\" =1+1\""},
            {"“=1", "'“=1"},
            {"\t=1", "'\t'=1"},
            {"\u00A0=1", "'\u00A0=1"},
            {"a;=1", "a;'=1"},
            {"a,@b", "a,'@b"},
            {"a\n-b", "a\n'-b"},
            {"a=b", "a=b"},
            {"2026-11-25", "2026-11-25"},
            {"张*明", "张*明"},
            {"51-3-7", "51-3-7"},
            {"007", "'007"},
            {"1234567890123456", "'1234567890123456"},
            {"123456789012345", "123456789012345"},
        };
        for (String[] text : texts) {
            assertThat(Harmless.text(text[0])).as(text[0]).isEqualTo(text[1]);
        }
    }

    /** What was downloaded and comes back is what it was. */
    @Test
    void theApostropheIsTakenAwayAgain() {
        List<String> texts =
                List.of(
                        "路基100%, -2 段",
                        "05",
                        "＝1",
                        " -x",
                        "'=1",
                        "a,'=b",
                        "\t=1",
                        "a;=1|@b",
                        "a\n-b",
                        "'+'-'",
                        "“=1",
                        "1234567890123456",
                        "it's",
                        "'a'",
                        "'",
                        "",
                        "=",
                        "51-3-7");
        for (String text : texts) {
            assertThat(Harmless.undone(Harmless.text(text))).as(text).isEqualTo(text);
        }
        assertThat(Harmless.undone("'a")).as("no apostrophe of the rule").isEqualTo("'a");
    }

    @Test
    void aNumberThatAProgramReadsIsLeftAsItIs() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Sheet sheet = Format.CSV.open(out, "list", List.of("x"))) {
            sheet.row(List.of(new Cell.Code("0062171234567890123")));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"0062171234567890123\"");
        assertThatThrownBy(() -> new Cell.Code("=1+1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNoFileMayHoldIsReplacedAndWhatIsTooLongIsCutVisibly() {
        assertThat(Harmless.text("a\u0000b\uD800c")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(Harmless.text("中".repeat(40_000)))
                .hasSize(Harmless.CELL_CHARS_MAX)
                .endsWith("〔截断 cut〕");
    }

    @Test
    void noHostileTextBeginsACellWithATrigger() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String signs = TRIGGERS + "\n,;|\"' \u200B\u00A0a1中";
        for (int i = 0; i < HOSTILE_TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String written = Harmless.text(text.toString());
            assertThat(Harmless.undone(written)).as("seed %d", seed).isEqualTo(text.toString());
            for (String cell : written.split("[,;|\\n\\r\\t]")) {
                String seen = cell.replaceAll("^[\\s\"\\p{Cf}\u00A0]+", "");
                assertThat(seen.isEmpty() || TRIGGERS.indexOf(seen.charAt(0)) < 0)
                        .as("seed %d, text %s became %s", seed, text, written)
                        .isTrue();
            }
        }
    }

    private static final List<String> HEADERS = List.of("编号", "数", "日期", "时间", "空");
    private static final List<Cell> ROW =
            List.of(
                    Cell.of("=cmd|' /C calc'!A0"),
                    new Cell.Number(new BigDecimal("-1234.50")),
                    Cell.of(LocalDate.of(2026, 11, 25)),
                    Cell.of(Instant.parse("2026-11-25T07:04:59Z")),
                    new Cell.Empty());

    @Test
    void csvHasTheMarkThatExcelNeedsAndTypesThatStay() throws IOException {
        assertThat(new String(file(Format.CSV, List.of(ROW)), StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFF\"编号\",\"数\",\"日期\",\"时间\",\"空\"\r\n"
                                + "\"'=cmd|' /C calc'!A0\",-1234.50,2026-11-25,2026-11-25 15:04,\r\n");
    }

    @Test
    void aWorkbookHasTextsNumbersAndDates() throws Exception {
        Map<String, byte[]> parts = unzipped(file(Format.XLSX, List.of(ROW)));
        Document sheet = xml(parts.get("xl/worksheets/sheet1.xml"));
        var cells = sheet.getElementsByTagName("c");
        Map<String, Element> byPlace = new HashMap<>();
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            byPlace.put(cell.getAttribute("r"), cell);
        }
        assertThat(byPlace.get("A1").getTextContent()).isEqualTo("编号");
        assertThat(byPlace.get("A2").getAttribute("t")).isEqualTo("inlineStr");
        assertThat(byPlace.get("A2").getTextContent()).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(new BigDecimal(byPlace.get("B2").getTextContent()))
                .isEqualByComparingTo("-1234.5");
        // days since 1899-12-30, as a workbook counts them
        assertThat(new BigDecimal(byPlace.get("C2").getTextContent()))
                .isEqualByComparingTo("46351");
        assertThat(byPlace.get("C2").getAttribute("s")).isNotEmpty();
        assertThat(byPlace).doesNotContainKey("E2");
        assertThat(sheet.getElementsByTagName("f").getLength()).as("formulas").isZero();
        assertThat(new String(parts.get("xl/styles.xml"), StandardCharsets.UTF_8))
                .contains("yyyy-mm-dd");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void manyRowsNeedNoMoreMemoryThanFew(Format format) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        long[] most = {0, 0};
        try (Sheet sheet = format.open(OutputStream.nullOutputStream(), "list", HEADERS)) {
            for (int i = 0; i < MANY_ROWS; i++) {
                List<Cell> row = new ArrayList<>(ROW);
                row.set(0, Cell.of("案件 " + i + " ".repeat(200)));
                sheet.row(row);
                if (i == MANY_ROWS / 10 || i == MANY_ROWS - 1) {
                    System.gc();
                    most[i == MANY_ROWS - 1 ? 1 : 0] = runtime.totalMemory() - runtime.freeMemory();
                }
            }
        }
        // all texts together are 20 MB: were they kept, it would show
        assertThat(most[1] - most[0]).as("bytes more after ten times the rows").isLessThan(6 << 20);
    }

    @Test
    void aListLongerThanAWorksheetGoesOnInTheNext() throws IOException {
        try (Sheet sheet =
                Format.XLSX.open(OutputStream.nullOutputStream(), "list", List.of("a"))) {
            for (int i = 0; i < XlsxSheet.SHEET_ROWS_MAX + 10; i++) {
                sheet.row(List.of(new Cell.Empty()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aReaderWhoHasGoneIsNoticed(Format format) {
        OutputStream gone =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("gone");
                    }
                };
        assertThatThrownBy(
                        () -> {
                            try (Sheet sheet = format.open(gone, "list", HEADERS)) {
                                for (int i = 0; i < MANY_ROWS; i++) {
                                    sheet.row(ROW);
                                }
                            }
                        })
                .isInstanceOfAny(IOException.class, UncheckedIOException.class);
    }

    private static byte[] file(Format format, List<List<Cell>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Sheet sheet = format.open(out, "list", HEADERS)) {
            for (List<Cell> row : rows) {
                sheet.row(row);
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        Path path = Files.createTempFile("list", ".xlsx");
        Map<String, byte[]> parts = new HashMap<>();
        try {
            Files.write(path, file);
            try (ZipFile zip = new ZipFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        } finally {
            Files.delete(path);
        }
        return parts;
    }

    private static Document xml(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
