package tongban.node.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tongban.service.text.Words;
import tongban.time.Period;

/** Reads the data files of this package: UTF-8, a header, commas, double quotes, one row a line. */
final class Csv {
    private Csv() {}

    /** One row by column name. */
    record Row(String file, int line, Map<String, String> cells) {
        String at(String column) {
            String value = cells.get(column);
            if (value == null) {
                throw new IllegalStateException(file + " has no column " + column);
            }
            return value;
        }

        /** The columns from and until, the second empty while it lasts. */
        Period period() {
            LocalDate from = LocalDate.parse(at("from"));
            return at("until").isEmpty()
                    ? Period.from(from)
                    : Period.of(from, LocalDate.parse(at("until")));
        }

        Words fault(String zh, String en) {
            return new Words(
                    "%s 第 %d 行：%s".formatted(file, line, zh),
                    "%s, line %d: %s".formatted(file, line, en));
        }
    }

    static List<Row> rows(String resource) {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = open(resource)) {
            List<String> header = cells(String.valueOf(in.readLine()));
            int line = 1;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                line++;
                List<String> cells = cells(text);
                Map<String, String> named = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    named.put(header.get(i), i < cells.size() ? cells.get(i) : "");
                }
                Row row = new Row(resource, line, named);
                if (cells.size() != header.size()) {
                    throw new PlaceFaults(
                            List.of(
                                    row.fault(
                                            "应有 %d 列，实有 %d 列。请补齐或加引号。"
                                                    .formatted(header.size(), cells.size()),
                                            "expected %d columns, got %d. Complete the row or quote the comma."
                                                    .formatted(header.size(), cells.size()))));
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return rows;
    }

    static byte[] bytes(String resource) throws IOException {
        try (InputStream bytes = stream(resource)) {
            return bytes.readAllBytes();
        }
    }

    private static InputStream stream(String resource) {
        InputStream bytes = Csv.class.getResourceAsStream("/place/" + resource);
        if (bytes == null) {
            throw new IllegalStateException("The program lacks its resource place/" + resource);
        }
        return bytes;
    }

    static BufferedReader open(String resource) throws IOException {
        InputStream bytes = stream(resource);
        InputStream plain = resource.endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
