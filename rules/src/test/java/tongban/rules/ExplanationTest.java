package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * An explanation names what determined a result and nothing else. The oracle is brute force: with
 * the facts that it names as they are, every other fact may take every value of its domain and the
 * result stays.
 */
class ExplanationTest {
    private static final long SEED = Long.getLong("tongban.seed", 20240621L);
    private static final int MODELS = Integer.getInteger("tongban.models", 120);
    private static final int COMPLETIONS_MAX = 200;

    private static Explanation explain(Written model, Map<String, ?> facts) {
        return model.evaluate("r", facts).explanation();
    }

    private static Set<String> facts(Written model, Map<String, ?> facts) {
        return explain(model, facts).everyFact().keySet();
    }

    private static Written logic(String expression) {
        return new Written()
                .input("a", "boolean")
                .input("b", "boolean")
                .input("n", "number")
                .decision("r", expression);
    }

    @Test
    void oneSideIsEnough() {
        Map<String, ?> facts = Map.of("a", true, "b", false, "n", 1);
        assertThat(facts(logic("a and b"), facts)).containsExactly("b");
        assertThat(facts(logic("a or b"), facts)).containsExactly("a");
        assertThat(facts(logic("b or a"), facts)).containsExactly("a");
        assertThat(facts(logic("b and a"), facts)).containsExactly("b");
        assertThat(facts(logic("not(b) and a"), facts)).containsExactly("b", "a");
    }

    @Test
    void theBranchNotTakenIsNotNamed() {
        assertThat(facts(logic("if a then b else n > 1"), Map.of("a", true, "b", true, "n", 1)))
                .containsExactly("a", "b");
    }

    @Test
    void aLocalNameCountsWhereItIsAskedFor() {
        Written model =
                new Written()
                        .input("a", "boolean")
                        .input("b", "boolean")
                        .boxed(
                                "r",
                                "<context><contextEntry><variable name='x'/><literalExpression><text>a</text></literalExpression></contextEntry><contextEntry><variable name='y'/><literalExpression><text>b</text></literalExpression></contextEntry><contextEntry><literalExpression><text>if x then 1 else if y then 2 else 3</text></literalExpression></contextEntry></context>");
        assertThat(facts(model, Map.of("a", true, "b", true))).containsExactly("a");
        assertThat(facts(model, Map.of("a", false, "b", true))).containsExactly("a", "b");
    }

    @Test
    void anArgumentCountsWhereTheFunctionReadsIt() {
        Written model =
                new Written()
                        .input("a", "boolean")
                        .input("b", "boolean")
                        .knowledge("f", List.of("p", "q"), "if p then 1 else if q then 2 else 3")
                        .decision("r", "f(a, b)");
        assertThat(facts(model, Map.of("a", true, "b", true))).containsExactly("a");
        assertThat(facts(model, Map.of("a", false, "b", true))).containsExactly("a", "b");
    }

    @Test
    void ofAContextTheMemberIsNamed() {
        Written model =
                new Written()
                        .raw(
                                "<itemDefinition name='tHome'><itemComponent name='size'><typeRef>number</typeRef></itemComponent><itemComponent name='income'><typeRef>number</typeRef></itemComponent></itemDefinition>")
                        .input("home", "tHome")
                        .decision("r", "home.size > 2 and home.income < 100");
        assertThat(facts(model, Map.of("home", Map.of("size", 1, "income", 50))))
                .containsExactly("home.size");
    }

    private static Written table(String policy, String... lines) {
        return new Written()
                .input("a", "boolean")
                .input("b", "boolean")
                .input("n", "number")
                .table("r", "hitPolicy='" + policy + "'", lines);
    }

    private static String rows(Explanation e) {
        Explanation.Table table = e.tables().getFirst();
        return table.rows().stream().map(Explanation.Row::number).toList()
                + " not "
                + table.ruledOut().stream().map(Explanation.Row::number).toList();
    }

