package tongban.node.register;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.node.sheet.CsvRows;
import tongban.node.sheet.Encoding;
import tongban.service.identifier.Reading;

/**
 * A file of one kind of record: CSV in UTF-8 or GB18030, whose first line names the columns, by
 * their names or in Chinese. Reads row by row; says of each what it states or everything that is
 * wrong with it.
 */
final class ImportFile {
    static final String PLACE = "place";
    private static final int PROBE_BYTES = 64 * 1024;
    private static final Map<String, String> CHINESE =
            Map.of(
                    "建档地", PLACE,
                    "第一日", StatementReader.FROM,
                    "最后一日", StatementReader.TO,
                    "来源", StatementReader.SOURCE,
                    "依据", StatementReader.DOCUMENT,
                    "可信程度", StatementReader.ASSURANCE);

    /** What a row says. */
    sealed interface Row {
        long line();

        /**
         * @param number of the subject
         * @param place where its file is kept; empty where the kind founds none
         */
        record Good(long line, String number, String place, Statement statement) implements Row {}

        record Bad(long line, List<Flaw> flaws) implements Row {}
    }

    private final Kind kind;
    private final Checking checking;
    private final CsvRows csv;
    private final List<String> columns;
    private boolean broken;

    private ImportFile(Kind kind, Checking checking, CsvRows csv, List<String> columns) {
        this.kind = kind;
        this.checking = checking;
        this.csv = csv;
        this.columns = columns;
    }

    /**
     * The columns that a file of this kind has; those after the first optional one may be left out.
     */
    static List<String> columns(Kind kind) {
        List<String> columns = new ArrayList<>();
        columns.add(kind.of().column());
        if (kind.isFounding()) {
            columns.add(PLACE);
        }
        kind.shape().forEach(f -> columns.add(f.name()));
        columns.addAll(StatementReader.AROUND);
        return columns;
    }

    static Set<String> required(Kind kind) {
        Set<String> required = new HashSet<>();
        required.add(kind.of().column());
        if (kind.isFounding()) {
            required.add(PLACE);
        }
        kind.shape().stream().filter(Kind.Field::required).forEach(f -> required.add(f.name()));
        required.add(StatementReader.SOURCE);
        required.add(StatementReader.ASSURANCE);
        if (kind != Kind.IDENTITY) {
            required.add(StatementReader.FROM);
        }
        return required;
    }

    /**
     * Opens a file to its header.
     *
     * @param flaws gets what makes it unreadable as a whole
     */
    static Optional<ImportFile> open(
            InputStream raw, Kind kind, Checking checking, List<Flaw> flaws) throws IOException {
        PushbackInputStream in =
                new PushbackInputStream(new BufferedInputStream(raw, PROBE_BYTES), PROBE_BYTES);
        byte[] start = in.readNBytes(PROBE_BYTES);
        Optional<Encoding> found = Encoding.of(start, start.length == PROBE_BYTES);
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (found.isPresent()) {
            switch (found.get()) {
                case UTF_8_WITH_MARK -> skip = 3;
                case GB18030 -> charset = Charset.forName("GB18030");
                case UTF_16, SPREADSHEET, UNKNOWN -> {
                    flaws.add(Flaws.wrongEncoding(found.get().words()));
                    return Optional.empty();
                }
            }
        }
        in.unread(start, skip, start.length - skip);
        CsvRows csv = new CsvRows(in, charset);
        Optional<CsvRows.Row> header = csv.next();
        if (header.isEmpty() || header.get().isBlank()) {
            flaws.add(Flaws.emptyFile());
            return Optional.empty();
        }
        List<String> columns = header(header.get(), kind, flaws);
        return flaws.isEmpty()
                ? Optional.of(new ImportFile(kind, checking, csv, columns))
                : Optional.empty();
    }

