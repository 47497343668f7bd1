package tongban.node.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of a workbook (XLSX) as text, cell by cell: what a formula came to, numbers
 * as the sheet shows them, days as 2026-10-31. Nothing outside of the file is looked up, and a file
 * that unpacks to more than it may is not read on.
 */
final class XlsxRows {
    private static final long BYTES_MAX = 64L << 20;
    private static final int ENTRIES_MAX = 2_000;
    private static final int DIGITS = 15;
    private static final int LENGTH_MAX = 60;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int DAYS_MAX = 2_958_465; // the last day of the year 9999

    private final Map<String, byte[]> parts;
    private final List<String> shared = new ArrayList<>();
    private final Set<Integer> dates = new HashSet<>();

    private XlsxRows(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /**
     * A row.
     *
     * @param line its number in the sheet, from 1
     */
    record Row(int line, List<String> cells) {}

    /**
     * @param rowsMax how many are read at most
     * @return empty where it is no workbook that can be read
     */
    static Optional<List<Row>> read(byte[] file, int rowsMax) {
        try {
            Optional<Map<String, byte[]>> parts = unpacked(file);
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            XlsxRows workbook = new XlsxRows(parts.get());
            return workbook.sheet(rowsMax);
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, byte[]>> unpacked(byte[] file) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        long left = BYTES_MAX;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > ENTRIES_MAX) {
                    return Optional.empty();
                }
                byte[] bytes = zip.readNBytes((int) left);
                left -= bytes.length;
                if (left <= 0) {
                    return Optional.empty();
                }
                if (entry.getName().endsWith(".xml")) {
                    parts.put(entry.getName(), bytes);
                }
            }
        }
        return Optional.of(parts);
    }

    private Optional<List<Row>> sheet(int rowsMax) throws XMLStreamException {
        Optional<String> first =
                parts.containsKey("xl/worksheets/sheet1.xml")
                        ? Optional.of("xl/worksheets/sheet1.xml")
                        : parts.keySet().stream()
                                .filter(n -> n.startsWith("xl/worksheets/"))
                                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (parts.containsKey("xl/sharedStrings.xml")) {
            strings(reader("xl/sharedStrings.xml"));
        }
        if (parts.containsKey("xl/styles.xml")) {
            styles(reader("xl/styles.xml"));
        }
        return Optional.of(rows(reader(first.get()), rowsMax));
    }

    private XMLStreamReader reader(String part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(
                new ByteArrayInputStream(parts.getOrDefault(part, new byte[0])));
    }

    /** Text that several cells share; a run of it for each way in which it is written. */
    private void strings(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                shared.add(texts(xml, "si"));
            }
        }
    }

    /** Every text of an element, up to its end, but how it is read aloud. */
    private static String texts(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean spoken = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("rPh")) {
                        spoken = true;
                    } else if (xml.getLocalName().equals("t") && !spoken) {
                        text.append(xml.getElementText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals("rPh")) {
                        spoken = false;
                    } else if (xml.getLocalName().equals(element)) {
                        return text.toString();
                    }
                }
                default -> {}
            }
        }
        return text.toString();
    }

    /** Which styles show a number as a day. */
    private void styles(XMLStreamReader xml) throws XMLStreamException {
        Map<Integer, Boolean> own = new HashMap<>();
        boolean cells = false;
        int style = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" ->
                            own.put(
                                    number(xml.getAttributeValue(null, "numFmtId")),
                                    isDay(xml.getAttributeValue(null, "formatCode")));
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        int format = number(xml.getAttributeValue(null, "numFmtId"));
                        if (cells && own.getOrDefault(format, isBuiltInDay(format))) {
                            dates.add(style);
                        }
                        style += cells ? 1 : 0;
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("cellXfs")) {
                cells = false;
            }
        }
    }

    private static int number(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,9}") ? 0 : Integer.parseInt(text);
    }

    private static boolean isBuiltInDay(int format) {
        return format >= 14 && format <= 22
                || format >= 27 && format <= 36
                || format >= 50 && format <= 58;
    }

    private static boolean isDay(@Nullable String code) {
        return code != null
                && code.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "")
                        .toLowerCase(Locale.ROOT)
                        .matches(".*[yd].*");
    }

    private List<Row> rows(XMLStreamReader xml, int rowsMax) throws XMLStreamException {
        List<Row> rows = new ArrayList<>();
        int line = 0;
        List<String> cells = new ArrayList<>();
        while (xml.hasNext() && rows.size() < rowsMax) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                int given = number(xml.getAttributeValue(null, "r"));
                line = given == 0 ? line + 1 : given;
                cells = new ArrayList<>();
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"), cells.size());
                String value = cell(xml);
                if (column < CsvRows.FIELDS_MAX) {
                    while (cells.size() <= column) {
                        cells.add("");
                    }
                    cells.set(column, value);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                rows.add(new Row(line, List.copyOf(cells)));
            }
        }
        return rows;
    }

    /** Of C7, 2; what comes after the last that is read, however far, is passed over. */
    private static int column(@Nullable String name, int next) {
        if (name == null || !name.matches("[A-Z]{1,3}[0-9]{1,7}")) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < name.length() && Character.isLetter(name.charAt(i)); i++) {
            column = column * 26 + name.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private String cell(XMLStreamReader xml) throws XMLStreamException {
        String type = Optional.ofNullable(xml.getAttributeValue(null, "t")).orElse("n");
        int style = number(xml.getAttributeValue(null, "s"));
        if (type.equals("inlineStr")) {
            return texts(xml, "c");
        }
        String value = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("v")) {
                value = xml.getElementText();
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
        }
        return switch (type) {
            case "s" -> {
                int index = number(value);
                yield index < shared.size() ? shared.get(index) : "";
            }
            case "n" -> shown(value, dates.contains(style));
            default -> value;
        };
    }

    /** A sheet shows fifteen digits of what it counts with. */
    private static String shown(String value, boolean day) {
        if (value.isBlank()) {
            return "";
        }
        if (value.length() > LENGTH_MAX) { // reading endless digits would take for ever
            return value;
        }
        BigDecimal number = new BigDecimal(value.strip());
        if (number.precision() - number.scale() > 30 || number.scale() > 30) {
            return value;
        }
        if (day && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(DAYS_MAX)) <= 0) {
            try {
                return DAY_ZERO.plusDays(number.longValue()).toString();
            } catch (DateTimeException e) {
                return value;
            }
        }
        BigDecimal rounded = number.round(new MathContext(DIGITS)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
