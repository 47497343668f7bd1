package tongban.node.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tongban.rules.Mutations;
import tongban.service.Sha256;

/**
 * The reader of exchange batches against files of which most are wrong: bytes that are no zip, a
 * manifest that is no manifest, lines that are no rows.
 */
class BatchFuzzTest {
    private static final int INPUTS = 15_000;
    private static final String LINE =
            "{\"project_no\":\"51-20261126-000001-S\",\"task_name\":\"残疾人两项补贴\",\"apply_date\":\"2026-11-26 09:00:00\",\"cd_operation\":\"I\"}";
    private static final List<String> WORDS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "\"",
                    "\\u0000",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "\n",
                    "\"file\"",
                    "\"sha256\"",
                    "\"rows\"",
                    "up_pro_accept",
                    "51",
                    "/../",
                    "\u0000",
                    "\uD83D\uDC0E");

    @Test
    void bytes() {
        String whole =
                new String(BatchFile.write("b-1", "51", List.of()), StandardCharsets.ISO_8859_1);
        Mutations.give(
                List.of(whole, "PK\u0003\u0004", "PK\u0005\u0006" + "\u0000".repeat(18)),
                List.of(
                        "PK\u0003\u0004",
                        "PK\u0001\u0002",
                        "\u0000\u0000",
                        "\u00ff\u00ff\u00ff\u00ff",
                        "manifest.json"),
                31,
                INPUTS,
                input -> told(BatchFile.read(input.getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void manifests() {
        String manifest =
                "{\"format\":\""
                        + BatchFile.FORMAT
                        + "\",\"batch\":\"b-1\",\"dataSource\":\"51\",\"tables\":[{\"file\":\"up_pro_accept.jsonl\",\"rows\":1,\"sha256\":\"00\"}]}";
        Mutations.give(
                List.of(manifest, "{}", "[]"),
                WORDS,
                32,
                INPUTS,
                input -> told(BatchFile.read(zip("manifest.json", input))));
    }

    @Test
    void lines() {
        Mutations.give(
                List.of(LINE, LINE + "\n" + LINE),
                WORDS,
                33,
                INPUTS,
                input -> {
                    byte[] text = input.getBytes(StandardCharsets.UTF_8);
                    String file = Table.values()[0].file();
                    String manifest =
                            "{\"format\":\"%s\",\"batch\":\"b-1\",\"dataSource\":\"51\",\"tables\":[{\"file\":\"%s\",\"rows\":%d,\"sha256\":\"%s\"}]}"
                                    .formatted(
                                            BatchFile.FORMAT,
                                            file,
                                            input.lines().count(),
                                            Sha256.hex(text));
                    told(BatchFile.read(zip("manifest.json", manifest, file, input)));
                });
    }

    private static void told(BatchFile.Content content) {
        if (content.batch().isEmpty() && content.faults().isEmpty())
            throw new AssertionError("refused without a fault");
        for (ExchangeFault fault : content.faults())
            if (fault.what().zh().isEmpty() || fault.remedy().en().isEmpty())
                throw new AssertionError(fault + " says too little");
    }

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
