package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.rules.tck.TckRun;

/**
 * The technology compatibility kit, where a checkout of it lies beside this one: the verdicts are
 * those committed.
 */
class TckTest {
    @Test
    void everyVerdictIsAsCommitted() throws IOException {
        assertAsCommitted(new TckRun(Clock.systemUTC(), Set.of()));
    }

    @Test
    void theCompiledFormAnswersEveryCaseAsTheInterpreterDoes() throws IOException {
        // a fixed clock, since two readings of a running one differ
        assertAsCommitted(
                new TckRun(Clock.fixed(Instant.now(), ZoneOffset.UTC), Set.of())
                        .comparingCompiled());
    }

    @Test
    void aCheckoutHoldsOtherFilesToo(@TempDir Path dir) throws IOException {
        Files.writeString(
                dir.resolve("pom.xml"), "<project><modelVersion>4.0.0</modelVersion></project>");
        Path folder = Files.createDirectories(dir.resolve("TestCases/level/0001-sum"));
        Files.writeString(folder.resolve("sum.dmn"), new Written().decision("d", "1 + 2").xml());
        String tests =
                """
                <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <modelName>%s</modelName>
                  <testCase id="1"><resultNode name="d"><expected><value xsi:type="decimal">3</value></expected></resultNode></testCase>
                </testCases>
                """;
        Files.writeString(folder.resolve("sum-test.xml"), tests.formatted("sum.dmn"));
        Files.writeString(folder.resolve("lost-test.xml"), tests.formatted("lost.dmn"));
        List<TckRun.Verdict> verdicts = new TckRun(Clock.systemUTC(), Set.of()).run(dir);
        assertThat(TckRun.text(verdicts))
                .isEqualTo("failed level/0001-sum/1/d\npassed level/0001-sum/1/d#2\n");
        assertThat(verdicts.getFirst().detail()).contains("lost.dmn");
    }

    private static void assertAsCommitted(TckRun run) throws IOException {
        Path root = Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
        Path cases = root.resolveSibling("shared").resolve("dmn-tck/TestCases");
        assumeTrue(
                Files.isDirectory(cases),
                "skipped: no checkout of the DMN TCK at ../shared/dmn-tck");
        List<TckRun.Verdict> verdicts = run.run(cases);
        try (InputStream committed =
                Objects.requireNonNull(
                        TckTest.class.getResourceAsStream("tck-verdicts.txt"),
                        "tck-verdicts.txt")) {
            assertThat(TckRun.text(verdicts))
                    .isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
