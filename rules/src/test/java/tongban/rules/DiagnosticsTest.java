package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An author sees every fault at once, each with file, element, row, cause and remedy, in both
 * languages.
 */
class DiagnosticsTest {
    @Test
    void everyFaultIsReportedAtOnceWithItsPlace() {
        Written model =
                new Written()
                        .input("income", "string")
                        .input("age", "nmber")
                        .table(
                                "limits",
                                "hitPolicy='UNIQUE'",
                                "income || out",
                                "< 5000 || 1",
                                "- || unknown fact",
                                "< || 2")
                        .decision("twice", "1 +")
                        .decision("twice", "1");
        List<String> lines = model.diagnostics().stream().map(Diagnostic::en).toList();
        assertThat(lines)
                .anyMatch(l -> l.startsWith("RULE-013 written.dmn, age:") && l.contains("'nmber'"));
        assertThat(lines)
                .anyMatch(l ->
                        l.startsWith("RULE-014 written.dmn, limits, row 1:")
                                && l.contains("string"));
        assertThat(lines)
                .anyMatch(l ->
                        l.startsWith("RULE-011 written.dmn, limits, row 2:")
                                && l.contains("unknown fact"));
        assertThat(lines).anyMatch(l -> l.startsWith("RULE-010 written.dmn, limits, row 3:"));
        assertThat(lines).anyMatch(l -> l.startsWith("RULE-010 written.dmn, twice:"));
        assertThat(lines).anyMatch(l -> l.startsWith("RULE-006 written.dmn, twice:"));
        assertThatThrownBy(model::model)
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e -> assertThat(e.diagnostics()).hasSizeGreaterThan(5))
                .hasMessageContaining("请");
        for (Diagnostic d : model.diagnostics()) {
            assertThat(d.cause().zh()).isNotBlank();
            assertThat(d.remedy().en()).isNotBlank();
        }
    }

    @Test
    void aFaultyPartIsNullAndTheRestDecides() {
        byte[] xml =
                new Written()
                        .decision("bad", "1 +")
                        .decision("good", "2")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8);
        Model model = Model.read("m.dmn", xml, Imports.NONE, RuleSettings.STANDARD);
        assertThat(model.evaluate("bad", Map.of(), Written.OPTIONS).value()).isNull();
        assertThat(model.evaluate("good", Map.of(), Written.OPTIONS).value()).hasToString("2");
    }

    @Test
    void rowsOfTheWrongWidthAndUnknownPoliciesAreFaults() {
        assertThat(
                        new Written()
                                .input("a", "number")
                                .table("t", "hitPolicy='BEST'", "a || out", "1 | 2 || 3")
                                .diagnostics())
                .extracting(Diagnostic::code)
                .contains("RULE-016");
        assertThat(
                        new Written()
                                .input("a", "number")
                                .table("t", "hitPolicy='PRIORITY'", "a || out", "1 || 3")
                                .diagnostics())
                .extracting(Diagnostic::code)
                .contains("RULE-016");
    }

    @Test
    void anImportIsReadOnceAndOnlyIfItIsTheModelThatWasAskedFor() {
        String importing =
                new Written()
                        .raw(
                                "<import name='lib' namespace='urn:lib' importType='https://www.omg.org/spec/DMN/20230324/MODEL/'/>")
                        .raw(
                                "<decision id='d' name='d'><variable name='d'/><knowledgeRequirement><requiredKnowledge href='urn:lib#_twice'/></knowledgeRequirement><literalExpression><text>lib.twice(21)</text></literalExpression></decision>")
                        .xml();
        byte[] bytes = importing.getBytes(StandardCharsets.UTF_8);
        byte[] library =
                new Written()
                        .knowledge("twice", List.of("n"), "n * 2")
                        .xml()
                        .replace("urn:tongban:test", "urn:lib")
                        .getBytes(StandardCharsets.UTF_8);
        Model model =
                Model.parse(
                        "m.dmn",
                        bytes,
                        (_, _) -> Optional.of(new Imports.Source("lib.dmn", library)));
        assertThat(model.evaluate("d", Map.of(), Written.OPTIONS).value()).hasToString("42");
        assertThatThrownBy(() -> Model.parse("m.dmn", bytes, Imports.NONE))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e ->
                                assertThat(e.diagnostics())
                                        .extracting(Diagnostic::code)
                                        .contains("RULE-019"));
        byte[] wrong =
                importing.replace("urn:tongban:test", "urn:other").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() ->
                        Model.parse(
                                "m.dmn",
                                bytes,
                                (_, _) -> Optional.of(new Imports.Source("w.dmn", wrong))))
                .isInstanceOf(InvalidModelException.class);
    }

    @Test
    void factsThatDoNotFitTheirTypeAreNullWithARemarkThatKeepsTheValueToItself() {
        Written model = new Written().input("age", "number").decision("d", "age");
        Evaluation e = model.evaluate("d", Map.of("age", "secret"));
        assertThat(e.value()).isNull();
        assertThat(e.remarks()).hasSize(1);
        assertThat(e.remarks().toString()).doesNotContain("secret");
        assertThatThrownBy(() -> model.evaluate("d", Map.of("age", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.evaluate("nothing", Map.of()))
                .hasMessageContaining("nothing");
    }
}
