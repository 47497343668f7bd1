package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every hit policy, default outputs, annotations, and the rows that an explanation names. */
class DecisionTableTest {
    private static Written table(String policy, String... lines) {
        return new Written()
                .input("age", "number")
                .input("grade", "string")
                .table("t", policy, lines);
    }

    private static void assertDecides(Written model, Object age, String grade, String expected) {
        assertThat(FeelText.of(model.evaluate("t", Map.of("age", age, "grade", grade)).value()))
                .isEqualTo(expected);
    }

    @Test
    void aUniqueTableTakesTheOneRowThatMatches() {
        Written t =
                table(
                        "hitPolicy='UNIQUE'",
                        "age | grade || amount",
                        ">= 60 | \"1\", \"2\" || 100",
                        "< 60 | \"1\" || 80",
                        "[18..60) | not(\"1\", \"2\") || 0");
        assertDecides(t, 60, "2", "100");
        assertDecides(t, 59, "1", "80");
        assertDecides(t, 18, "3", "0");
        assertDecides(t, 17, "3", "null");
    }

    @Test
    void aUniqueTableWithTwoRowsThatMatchIsNullAndSaysWhy() {
        Written t = table("hitPolicy='UNIQUE'", "age || amount", "> 10 || 1", "> 20 || 2");
        Evaluation e = t.evaluate("t", Map.of("age", 30));
        assertThat(e.value()).isNull();
        assertThat(e.remarks().toString()).contains("[1, 2]");
    }

    @Test
    void aFirstTableTakesTheFirstAndDefaultsWhereNoneMatches() {
        Written t = table("hitPolicy='FIRST'", "age || amount = -1", "> 20 || 2", "> 10 || 1");
        assertDecides(t, 30, "", "2");
        assertDecides(t, 15, "", "1");
        assertDecides(t, 5, "", "-1");
    }

    @Test
    void anAnyTableWantsEqualResults() {
        Written t =
                table("hitPolicy='ANY'", "age || amount", "> 10 || 1", "> 20 || 1", "> 30 || 2");
        assertDecides(t, 25, "", "1");
        assertDecides(t, 35, "", "null");
    }

    @Test
    void aPriorityTableTakesTheBestResult() {
        Written t =
                table(
                        "hitPolicy='PRIORITY'",
                        "age || amount : 3, 2, 1",
                        "> 10 || 1",
                        "> 20 || 3",
                        "> 30 || 2");
        assertDecides(t, 15, "", "1");
        assertDecides(t, 35, "", "3");
    }

    @Test
    void collectingTablesCollectInTheirOrder() {
        String[] rows = {"> 10 || 1", "> 20 || 3", "> 30 || 2"};
        assertDecides(
                table("hitPolicy='COLLECT'", "age || amount", rows[0], rows[1], rows[2]),
                35,
                "",
                "[1, 3, 2]");
        assertDecides(
                table("hitPolicy='RULE ORDER'", "age || amount", rows[0], rows[1], rows[2]),
                35,
                "",
                "[1, 3, 2]");
        assertDecides(
                table(
                        "hitPolicy='OUTPUT ORDER'",
                        "age || amount : 3, 2, 1",
                        rows[0],
                        rows[1],
                        rows[2]),
                35,
                "",
                "[3, 2, 1]");
        assertDecides(
                table("hitPolicy='COLLECT'", "age || amount", rows[0], rows[1], rows[2]),
                5,
                "",
                "[]");
    }

    @Test
    void aggregationsAggregate() {
        String[] lines = {"age || amount", "> 10 || 1.50", "> 20 || 3", "> 30 || 2"};
        assertDecides(table("hitPolicy='COLLECT' aggregation='SUM'", lines), 35, "", "6.50");
        assertDecides(table("hitPolicy='COLLECT' aggregation='MIN'", lines), 35, "", "1.50");
        assertDecides(table("hitPolicy='COLLECT' aggregation='MAX'", lines), 25, "", "3");
        assertDecides(table("hitPolicy='COLLECT' aggregation='COUNT'", lines), 25, "", "2");
        assertDecides(table("hitPolicy='COLLECT' aggregation='COUNT'", lines), 5, "", "0");
        assertDecides(table("hitPolicy='COLLECT' aggregation='SUM'", lines), 5, "", "null");
    }

    @Test
    void severalOutputsMakeAContext() {
        Written t =
                table("hitPolicy='UNIQUE'", "age || class | amount", ">= 60 || \"A\" | age * 2");
        assertDecides(t, 60, "", "{class: \"A\", amount: 120}");
    }

    @Test
    void anExplanationNamesTheRowsWithTheirAnnotationsAndNothingElse() {
        Written model =
                new Written()
                        .input("age", "number")
                        .input("income", "number")
                        .input("unused", "number")
                        .table(
                                "failed",
                                "hitPolicy='COLLECT'",
                                "age | income || code || reason | article",
                                "< 60 | - || \"age\" || too-young | Art. 3",
                                "- | > 500 || \"income\" || too-rich | Art. 4",
                                "- | > 9000 || \"wealth\" || far-too-rich | Art. 5")
                        .decision(
                                "proposal body",
                                "{outcome: if count(failed) = 0 then \"granted\" else \"refused\"}")
                        .service("proposal", "proposal body");
        Evaluation e = model.evaluate("proposal", Map.of("age", 40, "income", 800, "unused", 1));
        assertThat(e.explanation().rows())
                .extracting(Explanation.Row::number)
                .containsExactly(1, 2);
        assertThat(e.explanation().rows())
                .extracting(r -> r.annotations().get("article"))
                .containsExactly("Art. 3", "Art. 4");
        assertThat(e.explanation().toString()).doesNotContain("unused");
        Outcome refused =
                model.model()
                        .propose("proposal", Map.of("age", 40, "income", 800), Written.OPTIONS);
        assertThat(((Outcome.Refused) refused).reasons())
                .extracting(r -> r.annotations().get("reason"))
                .containsExactly("too-young", "too-rich");
    }

    @Test
    void theCellsOfARelationDoNotSeeEachOther() {
        Written model =
                new Written()
                        .input("rate", "number")
                        .boxed(
                                "r",
                                """
                                <relation><column name='rate'/><column name='twice'/>
                                <row><literalExpression><text>1</text></literalExpression>
                                <literalExpression><text>rate * 2</text></literalExpression></row></relation>\
                                """);
        assertThat(FeelText.of(model.evaluate("r", Map.of("rate", 10)).value()))
                .isEqualTo("[{rate: 1, twice: 20}]");
    }
}
