package tongban.node.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tongban.service.Sha256;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A batch as a file: a zip with {@code manifest.json} and one file of JSON lines a table. The
 * manifest names format, batch and source, and each file with its rows and its SHA-256, so that
 * what was cut short or altered is found before a row of it is believed. The same rows make the
 * same bytes.
 */
final class BatchFile {
    static final String FORMAT = "tongban-exchange/1";
    static final int BYTES_MAX = 64 << 20;
    static final int ROWS_MAX = 200_000;
    static final int FAULTS_MAX = 1_000;
    static final int ATTACHMENTS_MAX = 2_000;
    private static final int ENTRIES_MAX = Table.values().length + 1 + ATTACHMENTS_MAX;
    private static final String ATTACHMENTS = "attachments/";
    private static final String MANIFEST = "manifest.json";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private BatchFile() {}

    /**
     * What was read.
     *
     * @param batch empty where the file itself is not a batch
     * @param rows those lines that are rows at all; their columns are not checked yet
     * @param attachments content by name, of those that came along
     */
    record Content(
            String batch,
            String source,
            List<Row> rows,
            List<ExchangeFault> faults,
            Map<String, byte[]> attachments) {
        static Content refused(String code, String file, Words what, Words remedy) {
            return new Content(
                    "",
                    "",
                    List.of(),
                    List.of(new ExchangeFault(code, file, 0, "", what, remedy)),
                    Map.of());
        }
    }

    // ------------------------------------------------------------------ writing

    static byte[] write(String batch, String source, List<Row> rows) {
        return write(batch, source, rows, Map.of());
    }

