package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reason code means one thing: whoever reads it in an answer or a log finds one place. */
class ReasonCodesTest {
    private static final Pattern CODE =
            Pattern.compile("\"((?:CASE|REGISTER|LEDGER|ECON|FIGURE|INDICATOR|COOP)-[0-9]{3})\"");

    private static Map<String, Set<String>> filesByCode(Path sources) throws IOException {
        Map<String, Set<String>> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher code = CODE.matcher(Files.readString(file));
                while (code.find()) {
                    files.computeIfAbsent(code.group(1), c -> new TreeSet<>())
                            .add(file.getFileName().toString());
                }
            }
        }
        return files;
    }

    @Test
    void aCodeStandsInOneFile() throws IOException {
        Path root =
                Path.of(
                        Objects.requireNonNull(System.getProperty("tongban.root"), "tongban.root"),
                        "node/src/main/java");
        Map<String, Set<String>> files = filesByCode(root);
        assertThat(files).hasSizeGreaterThan(80);
        files.values().removeIf(where -> where.size() == 1);
        assertThat(files).isEmpty();
    }
}
