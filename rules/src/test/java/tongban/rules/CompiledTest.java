package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled form answers what the interpreter answers, within the same limits. */
class CompiledTest {
    /** HotSpot leaves longer methods to its own interpreter. */
    private static final int METHOD_BYTES_MAX = 8_000;

    private static Model read(Written written) {
        return Model.read(
                "written.dmn",
                written.xml().getBytes(StandardCharsets.UTF_8),
                Imports.NONE,
                RuleSettings.STANDARD);
    }

    private static void assertSame(Written written, String name, Map<String, ?> facts) {
        Model model = read(written);
        assertThat(FeelText.of(model.compile().value(name, facts, Written.OPTIONS)))
                .isEqualTo(FeelText.of(model.evaluate(name, facts, Written.OPTIONS).value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2.50 * 3",
                "1 / 3",
                "(1 / 3) * 3",
                "9999999999999999999999999999999999 + 0.1",
                "0.00 + 5",
                "1e3 + 1",
                "round half up(7 / 3, 2)",
                "round half up(2.5, -1)",
                "sum([1.0, 2, 3.25])",
                "sum([1, null])",
                "sum([])",
                "count(1)",
                "min(2, 1.0)",
                "max(\"a\", \"b\")",
                "not(null)",
                "not(1)",
                "null and false",
                "null or 1",
                "true and 1",
                "if 1 then 2 else 3",
                "if null then 2 else 3",
                "[1, 2, 3][2]",
                "[1, 2, 3][-1]",
                "[1, 2, 3][item > 1]",
                "[][1]",
                "[1, 2, 3][\"x\"]",
                "[{a: 1}, {b: 2}][a = 1]",
                "[{a: 1, item: 7}][item = 7]",
                "for i in 1..3, j in 1..i return i * j",
                "for i in 5..1 return i",
                "for i in 1..4 return if i = 1 then 1 else partial[-1] * i",
                "for i in 1..3 return partial",
                "for i in 1..2, j in 1..2 return append(partial, i * j)",
                "for i in [1, null] return i in [1, 2]",
                "for i in null return i",
                "some i in [1, null] satisfies i > 2",
                "every i in [] satisfies false",
                "every i in [1] satisfies \"x\"",
                "{a: 1, b: a + 1, c: function(x) x + b}.c(3)",
                "{f: function(n) if n = 0 then 1 else n * f(n - 1), r: f(5)}.r",
                "sort([3, 1, 2], function(x, y) x < y)",
                "(function(a, b) a - b)(b: 1, a: 5)",
                "(function(a, b) a - b)(1)",
                "5 in (< 3, [5..9])",
                "null in (null, 3)",
                "\"b\" in [\"a\"..\"c\"]",
                "[1, 2] = [1.0, 2.00]",
                "@\"2024-02-29\" + duration(\"P1Y\")",
                "@\"2024-02-29\".weekday",
                "10 between 1 and null",
                "[1..10] instance of range<number>",
                "\"a\" + 1",
                "count",
                "unheard of",
            })
    void expressionsMeanTheSame(String expression) {
        assertSame(new Written().decision("d", expression), "d", Map.of());
    }

    @Test
    void membersOfAnElementHideWhatItsTypeDoesNotName() {
        Written model =
                new Written()
                        .input("people", "Any")
                        .decision("limit", "10")
                        .decision("over", "people[age > limit and not(count(people) = 0)].age");
        assertSame(model, "over", Map.of("people", List.of(Map.of("age", 11), Map.of("age", 9))));
        assertSame(
                model,
                "over",
                Map.of("people", List.of(Map.of("age", 11, "limit", 12), Map.of("age", 9))));
        assertSame(model, "over", Map.of("people", List.of(Map.of("age", 11, "not", 1))));
    }

    @Test
    void contextsKeepTheOrderInWhichTheyWereGiven() {
        Written model =
                new Written()
                        .raw(
                                "<itemDefinition name='tPair'><itemComponent name='a'><typeRef>number</typeRef></itemComponent><itemComponent name='b'><typeRef>string</typeRef></itemComponent></itemDefinition>")
                        .input("pair", "tPair")
                        .decision("d", "pair");
        Map<String, Object> turned = new LinkedHashMap<>();
        turned.put("b", "x");
        turned.put("a", 1);
        assertSame(model, "d", Map.of("pair", turned));
        turned.put("c", 2);
        assertSame(model, "d", Map.of("pair", turned));
        assertSame(model, "d", Map.of("pair", Map.of("a", 1)));
        assertSame(model, "d", Map.of("pair", List.of(Map.of("a", 1, "b", "y"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..1000000000 return i)",
                "count(for i in 1..1000, j in 1..1000, k in 1..1000 return 1)",
                "some i in 1..199999, j in 1..199999 satisfies i + j < 0",
                "(function(f, n) f(f, n + 1))(function(f, n) f(f, n + 1), 0)",
                "string length((function(f, s, n) if n = 0 then s else f(f, s + s, n - 1))(function(f, s, n) if n = 0 then s else f(f, s + s, n - 1), \"ab\", 60))",
                "count(for d in @\"-999999999-01-01\"..@\"999999999-01-01\" return d)",
                "count((for i in 1..190000 return i)[count((for j in 1..1000 return j)[item > 3]) > item])",
            })
    void whatTakesTooMuchEnds(String expression) {
        CompiledModel model = read(new Written().decision("d", expression)).compile();
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThatThrownBy(() -> model.value("d", Map.of(), Written.OPTIONS))
                                .isInstanceOf(LimitExceededException.class));
    }

    @Test
    void aRecursionOfAKnowledgeModelEnds() {
        CompiledModel model =
                read(new Written()
                                .knowledge("again", List.of("n"), "again(n + 1)")
                                .decision("d", "again(0)"))
                        .compile();
        assertThatThrownBy(() -> model.value("d", Map.of(), Written.OPTIONS))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("callDepthMax");
    }

    @Test
    void aLongExpressionIsSplitIntoMethodsThatHotSpotCompiles() {
        String sum =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "if x > %d then x * %d else %d".formatted(i, i, i))
                        .collect(Collectors.joining(", ", "sum([", "])"));
        check(new Written().input("x", "number").decision("d", sum), Map.of("x", 700));
        String nested =
                IntStream.range(0, 60)
                                .mapToObj(
                                        i -> "(x + %d) * (x - %d) - (x * %d + (".formatted(i, i, i))
                                .collect(Collectors.joining())
                        + "x"
                        + "))".repeat(60);
        check(new Written().input("x", "number").decision("d", nested), Map.of("x", 3));
    }

    @Test
    void aLongTableAndALongContextAreSplitToo() {
        StringBuilder rows = new StringBuilder();
        String[] lines = new String[1_001];
        lines[0] = "x || y";
        for (int i = 1; i <= 1_000; i++) lines[i] = "[%d..%d] || x * %d".formatted(i, i + 3, i);
        Written table = new Written().input("x", "number").table("d", "hitPolicy='COLLECT'", lines);
        check(table, Map.of("x", 500));
        for (int i = 0; i < 150; i++)
            rows.append("%s e%d: x + %d".formatted(i == 0 ? "" : ",", i, i));
        check(new Written().input("x", "number").decision("d", "{" + rows + "}"), Map.of("x", 500));
    }

    private static void check(Written written, Map<String, ?> facts) {
        CompiledModel compiled = read(written).compile();
        assertThat(compiled.uncompiled()).isEmpty();
        assertThat(compiled.largestMethod()).isBetween(1, METHOD_BYTES_MAX);
        assertSame(written, "d", facts);
    }

    @Test
    void whatCannotBeCompiledIsCountedAndStillAnswered() {
        String many =
                IntStream.range(0, 1_500)
                        .mapToObj(i -> "e%d: x + %d".formatted(i, i))
                        .collect(Collectors.joining(", ", "{", "}"));
        Written written =
                new Written().input("x", "number").decision("many", many).decision("d", "many.e7");
        CompiledModel compiled = read(written).compile();
        assertThat(compiled.uncompiled()).hasSize(1);
        assertThat(compiled.uncompiled().getFirst().element()).isEqualTo("many");
        assertThat(compiled.uncompiled().getFirst().why().en()).isNotBlank();
        assertSame(written, "d", Map.of("x", 1));
    }
}
