package tongban.node.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Jurisdiction;
import tongban.node.sheet.CsvRows;
import tongban.rules.Mutations;

/** The reader of service items against files of which most are wrong: rows are refused, no more. */
class ImportFuzzTest {
    private static final int INPUTS = 15_000;
    private static final List<String> WORDS =
            List.of(
                    ",",
                    "\"",
                    "\"\"",
                    "\n",
                    "\r\n",
                    ";",
                    " :: ",
                    "51",
                    "9999",
                    "-1",
                    "未采集",
                    "item_code",
                    "事项编码",
                    "task_type",
                    "\u0000",
                    "\uFEFF",
                    "\uD83D\uDC0E",
                    "《",
                    "2026-02-30");

    /** Each row of the shipped files under its header, as a file of its own. */
    private static List<String> corpus() throws IOException {
        List<String> corpus = new ArrayList<>();
        for (String side : List.of("50", "51")) {
            try (InputStream in =
                    Objects.requireNonNull(
                            ImportFuzzTest.class.getResourceAsStream(
                                    "/catalog/items-" + side + ".csv"))) {
                List<String> lines =
                        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
                for (String row : lines.subList(1, lines.size()))
                    corpus.add(lines.getFirst() + "\n" + row + "\n");
            }
        }
        return corpus;
    }

    @Test
    void serviceItems() throws IOException {
        Mutations.give(corpus(), WORDS, 21, INPUTS, ImportFuzzTest::read);
    }

    private static void read(String input) {
        CsvRows rows =
                new CsvRows(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            Optional<CsvRows.Row> first = rows.next();
            if (first.isEmpty()) return;
            List<String> header = new ArrayList<>();
            for (CsvRows.Field field : first.get().fields())
                header.add(field instanceof CsvRows.Text(String text) ? text : "");
            List<ImportFault> faults = new ArrayList<>();
            ItemSheet sheet = ItemSheet.of(Jurisdiction.SICHUAN, header, faults, new ArrayList<>());
            if (!faults.isEmpty()) return;
            for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next())
                if (sheet.read(row.get()) instanceof ItemSheet.Reading.Bad bad
                        && bad.faults().isEmpty())
                    throw new AssertionError("a row was refused without a fault");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