    private static List<String> header(CsvRows.Row row, Kind kind, List<Flaw> flaws) {
        Map<String, String> names = new HashMap<>(CHINESE);
        kind.shape().forEach(f -> names.put(f.words().zh(), f.name()));
        names.put(kind.of().number().zh(), kind.of().column());
        Set<String> known = new HashSet<>(columns(kind));
        List<String> columns = new ArrayList<>();
        int at = 0;
        for (CsvRows.Field field : row.fields()) {
            at++;
            String typed = field instanceof CsvRows.Text(String text) ? text.strip() : "";
            String column = names.getOrDefault(typed, typed);
            if (!known.contains(column)) {
                // a file without a header begins with data, which is not repeated
                flaws.add(Flaws.unknownColumn(typed.matches("[a-z_]{1,40}") ? typed : "#" + at));
            } else if (columns.contains(column)) {
                flaws.add(Flaws.columnTwice(column));
            }
            columns.add(column);
        }
        for (String needed : columns(kind)) {
            if (required(kind).contains(needed) && !columns.contains(needed)) {
                flaws.add(Flaws.missingColumn(needed));
            }
        }
        return columns;
    }

    /** The next row that is not blank; empty at the end. */
    Optional<Row> next() throws IOException {
        if (broken) {
            return Optional.empty();
        }
        Optional<CsvRows.Row> row = csv.next();
        while (row.isPresent() && row.get().isBlank()) {
            row = csv.next();
        }
        if (row.isPresent() && csv.endedInsideQuotes()) {
            broken = true;
            return Optional.of(new Row.Bad(row.get().line(), List.of(Flaws.openQuote())));
        }
        return row.map(this::read);
    }

    private Row read(CsvRows.Row row) {
        List<CsvRows.Field> fields = row.fields();
        if (fields.size() != columns.size()) {
            return new Row.Bad(row.line(), List.of(Flaws.cells(fields.size(), columns.size())));
        }
        List<Flaw> flaws = new ArrayList<>();
        Map<String, String> cells = new HashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            switch (fields.get(i)) {
                case CsvRows.Text(String text) -> {
                    if (isUsable(text)) {
                        cells.put(column, text);
                    } else {
                        flaws.add(Flaws.badBytes(column));
                    }
                }
                case CsvRows.WrongEncoding w -> flaws.add(Flaws.badBytes(column));
                case CsvRows.Oversize o -> flaws.add(Flaws.oversize(column));
            }
        }
        return flaws.isEmpty() ? stated(row.line(), cells) : new Row.Bad(row.line(), flaws);
    }

    /** No signs of control, and none that stands for what could not be read. */
    private static boolean isUsable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\uFFFD' || Character.isISOControl(sign) && sign != '\t') {
                return false;
            }
        }
        return true;
    }

    private Row stated(long line, Map<String, String> cells) {
        List<Flaw> flaws = new ArrayList<>();
        @Nullable String number =
                typed(kind.of().column(), new FieldType.Number(kind.of()), cells, flaws);
        @Nullable String place =
                kind.isFounding() ? typed(PLACE, new FieldType.Place(false), cells, flaws) : "";
        StatementReader.Read read = StatementReader.read(kind, cells, number, false, "", checking);
        if (read instanceof StatementReader.Read.Bad(List<Flaw> wrong)) {
            flaws.addAll(wrong);
        }
        return number != null
                        && place != null
                        && read instanceof StatementReader.Read.Good(Statement statement)
                        && flaws.isEmpty()
                ? new Row.Good(line, number, place, statement)
                : new Row.Bad(line, flaws);
    }

    private @Nullable String typed(
            String column, FieldType type, Map<String, String> cells, List<Flaw> flaws) {
        String text = cells.getOrDefault(column, "").strip();
        if (text.isEmpty()) {
            flaws.add(Flaws.missing(column));
            return null;
        }
        return switch (type.read(text, checking)) {
            case Reading.Sound<Object>(Object value) -> value.toString();
            case Reading.Fault<Object> fault -> {
                flaws.add(Flaws.of(column, fault));
                yield null;
            }
        };
    }
}
