package tongban.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two scripts at the root, on machines that lack something. */
class ShellTest {
    private static final Path ROOT = Path.of(System.getProperty("tongban.root", ".."));

    @TempDir Path bin;

    /** A PATH with the few programs that the scripts begin with, and no Java. */
    @BeforeEach
    void makePath() throws IOException {
        for (String program : List.of("dirname", "readlink", "sed", "head")) {
            executable(bin.resolve(program), "exec /usr/bin/" + program + " \"$@\"");
        }
    }

    private static void executable(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @CsvSource({"tongban, 3", "mvnw, 1"})
    void withoutAJdkOneLineSaysHowToGetOne(String script, int status) throws Exception {
        var said = run(script, "");
        assertThat(said.status).isEqualTo(status);
        assertThat(said.text.lines()).hasSize(1);
        assertThat(said.text)
                .contains("通办需要 JDK 25")
                .contains("needs a JDK 25")
                .contains("openjdk-25-jdk")
                .contains("JAVA_HOME");
    }

    @Test
    void aJdkInAnOddPlaceIsFoundAndAnOlderOneIsNot() throws Exception {
        fakeJdk("old", "17.0.15");
        assertThat(run("mvnw", bin.toString()).text).contains("needs a JDK 25");
        fakeJdk("new", "25.0.3");
        assertThat(run("mvnw", bin.toString()).text)
                .contains("found no mvn")
                .doesNotContain("needs a JDK 25");
    }

    private void fakeJdk(String name, String version) throws IOException {
        Files.createDirectories(bin.resolve(name + "/bin"));
        executable(bin.resolve(name + "/bin/javac"), "exit 1");
        Files.writeString(bin.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private Said run(String script, String jdkPlaces) throws Exception {
        var builder = new ProcessBuilder("/bin/sh", ROOT.resolve(script).toString(), "--version");
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", bin.toString());
        builder.environment().put("TONGBAN_JDK_PLACES", jdkPlaces);
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private record Said(int status, String text) {}
}
