package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads a page reads words, and no names of the program. */
class TextsTest {
    /** Both texts of a pair, Chinese and English. */
    private static final Pattern PAIR =
            Pattern.compile("(?:page\\.w|Words\\.of)\\(\\s*\"([^\"]*)\",\\s*\"([^\"]*)\"");

    private static final Pattern NAME = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");

    private static List<String> names(String source, Set<String> classes) {
        return PAIR.matcher(source)
                .results()
                .flatMap(pair -> NAME.matcher(pair.group(1) + " " + pair.group(2)).results())
                .map(MatchResult::group)
                .filter(classes::contains)
                .toList();
    }

    @Test
    void noTextNamesAClass() throws IOException {
        Path root =
                Path.of(
                        Objects.requireNonNull(System.getProperty("tongban.root"), "tongban.root"),
                        "node/src/main");
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(f -> f.toString().matches(".*\\.(java|jte)")).toList();
        }
        Set<String> classes =
                files.stream()
                        .map(f -> f.getFileName().toString())
                        .filter(f -> f.endsWith(".java"))
                        .map(f -> f.substring(0, f.length() - ".java".length()))
                        .collect(Collectors.toSet());
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            for (String name : names(Files.readString(file), classes)) {
                faults.add(root.relativize(file) + " shows " + name);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(names("${page.w(\"类型\", \"PageController: \")}", classes))
                .as("it bites")
                .containsExactly("PageController");
    }
}
