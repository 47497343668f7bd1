package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * FEEL line by line: under good/ an expression and its value, under bad/ an expression and its
 * diagnostic.
 */
class LanguageTest {
    private record Line(String expression, String expected) {}

    private static Stream<Line> lines(String file) {
        try (InputStream in =
                Objects.requireNonNull(LanguageTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> {
                                int arrow = line.lastIndexOf(" => ");
                                return new Line(
                                        line.substring(0, arrow), line.substring(arrow + 4));
                            })
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> goodExpressionsHaveTheirValue() {
        return Stream.of("money", "dates", "logic", "names", "lists", "text")
                .flatMap(file ->
                        lines("good/" + file + ".feel")
                                .map(line ->
                                        dynamicTest(
                                                file + ": " + line.expression(),
                                                () ->
                                                        assertThat(Written.value(line.expression()))
                                                                .isEqualTo(line.expected()))));
    }

    @TestFactory
    Stream<DynamicTest> badExpressionsHaveTheirDiagnostic() {
        return Stream.of("types", "syntax")
                .flatMap(file ->
                        lines("bad/" + file + ".feel")
                                .map(line ->
                                        dynamicTest(
                                                file + ": " + line.expression(),
                                                () ->
                                                        assertThat(
                                                                        new Written()
                                                                                .input(
                                                                                        "a",
                                                                                        "number")
                                                                                .input(
                                                                                        "s",
                                                                                        "string")
                                                                                .input("d", "date")
                                                                                .input(
                                                                                        "b",
                                                                                        "boolean")
                                                                                .decision(
                                                                                        "bad",
                                                                                        line
                                                                                                .expression())
                                                                                .diagnostics())
                                                                .anySatisfy(d ->
                                                                        assertThat(d.en())
                                                                                .contains(
                                                                                        line.expected()
                                                                                                .substring(
                                                                                                        0,
                                                                                                        8))
                                                                                .contains(
                                                                                        line.expected()
                                                                                                .substring(
                                                                                                        8)
                                                                                                .strip())
                                                                                .contains(
                                                                                        "written.dmn, bad")))));
    }
}
