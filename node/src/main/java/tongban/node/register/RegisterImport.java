package tongban.node.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.service.Sha256;

/**
 * Takes records from a CSV file, one kind a file. Rows that hold are imported, each other row is
 * reported with line, column, what, why and remedy. The same file again adds nothing; an import
 * that was cut off is finished by running it again: what is recorded already is known by its
 * content, and is not recorded twice.
 *
 * <p>One thread reads and checks, others seal and write whole batches; a batch is one transaction
 * with its records, its faults and its part of the count. What is said of one subject goes to one
 * writer, in the order of the file: of two rows for the same days the later one counts.
 */
public final class RegisterImport {
    public static final long FILE_BYTES_MAX = 1024L * 1024 * 1024;
    public static final int ROWS_MAX = 2_000_000;
    public static final int LABEL_LENGTH_MAX = 100;
    public static final int PAST_SHOWN_MAX = 20;
    public static final int FAULTS_PAGE_ROWS = 200;
    static final int BATCH_ROWS = 10_000;
    static final int WRITERS = 2;
    private static final int BATCHES_WAITING_MAX = 2 * WRITERS;

    /** Told after each batch how many rows have been read and how many faults there were. */
    @FunctionalInterface
    public interface Progress {
        void rows(long read, long faults);
    }

    private final JdbcImportRows rows;
    private final Seats seats;
    private final Clock clock;
    private final boolean synthetic;

    RegisterImport(JdbcImportRows rows, Seats seats, Clock clock, boolean synthetic) {
        this.rows = rows;
        this.seats = seats;
        this.clock = clock;
        this.synthetic = synthetic;
    }

    /** The columns of a kind's file, and whether each is required, in order. */
    public static Map<String, Boolean> columns(Kind kind) {
        Map<String, Boolean> columns = new java.util.LinkedHashMap<>();
        ImportFile.columns(kind)
                .forEach(c -> columns.put(c, ImportFile.required(kind).contains(c)));
        return columns;
    }

