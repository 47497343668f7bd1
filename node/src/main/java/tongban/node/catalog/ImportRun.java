package tongban.node.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.node.identity.Jurisdiction;
import tongban.node.sheet.CsvRows;
import tongban.node.sheet.Encoding;
import tongban.service.text.Words;

/** One import from its first byte to its report. */
final class ImportRun {
    private static final int PROBE_BYTES = 64 * 1024;

    /** Reads from an open file. */
    @FunctionalInterface
    interface Reader {
        void read(InputStream in) throws IOException;
    }

    private final ItemStore store;
    private final Jurisdiction owner;
    private final String source;
    private final LocalDate dated;
    private final CatalogImport.Progress progress;
    private final Instant at;
    private final List<ImportFault> faults = new ArrayList<>();
    private final List<ImportFault> remarks = new ArrayList<>();
    private final Map<String, FirstSeen> seen = new HashMap<>();
    private final Map<String, Line> batch = new LinkedHashMap<>();
    private long rows;
    private long added;
    private long changed;
    private long unchanged;
    private long repeated;
    private long rejected;
    private long missing;
    private long remarkCount;

    private record FirstSeen(long line, String hash) {}

    private record Line(long line, ItemSheet.Reading.Good item) {}

    ImportRun(
            ItemStore store,
            Instant at,
            Jurisdiction owner,
            String source,
            LocalDate dated,
            CatalogImport.Progress progress) {
        this.store = store;
        this.at = at;
        this.owner = owner;
        this.source = source;
        this.dated = dated;
        this.progress = progress;
    }

