package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule author cannot stop a node: whatever is too much ends soon, with the limit's name. */
class LimitsTest {
    /** It ends at all, also on a machine that is busy; how soon is measured by the benchmark. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Evaluation evaluate(String expression) {
        return new Written().decision("d", expression).evaluate("d", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..1000000000 return i)",
                "count(for i in 1..1000, j in 1..1000, k in 1..1000 return 1)",
                "some i in 1..199999, j in 1..199999 satisfies i + j < 0",
                "(function(f, n) f(f, n + 1))(function(f, n) f(f, n + 1), 0)",
                "string length((function(f, s, n) if n = 0 then s else f(f, s + s, n - 1))(function(f, s, n) if n = 0 then s else f(f, s + s, n - 1), \"ab\", 60))",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(((a{500}){500}){500})\")",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+\\1$\")",
                "matches(\"a\", string join(for i in 1..900 return \"\\\\w\"), \"i\")",
                "{a: [1,2,3,4,5,6,7,8,9,10], b: [a,a,a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c,c,c], e: [d,d,d,d,d,d,d,d,d,d], f: [e,e,e,e,e,e,e,e,e,e], g: [f,f,f,f,f,f,f,f,f,f], h: [f,f,f,f,f,f,f,f,f,f], r: g = h}.r",
                "{a: [1,2,3,4,5,6,7,8,9,10], b: [a,a,a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c,c,c], e: [d,d,d,d,d,d,d,d,d,d], f: [e,e,e,e,e,e,e,e,e,e], g: [f,f,f,f,f,f,f,f,f,f], r: string(g)}.r",
                "{a: [1,2,3,4,5,6,7,8,9,10], b: [a,a,a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c,c,c], e: [d,d,d,d,d,d,d,d,d,d], f: [e,e,e,e,e,e,e,e,e,e], r: f instance of list<list<list<list<list<list<number>>>>>>}.r",
                "{s: for i in 1..190000 return i, r: for i in 1..100000 return sum(s)}.r",
                "{s: for i in 1..190000 return i, r: for i in 1..100000 return median(s)}.r",
                "{s: for i in 1..190000 return i, r: for i in 1..100000 return list contains(s, 0)}.r",
                "{s: for i in 1..190000 return i, r: for i in 1..100000 return i in s}.r",
                "for i in 1..100000 return log(1.0000000001)",
                "for i in 1..100000 return 2 ** 0.123",
                "for i in 1..100000 return exp(200.123)",
                "count(for d in @\"-999999999-01-01\"..@\"999999999-01-01\" return d)",
            })
    void anEvaluationThatTakesTooMuchEnds(String expression) {
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThatThrownBy(() -> evaluate(expression))
                                .isInstanceOf(LimitExceededException.class));
    }

    @Test
    void aTableOfManyRowsThatAllMatchIsAnsweredWithItsReasons() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
            rules.append(
                    "<rule><inputEntry><text>&gt;= %d</text></inputEntry><outputEntry><text>%d</text></outputEntry></rule>"
                            .formatted(i, i));
        Written model =
                new Written()
                        .input("n", "number")
                        .boxed(
                                "d",
                                "<decisionTable hitPolicy='COLLECT'><input><inputExpression><text>n</text></inputExpression></input><output/>"
                                        + rules
                                        + "</decisionTable>");
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThat((List<?>) model.evaluate("d", Map.of("n", 20_000)).value())
                                .hasSize(20_000));
    }

    @Test
    void aPatternThatWouldBacktrackForeverRunsInLinearTime() {
        String text = "a".repeat(5_000) + "!";
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThat(evaluate("matches(\"" + text + "\", \"^(a+)+$\")").value())
                                .isEqualTo(false));
    }

    /** Turns that consume nothing look at no character, and count all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)?(?:(?:|$){2,}?|\\\\1){300}b",
                "((?:a|aa)*)*\\\\1c",
                "(?:(?:(a*)*)*\\\\1)*b",
                "(x?)(?:(?:\\\\1|){2,}){2,}y"
            })
    void aPatternThatRefersBackEndsByItsLimit(String pattern) {
        String text = "a".repeat(2_000);
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    try {
                        assertThat(
                                        evaluate("matches(\"" + text + "\", \"" + pattern + "\")")
                                                .value())
                                .isEqualTo(false);
                    } catch (LimitExceededException e) {
                        assertThat(e).hasMessageContaining("patternStepsMax");
                    }
                });
    }

    @Test
    void patternsThatReferBackInALoopCountTogether() {
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThatThrownBy(() ->
                                        evaluate(
                                                "for i in 1..10000 return matches(\""
                                                        + "a".repeat(40)
                                                        + "\", \"^(a?){12}\\\\1b\")"))
                                .isInstanceOf(LimitExceededException.class)
                                .hasMessageContaining("stepsMax"));
    }

    /** Some letters have another case that does not lead back to them. */
    @Test
    void everyLetterIsFoundWhereCaseIsIgnored() {
        Model model =
                new Written()
                        .input("p", "string")
                        .input("t", "string")
                        .decision("d", "matches(t, p, \"i\")")
                        .model();
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    for (int c = 'a'; c <= Character.MAX_CODE_POINT; c++) {
                        int upper = Character.toUpperCase(c);
                        if (upper == c) continue;
                        Map<String, String> facts =
                                Map.of("p", Character.toString(c), "t", Character.toString(upper));
                        assertThat(model.evaluate("d", facts, Written.OPTIONS).value())
                                .as("U+%X", c)
                                .isEqualTo(true);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{a: ", "-", "if true then ", "function() ", "not("})
    void nestingOfThreeThousandLevelsIsADiagnostic(String opening) {
        String expression = opening.repeat(3_000) + "1";
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThat(new Written().decision("d", expression).diagnostics())
                                .extracting(Diagnostic::code)
                                .contains("RULE-010"));
    }

    @Test
    void aVeryLongSumIsAnsweredOrRefused() {
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    try {
                        assertThat(evaluate("1" + "+1".repeat(20_000)).value()).isNotNull();
                    } catch (LimitExceededException | InvalidModelException e) {
                        assertThat(e.getMessage()).isNotEmpty();
                    }
                });
    }

    @Test
    void aPowerTooLargeIsNull() {
        assertTimeoutPreemptively(
                SOON, () -> assertThat(evaluate("9999999999 ** 999999998").value()).isNull());
    }

    @Test
    void aNumberBeyondDecimal128IsADiagnosticAndAsAFactRefused() {
        for (String number : List.of("1e999999999", "1e7000", "1e99999999999999999999"))
            assertThat(new Written().decision("d", "string(" + number + ")").diagnostics())
                    .extracting(Diagnostic::code)
                    .contains("RULE-010");
        Written model = new Written().input("n", "number").decision("d", "string(n)");
        assertThatThrownBy(() ->
                        model.evaluate("d", Map.of("n", new java.math.BigDecimal("1e999999999"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> codes(String xml) {
        try {
            return Model.parse("bad.dmn", xml).diagnostics().stream()
                    .map(Diagnostic::code)
                    .toList();
        } catch (InvalidModelException e) {
            return e.diagnostics().stream().map(Diagnostic::code).toList();
        }
    }

    @Test
    void aDocumentTypeIsRefusedWhateverItHolds() {
        String laughs =
                "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='&b;'/>";
        String outside =
                "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/'>&x;</definitions>";
        assertThat(codes(laughs)).containsExactly("RULE-002");
        assertThat(codes(outside)).containsExactly("RULE-002");
    }

    @Test
    void whatIsNoModelIsRefusedWithAReason() {
        assertThat(codes("<definitions")).containsExactly("RULE-001");
        assertThat(codes("")).containsExactly("RULE-001");
        assertThat(codes("<a/>")).containsExactly("RULE-004");
        assertThat(codes(" ".repeat(Limits.STANDARD.modelBytesMax() + 1)))
                .containsExactly("RULE-003");
        String deep = "<context>".repeat(2_000) + "</context>".repeat(2_000);
        assertThat(codes(new Written().boxed("d", deep).xml())).containsExactly("RULE-003");
    }

    @Test
    void aDecisionThatRequiresItselfIsADiagnostic() {
        String xml =
                new Written()
                        .raw(
                                "<decision id='a' name='a'><variable name='a' typeRef='number'/><informationRequirement><requiredDecision href='#b'/></informationRequirement><literalExpression><text>b</text></literalExpression></decision>")
                        .raw(
                                "<decision id='b' name='b'><variable name='b' typeRef='number'/><informationRequirement><requiredDecision href='#a'/></informationRequirement><literalExpression><text>a</text></literalExpression></decision>")
                        .xml();
        assertThat(codes(xml)).contains("RULE-015");
        Model model =
                Model.read(
                        "c.dmn",
                        xml.getBytes(StandardCharsets.UTF_8),
                        Imports.NONE,
                        RuleSettings.STANDARD);
        assertThat(model.evaluate("a", Map.of(), Written.OPTIONS).value()).isNull();
    }

    @Test
    void javaIsCalledOnlyWhereTheClassIsAllowedByName() {
        Written model =
                new Written()
                        .decision(
                                "d",
                                "{f: function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(double)\"}}, r: f(-2)}.r");
        assertThat(model.evaluate("d", Map.of()).value()).isNull();
        assertThat(
                        model.model()
                                .evaluate(
                                        "d",
                                        Map.of(),
                                        Written.OPTIONS.allowing(
                                                java.util.Set.of("java.lang.Math")))
                                .value())
                .hasToString("2.0");
    }
}
