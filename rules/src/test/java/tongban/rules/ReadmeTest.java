package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's program is compiled as it stands there, runs on the README's model and prints what
 * the README says.
 */
class ReadmeTest {
    private static String block(String readme, String kind) {
        int start = readme.indexOf("```" + kind + "\n") + kind.length() + 4;
        return readme.substring(start, readme.indexOf("```", start));
    }

    @Test
    void theTenLinesRun(@TempDir Path folder) throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Files.writeString(folder.resolve("benefit.dmn"), block(readme, "xml"));
        String program = block(readme, "java");
        String imports =
                program.lines()
                        .filter(l -> l.startsWith("import "))
                        .collect(Collectors.joining("\n"));
        String body =
                program.lines()
                        .filter(l -> !l.startsWith("import "))
                        .collect(Collectors.joining("\n"));
        Files.writeString(
                folder.resolve("Example.java"),
                imports
                        + "\nclass Example { public static void main(String[] arguments) throws Exception {\n"
                        + body
                        + "\n} }\n");
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dstdout.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "Example.java")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).isEqualTo(block(readme, "text"));
    }
}
