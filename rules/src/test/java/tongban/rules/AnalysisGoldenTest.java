package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models good and bad, and beside each bad one the words that its author reads, in a text file of
 * the same name. {@code -Dtongban.golden=write} writes the texts anew, to be read before they are
 * committed.
 */
class AnalysisGoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/analyse");

    static List<Path> good() throws IOException {
        return models("good");
    }

    static List<Path> bad() throws IOException {
        return models("bad");
    }

    private static List<Path> models(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void good(Path file) throws IOException {
        assertThat(report(file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void bad(Path file) throws IOException {
        Path expected = Path.of(file.toString().replace(".dmn", ".txt"));
        String report = report(file);
        if ("write".equals(System.getProperty("tongban.golden")))
            Files.writeString(expected, report);
        assertThat(report).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    @Test
    void everyFindingIsShownByABadModel() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : bad()) all.append(report(file));
        assertThat(all.toString())
                .contains(
                        "RULE-020",
                        "RULE-021",
                        "RULE-022",
                        "RULE-023",
                        "RULE-030",
                        "RULE-031",
                        "RULE-032",
                        "RULE-033",
                        "RULE-034",
                        "RULE-035",
                        "RULE-040");
    }

    private static String report(Path file) throws IOException {
        byte[] xml = Files.readString(file).getBytes(StandardCharsets.UTF_8);
        String name = String.valueOf(file.getFileName());
        Model model = Model.parse(name, xml, Imports.NONE);
        return model.analyse(Map.of(), Written.OPTIONS).stream()
                .map(d -> d.severity() + "\n" + d.en() + "\n" + d.zh() + "\n")
                .collect(Collectors.joining());
    }
}