    /**
     * @param label what the file is called in lists; nothing personal
     * @param faults told of every fault as it is found, in order of the lines within a batch
     */
    public ImportReport run(
            Actor actor,
            Path file,
            Kind kind,
            String label,
            Progress progress,
            Consumer<RowFault> faults) {
        if (!Seats.mayRecord(actor, kind.of())) {
            return ImportReport.refused(kind, label, List.of(Flaws.notInCharge()));
        }
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                return ImportReport.refused(kind, label, List.of(Flaws.fileTooLarge()));
            }
            byte[] sha256 = sha256(file);
            Optional<ImportReport> done = rows.finished(actor, kind, sha256);
            if (done.isPresent()) {
                return done.get();
            }
            try (InputStream in = Files.newInputStream(file)) {
                List<Flaw> flaws = new ArrayList<>();
                Map<String, Boolean> known = new HashMap<>(); // a place stands in many rows
                Checking checking =
                        new Checking(
                                LocalDate.now(clock),
                                synthetic,
                                place -> known.computeIfAbsent(place, seats::isKnown));
                Optional<ImportFile> opened = ImportFile.open(in, kind, checking, flaws);
                if (opened.isEmpty()) {
                    return ImportReport.refused(kind, label, flaws);
                }
                UUID id = rows.begin(actor, GlobalId.next(clock.instant()), kind, sha256, label);
                return new Run(actor, id, kind, progress, faults).all(opened.get());
            }
        } catch (IOException e) {
            // the path stays out of it: whoever named it knows it
            return ImportReport.refused(kind, label, List.of(Flaws.noFile()));
        }
    }

    /** Imports of the side, newest first, at most {@link #PAST_SHOWN_MAX}. */
    public List<ImportReport> past(Actor actor) {
        return rows.past(actor, PAST_SHOWN_MAX);
    }

    /** All of them, for a file. */
    public List<ImportReport> all(Actor actor) {
        return rows.past(actor, Integer.MAX_VALUE);
    }

    /**
     * Every fault of an import, in order of the lines.
     *
     * @param page from 0
     */
    public List<RowFault> faults(Actor actor, UUID id, int page) {
        return rows.faults(actor, id, Math.max(0, page) * FAULTS_PAGE_ROWS, FAULTS_PAGE_ROWS);
    }

    /** An import of the side. */
    public Optional<ImportReport> report(Actor actor, UUID id) {
        return rows.report(actor, id);
    }

    /** Every fault of an import, in order of the lines, for a file. */
    public void eachFault(Actor actor, UUID id, Consumer<RowFault> to) {
        rows.eachFault(actor, id, to);
    }

    private static byte[] sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return digest.digest();
        }
    }

    /** One import from its first row to its report. */
    private final class Run {
        private final Actor actor;
        private final UUID id;
        private final Kind kind;
        private final Progress progress;
        private final Consumer<RowFault> told;
        private final Map<String, Optional<Flaw>> places = new HashMap<>();
        private final Map<String, FirstSeen> seen = new HashMap<>();
        private final LinkedBlockingQueue<Future<List<RowFault>>> waiting =
                new LinkedBlockingQueue<>();
        private List<List<JdbcImportRows.Line>> good = forWriters();
        private List<RowFault> bad = new ArrayList<>();
        private long rejectedRows;
        private long unchangedRows;
        private long read;
        private long batchRows;
        private long faulty;

        /** Where something was first stated, and what. */
        private record FirstSeen(long line, int said) {}

        private Run(Actor actor, UUID id, Kind kind, Progress progress, Consumer<RowFault> told) {
            this.actor = actor;
            this.id = id;
            this.kind = kind;
            this.progress = progress;
            this.told = told;
        }

        private static List<List<JdbcImportRows.Line>> forWriters() {
            List<List<JdbcImportRows.Line>> lists = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                lists.add(new ArrayList<>());
            }
            return lists;
        }

        ImportReport all(ImportFile file) throws IOException {
            List<ExecutorService> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(Executors.newSingleThreadExecutor());
            }
            try {
                for (Optional<ImportFile.Row> row = file.next();
                        row.isPresent();
                        row = file.next()) {
                    if (read == ROWS_MAX) {
                        bad.add(new RowFault(row.get().line(), Flaws.tooManyRows()));
                        break;
                    }
                    read++;
                    batchRows++;
                    take(row.get());
                    if (batchRows == BATCH_ROWS) {
                        hand(writers);
                    }
                }
                hand(writers);
                settle(0);
            } finally {
                writers.forEach(ExecutorService::shutdownNow);
                // what is under way ends before anybody may begin anew
                writers.forEach(ExecutorService::close);
            }
            return rows.end(actor, id);
        }

        private void take(ImportFile.Row row) {
            switch (row) {
                case ImportFile.Row.Bad(long line, List<Flaw> flaws) -> reject(line, flaws);
                case ImportFile.Row.Good(
                                long line,
                                String number,
                                String place,
                                Statement statement) -> {
                    Optional<Flaw> refused =
                            place.isEmpty()
                                    ? Optional.empty()
                                    : places.computeIfAbsent(place, this::place);
                    if (refused.isPresent()) {
                        reject(line, List.of(refused.get()));
                        return;
                    }
                    String slot = statement.value().map(Particulars::slot).orElse("");
                    FirstSeen first =
                            seen.putIfAbsent(
                                    number + '|' + slot + '|' + statement.valid().from(),
                                    new FirstSeen(line, statement.hashCode()));
                    if (first == null) {
                        good.get(Math.floorMod(number.hashCode(), WRITERS))
                                .add(new JdbcImportRows.Line(line, number, place, statement));
                    } else if (first.said() == statement.hashCode()) {
                        unchangedRows++;
                    } else {
                        reject(line, List.of(Flaws.twiceInFile(first.line())));
                    }
                }
            }
        }

        private Optional<Flaw> place(String place) {
            Optional<Flaw> refused = seats.refuses(actor, kind.of(), place);
            if (refused.isEmpty()) {
                rows.seats(actor, place, seats.above(place));
            }
            return refused;
        }

        private void reject(long line, List<Flaw> flaws) {
            rejectedRows++;
            flaws.forEach(f -> bad.add(new RowFault(line, f)));
        }

        /** Gives a batch to each writer, and waits where too many are under way. */
        private void hand(List<ExecutorService> writers) {
            if (batchRows == 0 && bad.isEmpty()) {
                return;
            }
            for (int i = 0; i < WRITERS; i++) {
                // what is wrong, and how much was read, is kept with the first
                boolean first = i == 0;
                JdbcImportRows.Batch batch =
                        new JdbcImportRows.Batch(
                                id,
                                kind,
                                good.get(i),
                                first ? bad : List.of(),
                                first ? batchRows : 0,
                                first ? rejectedRows : 0,
                                first ? unchangedRows : 0);
                waiting.add(writers.get(i).submit(() -> rows.write(actor, batch)));
            }
            good = forWriters();
            bad = new ArrayList<>();
            batchRows = 0;
            rejectedRows = 0;
            unchangedRows = 0;
            settle(BATCHES_WAITING_MAX);
            progress.rows(read, faulty);
        }

        private void settle(int rest) {
            while (waiting.size() > rest) {
                try {
                    List<RowFault> faults = waiting.remove().get();
                    faulty += faults.size();
                    faults.forEach(told);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("TB-REG-2 the import was interrupted", e);
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e.getCause());
                }
            }
        }
    }
}
