package tongban.node.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.node.identity.Jurisdiction;
import tongban.node.sheet.CsvRows;

/**
 * Takes an inventory of service items from a CSV file. Rows that hold are imported, each other row
 * is reported with line, column, cause and remedy; a file read twice changes nothing the second
 * time. Rows stream through in batches, each a transaction of its own, so that an import that was
 * cut off is finished by running it again.
 */
public final class CatalogImport {
    public static final long FILE_BYTES_MAX = 512L * 1024 * 1024;
    public static final int ROWS_MAX = 1_000_000;
    private static final int PROBE_ROWS = 20;
    private static final Pattern DIVISION_OR_CODE =
            Pattern.compile("5[01](?:\\d{10}|\\d{4}|[0-9A-Z]{10,12}-.*)");

    /** Told after each batch how many rows have been read. */
    @FunctionalInterface
    public interface Progress {
        void rows(long read);
    }

    private final ItemStore store;
    private final Clock clock;

    CatalogImport(ItemStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Imports a file whose statements are of today. */
    public ImportReport run(Path file, Jurisdiction owner, String source) {
        return run(file, owner, source, LocalDate.now(clock), rows -> {});
    }

    /**
     * @param owner the side that the items belong to; rows of the other side are rejected
     * @param source name of the inventory, shown with every item
     * @param dated day on which the source made its statements
     */
    public ImportReport run(
            Path file, Jurisdiction owner, String source, LocalDate dated, Progress progress) {
        ImportRun run = newRun(owner, source, dated, progress);
        run.guarded(file, run::read);
        return run.report();
    }

    /**
     * Whose items a file seems to hold, by the division or the code of its first rows; empty where
     * they do not tell.
     */
    public static Optional<Jurisdiction> sideOf(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            CsvRows csv = new CsvRows(in);
            for (int i = 0; i < PROBE_ROWS; i++) {
                Optional<CsvRows.Row> row = csv.next();
                if (row.isEmpty()) {
                    return Optional.empty();
                }
                for (CsvRows.Field field : row.get().fields()) {
                    if (field instanceof CsvRows.Text(String text)
                            && DIVISION_OR_CODE.matcher(text.strip()).matches()) {
                        return Optional.of(Jurisdiction.ofCode(text.strip()));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            // The import itself says what is wrong with the file.
            return Optional.empty();
        }
    }

    /**
     * What makes a file unreadable as a whole; nothing is imported. Whose items it holds does not
     * matter here.
     */
    public List<ImportFault> refusals(Path file) {
        ImportRun run = newRun(Jurisdiction.SICHUAN, "", LocalDate.EPOCH, rows -> {});
        run.guarded(file, run::opened);
        return run.faults();
    }

    /** Imports from a stream that the caller closes. */
    ImportReport run(InputStream in, Jurisdiction owner, String source, LocalDate dated)
            throws IOException {
        ImportRun run = newRun(owner, source, dated, rows -> {});
        run.read(in);
        return run.report();
    }

    private ImportRun newRun(
            Jurisdiction owner, String source, LocalDate dated, Progress progress) {
        return new ImportRun(store, clock.instant(), owner, source, dated, progress);
    }
}
