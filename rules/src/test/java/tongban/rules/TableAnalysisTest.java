package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an author reads about a table: each claim with facts that anybody can check. */
class TableAnalysisTest {

    @Test
    void aGapBetweenTwoRowsComesWithAnExample() {
        Written model =
                new Written()
                        .input("age", "number")
                        .table("fee", "hitPolicy='UNIQUE'", "age || out", "< 18 || 1", "> 18 || 2");
        assertFound(model, "RULE-030", "fee", "age = 18");
        assertThat(codes(model)).containsExactly("RULE-030");
    }

    @Test
    void aGapIsAnErrorWhereTheOutputPromisesAValue() {
        Written model =
                new Written()
                        .input("age", "number")
                        .table(
                                "fee",
                                "hitPolicy='UNIQUE'",
                                "age || out : 1, 2",
                                "< 18 || 1",
                                "> 18 || 2");
        assertThat(found(model).getFirst().severity()).isEqualTo(Diagnostic.Severity.ERROR);
    }

    private static final String INNER =
            "<decisionTable id='t' hitPolicy='UNIQUE'><input><inputExpression><text>%s</text></inputExpression></input><output/><rule><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>1</text></outputEntry></rule><rule><inputEntry><text>&gt; 18</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable>";

    @Test
    void aTableBehindAConditionIsAnalysedForTheFactsThatLeadToIt() {
        String boxed =
                "<conditional><if><literalExpression><text>poor</text></literalExpression></if><then>%s</then><else><literalExpression><text>0</text></literalExpression></else></conditional>";
        Written model =
                new Written()
                        .input("age", "number")
                        .input("poor", "boolean")
                        .boxed("fee", boxed.formatted(INNER.formatted("age")));
        assertThat(found(model))
                .extracting(d -> d.cause().en())
                .anyMatch(c -> c.contains("age = 18") && c.contains("poor = true"));
        String never =
                "<conditional><if><literalExpression><text>age = 18</text></literalExpression></if><then><literalExpression><text>0</text></literalExpression></then><else>%s</else></conditional>";
        // null is a gap of its own
        assertThat(
                        found(
                                new Written()
                                        .input("age", "number")
                                        .boxed("fee", never.formatted(INNER.formatted("age")))))
                .extracting(d -> d.cause().en())
                .noneMatch(c -> c.contains("age = 18"));
    }

    @Test
    void aTableInALoopOverAFactIsAnalysedAndOneOverComputedValuesSaysThatItIsNot() {
        String loop =
                "<for iteratorVariable='a'><in><literalExpression><text>%s</text></literalExpression></in><return>%s</return></for>";
        Written ofFact =
                new Written()
                        .raw(
                                "<itemDefinition name='tAges' isCollection='true'><typeRef>number</typeRef></itemDefinition>")
                        .input("ages", "tAges")
                        .boxed("fee", loop.formatted("ages", INNER.formatted("a")));
        assertThat(found(ofFact))
                .extracting(d -> d.cause().en())
                .anyMatch(c -> c.contains("a = 18"));
        Written computed =
                new Written().boxed("fee", loop.formatted("[1, 20]", INNER.formatted("a")));
        assertThat(codes(computed)).containsExactly("RULE-039");
    }

    @Test
    void aTableInAFunctionOfAContextIsAnalysedForItsParameters() {
        String boxed =
                "<context><contextEntry><variable name='f'/><functionDefinition><formalParameter name='a' typeRef='number'/>%s</functionDefinition></contextEntry><contextEntry><literalExpression><text>f(1)</text></literalExpression></contextEntry></context>";
        assertThat(found(new Written().boxed("fee", boxed.formatted(INNER.formatted("a")))))
                .extracting(d -> d.cause().en())
                .anyMatch(c -> c.contains("a = 18"));
    }

    @Test
    void aDefaultClosesEveryGap() {
        assertClean(
                new Written()
                        .input("age", "number")
                        .table("fee", "hitPolicy='UNIQUE'", "age || out = 0", "< 18 || 1"));
    }