    @Test
    void eachHitPolicyNamesItsOwn() {
        Map<String, ?> facts = Map.of("a", true, "b", false, "n", 1);
        Explanation first =
                explain(
                        table(
                                "FIRST",
                                "a | b | n || x",
                                "false | - | - || 1",
                                "- | false | - || 2",
                                "- | - | 1 || 3"),
                        facts);
        assertThat(rows(first)).isEqualTo("[2] not [1]");
        assertThat(first.facts()).containsOnlyKeys("a", "b");
        Explanation unique =
                explain(table("UNIQUE", "a | n || x", "true | 1 || 1", "false | 1 || 2"), facts);
        assertThat(rows(unique)).isEqualTo("[1] not [2]");
        assertThat(unique.facts()).containsOnlyKeys("a", "n");
        Explanation priority =
                explain(
                        table(
                                "PRIORITY",
                                "a | b | n || x : 3, 2, 1",
                                "- | true | - || 3",
                                "true | - | - || 2",
                                "- | - | 1 || 1",
                                "- | - | 5 || 1"),
                        facts);
        assertThat(rows(priority)).isEqualTo("[2] not [1]");
        Explanation any =
                explain(
                        table(
                                "ANY",
                                "a | b || x",
                                "true | - || 1",
                                "- | false || 1",
                                "- | true || 1"),
                        facts);
        assertThat(any.everyFact()).containsOnlyKeys("a");
    }

    @Test
    void aListAskedWhetherItIsEmptyNamesNoMoreThanThatTakes() {
        Written model =
                new Written()
                        .input("a", "boolean")
                        .input("b", "boolean")
                        .table(
                                "t",
                                "hitPolicy='COLLECT'",
                                "a | b || x",
                                "true | - || 1",
                                "- | true || 2")
                        .decision("r", "t = null or count(t) = 0");
        assertThat(facts(model, Map.of("a", true, "b", false))).containsExactly("a");
        assertThat(facts(model, Map.of("a", false, "b", false))).containsExactly("a", "b");
        Explanation.Table table =
                explain(model, Map.of("a", false, "b", false))
                        .because()
                        .getFirst()
                        .tables()
                        .getFirst();
        assertThat(table.rows()).isEmpty();
        assertThat(table.ruledOut()).extracting(Explanation.Row::number).containsExactly(1, 2);
        assertThat(table.ruledOut().getFirst().tests())
                .containsExactly(new Explanation.Test("a", "true", false));
    }

    @Test
    void aRefusalNamesEveryReasonThatIsEnough() {
        Written model =
                new Written()
                        .input("a", "boolean")
                        .input("b", "boolean")
                        .decision("x", "a")
                        .decision("y", "b")
                        .decision("r", "{outcome: if x and y then \"granted\" else \"refused\"}")
                        .service("proposal", "r");
        Outcome refused =
                model.model().propose("proposal", Map.of("a", false, "b", false), Written.OPTIONS);
        assertThat(((Outcome.Refused) refused).explanation().everyFact())
                .containsOnlyKeys("a", "b");
    }

    private static boolean covers(Set<String> named, String path) {
        return named.stream().anyMatch(n -> n.equals(path) || path.startsWith(n + "."));
    }

    private static Map<String, Object> only(Map<String, Object> facts, Set<String> named) {
        Map<String, Object> kept = new LinkedHashMap<>(facts);
        kept.keySet().removeIf(path -> !covers(named, path));
        return kept;
    }

    @Test
    void withTheFactsNamedTheResultStaysWhateverTheOthersAre() {
        Random random = new Random(SEED);
        int named = 0;
        int needed = 0;
        for (int i = 0; i < MODELS; i++) {
            RandomModel model = RandomModel.of(random);
            for (int j = 0; j < 4; j++) {
                Map<String, Object> facts = model.anyFacts(random);
                Evaluation result =
                        model.model()
                                .evaluate("proposal", RandomModel.facts(facts), Written.OPTIONS);
                Set<String> keys = result.explanation().everyFact().keySet();
                String where =
                        "seed "
                                + SEED
                                + ", facts "
                                + facts
                                + ", named "
                                + keys
                                + "\n"
                                + model.xml();
                String value = FeelText.of(result.value());
                for (Map<String, Object> other :
                        model.completions(only(facts, keys), COMPLETIONS_MAX, random))
                    assertThat(FeelText.of(model.decide(other))).as(where).isEqualTo(value);
                for (String key : keys) {
                    Map<String, Object> fewer = only(facts, keys);
                    fewer.keySet().removeIf(path -> covers(Set.of(key), path));
                    named++;
                    if (model.completions(fewer, COMPLETIONS_MAX, random).stream()
                            .anyMatch(o -> !FeelText.of(model.decide(o)).equals(value))) needed++;
                }
            }
        }
        // written at random, many conditions hold whatever the facts; no table of a law does that
        assertThat(needed * 100 / named)
                .as("percent of %d facts named that are needed, seed %d", named, SEED)
                .isGreaterThan(Integer.getInteger("tongban.percent", 40));
    }
}
