package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tongban.node.identity.Jurisdiction;

/**
 * Each file under catalog/good and catalog/bad has its report beside it, in both languages. What a
 * test run says instead lies under target/golden.
 */
class ImportGoldenTest {
    private static final Path FILES = Path.of("src/test/resources/catalog");

    @TestFactory
    Stream<DynamicTest> goodFiles() throws IOException {
        return each("good", report -> assertThat(report.rejected()).isZero());
    }

    @TestFactory
    Stream<DynamicTest> badFiles() throws IOException {
        return each("bad", report -> assertThat(report.faults()).isNotEmpty());
    }

    private static Stream<DynamicTest> each(
            String folder, java.util.function.Consumer<ImportReport> also) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(FILES.resolve(folder))) {
            all.filter(f -> f.toString().endsWith(".csv")).sorted().forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(5);
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getFileName().toString(),
                                () -> {
                                    CatalogImport imports =
                                            CatalogDatabase.fresh("golden").imports();
                                    ImportReport report =
                                            imports.run(
                                                    file,
                                                    Jurisdiction.SICHUAN,
                                                    "测试目录",
                                                    LocalDate.of(2026, 11, 1),
                                                    rows -> {});
                                    also.accept(report);
                                    assertGolden(
                                            Path.of(file.toString().replace(".csv", ".report.txt")),
                                            report);
                                    ImportReport again =
                                            imports.run(
                                                    file,
                                                    Jurisdiction.SICHUAN,
                                                    "测试目录",
                                                    LocalDate.of(2026, 11, 1),
                                                    rows -> {});
                                    assertThat(again.added() + again.changed())
                                            .as("a second run adds and changes nothing")
                                            .isZero();
                                    assertThat(again.unchanged()).isEqualTo(report.added());
                                }));
    }

    private static void assertGolden(Path golden, ImportReport report) throws IOException {
        String said =
                String.join("\n", report.lines(Locale.SIMPLIFIED_CHINESE, true))
                        + "\n\n"
                        + String.join("\n", report.lines(Locale.ENGLISH, true))
                        + "\n";
        Path actual = Path.of("target/golden", golden.getFileName().toString());
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, said);
        assertThat(said)
                .isEqualTo(
                        Files.exists(golden)
                                ? Files.readString(golden)
                                : "(no report beside the file)");
    }
}
