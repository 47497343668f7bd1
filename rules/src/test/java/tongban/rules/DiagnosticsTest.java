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

    private static final String HOME =
            "<itemDefinition name='tHome'><itemComponent name='size'><typeRef>number</typeRef></itemComponent><itemComponent name='income'><typeRef>number</typeRef></itemComponent></itemDefinition>";

    @Test
    void aMemberThatATypeDoesNotHaveIsUnknown() {
        Written model =
                new Written()
                        .raw(HOME)
                        .input("home", "tHome")
                        .input("born", "date")
                        .decision("right", "home.income + born.year")
                        .decision("wrong", "home.incom > 5")
                        .decision("also wrong", "born.yeer")
                        .decision("own", "{a: 1}.b");
        assertFault(model, "RULE-011", "wrong", "no member 'incom'");
        assertThat(fault(model, "RULE-011", "wrong").remedy().en()).contains("size, income");
        assertFault(model, "RULE-011", "also wrong", "no member 'yeer'");
        assertFault(model, "RULE-011", "own", "no member 'b'");
        assertThat(model.diagnostics()).hasSize(3);
    }

    @Test
    void anExpressionThatNeverFitsItsDeclaredTypeIsAFault() {
        Written model =
                new Written()
                        .raw(
                                "<decision id='text' name='text'><variable name='text' typeRef='number'/><literalExpression><text>\"5\"</text></literalExpression></decision>")
                        .raw(
                                "<decision id='moment' name='moment'><variable name='moment' typeRef='dateTime'/><literalExpression><text>date(\"2026-11-26\")</text></literalExpression></decision>")
                        .raw(
                                "<decision id='rows' name='rows'><variable name='rows'/><decisionTable><input><inputExpression><text>1</text></inputExpression></input><output typeRef='number'/><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>\"one\"</text></outputEntry></rule></decisionTable></decision>");
        assertFault(model, "RULE-014", "text", "declared as number, and its expression is string");
        assertFault(model, "RULE-014", "rows, row 1", "its expression is string");
        assertThat(model.diagnostics()).hasSize(2);
    }

    @Test
    void callsThatGiveAFunctionWhatItDoesNotTake() {
        Written model =
                new Written()
                        .raw(
                                "<businessKnowledgeModel id='_fee' name='fee'><variable name='fee'/><encapsulatedLogic><formalParameter name='n' typeRef='number'/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>")
                        .raw(
                                call("right", "fee(2) + fee(n: 3)")
                                        + call("many", "fee(1, 2)")
                                        + call("text", "fee(\"two\")")
                                        + call("scale", "round half up(n: 1.25, scal: 1)"));
        assertFault(model, "RULE-014", "many", "fee does not take 2 arguments");
        assertFault(model, "RULE-014", "text", "Argument 1 of fee should be number");
        assertFault(model, "RULE-014", "scale", "no such parameters: n, scal");
        assertThat(model.diagnostics()).hasSize(3);
        Written named =
                new Written().knowledge("fee", List.of("n"), "n").decision("d", "fee(m: 2)");
        assertThat(Model.parse("m.dmn", named.xml()).analyse(Map.of(), Written.OPTIONS))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.code()).isEqualTo("RULE-014");
                    assertThat(d.cause().en()).contains("no parameter 'm'");
                    assertThat(d.remedy().zh()).contains("有：n");
                });
    }

    private static String call(String name, String text) {
        return "<decision id='%s' name='%s'><variable name='%s'/><knowledgeRequirement><requiredKnowledge href='#_fee'/></knowledgeRequirement><literalExpression><text>%s</text></literalExpression></decision>"
                .formatted(name, name, name, text);
    }

    @Test
    void valuesThatAreNeverComparableAreAFaultInEveryForm() {
        Written model =
                new Written()
                        .input("age", "number")
                        .input("since", "date")
                        .input("for", "dayTimeDuration")
                        .decision("between", "age between \"a\" and 5")
                        .decision("in", "since in (1, 2)")
                        .decision("plus", "since + 1")
                        .decision("times", "since * since")
                        .decision("right", "age between 1 and 5 and since in [since..since]");
        assertFault(model, "RULE-014", "between", "'age' is number");
        assertFault(model, "RULE-014", "in", "'since' is date");
        assertFault(model, "RULE-014", "plus", "+ is not defined for date and number");
        assertFault(model, "RULE-014", "times", "* is not defined for date and date");
        assertThat(model.diagnostics().stream().map(Diagnostic::element)).doesNotContain("right");
    }

    @Test
    void aConstraintIsReadAsCarefullyAsAnExpression() {
        Written model =
                new Written()
                        .type("tAge", "number", "<= maximum age")
                        .type("tGrade", "number", "\"1\", \"2\"")
                        .input("age", "tAge");
        assertFault(model, "RULE-011", "tAge", "'maximum age' is unknown");
        assertFault(model, "RULE-014", "tGrade", "string");
    }

    @Test
    void whatStandsTwiceIsTold() {
        Written model =
                new Written()
                        .raw(
                                "<inputData id='a' name='one'><variable name='one' typeRef='number'/></inputData><inputData id='a' name='two'><variable name='two' typeRef='number'/></inputData>")
                        .raw(
                                "<itemDefinition name='tHome'><itemComponent name='size'><typeRef>number</typeRef></itemComponent><itemComponent name='size'><typeRef>string</typeRef></itemComponent></itemDefinition>")
                        .raw(
                                "<decision id='c' name='c'><variable name='c'/><context><contextEntry><variable name='x'/><literalExpression><text>1</text></literalExpression></contextEntry><contextEntry><variable name='x'/><literalExpression><text>2</text></literalExpression></contextEntry></context></decision>")
                        .table("t", "hitPolicy='FIRST'", "1 || out | out", "- || 1 | 2")
                        .table("s", "hitPolicy='UNIQUE' aggregation='SUM'", "1 || out", "- || 1");
        assertFault(model, "RULE-006", "two", "The id 'a' stands more than once");
        assertFault(model, "RULE-006", "tHome", "'size' stands more than once");
        assertFault(model, "RULE-006", "c", "'x' stands more than once");
        assertFault(model, "RULE-006", "t", "'out' stands more than once");
        assertFault(model, "RULE-016", "s", "SUM goes with COLLECT alone");
        assertFault(new Written().table("t", "", "1 || out"), "RULE-017", "t", "has no rows");
    }

    private static Diagnostic fault(Written model, String code, String element) {
        List<Diagnostic> all = model.diagnostics();
        return all.stream()
                .filter(d -> d.code().equals(code) && d.element().equals(element))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " " + element + " not among " + all));
    }

    private static void assertFault(Written model, String code, String element, String cause) {
        Diagnostic d = fault(model, code, element);
        assertThat(d.cause().en()).contains(cause);
        assertThat(d.cause().zh()).isNotBlank();
        assertThat(d.remedy().zh()).isNotBlank();
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
    void whyASumOrAQuotientIsNullIsSaid() {
        Written model =
                new Written()
                        .input("a", "Any")
                        .decision("quotient", "1 / a")
                        .decision("sum", "a + \"x\"")
                        .decision("power", "10 ** (a + 9999)");
        assertThat(model.evaluate("quotient", Map.of("a", 0)).remarks())
                .extracting(Diagnostic.Text::en)
                .containsExactly("The divisor is zero.");
        assertThat(model.evaluate("sum", Map.of("a", 1)).remarks())
                .extracting(Diagnostic.Text::en)
                .containsExactly("+ is not defined for number and string.");
        assertThat(model.evaluate("power", Map.of("a", 1)).remarks())
                .extracting(Diagnostic.Text::en)
                .containsExactly("The result is no number of decimal128.");
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
