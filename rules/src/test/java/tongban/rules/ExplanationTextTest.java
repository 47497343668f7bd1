package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** One explanation, read in two languages and by a program. */
class ExplanationTextTest {
    private static final Explanation EXPLANATION =
            new Written()
                    .input("年龄", "number")
                    .table(
                            "conditions",
                            "hitPolicy='COLLECT'",
                            "年龄 || code || article",
                            "< 60 || \"age\" || Art. 3 \"first\"")
                    .decision("result", "if conditions = [] then \"granted\" else \"refused\"")
                    .evaluate("result", Map.of("年龄", 40))
                    .explanation();

    @Test
    void englishNamesTheRowWithItsArticle() {
        assertThat(ExplanationText.en(EXPLANATION))
                .isEqualTo(
                        """
                        result = refused
                          because of
                            conditions = ["age"]
                              fact 年龄 = 40
                              table conditions COLLECT
                                row 1 matched; 年龄 = 40 [< 60]; article: Art. 3 "first"
                        """);
    }

    @Test
    void chineseSaysTheSame() {
        assertThat(ExplanationText.zh(EXPLANATION))
                .contains("依据")
                .contains("事实 年龄 = 40")
                .contains("第 1 行命中; 年龄 = 40 [< 60]; article: Art. 3 \"first\"");
    }

    @Test
    void whatManyDecisionsRestOnIsToldOnce() {
        Written model = new Written().input("n", "number");
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String requires =
                    i == 0
                            ? "<informationRequirement><requiredInput href='#_n'/></informationRequirement>"
                            : requires(i - 1) + (i > 1 ? requires(i - 2) : "");
            String text = i == 0 ? "n" : i == 1 ? "d0 + 1" : "d%d + d%d".formatted(i - 1, i - 2);
            chain.append(
                    "<decision id='d%d' name='d%d'><variable name='d%d'/>%s<literalExpression><text>%s</text></literalExpression></decision>"
                            .formatted(i, i, i, requires, text));
        }
        Explanation e = model.raw(chain.toString()).evaluate("d59", Map.of("n", 1)).explanation();
        assertThat(e.everyFact()).containsOnlyKeys("n");
        assertThat(e.rows()).isEmpty();
        assertThat(ExplanationText.en(e).lines().count()).isLessThan(400);
        assertThat(ExplanationText.zh(e)).contains("（见上）");
        assertThat(ExplanationText.json(e).length()).isLessThan(20_000);
    }

    private static String requires(int i) {
        return "<informationRequirement><requiredDecision href='#d%d'/></informationRequirement>"
                .formatted(i);
    }

    @Test
    void jsonHoldsEveryPart() {
        assertThat(ExplanationText.json(EXPLANATION))
                .isEqualTo(
                        """
                        {"name":"result","value":"refused","facts":{},"tables":[],"because":[{"name":"conditions","value":["age"],"facts":{"年龄":40},"tables":[{"name":"conditions","policy":"COLLECT","rows":[{"number":1,"id":"r1","tests":[{"input":"年龄","test":"< 60","value":40}],"outputs":{"code":"age"},"annotations":{"article":"Art. 3 \\"first\\""}}],"ruledOut":[]}],"because":[]}]}\
                        """
                                .strip());
    }
}
