package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.exchange.ExchangeGround.SERVICE;
import static tongban.node.exchange.ExchangeGround.clerk;
import static tongban.node.exchange.ExchangeGround.fetched;
import static tongban.node.exchange.ExchangeGround.rows;
import static tongban.node.exchange.ExchangeGround.supervisor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tongban.node.casework.TwoSides;

/** Every fault of a batch is told with its place, and no file does more than be refused. */
class ImportFaultsTest extends ImportsGround {
    private static final int HOSTILE_FILES = 2_000;

    @Test
    void daysThatCannotBeTrueAreToldAllAtOnceAndNothingIsTakenIn() {
        for (int person = 1; person <= 3; person++) {
            ground.collected(here, person);
        }
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1, 2, 3);
        List<String> numbers = rows(sound, Table.ACCEPT).stream().map(Row::project).toList();
        String tomorrow = there.today().plusDays(1).toString();
        byte[] file =
                changed(
                        sound,
                        Map.of(
                                numbers.get(0), Map.of("apply_date", "1900-01-01"),
                                numbers.get(1),
                                        Map.of("apply_date", tomorrow, "accept_date", tomorrow),
                                numbers.get(2),
                                        Map.of(
                                                "apply_date", there.today().toString(),
                                                "accept_date",
                                                        there.today().minusDays(1).toString())));
        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.taken()).isEmpty();
        assertThat(report.faults())
                .extracting(f -> f.code() + " " + f.file() + ":" + f.line() + " " + f.column())
                .containsExactlyInAnyOrder(
                        "EXC-034 up_pro_accept.jsonl:1 apply_date",
                        "EXC-035 up_pro_accept.jsonl:1 apply_date",
                        "EXC-033 up_pro_accept.jsonl:2 apply_date",
                        "EXC-033 up_pro_accept.jsonl:2 accept_date",
                        "EXC-034 up_pro_accept.jsonl:3 accept_date");
    }

    @Test
    void everyFaultIsToldWithLineAndColumnAndTheRestGoesOn() throws IOException {
        ground.collected(here, 1);
        ground.collected(here, 2);
        ground.collected(here, 3);
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1, 2, 3);
        List<String> numbers =
                rows(sound, Table.ACCEPT).stream().map(Row::project).sorted().toList();
        List<Row> rows = new ArrayList<>();
        for (Row row : BatchFile.read(sound).rows()) {
            Map<String, String> values = new HashMap<>(row.values());
            if (row.table() == Table.ACCEPT && row.project().equals(numbers.get(0))) {
                values.put("applyer_type", "7");
                values.put("apply_date", "2026-02-30");
                values.remove("org_name");
                values.put("applyer_name", "长".repeat(101));
            }
            if (row.table() == Table.MATERIAL && row.project().equals(numbers.get(1))) {
                values.put("take_number", "-1");
            }
            rows.add(new Row(row.table(), row.line(), values));
        }
        rows.add(
                new Row(
                        Table.RESULT,
                        0,
                        Map.of(
                                "project_no", "NOBODY-1",
                                "result_type", "2",
                                "result_date", "2026-11-01",
                                "is_delivery_results", "0",
                                "row_guid", UUID.randomUUID().toString(),
                                "cd_operation", "I",
                                "cd_time", "2026-11-01 00:00:00",
                                "cd_batch", "b",
                                "data_source", "51")));
        Imports.Report report =
                there.bean(Imports.class)
                        .run(clerk(there), BatchFile.write("b", "51", rows))
                        .orElseThrow();
        assertThat(report.taken())
                .singleElement()
                .satisfies(t -> assertThat(t.foreignNumber()).isEqualTo(numbers.get(2)));
        assertThat(report.faults())
                .extracting(f -> f.code() + " " + f.file().replace(".jsonl", "") + " " + f.column())
                .contains(
                        "EXC-003 up_pro_accept applyer_type",
                        "EXC-004 up_pro_accept apply_date",
                        "EXC-001 up_pro_accept org_name",
                        "EXC-002 up_pro_accept applyer_name",
                        "EXC-005 up_pro_material take_number",
                        "EXC-006 up_pro_result project_no");
        assertThat(report.faults())
                .allSatisfy(f -> {
                    assertThat(f.line()).isPositive();
                    assertThat(f.remedy().zh()).isNotBlank();
                    assertThat(f.remedy().en()).isNotBlank();
                    assertThat(f.in(java.util.Locale.ENGLISH)).doesNotContain("陈国安");
                });
        // the report can be taken along afterwards, by the clerk who imported it and by supervision
        UUID id = report.id().orElseThrow();
        List<Imports.Told> told = there.bean(Imports.class).told(clerk(there), id).orElseThrow();
        assertThat(told)
                .filteredOn(t -> t.foreignNumber().equals(numbers.get(2)))
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t.number()).isNotEmpty());
        assertThat(told)
                .filteredOn(t -> t.foreignNumber().isEmpty())
                .hasSize(report.faultsInAll())
                .extracting(t -> t.remark().orElseThrow())
                .containsAll(report.faults());
        assertThat(there.bean(Imports.class).told(supervisor(there), id)).contains(told);
        assertThat(there.bean(Imports.class).told(there.reviewer(SERVICE, TwoSides.GAOTAN), id))
                .isEmpty();
        assertThat(there.bean(Imports.class).past(clerk(there)).getFirst())
                .satisfies(p -> {
                    assertThat(p.id()).isEqualTo(id);
                    assertThat(p.readable()).isTrue();
                });
        // corrected and sent again: the two that were wrong come in, the third is known
        Imports.Report corrected = there.bean(Imports.class).run(clerk(there), sound).orElseThrow();
        assertThat(corrected.taken()).hasSize(2);
        assertThat(corrected.known()).isOne();
    }

    @Test
    void noFileHoweverBrokenDoesMoreThanBeRefused() throws IOException {
        ground.collected(here, 1);
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < HOSTILE_FILES; i++) {
            byte[] broken = Arrays.copyOf(sound, random.nextInt(sound.length) + 1);
            for (int n = random.nextInt(8); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            BatchFile.Content content = BatchFile.read(broken);
            assertThat(
                            content.batch().isEmpty()
                                    || content.rows().isEmpty()
                                    || content.faults().isEmpty())
                    .as("seed %d, file %d", seed, i)
                    .isTrue();
        }
        assertThat(code(zip(Map.of("manifest.json", "{}")))).isEqualTo("EXC-013");
        assertThat(code(zip(Map.of("../up_pro_accept.jsonl", "")))).isEqualTo("EXC-012");
        assertThat(code("PK".getBytes(StandardCharsets.UTF_8))).isEqualTo("EXC-010");
        assertThat(code(altered(sound))).isEqualTo("EXC-014");
        assertThat(code(zip(Map.of("up_pro_form.jsonl", "a".repeat(BatchFile.BYTES_MAX + 1)))))
                .isEqualTo("EXC-011");
    }

    private static String code(byte[] file) {
        return BatchFile.read(file).faults().getFirst().code();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The same files, one of them with another content. */
    private static byte[] altered(byte[] sound) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sound))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        files.computeIfPresent(Table.ACCEPT.file(), (name, text) -> text.replace("陈国安", "陈国平"));
        return zip(files);
    }
}
