package tongban.peers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A model written at random from a seed: decisions of typed FEEL expressions and decision tables
 * over six facts, and facts to decide it by. What it writes is plain DMN 1.5, the same text for
 * every engine.
 */
final class Generated {
    static final int EXPRESSIONS = 40;
    static final int TABLES = 10;
    static final int CASES = 5;
    private static final int DEPTH_MAX = 3;

    private enum Kind {
        NUMBER,
        TEXT,
        BOOLEAN,
        DATE,
        DAYS,
        MONTHS,
        NUMBERS
    }

    private final Random random;
    private final Map<String, String> decisions = new LinkedHashMap<>();
    private final String xml;

    Generated(long seed) {
        this.random = new Random(seed);
        StringBuilder body = new StringBuilder();
        for (String fact : List.of("x number", "y number", "s string", "d date", "b boolean")) {
            String name = fact.substring(0, 1);
            body.append(
                    "<inputData id='%s' name='%s'><variable name='%s' typeRef='%s'/></inputData>\n"
                            .formatted(name, name, name, fact.substring(2)));
        }
        body.append(
                "<itemDefinition id='tl' name='tNumbers' isCollection='true'><typeRef>number</typeRef></itemDefinition>\n"
                        + "<inputData id='l' name='l'><variable name='l' typeRef='tNumbers'/></inputData>\n");
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = of(Kind.values()[random.nextInt(Kind.values().length)], DEPTH_MAX);
            decision(
                    body,
                    "e" + i,
                    text,
                    "",
                    "<literalExpression><text>%s</text></literalExpression>"
                            .formatted(escape(text)));
        }
        for (int i = 0; i < TABLES; i++) table(body, "t" + i);
        this.xml =
                "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' id='generated' name='generated' namespace='urn:tongban:generated'>\n%s</definitions>\n"
                        .formatted(body);
    }

    String xml() {
        return xml;
    }

    /** The decisions by name, each with its text. */
    Map<String, String> decisions() {
        return decisions;
    }

    /** The decisions that are a single expression. */
    Map<String, String> expressions() {
        Map<String, String> expressions = new LinkedHashMap<>(decisions);
        expressions.keySet().removeIf(name -> name.startsWith("t"));
        return expressions;
    }

    /** Facts of which some are missing, that is null. */
    List<Map<String, Object>> cases() {
        List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("x", perhaps(BigDecimal.valueOf(random.nextInt(41) - 20)));
            facts.put("y", perhaps(BigDecimal.valueOf(random.nextInt(10_000), 2)));
            facts.put("s", perhaps(pick("", "a", "ab", "Bc", "低保", "城乡 居民")));
            facts.put("d", perhaps(LocalDate.of(2023, 1, 1).plusDays(random.nextInt(900))));
            facts.put("b", perhaps(random.nextBoolean()));
            List<BigDecimal> numbers = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--)
                numbers.add(BigDecimal.valueOf(random.nextInt(9) - 2));
            facts.put("l", perhaps(numbers));
            cases.add(facts);
        }
        return cases;
    }

    @SuppressWarnings("NullAway") // a fact that is null is what this is for
    private <T> T perhaps(T value) {
        return random.nextInt(12) == 0 ? null : value;
    }

    private void decision(StringBuilder body, String name, String text, String type, String logic) {
        decisions.put(name, text);
        StringBuilder requirements = new StringBuilder();
        for (String fact : List.of("x", "y", "s", "d", "b", "l"))
            requirements.append(
                    "<informationRequirement id='r%s%s'><requiredInput href='#%s'/></informationRequirement>"
                            .formatted(name, fact, fact));
        body.append(
                "<decision id='%s' name='%s'><variable name='%s'%s/>%s%s</decision>\n"
                        .formatted(name, name, name, type, requirements, logic));
    }

    private void table(StringBuilder body, String name) {
        String policy =
                pick(
                        "hitPolicy='UNIQUE'",
                        "hitPolicy='FIRST'",
                        "hitPolicy='ANY'",
                        "hitPolicy='PRIORITY'",
                        "hitPolicy='RULE ORDER'",
                        "hitPolicy='OUTPUT ORDER'",
                        "hitPolicy='COLLECT'",
                        "hitPolicy='COLLECT' aggregation='SUM'",
                        "hitPolicy='COLLECT' aggregation='COUNT'",
                        "hitPolicy='COLLECT' aggregation='MIN'",
                        "hitPolicy='COLLECT' aggregation='MAX'");
        StringBuilder xml =
                new StringBuilder("<decisionTable id='d%s' %s>".formatted(name, policy));
        int number = 0;
        for (String input : List.of("x", "s"))
            xml.append(
                    "<input id='i%s%d'><inputExpression typeRef='%s'><text>%s</text></inputExpression></input>"
                            .formatted(
                                    name,
                                    number++,
                                    input.equals("x") ? "number" : "string",
                                    input));
        xml.append(
                "<output id='o%s' typeRef='number'><outputValues><text>3, 2, 1</text></outputValues></output>"
                        .formatted(name));
        StringBuilder text = new StringBuilder(policy);
        for (int row = 0; row < 4; row++) {
            String first =
                    pick("-", "> 5", "<= 5", "[-10..10]", "(0..15)", "not(3)", "1, 2, 3", "null");
            String second = pick("-", "-", "\"a\"", "\"a\", \"ab\"", "not(\"ab\")", "null");
            String result = pick("1", "2", "3");
            xml.append(
                    "<rule id='w%s%d'><inputEntry id='a%s%d'><text>%s</text></inputEntry><inputEntry id='b%s%d'><text>%s</text></inputEntry><outputEntry id='c%s%d'><text>%s</text></outputEntry></rule>"
                            .formatted(
                                    name,
                                    row,
                                    name,
                                    row,
                                    escape(first),
                                    name,
                                    row,
                                    escape(second),
                                    name,
                                    row,
                                    result));
            text.append(" | ")
                    .append(first)
                    .append(" ; ")
                    .append(second)
                    .append(" ; ")
                    .append(result);
        }
        boolean list = policy.endsWith("ORDER'") || policy.equals("hitPolicy='COLLECT'");
        String type = " typeRef='%s'".formatted(list ? "tNumbers" : "number");
        decision(body, name, text.toString(), type, xml.append("</decisionTable>").toString());
    }

    private String of(Kind kind, int depth) {
        return depth == 0 || random.nextInt(6) == 0
                ? leaf(kind)
                : switch (kind) {
                    case NUMBER -> number(depth - 1);
                    case TEXT -> text(depth - 1);
                    case BOOLEAN -> truth(depth - 1);
                    case DATE -> date(depth - 1);
                    case DAYS -> days(depth - 1);
                    case MONTHS -> months(depth - 1);
                    case NUMBERS -> numbers(depth - 1);
                };
    }

    private String leaf(Kind kind) {
        return switch (kind) {
            case NUMBER -> pick("x", "y", "0", "1", "2", "7", "0.5", "-3", "12.25");
            case TEXT -> pick("s", "\"\"", "\"a\"", "\"abc\"", "\"低保\"");
            case BOOLEAN -> pick("b", "true", "false");
            case DATE -> pick("d", "date(\"2024-02-29\")", "date(\"2023-12-31\")");
            case DAYS -> pick("duration(\"P1D\")", "duration(\"PT36H\")", "duration(\"-PT90M\")");
            case MONTHS -> pick("duration(\"P1Y\")", "duration(\"P5M\")", "duration(\"-P13M\")");
            case NUMBERS -> pick("l", "[1, 2, 3]", "[2, 2, 5]", "[]");
        };
    }

    private String number(int depth) {
        String a = of(Kind.NUMBER, depth);
        String b = of(Kind.NUMBER, depth);
        String l = of(Kind.NUMBERS, depth);
        String d = of(Kind.DATE, depth);
        return switch (random.nextInt(24)) {
            case 0, 1 -> "(%s + %s)".formatted(a, b);
            case 2 -> "(%s - %s)".formatted(a, b);
            case 3 -> "(%s * %s)".formatted(a, b);
            case 4 -> "(%s / %s)".formatted(a, b);
            case 5 -> "(if %s then %s else %s)".formatted(of(Kind.BOOLEAN, depth), a, b);
            case 6 -> "%s(%s)".formatted(pick("abs", "floor", "ceiling"), a);
            case 7 ->
                    "%s(%s, %d)"
                            .formatted(
                                    pick(
                                            "decimal",
                                            "round up",
                                            "round down",
                                            "round half up",
                                            "round half down"),
                                    a,
                                    random.nextInt(4) - 1);
            case 8 -> "modulo(%s, %s)".formatted(a, b);
            case 9, 10 ->
                    "%s(%s)"
                            .formatted(
                                    pick("sum", "count", "min", "max", "mean", "median", "product"),
                                    l);
            case 11 -> "string length(%s)".formatted(of(Kind.TEXT, depth));
            case 12 -> "%s[%s]".formatted(l, pick("1", "2", "-1", "4"));
            case 13 -> "%s.%s".formatted(atom(d), pick("year", "month", "day", "weekday"));
            case 14 -> "{v: %s, w: v + %s}.w".formatted(a, b);
            case 15 -> "(function(p, q) p - q)(%s, %s)".formatted(a, b);
            case 16 -> "(%s / %s)".formatted(of(Kind.DAYS, depth), of(Kind.DAYS, depth));
            case 17 ->
                    "%s.%s".formatted(atom(of(Kind.DAYS, depth)), pick("days", "hours", "minutes"));
            case 18 -> "%s.%s".formatted(atom(of(Kind.MONTHS, depth)), pick("years", "months"));
            case 19 -> "number(string(%s), null, null)".formatted(a);
            case 20 -> "-%s".formatted(atom(a));
            case 21 -> "(%s ** %s)".formatted(a, pick("2", "3", "0"));
            case 22 -> "sqrt(%s)".formatted(pick("4", "2", "x", "y"));
            default -> "%s(%s)".formatted(pick("day of year", "week of year"), d);
        };
    }

    private String text(int depth) {
        String a = of(Kind.TEXT, depth);
        String b = of(Kind.TEXT, depth);
        return switch (random.nextInt(10)) {
            case 0, 1 -> "(%s + %s)".formatted(a, b);
            case 2 -> "%s(%s)".formatted(pick("upper case", "lower case"), a);
            case 3 -> "substring(%s, %s)".formatted(a, pick("1", "2", "-1", "-2"));
            case 4 -> "%s(%s, %s)".formatted(pick("substring before", "substring after"), a, b);
            case 5 -> "(if %s then %s else %s)".formatted(of(Kind.BOOLEAN, depth), a, b);
            case 6 -> "string(%s)".formatted(of(pick(Kind.BOOLEAN, Kind.DATE, Kind.TEXT), depth));
            case 7 -> "replace(%s, %s, \"x\")".formatted(a, pick("\"a\"", "\"[a-c]\"", "\"b+\""));
            case 8 -> "string join([%s, %s], \"-\")".formatted(a, b);
            default ->
                    "%s(%s)".formatted(pick("day of week", "month of year"), of(Kind.DATE, depth));
        };
    }

    private String truth(int depth) {
        Kind kind = pick(Kind.NUMBER, Kind.NUMBER, Kind.TEXT, Kind.DATE, Kind.DAYS, Kind.MONTHS);
        String a = of(kind, depth);
        String b = of(kind, depth);
        String p = of(Kind.BOOLEAN, depth);
        String q = of(Kind.BOOLEAN, depth);
        return switch (random.nextInt(16)) {
            case 0, 1 -> "(%s %s %s)".formatted(a, pick("<", "<=", ">", ">="), b);
            case 2 -> "(%s %s %s)".formatted(a, pick("=", "!="), b);
            case 3, 4 -> "(%s and %s)".formatted(p, q);
            case 5, 6 -> "(%s or %s)".formatted(p, q);
            case 7 -> "not(%s)".formatted(p);
            case 8 -> "(%s between %s and %s)".formatted(a, b, of(kind, depth));
            case 9 -> "(%s in [%s..%s])".formatted(a, b, of(kind, depth));
            case 10 ->
                    "(%s %s satisfies %s > %s)"
                            .formatted(
                                    pick("some v in", "every v in"),
                                    of(Kind.NUMBERS, depth),
                                    "v",
                                    of(Kind.NUMBER, depth));
            case 11 ->
                    "list contains(%s, %s)"
                            .formatted(of(Kind.NUMBERS, depth), of(Kind.NUMBER, depth));
            case 12 ->
                    "%s(%s, %s)"
                            .formatted(
                                    pick("contains", "starts with", "ends with"),
                                    of(Kind.TEXT, depth),
                                    of(Kind.TEXT, depth));
            case 13 -> "%s([%s, %s])".formatted(pick("all", "any"), p, q);
            case 14 -> "(%s = null)".formatted(a);
            default ->
                    "%s(%s, [%s..%s])"
                            .formatted(pick("before", "after", "during"), a, b, of(kind, depth));
        };
    }

    private String date(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "(%s + %s)".formatted(of(Kind.DATE, depth), of(Kind.MONTHS, depth));
            case 1 -> "(%s - %s)".formatted(of(Kind.DATE, depth), of(Kind.MONTHS, depth));
            case 2 ->
                    "(%s + %s)"
                            .formatted(
                                    of(Kind.DATE, depth),
                                    pick("duration(\"P1D\")", "duration(\"P30D\")"));
            case 3 ->
                    "date(2024, %s, %s)"
                            .formatted(pick("1", "2", "12", "13"), pick("1", "29", "31"));
            default ->
                    "(if %s then %s else %s)"
                            .formatted(
                                    of(Kind.BOOLEAN, depth),
                                    of(Kind.DATE, depth),
                                    of(Kind.DATE, depth));
        };
    }

    private String days(int depth) {
        String a = of(Kind.DAYS, depth);
        return switch (random.nextInt(5)) {
            case 0 -> "(%s - %s)".formatted(of(Kind.DATE, depth), of(Kind.DATE, depth));
            case 1 -> "(%s + %s)".formatted(a, of(Kind.DAYS, depth));
            case 2 -> "(%s - %s)".formatted(a, of(Kind.DAYS, depth));
            case 3 -> "(%s * %s)".formatted(a, pick("2", "x", "3"));
            default -> "-%s".formatted(atom(a));
        };
    }

    private String months(int depth) {
        String a = of(Kind.MONTHS, depth);
        return switch (random.nextInt(5)) {
            case 0 ->
                    "years and months duration(%s, %s)"
                            .formatted(of(Kind.DATE, depth), of(Kind.DATE, depth));
            case 1 -> "(%s + %s)".formatted(a, of(Kind.MONTHS, depth));
            case 2 -> "(%s - %s)".formatted(a, of(Kind.MONTHS, depth));
            case 3 -> "(%s * %s)".formatted(a, pick("2", "x", "3"));
            default -> "-%s".formatted(atom(a));
        };
    }

    private String numbers(int depth) {
        String l = of(Kind.NUMBERS, depth);
        String a = of(Kind.NUMBER, depth);
        return switch (random.nextInt(10)) {
            case 0 -> "[%s, %s]".formatted(a, of(Kind.NUMBER, depth));
            case 1 -> "(for v in %s return v * %s)".formatted(l, a);
            case 2 -> "%s[item > %s]".formatted(l, a);
            case 3 -> "append(%s, %s)".formatted(l, a);
            case 4 -> "concatenate(%s, %s)".formatted(l, of(Kind.NUMBERS, depth));
            case 5 -> "%s(%s)".formatted(pick("reverse", "distinct values", "flatten"), l);
            case 6 -> "sort(%s, function(p, q) p < q)".formatted(l);
            case 7 -> "(for v in 1..%s return v + %s)".formatted(pick("3", "1", "0"), a);
            case 8 -> "index of(%s, %s)".formatted(l, a);
            default -> "union(%s, %s)".formatted(l, of(Kind.NUMBERS, depth));
        };
    }

    /** In brackets where a sign or a dot would bind closer. */
    private static String atom(String text) {
        return text.startsWith("(") ? text : "(" + text + ")";
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
