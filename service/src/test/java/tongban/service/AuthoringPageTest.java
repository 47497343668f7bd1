package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/authoring.md explains every code that an author can meet, and no other. */
class AuthoringPageTest {
    private static final Path ROOT = Objects.requireNonNull(ShippedServices.root().getParent());

    @Test
    void explainsEveryCode() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        for (String module : List.of("rules", "service"))
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList())
                    used.addAll(codes(Files.readString(file), "\"([A-Z]+-0\\d\\d)\""));
            }
        String page = Files.readString(ROOT.resolve("docs/authoring.md"));
        assertThat(codes(page, "^\\| ([A-Z]+-0\\d\\d)\\b")).isEqualTo(used);
    }

    private static TreeSet<String> codes(String text, String pattern) {
        TreeSet<String> codes = new TreeSet<>();
        Matcher m = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        while (m.find()) codes.add(m.group(1));
        return codes;
    }
}
