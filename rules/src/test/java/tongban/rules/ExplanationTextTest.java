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
    void jsonHoldsEveryPart() {
        assertThat(ExplanationText.json(EXPLANATION))
                .isEqualTo(
                        """
                        {"name":"result","value":"refused","facts":{},"tables":[],"because":[{"name":"conditions","value":["age"],"facts":{"年龄":40},"tables":[{"name":"conditions","policy":"COLLECT","rows":[{"number":1,"id":"r1","tests":[{"input":"年龄","test":"< 60","value":40}],"outputs":{"code":"age"},"annotations":{"article":"Art. 3 \\"first\\""}}],"ruledOut":[]}],"because":[]}]}\
                        """
                                .strip());
    }
}