    /** Opens a file for {@code reader}; what keeps it shut becomes a fault. */
    void guarded(Path file, Reader reader) {
        try {
            if (Files.size(file) > CatalogImport.FILE_BYTES_MAX) {
                refuse(
                        "CATALOG-002",
                        Words.of(
                                "文件超过" + (CatalogImport.FILE_BYTES_MAX >> 20) + "MB",
                                "the file is larger than "
                                        + (CatalogImport.FILE_BYTES_MAX >> 20)
                                        + " MB"),
                        Words.of("请拆成几个文件分别导入", "split it and import the parts"));
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    reader.read(in);
                }
            }
        } catch (NoSuchFileException e) {
            refuse(
                    "CATALOG-001",
                    Words.of(
                            "没有这个文件：" + file.getFileName(),
                            "there is no file " + file.getFileName()),
                    Words.of("请核对路径", "check its path"));
        } catch (IOException e) {
            refuse(
                    "CATALOG-001",
                    Words.of(
                            "文件读不出来：" + file.getFileName(),
                            "the file cannot be read: " + file.getFileName()),
                    Words.of("请核对它是普通文件并可读", "check that it is a plain file and readable"));
        }
    }

    /** Reads as far as the header; empty, with faults, when the file is unreadable as a whole. */
    Optional<Opened> opened(InputStream raw) throws IOException {
        PushbackInputStream in =
                new PushbackInputStream(new BufferedInputStream(raw, PROBE_BYTES), PROBE_BYTES);
        if (!probed(in)) {
            return Optional.empty();
        }
        CsvRows csv = new CsvRows(in);
        return header(csv).map(sheet -> new Opened(csv, sheet));
    }

    private record Opened(CsvRows csv, ItemSheet sheet) {}

    void read(InputStream raw) throws IOException {
        Optional<Opened> opened = opened(raw);
        if (opened.isPresent()) {
            rows(opened.get().csv(), opened.get().sheet());
        }
    }

    private void rows(CsvRows csv, ItemSheet sheet) throws IOException {
        Set<String> before = new HashSet<>(store.codesFrom(owner, source));
        for (Optional<CsvRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            if (row.get().isBlank()) {
                continue;
            }
            if (rows == CatalogImport.ROWS_MAX) {
                fault(
                        new ImportFault(
                                "CATALOG-212",
                                row.get().line(),
                                "",
                                Words.of(
                                        "超过" + CatalogImport.ROWS_MAX + "行，从这一行起没有导入",
                                        "more than "
                                                + CatalogImport.ROWS_MAX
                                                + " rows; from here on nothing was imported"),
                                Words.of("请把余下的行放进另一个文件", "put the rest into another file")));
                break;
            }
            rows++;
            if (csv.endedInsideQuotes()) {
                reject(
                        List.of(
                                new ImportFault(
                                        "CATALOG-213",
                                        row.get().line(),
                                        "",
                                        Words.of(
                                                "引号没有结束，这一行以后的内容没有读出",
                                                "a quote is not closed; what follows could not be read"),
                                        Words.of(
                                                "请在这一行补上结束引号；内容里的引号写两个",
                                                "close it in this row; write a quote inside a cell twice"))));
                break;
            }
            take(row.get(), sheet.read(row.get()));
        }
        flush();
        before.removeAll(seen.keySet());
        missing = before.size();
    }

    /**
     * Looks at the first bytes: a whole file in another encoding is said once, not a million times.
     */
    private boolean probed(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(PROBE_BYTES);
        Optional<Encoding> encoding = Encoding.of(start, start.length == PROBE_BYTES);
        if (encoding.isPresent() && encoding.get() != Encoding.UTF_8_WITH_MARK) {
            refuse(
                    "CATALOG-003",
                    encoding.get().words(),
                    Words.of(
                            "请把文件另存为UTF-8编码的CSV（CSV UTF-8）",
                            "save the file as CSV in UTF-8 (CSV UTF-8)"));
            return false;
        }
        int skip = encoding.isPresent() ? 3 : 0;
        in.unread(start, skip, start.length - skip);
        return true;
    }

    private Optional<ItemSheet> header(CsvRows csv) throws IOException {
        Optional<CsvRows.Row> first = csv.next();
        if (first.isEmpty() || first.get().isBlank()) {
            refuse(
                    "CATALOG-004",
                    Words.of("文件是空的，或第一行是空行", "the file is empty, or its first line is"),
                    Words.of("第一行应为列名", "its first line names the columns"));
            return Optional.empty();
        }
        List<String> names =
                first.get().fields().stream()
                        .map(f -> f instanceof CsvRows.Text(String text) ? text.strip() : "")
                        .toList();
        List<ImportFault> ignored = new ArrayList<>();
        ItemSheet sheet = ItemSheet.of(owner, names, faults, ignored);
        ignored.forEach(this::remark);
        return faults.isEmpty() ? Optional.of(sheet) : Optional.empty();
    }

    private void take(CsvRows.Row row, ItemSheet.Reading reading) {
        switch (reading) {
            case ItemSheet.Reading.Bad(List<ImportFault> wrong) -> reject(wrong);
            case ItemSheet.Reading.Good good -> {
                String code = good.key().code();
                FirstSeen first =
                        seen.putIfAbsent(code, new FirstSeen(row.line(), good.contentHash()));
                if (first == null) {
                    batch.put(code, new Line(row.line(), good));
                    if (batch.size() == ItemStore.BATCH_ITEMS_MAX) {
                        flush();
                    }
                } else if (first.hash().equals(good.contentHash())) {
                    repeated++;
                } else {
                    reject(
                            List.of(
                                    new ImportFault(
                                            "CATALOG-214",
                                            row.line(),
                                            "",
                                            Words.of(
                                                    "编码"
                                                            + code
                                                            + "在第"
                                                            + first.line()
                                                            + "行已经出现，内容不同；保留的是第"
                                                            + first.line()
                                                            + "行",
                                                    "code "
                                                            + code
                                                            + " stands in line "
                                                            + first.line()
                                                            + " with other content; line "
                                                            + first.line()
                                                            + " was kept"),
                                            Words.of(
                                                    "请在来源中确认哪一行是对的，删除另一行",
                                                    "find out at the source which one is right, and remove the other"))));
                }
            }
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            Map<String, ItemStore.Stored> there = store.stored(owner, batch.keySet());
            List<Item> fresh = new ArrayList<>();
            for (Line line : batch.values()) {
                ItemSheet.Reading.Good good = line.item();
                ItemStore.Stored old = there.get(good.key().code());
                Item item =
                        new Item(
                                good.key(),
                                old == null ? 1 : old.version() + 1,
                                good.name(),
                                good.type(),
                                good.elements(),
                                new Provenance(source, dated, at));
                if (old == null) {
                    added++;
                    fresh.add(item);
                } else if (old.contentHash().equals(item.contentHash())) {
                    unchanged++;
                } else {
                    changed++;
                    fresh.add(item);
                }
                ItemRules.check(item)
                        .forEach(f ->
                                remark(
                                        new ImportFault(
                                                f.code(),
                                                line.line(),
                                                f.elements().isEmpty()
                                                        ? ""
                                                        : f.elements().getFirst().id(),
                                                f.what(),
                                                f.remedy())));
            }
            store.append(owner, fresh);
            batch.clear();
        }
        progress.rows(rows);
    }

    private void reject(List<ImportFault> wrong) {
        rejected++;
        wrong.forEach(this::fault);
    }

    private void fault(ImportFault fault) {
        if (faults.size() < ImportReport.FAULTS_MAX) {
            faults.add(fault);
        }
    }

    private void remark(ImportFault remark) {
        remarkCount++;
        if (remarks.size() < ImportReport.FAULTS_MAX) {
            remarks.add(remark);
        }
    }

    private void refuse(String code, Words cause, Words remedy) {
        faults.add(new ImportFault(code, 0, "", cause, remedy));
    }

    List<ImportFault> faults() {
        return List.copyOf(faults);
    }

    ImportReport report() {
        return new ImportReport(
                owner,
                source,
                rows,
                added,
                changed,
                unchanged,
                repeated,
                rejected,
                missing,
                faults,
                remarks,
                remarkCount);
    }
}
