package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The standard clause by clause, as golden files under {@code conformance/<clause>/}: {@code
 * good*.feel} holds expressions with their values, {@code bad*.feel} expressions with their
 * diagnostics, {@code good*.dmn} a model whose cases stand beside it in a {@code .cases} file, and
 * {@code bad*.dmn} one whose diagnostics stand there. It needs no kit from elsewhere.
 */
class ConformanceTest {
    /** Fewer would mean that a file is no longer read. */
    private static final int CHECKS_MIN = 3_500;

    private static final Set<Dialect> DIALECTS = Set.of(Dialect.values());

    private record Line(int number, String text, String expected) {}

    private static List<Path> files() {
        try {
            URI root =
                    Objects.requireNonNull(
                                    ConformanceTest.class.getResource("/conformance"),
                                    "conformance")
                            .toURI();
            try (Stream<Path> walk = Files.walk(Path.of(root))) {
                return walk.filter(Files::isRegularFile).sorted().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Line> lines(Path file) {
        try {
            List<Line> lines = new ArrayList<>();
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (line.isBlank() || line.startsWith("#")) continue;
                int arrow = line.lastIndexOf(" => ");
                assertThat(arrow).as("%s:%d has an arrow", file, number).isNotNegative();
                lines.add(new Line(number, line.substring(0, arrow), line.substring(arrow + 4)));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        String verdict = name.startsWith("good") ? "good" : "bad";
        return verdict + name.substring(name.lastIndexOf('.'));
    }

    @TestFactory
    Stream<DynamicContainer> clauses() {
        return files().stream()
                .filter(file -> !kind(file).endsWith(".dmn"))
                .map(file ->
                        dynamicContainer(
                                file.getParent().getFileName() + "/" + file.getFileName(),
                                lines(file).stream().map(line -> test(file, line))));
    }

    private static DynamicTest test(Path file, Line line) {
        return dynamicTest(
                line.number() + ": " + line.text(),
                () -> {
                    switch (kind(file)) {
                        case "good.feel" -> good(file, line);
                        case "bad.feel" -> bad(file, line);
                        case "good.cases" -> decides(file, line);
                        case "bad.cases" -> isRefused(file, line);
                        default -> throw new AssertionError("no kind of check: " + file);
                    }
                });
    }

    /** Clause 11 is B-FEEL's. */
    private static Written written(Path file) {
        return file.getParent().getFileName().toString().startsWith("11")
                ? new Written(Dialect.B_FEEL.uri())
                : new Written();
    }

    private static void good(Path file, Line line) {
        String xml = written(file).decision("d", line.text()).xml();
        Model model =
                Model.read(
                        "written.dmn",
                        xml.getBytes(StandardCharsets.UTF_8),
                        Imports.NONE,
                        RuleSettings.STANDARD.with(DIALECTS));
        assertThat(model.diagnostics())
                .extracting(Diagnostic::code)
                .doesNotContain("RULE-007", "RULE-008", "RULE-010");
        assertThat(FeelText.of(model.evaluate("d", Map.of(), Written.OPTIONS).value()))
                .isEqualTo(line.expected());
    }

    /** The inputs {@code a} (number), {@code s} (text), {@code d} (date), {@code b} (boolean). */
    private static void bad(Path file, Line line) {
        List<Diagnostic> found =
                written(file)
                        .input("a", "number")
                        .input("s", "string")
                        .input("d", "date")
                        .input("b", "boolean")
                        .decision("bad", line.text())
                        .diagnostics();
        contains(found, line.expected());
    }

    private static void contains(List<Diagnostic> found, String expected) {
        assertThat(found)
                .anySatisfy(d ->
                        assertThat(d.en())
                                .startsWith(expected.substring(0, 8))
                                .contains(expected.substring(8).strip()));
    }

    private static Path model(Path cases) {
        String name = cases.getFileName().toString();
        return cases.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".dmn");
    }

    /** {@code decision {facts} => value}. */
    private static void decides(Path file, Line line) throws IOException {
        Path dmn = model(file);
        Model model =
                Model.read(
                        dmn.getFileName().toString(),
                        Files.readAllBytes(dmn),
                        beside(dmn),
                        RuleSettings.STANDARD.with(DIALECTS));
        // what comes to null for its types is a fault, and comes to null all the same
        assertThat(model.diagnostics())
                .filteredOn(d -> d.severity() == Diagnostic.Severity.ERROR)
                .extracting(Diagnostic::code)
                .allMatch("RULE-014"::equals);
        int brace = line.text().indexOf('{');
        String decision = line.text().substring(0, brace).strip();
        Object facts =
                new Written()
                        .decision("facts", line.text().substring(brace))
                        .evaluate("facts", Map.of())
                        .value();
        assertThat(facts).isInstanceOf(Map.class);
        @SuppressWarnings("unchecked")
        Map<String, ?> map = (Map<String, ?>) facts;
        assertThat(FeelText.of(model.evaluate(decision, map, Written.OPTIONS).value()))
                .isEqualTo(line.expected());
    }

    private static Imports beside(Path dmn) {
        return (_, location) -> {
            Path other = dmn.resolveSibling(location);
            try {
                return location.isEmpty() || !Files.exists(other)
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(
                                new Imports.Source(location, Files.readAllBytes(other)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** {@code element => RULE-000 words}. */
    private static void isRefused(Path file, Line line) throws IOException {
        Path dmn = model(file);
        List<Diagnostic> found;
        try {
            found =
                    Model.read(
                                    dmn.getFileName().toString(),
                                    Files.readAllBytes(dmn),
                                    beside(dmn),
                                    RuleSettings.STANDARD)
                            .diagnostics();
        } catch (InvalidModelException e) {
            found = e.diagnostics();
        }
        contains(
                found.stream().filter(d -> d.element().startsWith(line.text().strip())).toList(),
                line.expected());
    }

    @Test
    void everyModelHasItsCasesAndThereAreEnough() {
        List<Path> files = files();
        int checks = 0;
        for (Path file : files) {
            if (!file.toString().endsWith(".dmn")) checks += lines(file).size();
            else if (!file.getFileName().toString().startsWith("imported"))
                assertThat(Path.of(file.toString().replace(".dmn", ".cases"))).exists();
        }
        assertThat(checks).isGreaterThanOrEqualTo(CHECKS_MIN);
    }
}