    /**
     * @param attachments content by name, in the order in which they are written
     */
    static byte[] write(
            String batch, String source, List<Row> rows, Map<String, byte[]> attachments) {
        Map<Table, StringBuilder> texts = new LinkedHashMap<>();
        Map<Table, Integer> counts = new HashMap<>();
        for (Table table : Table.values()) {
            texts.put(table, new StringBuilder());
        }
        for (Row row : rows) {
            Map<String, String> ordered = new LinkedHashMap<>();
            row.table()
                    .columns()
                    .forEach(c -> {
                        if (!row.get(c.name()).isEmpty()) {
                            ordered.put(c.name(), row.get(c.name()));
                        }
                    });
            texts.computeIfAbsent(row.table(), t -> new StringBuilder())
                    .append(JSON.writeValueAsString(ordered))
                    .append('\n');
            counts.merge(row.table(), 1, Integer::sum);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            List<Map<String, Object>> tables = new ArrayList<>();
            Map<String, byte[]> files = new LinkedHashMap<>();
            texts.forEach((table, text) -> {
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                files.put(table.file(), bytes);
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("file", table.file());
                entry.put("rows", counts.getOrDefault(table, 0));
                entry.put("sha256", Sha256.hex(bytes));
                tables.add(entry);
            });
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("format", FORMAT);
            manifest.put("batch", batch);
            manifest.put("dataSource", source);
            manifest.put("tables", tables);
            if (!attachments.isEmpty()) {
                List<Map<String, Object>> listed = new ArrayList<>();
                attachments.forEach((name, bytes) -> {
                    files.put(ATTACHMENTS + name, bytes);
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("file", ATTACHMENTS + name);
                    entry.put("sha256", Sha256.hex(bytes));
                    listed.add(entry);
                });
                manifest.put("attachments", listed);
            }
            entry(zip, MANIFEST, JSON.writeValueAsBytes(manifest));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written but memory
        }
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    // ------------------------------------------------------------------ reading

    static Content read(byte[] file) {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            long bytes = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = limited(zip, BYTES_MAX - bytes);
                bytes += content.length;
                if (files.size() == ENTRIES_MAX || bytes >= BYTES_MAX) {
                    return Content.refused(
                            "EXC-011",
                            "",
                            Words.of("文件过大或文件过多", "Too large, or too many files in it"),
                            Words.of("请分成多个批次", "Split it into several batches"));
                }
                boolean known =
                        entry.getName().equals(MANIFEST)
                                || Table.ofFile(entry.getName()).isPresent()
                                || isAttachment(entry.getName());
                if (!known || files.put(entry.getName(), content) != null) {
                    return Content.refused(
                            "EXC-012",
                            "",
                            Words.of(
                                    "压缩包中有不认识或重复的文件",
                                    "An unknown file in it, or one of them twice"),
                            Words.of(
                                    "只放清单、各表文件和 attachments/ 下的附件",
                                    "Put in the manifest, the tables and what is attached, under attachments/"));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return notABatch();
        }
        byte[] manifest = files.remove(MANIFEST);
        return manifest == null ? notABatch() : read(manifest, files);
    }

    /** A plain name below the one folder; nothing that leads anywhere else. */
    private static boolean isAttachment(String entry) {
        return entry.startsWith(ATTACHMENTS)
                && entry.substring(ATTACHMENTS.length()).matches("[^/\\\\\\p{Cntrl}]{1,200}");
    }

    private static Content notABatch() {
        return Content.refused(
                "EXC-010",
                "",
                Words.of("这不是交换批次文件，或文件不完整", "This is no exchange batch, or it is cut short"),
                Words.of(
                        "请重新取得压缩包（含 manifest.json）", "Fetch the zip with its manifest.json again"));
    }

    private static byte[] limited(InputStream in, long max) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.max(0, max));
        return bytes;
    }

    private static Content read(byte[] manifest, Map<String, byte[]> files) {
        JsonNode root;
        try {
            root = JSON.readTree(manifest);
        } catch (JacksonException e) {
            return notABatch();
        }
        String batch = root.path("batch").asString("");
        String source = root.path("dataSource").asString("");
        if (!root.path("format").asString("").equals(FORMAT)
                || !batch.matches("[A-Za-z0-9._-]{1,64}")
                || !Codes.SIDE.has(source)) {
            return Content.refused(
                    "EXC-013",
                    MANIFEST,
                    Words.of("格式、批次号或来源不正确", "Format, batch or source is not as it has to be"),
                    Words.of(
                            "format 为 " + FORMAT + "，dataSource 为 50 或 51",
                            "format is " + FORMAT + ", dataSource is 50 or 51"));
        }
        List<ExchangeFault> faults = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (JsonNode listed : root.path("tables")) {
            String name = listed.path("file").asString("");
            byte @Nullable [] bytes = Table.ofFile(name).isPresent() ? files.remove(name) : null;
            if (bytes == null
                    || !Sha256.hex(bytes).equalsIgnoreCase(listed.path("sha256").asString(""))) {
                return altered(name);
            }
            lines(Table.ofFile(name).orElseThrow(), bytes, rows, faults);
        }
        Map<String, byte[]> attachments = new HashMap<>();
        for (JsonNode listed : root.path("attachments")) {
            String name = listed.path("file").asString("");
            byte @Nullable [] bytes = isAttachment(name) ? files.remove(name) : null;
            // what is listed and missing is told at the row that names it
            if (bytes != null) {
                if (!Sha256.hex(bytes).equalsIgnoreCase(listed.path("sha256").asString(""))) {
                    return altered(name);
                }
                attachments.put(name.substring(ATTACHMENTS.length()), bytes);
            }
        }
        if (!files.isEmpty()) {
            return Content.refused(
                    "EXC-015",
                    files.keySet().iterator().next(),
                    Words.of("清单没有列出这个文件", "The manifest does not list the file"),
                    Words.of("请在清单中列出", "List it in the manifest"));
        }
        if (rows.size() > ROWS_MAX) {
            return Content.refused(
                    "EXC-011",
                    "",
                    Words.of("超过 " + ROWS_MAX + " 行", "More than " + ROWS_MAX + " rows"),
                    Words.of("请分成多个批次", "Split it into several batches"));
        }
        return new Content(batch, source, rows, faults, attachments);
    }

    private static Content altered(String name) {
        return Content.refused(
                "EXC-014",
                name,
                Words.of(
                        "缺少该文件，或内容与清单的校验值不符",
                        "The file is missing, or is not what the manifest's hash says"),
                Words.of("请重新取得压缩包", "Fetch the zip again"));
    }

    private static void lines(
            Table table, byte[] bytes, List<Row> rows, List<ExchangeFault> faults) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            faults.add(
                    new ExchangeFault(
                            "EXC-016",
                            table.file(),
                            0,
                            "",
                            Words.of("不是 UTF-8 编码", "Not in UTF-8"),
                            Words.of("请以 UTF-8 保存", "Save it in UTF-8")));
            return;
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode node = JSON.readTree(line);
                Map<String, String> values = new HashMap<>();
                boolean flat = node.isObject();
                for (Map.Entry<String, JsonNode> value : node.properties()) {
                    flat &= value.getValue().isValueNode();
                    if (flat && !value.getValue().isNull()) {
                        values.put(value.getKey(), value.getValue().asString().strip());
                    }
                }
                if (!flat) {
                    faults.add(notARow(table, number));
                } else {
                    rows.add(new Row(table, number, values));
                }
            } catch (JacksonException e) {
                faults.add(notARow(table, number));
            }
        }
    }

    private static ExchangeFault notARow(Table table, int line) {
        return new ExchangeFault(
                "EXC-017",
                table.file(),
                line,
                "",
                Words.of("不是一行 JSON 对象", "Not a line with one JSON object"),
                Words.of(
                        "每行写成 {\"project_no\": \"…\", …}",
                        "Write each line as {\"project_no\": \"…\", …}"));
    }
}
