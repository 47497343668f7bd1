package tongban.node.sheet;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * A table that somebody filled in and sent: CSV in UTF-8 with or without a byte order mark or in
 * GB18030, as a spreadsheet of the offices saves it, or the first sheet of a workbook (XLSX). Blank
 * rows, and blank cells at the end of a row, are passed over.
 */
public final class TableFile {
    private TableFile() {}

    /**
     * A row.
     *
     * @param line of the file or the sheet, from 1
     * @param cells empty where one cannot be read
     * @param broken whether a quotation mark was not closed
     */
    public record Row(int line, List<Optional<String>> cells, boolean broken) {
        private boolean isBlank() {
            return cells.stream().allMatch(c -> c.filter(String::isBlank).isPresent());
        }

        /** Without the blank cells at the end, which a spreadsheet leaves behind. */
        public Row filled(int least) {
            int end = cells.size();
            while (end > least && cells.get(end - 1).filter(String::isBlank).isPresent()) {
                end--;
            }
            return new Row(line, cells.subList(0, end), broken);
        }
    }

    /**
     * What was read.
     *
     * @param rows with the one that names the columns
     * @param unreadable why nothing could be read; there are no rows then
     */
    public record Read(List<Row> rows, Optional<Words> unreadable) {
        private static Read refused(Words why) {
            return new Read(List.of(), Optional.of(why));
        }
    }

    /**
     * @param rowsMax how many rows are read at most, with the one that names the columns
     */
    public static Read read(byte[] file, int rowsMax) {
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        Optional<Encoding> found = Encoding.of(file, false);
        if (found.isPresent()) {
            switch (found.get()) {
                case UTF_8_WITH_MARK -> skip = 3;
                case GB18030 -> charset = Charset.forName("GB18030");
                case SPREADSHEET -> {
                    return workbook(file, rowsMax);
                }
                case UTF_16, UNKNOWN -> {
                    return Read.refused(found.get().words());
                }
            }
        }
        try (InputStream in =
                new BufferedInputStream(new ByteArrayInputStream(file, skip, file.length - skip))) {
            return new Read(csv(new CsvRows(in, charset), rowsMax), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read but memory
        }
    }

    private static Read workbook(byte[] file, int rowsMax) {
        // rows that a sheet keeps although they were emptied are read as well
        return XlsxRows.read(file, 10 * rowsMax)
                .map(rows ->
                        new Read(
                                rows.stream()
                                        .map(r ->
                                                new Row(
                                                        r.line(),
                                                        r.cells().stream()
                                                                .map(TableFile::usable)
                                                                .toList(),
                                                        false))
                                        .filter(r -> !r.isBlank())
                                        .limit(rowsMax)
                                        .toList(),
                                Optional.<Words>empty()))
                .orElseGet(() ->
                        Read.refused(
                                Words.of(
                                        "打不开这个Excel工作簿（.xls格式、加密或者损坏）",
                                        "this Excel workbook cannot be opened (an .xls file, encrypted or damaged)")));
    }

    private static List<Row> csv(CsvRows csv, int rowsMax) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Optional<CsvRows.Row> row = csv.next();
                row.isPresent() && rows.size() < rowsMax;
                row = csv.next()) {
            Row read =
                    new Row(
                            (int) row.get().line(),
                            row.get().fields().stream().map(TableFile::cell).toList(),
                            csv.endedInsideQuotes());
            if (!read.isBlank()) {
                rows.add(read);
            }
        }
        return rows;
    }

    private static Optional<String> cell(CsvRows.Field field) {
        return field instanceof CsvRows.Text(String text) ? usable(text) : Optional.empty();
    }

    /** As it was written: a sheet that was downloaded comes back without what made it harmless. */
    private static Optional<String> usable(String text) {
        boolean sound =
                text.chars()
                        .noneMatch(c ->
                                c == '\uFFFD'
                                        || Character.isISOControl(c)
                                                && c != '\t'
                                                && c != '\n'
                                                && c != '\r');
        return sound ? Optional.of(Harmless.undone(text.strip()).strip()) : Optional.empty();
    }
}
