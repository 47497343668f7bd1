package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions of DMN and which expression languages are read, and which only where allowed. */
class DialectTest {
    private static final Set<Dialect> ALL = Set.of(Dialect.values());

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static Model read(String xml, Set<Dialect> dialects) {
        return Model.read("m.dmn", bytes(xml), Imports.NONE, RuleSettings.STANDARD.with(dialects));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.omg.org/spec/DMN/20180521/MODEL/",
                "https://www.omg.org/spec/DMN/20191111/MODEL/",
                "https://www.omg.org/spec/DMN/20211108/MODEL/",
                "https://www.omg.org/spec/DMN/20230324/MODEL/",
                "https://www.omg.org/spec/DMN/20240513/MODEL/",
            })
    void everyVersionFromOneTwoToOneSixIsRead(String namespace) {
        String xml =
                new Written()
                        .input("a", "number")
                        .decision("twice", "a * 2")
                        .xml()
                        .replace("https://www.omg.org/spec/DMN/20230324/MODEL/", namespace);
        assertThat(xml).contains(namespace);
        Model model = Model.parse("m.dmn", xml);
        assertThat(model.evaluate("twice", Map.of("a", 4), Written.OPTIONS).value())
                .hasToString("8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.omg.org/spec/DMN/20180521/FEEL/",
                "https://www.omg.org/spec/DMN/20191111/FEEL/",
                "https://www.omg.org/spec/DMN/20240513/FEEL/",
                "http://www.omg.org/spec/FEEL/20140401",
                "feel",
            })
    void feelIsReadByWhateverNameItHad(String language) {
        assertThat(
                        read(
                                        new Written(language).decision("d", "1 + 1").xml(),
                                        Set.of(Dialect.FEEL))
                                .diagnostics())
                .isEmpty();
    }

    @Test
    void anotherLanguageIsRefusedAndNothingOfItIsRead() {
        String xml = new Written("https://docs.python.org/3/").decision("d", "1 + 1").xml();
        Model model = read(xml, ALL);
        assertThat(model.diagnostics()).extracting(Diagnostic::code).containsExactly("RULE-007");
        assertThat(model.evaluate("d", Map.of(), Written.OPTIONS).value()).isNull();
    }

    @Test
    void bFeelIsRefusedWhereTheDeploymentDoesNotAllowIt() {
        String xml = new Written(Dialect.B_FEEL.uri()).decision("d", "1 + null").xml();
        assertThatThrownBy(() -> Model.parse("m.dmn", xml))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("RULE-008")
                .hasMessageContaining("B-FEEL");
        assertThat(
                        Model.parse(
                                        "m.dmn",
                                        bytes(xml),
                                        Imports.NONE,
                                        RuleSettings.STANDARD.with(ALL))
                                .evaluate("d", Map.of(), Written.OPTIONS)
                                .value())
                .hasToString("1");
    }

    @Test
    void oneExpressionMayBeInBFeelWithinAModelInFeelAndTheOtherWayRound() {
        String mixed =
                """
                <context>
                <contextEntry><variable name='feel'/><literalExpression><text>1 + null</text></literalExpression></contextEntry>
                <contextEntry><variable name='business'/><literalExpression expressionLanguage='%s'><text>1 + null</text></literalExpression></contextEntry>
                </context>\
                """
                        .formatted(Dialect.B_FEEL.uri());
        Model inFeel = read(new Written().boxed("d", mixed).xml(), ALL);
        assertThat(inFeel.diagnostics()).isEmpty();
        assertThat(FeelText.of(inFeel.evaluate("d", Map.of(), Written.OPTIONS).value()))
                .isEqualTo("{feel: null, business: 1}");
        String reversed =
                "<literalExpression expressionLanguage='%s'><text>\"a\" = 1</text></literalExpression>"
                        .formatted(Dialect.FEEL.uri());
        Model inBusiness = read(new Written(Dialect.B_FEEL.uri()).boxed("d", reversed).xml(), ALL);
        assertThat(inBusiness.evaluate("d", Map.of(), Written.OPTIONS).value()).isNull();
    }

    @Test
    void aFunctionKeepsTheLanguageInWhichItWasWritten() {
        String xml =
                new Written(Dialect.B_FEEL.uri())
                        .knowledge("safe", java.util.List.of("x"), "x / 0")
                        .boxed(
                                "d",
                                "<literalExpression expressionLanguage='%s'><text>[safe(1), 1 / 0]</text></literalExpression>"
                                        .formatted(Dialect.FEEL.uri()))
                        .xml();
        assertThat(FeelText.of(read(xml, ALL).evaluate("d", Map.of(), Written.OPTIONS).value()))
                .isEqualTo("[0, null]");
    }

    @Test
    void aCellInAnotherLanguageThanItsTableIsRefused() {
        String xml =
                new Written()
                        .input("a", "number")
                        .table("t", "hitPolicy='UNIQUE'", "a || r", "> 1 || 2")
                        .xml()
                        .replace("<inputEntry>", "<inputEntry expressionLanguage='python'>");
        assertThat(read(xml, ALL).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("RULE-007");
    }

    @Test
    void aSumInBFeelPassesOverWhatIsNoNumberInATableToo() {
        Written table =
                new Written(Dialect.B_FEEL.uri())
                        .input("a", "Any")
                        .table(
                                "t",
                                "hitPolicy='COLLECT' aggregation='SUM'",
                                "a || r",
                                "> 1 || 2",
                                "> 2 || \"x\"",
                                "not(< 0) || 10");
        Model model = read(table.xml(), ALL);
        assertThat(model.evaluate("t", Map.of("a", 5), Written.OPTIONS).value()).hasToString("12");
        assertThat(model.evaluate("t", Map.of("a", "x"), Written.OPTIONS).value())
                .hasToString("10");
    }

    @Test
    void aWarningRemainsOfEveryErrorThatBFeelPassesOver() {
        Model model =
                read(new Written(Dialect.B_FEEL.uri()).decision("d", "upper case(1)").xml(), ALL);
        Evaluation evaluation = model.evaluate("d", Map.of(), Written.OPTIONS);
        assertThat(evaluation.value()).isEqualTo("");
        assertThat(evaluation.remarks()).isNotEmpty();
    }
}