    @Test
    void theDomainOfAFactClosesGaps() {
        Written model =
                new Written()
                        .input("axles", "number")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "axles || out",
                                "2 || 1",
                                "3 || 2",
                                ">= 4 || 3");
        assertFound(model, "RULE-030", "t", "axles = ");
        FactDomain whole = new FactDomain(List.of(), new BigDecimal(2), null, 0, false);
        assertThat(model.model().analyse(Map.of("axles", whole), Written.OPTIONS)).isEmpty();
    }

    @Test
    void aGapAcrossSeveralColumns() {
        Written model =
                new Written()
                        .type("tClass", "string", "\"a\",\"b\"")
                        .input("class", "tClass")
                        .input("poor", "boolean")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "class | poor || out",
                                "\"a\" | - || 1",
                                "\"b\" | true || 2");
        assertFound(model, "RULE-030", "t", "class = \"b\", poor = false");
        assertThat(codes(model)).containsExactly("RULE-030");
    }

    @Test
    void twoRowsOfAUniqueTableThatMatchTogether() {
        Written model =
                new Written()
                        .input("age", "number")
                        .table(
                                "fee",
                                "hitPolicy='UNIQUE'",
                                "age || out",
                                "<= 18 || 1",
                                ">= 18 || 2");
        assertFound(model, "RULE-031", "fee, row 2", "age = 18");
        assertThat(codes(model)).containsExactly("RULE-031");
    }

    @Test
    void rowsOfAnAnyTableMayOverlapIfTheyAgree() {
        String[] rows = {"age || out", "<= 18 || 1", ">= 18 || %s"};
        assertClean(
                new Written()
                        .input("age", "number")
                        .table("fee", "hitPolicy='ANY'", rows[0], rows[1], rows[2].formatted("1")));
        assertFound(
                new Written()
                        .input("age", "number")
                        .table("fee", "hitPolicy='ANY'", rows[0], rows[1], rows[2].formatted("2")),
                "RULE-032",
                "fee, row 2",
                "age = 18");
    }

    @Test
    void aRowBehindRowsThatCatchEverythingNeverDecides() {
        Written model =
                new Written()
                        .input("age", "number")
                        .table(
                                "fee",
                                "hitPolicy='FIRST'",
                                "age || out",
                                "< 18 || 1",
                                ">= 18 || 2",
                                "[20..30] || 3",
                                "- || 4");
        assertFound(model, "RULE-033", "fee, row 3", "row 2");
        // the last row still decides where the age is null
        assertThat(codes(model)).containsExactly("RULE-033");
        FactDomain known = new FactDomain(List.of(), null, null, 0, false);
        assertThat(model.model().analyse(Map.of("age", known), Written.OPTIONS))
                .extracting(Diagnostic::element)
                .containsExactly("fee, row 3", "fee, row 4");
    }

    @Test
    void aRowOfLowerPriorityIsMaskedToo() {
        Written model =
                new Written()
                        .input("age", "number")
                        .table(
                                "t",
                                "hitPolicy='PRIORITY'",
                                "age || out : \"high\", \"low\"",
                                "[20..30] || \"low\"",
                                "- || \"high\"");
        assertFound(model, "RULE-033", "t, row 1", "row 2");
    }

    @Test
    void aConditionThatNoDeclaredValuePasses() {
        Written model =
                new Written()
                        .type("tClass", "string", "\"a\",\"b\"")
                        .input("class", "tClass")
                        .table(
                                "t",
                                "hitPolicy='COLLECT'",
                                "class || out",
                                "\"A\" || 1",
                                "\"a\",\"bb\" || 2");
        assertFound(model, "RULE-034", "t, row 1", "\"a\", \"b\"");
        assertFound(model, "RULE-035", "t, row 2", "\"bb\"");
    }

    @Test
    void aValueThatTheDecisionBeforeNeverGives() {
        Written model =
                new Written()
                        .input("age", "number")
                        .decision("class", "if age < 18 then \"child\" else \"adult\"")
                        .table(
                                "t",
                                "hitPolicy='COLLECT'",
                                "class || out",
                                "\"child\" || 1",
                                "\"grown up\" || 2");
        assertFound(model, "RULE-034", "t, row 2", "\"child\", \"adult\"");
    }

    @Test
    void conditionsOnTheSameFactAreHeldTogether() {
        // no age is both, so that the two columns leave no gap and rows 1 and 2 never meet
        assertClean(
                new Written()
                        .input("age", "number")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "age >= 60 | age < 18 || out",
                                "true | - || 1",
                                "- | true || 2",
                                "false | false || 3"));
    }

    @Test
    void computedColumnsAreReportedOnlyWithFactsThatShowIt() {
        Written impossible =
                new Written()
                        .input("a", "number")
                        .input("b", "number")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "a > b | a < b || out",
                                "true | false || 1",
                                "false | true || 2",
                                "false | false || 3");
        assertClean(impossible);
        Written real =
                new Written()
                        .input("a", "number")
                        .input("b", "number")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "a > b | a < b || out",
                                "true | - || 1",
                                "- | true || 2");
        Diagnostic gap = assertFound(real, "RULE-030", "t", "a > b: false, a < b: false");
        assertThat(gap.cause().zh()).contains("没有任何一行匹配");
        assertThat(codes(real)).containsExactly("RULE-030");
    }

    @Test
    void aCellThatReadsAnotherFactIsNotTakenForACondition() {
        Written model =
                new Written()
                        .input("weight", "number")
                        .input("limit", "number")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "weight || out",
                                "<= limit || 1",
                                "> limit || 2");
        assertClean(model);
        Written touching =
                new Written()
                        .input("weight", "number")
                        .input("limit", "number")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "weight || out",
                                "<= limit || 1",
                                ">= limit || 2");
        assertFound(touching, "RULE-031", "t, row 2", "rows 1 and 2 both match");
    }

    @Test
    void datesAndDurationsHaveNeighboursToo() {
        assertFound(
                new Written()
                        .input("day", "date")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "day || out",
                                "< date(\"2024-01-01\") || 1",
                                "> date(\"2024-01-01\") || 2"),
                "RULE-030",
                "t",
                "day = " + LocalDate.of(2024, 1, 1));
        assertFound(
                new Written()
                        .input("d", "days and time duration")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "d || out",
                                "<= duration(\"P1D\") || 1",
                                ">= duration(\"P1D\") || 2"),
                "RULE-031",
                "t, row 2",
                "d = P1D");
    }

    @Test
    void nullIsAskedAboutWhereSomebodyReckonsWithIt() {
        assertFound(
                new Written()
                        .type("tClass", "string", "\"x\",\"y\"")
                        .input("a", "tClass")
                        .input("b", "boolean")
                        .table(
                                "t",
                                "hitPolicy='UNIQUE'",
                                "a | b || out",
                                "null | true || 1",
                                "\"x\",\"y\" | - || 2"),
                "RULE-030",
                "t",
                "a = null, b = false");
    }

    @Test
    void divisionsAreRoundedWhereTheyAreMade() {
        String[] rounded = {
            "round half up(a / b, 2)",
            "decimal(a * 12 / b, 2)",
            "floor(a / b)",
            "a / 4",
            "a / 12.5",
            "a / 100",
            "12 / 3"
        };
        for (String text : rounded)
            assertClean(
                    new Written().input("a", "number").input("b", "number").decision("d", text));
        String[] bare = {"a / b", "a / 12", "decimal(a / b * 100, 2)", "a / b < 1", "mean([a, b])"};
        for (String text : bare)
            assertFound(
                    new Written().input("a", "number").input("b", "number").decision("d", text),
                    "RULE-040",
                    "d",
                    "not rounded where it is made");
    }

    @Test
    void daysDividedByADayAreWhole() {
        assertClean(
                new Written()
                        .input("from", "date")
                        .input("until", "date")
                        .decision("days", "(until - from) / duration(\"P1D\") + 1"));
    }

    @Test
    void namesThatReadTwoWays() {
        Written model =
                new Written()
                        .input("income", "number")
                        .input("tax", "number")
                        .input("income-tax", "number")
                        .decision("d", "income-tax");
        assertFound(model, "RULE-020", "d", "'income' - 'tax'");
        assertFound(
                new Written().input("a", "number").decision("d", "{a: 1, b: a}.b"),
                "RULE-021",
                "d",
                "'a' hides");
        assertFound(
                new Written().input("count", "number"), "RULE-022", "count", "built-in function");
    }

    @Test
    void twoNamesThatDifferInBlanksAloneAreOneToAReader() {
        assertFound(
                new Written()
                        .input("income-tax", "number")
                        .input("income - tax", "number")
                        .decision("due", "income-tax"),
                "RULE-020",
                "due",
                "differ in blanks alone");
    }

    @Test
    void aPartThatCannotBeReadHidesNothingOfTheOthers() {
        Written model =
                new Written()
                        .input("age", "number")
                        .decision("bad", "age +")
                        .table("fee", "hitPolicy='UNIQUE'", "age || out", "< 18 || 1", "> 18 || 2")
                        .table("rest", "hitPolicy='UNIQUE'", "bad || out", "< 18 || 1", "> 18 || 2")
                        .decision("share", "age / 3");
        assertFound(model, "RULE-030", "fee", "age = 18");
        assertThat(found(model))
                .extracting(Diagnostic::element)
                .containsExactlyInAnyOrder("fee", "share");
    }

    @Test
    void aTableThatIsTooLargeSaysSo() {
        String[] lines = new String[501];
        lines[0] = "a || out";
        for (int i = 1; i < lines.length; i++)
            lines[i] = "[%d..%d] || 1".formatted(i * 3, i * 3 + 1);
        Written model = new Written().input("a", "number").table("t", "hitPolicy='UNIQUE'", lines);
        assertThat(found(model))
                .anySatisfy(d -> {
                    assertThat(d.code()).isEqualTo("RULE-039");
                    assertThat(d.severity()).isEqualTo(Diagnostic.Severity.NOTE);
                });
    }

    private static List<Diagnostic> found(Written model) {
        Model read =
                Model.read(
                        "written.dmn",
                        model.xml().getBytes(StandardCharsets.UTF_8),
                        Imports.NONE,
                        RuleSettings.STANDARD);
        return read.analyse(Map.of(), Written.OPTIONS);
    }

    private static List<String> codes(Written model) {
        return found(model).stream().map(Diagnostic::code).toList();
    }

    private static void assertClean(Written model) {
        assertThat(found(model)).extracting(Diagnostic::en).isEmpty();
    }

    private static Diagnostic assertFound(
            Written model, String code, String element, String cause) {
        List<Diagnostic> all = found(model);
        Diagnostic one =
                all.stream()
                        .filter(d -> d.code().equals(code) && d.element().equals(element))
                        .findFirst()
                        .orElseThrow(() ->
                                new AssertionError(
                                        code
                                                + " "
                                                + element
                                                + " not among "
                                                + all.stream().map(Diagnostic::en).toList()));
        assertThat(one.cause().en()).contains(cause);
        assertThat(one.cause().zh()).isNotBlank();
        assertThat(one.remedy().zh()).isNotBlank();
        assertThat(one.remedy().en()).isNotBlank();
        return one;
    }
}
