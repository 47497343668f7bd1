package tongban.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random models and facts: expressions mostly of the kinds that fit, tables of every hit policy,
 * functions, and facts that are sometimes null or of another kind than declared.
 */
final class RandomModels {
    private static final List<String> POLICIES =
            List.of(
                    "hitPolicy='UNIQUE'",
                    "hitPolicy='FIRST'",
                    "hitPolicy='ANY'",
                    "hitPolicy='PRIORITY'",
                    "hitPolicy='RULE ORDER'",
                    "hitPolicy='OUTPUT ORDER'",
                    "hitPolicy='COLLECT'",
                    "hitPolicy='COLLECT' aggregation='SUM'",
                    "hitPolicy='COLLECT' aggregation='MIN'",
                    "hitPolicy='COLLECT' aggregation='MAX'",
                    "hitPolicy='COLLECT' aggregation='COUNT'");

    private final Random random;

    /** Whether {@code fun} is there already: it does not call itself, which would hardly end. */
    private boolean callable;

    RandomModels(long seed) {
        this.random = new Random(seed);
    }

    /** A model whose decision {@code all} is a context of everything else. */
    Written model() {
        Written model =
                new Written()
                        .raw(
                                "<itemDefinition name='tOne'><itemComponent name='a'><typeRef>number</typeRef></itemComponent><itemComponent name='t'><typeRef>string</typeRef></itemComponent></itemDefinition>")
                        .raw(
                                "<itemDefinition name='tMany' isCollection='true'><typeRef>tOne</typeRef></itemDefinition>")
                        .raw(
                                "<itemDefinition name='tNumbers' isCollection='true'><typeRef>number</typeRef></itemDefinition>")
                        .type("tColour", "string", "\"red\", \"green\", \"blue\"")
                        .input("n", "number")
                        .input("m", "number")
                        .input("s", "string")
                        .input("colour", "tColour")
                        .input("b", "boolean")
                        .input("d", "date")
                        .input("l", "tNumbers")
                        .input("one", "tOne")
                        .input("many", "tMany")
                        .input("any", "Any")
                        .knowledge("fun", List.of("p", "q"), number(2).replaceAll("\\bn\\b", "p"));
        callable = true;
        model.decision("x1", number(4))
                .decision("x2", truth(4))
                .decision("x3", list(3))
                .decision("x4", anything(4));
        table(model, "t1");
        table(model, "t2");
        return model.decision(
                "all", "{r1: x1, r2: x2, r3: x3, r4: x4, r5: t1, r6: t2, r7: " + anything(3) + "}");
    }

    Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        for (String name : List.of("n", "m", "s", "colour", "b", "d", "l", "one", "many", "any")) {
            int kind = random.nextInt(20);
            if (kind == 0) continue;
            facts.put(name, kind == 1 ? null : kind == 2 ? other() : fitting(name));
        }
        return facts;
    }

    private @Nullable Object fitting(String name) {
        return switch (name) {
            case "n", "m" -> decimal();
            case "s" -> text();
            case "colour" -> one("red", "green", "blue", "grey");
            case "b" -> random.nextBoolean();
            case "d" -> day();
            case "l" -> some(this::decimal);
            case "one" -> context();
            case "many" -> some(this::context);
            default -> other();
        };
    }

    private @Nullable Object other() {
        return switch (random.nextInt(8)) {
            case 0 -> decimal();
            case 1 -> text();
            case 2 -> random.nextBoolean();
            case 3 -> day();
            case 4 -> some(this::decimal);
            case 5 -> context();
            case 6 -> some(this::other);
            default -> null;
        };
    }

    private interface Made {
        @Nullable Object make();
    }

    private List<@Nullable Object> some(Made made) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--)
            list.add(random.nextInt(12) == 0 ? null : made.make());
        return list;
    }

    private Map<String, @Nullable Object> context() {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        if (random.nextInt(8) == 0) context.put("n", decimal());
        if (random.nextInt(8) == 0) context.put("t", text());
        context.put("a", random.nextInt(10) == 0 ? null : decimal());
        context.put("t", text());
        if (random.nextInt(12) == 0) context.remove("a");
        return context;
    }

    private BigDecimal decimal() {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(5));
            case 1 -> BigDecimal.valueOf(random.nextInt(2_000) - 1_000, random.nextInt(4));
            case 2 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(12));
            case 3 ->
                    new BigDecimal("9999999999999999999999999999999999")
                            .movePointLeft(random.nextInt(36));
            case 4 -> BigDecimal.valueOf(random.nextInt(4), -random.nextInt(3));
            default -> BigDecimal.valueOf(random.nextInt(12));
        };
    }

    private String text() {
        return one("", "a", "b", "ab", "red", "通办", "z");
    }

    private LocalDate day() {
        return LocalDate.of(2024, 2, 25).plusDays(random.nextInt(10));
    }

    @SafeVarargs
    private final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    // --- expressions ---

    private String anything(int depth) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> number(depth);
            case 2, 3 -> truth(depth);
            case 4 -> string(depth);
            case 5 -> list(depth);
            case 6 -> date(depth);
            case 7 -> "{a: %s, t: %s}".formatted(number(depth - 1), string(depth - 1));
            default -> one("any", "null", "one", "many", "[1..5]", "(> 3)", "any.a", "many[1].t");
        };
    }

    private String number(int depth) {
        if (depth <= 0)
            return one(
                    "n",
                    "m",
                    "0",
                    "1",
                    "2.50",
                    "-3",
                    "100",
                    "one.a",
                    "l[1]",
                    "any",
                    "0.1",
                    "count(l)");
        return switch (random.nextInt(15)) {
            case 0, 1, 2 ->
                    "(%s %s %s)"
                            .formatted(
                                    number(depth - 1),
                                    one("+", "-", "*", "/", "+", "*"),
                                    number(depth - 1));
            case 3 ->
                    "(if %s then %s else %s)"
                            .formatted(truth(depth - 1), number(depth - 1), number(depth - 1));
            case 4 ->
                    "%s(%s)".formatted(one("sum", "min", "max", "count", "mean"), list(depth - 1));
            case 5 ->
                    "%s(%s, %s)"
                            .formatted(
                                    one(
                                            "round up",
                                            "round half up",
                                            "decimal",
                                            "round down",
                                            "round half down",
                                            "modulo"),
                                    number(depth - 1),
                                    one("0", "2", "-1", "n", "34"));
            case 6 -> "%s(%s)".formatted(one("floor", "ceiling", "abs", "-"), number(depth - 1));
            case 7 -> "%s[%s]".formatted(list(depth - 1), one("1", "-1", "2", "n"));
            case 8 ->
                    "%s(%s, %s)"
                            .formatted(
                                    callable ? "fun" : "max",
                                    number(depth - 1),
                                    anything(depth - 1));
            case 9 ->
                    !callable
                            ? "m"
                            : "fun(q: %s, p: %s)".formatted(number(depth - 1), number(depth - 1));
            case 10 ->
                    "{a: %s, n: a + 1, f: function(i) i * n + a, r: f(%s)}.r"
                            .formatted(number(depth - 1), number(depth - 1));
            case 11 -> "(%s ** %s)".formatted(number(depth - 1), one("2", "0", "-1", "0.5"));
            case 12 ->
                    "%s(%s, %s)".formatted(one("min", "max"), number(depth - 1), number(depth - 1));
            case 13 -> "string length(%s)".formatted(string(depth - 1));
            default -> date(depth - 1) + "." + one("year", "month", "day", "weekday");
        };
    }

    private String truth(int depth) {
        if (depth <= 0) return one("b", "true", "false", "n > 2", "s = \"a\"", "null", "any");
        return switch (random.nextInt(14)) {
            case 0, 1 ->
                    "(%s %s %s)"
                            .formatted(
                                    number(depth - 1),
                                    one("<", "<=", "=", "!=", ">", ">="),
                                    number(depth - 1));
            case 2 ->
                    "(%s %s %s)"
                            .formatted(
                                    anything(depth - 1),
                                    one("<", "=", "!=", ">="),
                                    anything(depth - 1));
            case 3, 4 ->
                    "(%s %s %s)".formatted(truth(depth - 1), one("and", "or"), truth(depth - 1));
            case 5 -> "not(%s)".formatted(truth(depth - 1));
            case 6 -> "(%s in (%s))".formatted(anything(depth - 1), tests());
            case 7 ->
                    "(%s between %s and %s)"
                            .formatted(number(depth - 1), number(depth - 1), number(depth - 1));
            case 8 ->
                    "(%s i in %s satisfies i %s %s)"
                            .formatted(
                                    one("some", "every"),
                                    list(depth - 1),
                                    one("<", "=", ">="),
                                    number(depth - 1));
            case 9 ->
                    "(%s instance of %s)"
                            .formatted(
                                    anything(depth - 1),
                                    one(
                                            "number",
                                            "string",
                                            "tColour",
                                            "list<number>",
                                            "tOne",
                                            "Any"));
            case 10 -> "list contains(%s, %s)".formatted(list(depth - 1), anything(depth - 1));
            case 11 -> "(%s %s %s)".formatted(date(depth - 1), one("<", "=", ">"), date(depth - 1));
            case 12 ->
                    "(some i in %s, j in %s satisfies %s)"
                            .formatted(
                                    list(depth - 1),
                                    list(depth - 1),
                                    one("i = j", "i + j > n", "i"));
            default ->
                    "(if %s then %s else %s)"
                            .formatted(truth(depth - 1), truth(depth - 1), truth(depth - 1));
        };
    }

    private String string(int depth) {
        if (depth <= 0) return one("s", "colour", "\"a\"", "\"\"", "one.t", "null");
        return switch (random.nextInt(4)) {
            case 0 -> "(%s + %s)".formatted(string(depth - 1), string(depth - 1));
            case 1 -> "upper case(%s)".formatted(string(depth - 1));
            case 2 -> "string(%s)".formatted(anything(depth - 1));
            default -> "substring(%s, %s)".formatted(string(depth - 1), number(depth - 1));
        };
    }

    private String date(int depth) {
        if (depth <= 0) return one("d", "@\"2024-02-29\"", "null");
        return switch (random.nextInt(3)) {
            case 0 ->
                    "(%s + duration(\"P%d%s\"))"
                            .formatted(date(depth - 1), random.nextInt(40), one("D", "M", "Y"));
            case 1 -> "(%s - duration(\"P1M\"))".formatted(date(depth - 1));
            default ->
                    "(if %s then %s else %s)"
                            .formatted(truth(depth - 1), date(depth - 1), date(depth - 1));
        };
    }

    private String list(int depth) {
        if (depth <= 0)
            return one("l", "many.a", "[1, 2, 3]", "[]", "[n, null]", "many.t", "any", "[one.a]");
        return switch (random.nextInt(11)) {
            case 0 -> "[%s, %s]".formatted(number(depth - 1), anything(depth - 1));
            case 1 ->
                    "(for i in %s return %s)"
                            .formatted(
                                    list(depth - 1), number(depth - 1).replaceAll("\\bm\\b", "i"));
            case 2 ->
                    "(for i in 1..%s, j in [%s] return i + j)"
                            .formatted(one("3", "n", "0"), number(depth - 1));
            case 3 ->
                    "%s[item %s %s]"
                            .formatted(list(depth - 1), one("<", ">=", "!="), number(depth - 1));
            case 4 -> "many[a %s %s and t != s].a".formatted(one("<", "=", ">"), number(depth - 1));
            case 5 -> "many[%s]".formatted(truth(depth - 1));
            case 6 -> "sort(%s, function(x, y) x < y)".formatted(list(depth - 1));
            case 7 ->
                    "%s(%s)"
                            .formatted(
                                    one("reverse", "distinct values", "flatten"), list(depth - 1));
            case 8 ->
                    "(for i in 1..4 return if i = 1 then %s else partial[-1] + i)"
                            .formatted(number(depth - 1));
            case 9 -> "append(%s, %s)".formatted(list(depth - 1), anything(depth - 1));
            default ->
                    "(if %s then %s else %s)"
                            .formatted(truth(depth - 1), list(depth - 1), list(depth - 1));
        };
    }

    // --- tables ---

    private void table(Written model, String name) {
        boolean aggregated = random.nextInt(3) == 0;
        String policy =
                POLICIES.get(aggregated ? 7 + random.nextInt(4) : random.nextInt(POLICIES.size()));
        boolean ordered = policy.contains("PRIORITY") || policy.contains("OUTPUT");
        List<String> inputs = new ArrayList<>(List.of("n", "s", "b"));
        if (random.nextBoolean()) inputs.add(number(1));
        if (random.nextBoolean()) inputs.add("d");
        boolean numbers = policy.contains("aggregation");
        String output =
                ordered
                        ? "y : \"low\", \"high\", \"none\""
                        : random.nextInt(3) == 0 ? "y = " + (numbers ? "0" : "\"none\"") : "y";
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" | ", inputs) + " || " + output);
        for (int row = 1 + random.nextInt(9); row > 0; row--) {
            String cells =
                    IntStream.range(0, inputs.size())
                            .mapToObj(i -> cell(i))
                            .collect(Collectors.joining(" | "));
            String result =
                    numbers
                            ? random.nextInt(4) == 0 ? number(1) : String.valueOf(random.nextInt(9))
                            : random.nextInt(5) == 0
                                    ? string(1)
                                    : "\"" + one("low", "high", "none") + "\"";
            lines.add(cells + " || " + result);
        }
        model.table(name, policy, lines.toArray(String[]::new));
    }

    private String cell(int column) {
        if (random.nextInt(3) == 0) return "-";
        return switch (column) {
            case 0, 3 -> random.nextInt(6) == 0 ? "> m" : numbers();
            case 1 ->
                    one(
                            "\"a\"",
                            "\"a\", \"b\"",
                            "not(\"a\")",
                            "\"red\"",
                            "> \"a\"",
                            "colour",
                            "null",
                            "?= \"a\" or b");
            case 2 -> one("true", "false", "not(true)", "null", "b");
            default ->
                    one(
                            "< @\"2024-03-01\"",
                            "@\"2024-02-28\"",
                            "[@\"2024-02-27\"..@\"2024-03-02\")",
                            "not(@\"2024-02-29\")");
        };
    }

    private String numbers() {
        int low = random.nextInt(6);
        return one(
                String.valueOf(low),
                low + ", " + (low + 3),
                "< " + low,
                ">= " + low,
                "[%d..%d)".formatted(low, low + 3),
                "(%d..%d.5]".formatted(low, low + 2),
                "not(%d)".formatted(low),
                "not(< %d)".formatted(low),
                "-" + low,
                "null",
                "[5..1]");
    }

    private String tests() {
        return one(
                        numbers(),
                        "\"a\", \"b\"",
                        "null",
                        "n, m",
                        "< n",
                        "[m..n]",
                        "l",
                        "true",
                        "[1, 2]",
                        "not(null)")
                .replace("not(", "(");
    }
}
