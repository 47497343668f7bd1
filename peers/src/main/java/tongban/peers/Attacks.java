package tongban.peers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tongban.rules.EvaluationOptions;
import tongban.rules.InvalidModelException;
import tongban.rules.LimitExceededException;
import tongban.rules.Model;

/**
 * What the author of a model could try to stop a node with: each is refused with a diagnostic,
 * ended by a limit or answered, and how long that takes is measured.
 */
final class Attacks {
    private static final double MILLIS_MAX = 500;
    private static final int ROUNDS = 5;
    private static final String HEAD =
            "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='m' namespace='m' id='m'>";

    /**
     * Eight lists that hold one another ten times each: a hundred million elements to go through.
     */
    private static final String TOWER =
            "{a: [1,2,3,4,5,6,7,8,9,10], b: [a,a,a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c,c,c],"
                    + " e: [d,d,d,d,d,d,d,d,d,d], f: [e,e,e,e,e,e,e,e,e,e], g: [f,f,f,f,f,f,f,f,f,f], h: [g,g,g,g,g,g,g,g,g,g],"
                    + " i: [g,g,g,g,g,g,g,g,g,g], r: %s}.r";

    record Figure(String name, double median, double most, String end) {}

    private Attacks() {}

    static Map<String, Figure> measured() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        all().forEach((name, attack) -> figures.put(name, measured(name, attack)));
        return figures;
    }

    static boolean meetsGoal(Map<String, Figure> figures) {
        return figures.values().stream().allMatch(f -> f.median() < MILLIS_MAX);
    }

    static String text(Map<String, Figure> figures) {
        StringBuilder out =
                new StringBuilder(
                        "%-34s %10s %10s  %s%n"
                                .formatted("attack", "median ms", "most ms", "ends by"));
        figures.values()
                .forEach(f ->
                        out.append(
                                "%-34s %10.0f %10.0f  %s%n"
                                        .formatted(f.name(), f.median(), f.most(), f.end())));
        return out.append("goal: %.0f ms".formatted(MILLIS_MAX)).toString();
    }

    static String json(Map<String, Figure> figures) {
        StringBuilder out = new StringBuilder("  \"attacks\": {");
        figures.values()
                .forEach(f ->
                        out.append(out.toString().endsWith("{") ? "\n" : ",\n")
                                .append(
                                        String.format(
                                                Locale.ROOT,
                                                "    \"%s\": {\"median_ms\": %.1f, \"most_ms\": %.1f, \"ends_by\": \"%s\"}",
                                                f.name().replace("\\", "\\\\"),
                                                f.median(),
                                                f.most(),
                                                f.end())));
        return out.append("\n  }").toString();
    }

    private static Figure measured(String name, Supplier<String> attack) {
        String end = attack.get();
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            if (attack.get().isEmpty()) throw new IllegalStateException(name);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return new Figure(
                name, RulesBench.median(millis), Arrays.stream(millis).max().orElse(0), end);
    }

    private static Map<String, Supplier<String>> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("1..1000000000", "count(for i in 1..1000000000 return i)");
        texts.put("three loops", "count(for i in 1..1000, j in 1..1000, k in 1..1000 return 1)");
        texts.put("some within some", "some i in 1..199999, j in 1..199999 satisfies i + j < 0");
        texts.put(
                "endless recursion", "(function(f, n) f(f, n + 1))(function(f, n) f(f, n + 1), 0)");
        texts.put(
                "branching recursion",
                "(function(f, n) if n < 2 then 1 else f(f, n - 1) + f(f, n - 2))(function(f, n) if n < 2 then 1 else f(f, n - 1) + f(f, n - 2), 60)");
        texts.put(
                "text doubled",
                "(function(f, s, n) if n = 0 then s else f(f, s + s, n - 1))(function(f, s, n) if n = 0 then s else f(f, s + s, n - 1), \"ab\", 60)");
        texts.put(
                "list doubled",
                "(function(f, s, n) if n = 0 then s else f(f, concatenate(s, s), n - 1))(function(f, s, n) if n = 0 then s else f(f, concatenate(s, s), n - 1), [1], 60)");
        texts.put("tower compared", TOWER.formatted("h = i"));
        texts.put("tower written", TOWER.formatted("string(h)"));
        texts.put("tower flattened", TOWER.formatted("flatten(h)"));
        texts.put("(a+)+$", "matches(\"" + "a".repeat(50_000) + "!\", \"^(a+)+$\")");
        texts.put("(a+)+\\1$", "matches(\"" + "a".repeat(60) + "!\", \"^(a+)+\\\\1$\")");
        texts.put("((a{500}){500}){500}", "matches(\"aaaa!\", \"(((a{500}){500}){500})\")");
        texts.put(
                "sum in a loop",
                "{s: for i in 1..190000 return i, r: for i in 1..100000 return sum(s)}.r");
        texts.put(
                "in a list in a loop",
                "{s: for i in 1..190000 return i, r: for i in 1..100000 return i in s}.r");
        texts.put("logarithms", "for i in 1..100000 return log(1.0000000001)");
        texts.put("powers", "9999999999 ** 999999998");
        texts.put("all days", "for d in @\"-999999999-01-01\"..@\"999999999-01-01\" return d");
        texts.put(
                "sorting",
                "sort(for i in 1..190000 return modulo(i * 7919, 190001), function(x, y) x < y)");
        texts.put("3,000 levels of brackets", "(".repeat(3_000) + "1");
        Map<String, Supplier<String>> all = new LinkedHashMap<>();
        texts.forEach((name, feel) -> {
            byte[] xml = decision(feel);
            all.put(name, () -> decided(xml));
        });
        all.put(
                "3,000 levels of XML",
                () -> decided(xml("<decision id='d' name='d'>" + "<context>".repeat(3_000))));
        all.put(
                "billion laughs",
                () ->
                        decided(
                                bytes(
                                        "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                                                + HEAD
                                                + "&b;</definitions>")));
        all.put(
                "external entity",
                () ->
                        decided(
                                bytes(
                                        "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                                                + HEAD
                                                + "&x;</definitions>")));
        byte[] large = new byte[100_000_000];
        Arrays.fill(large, (byte) ' ');
        System.arraycopy(bytes(HEAD), 0, large, 0, HEAD.length());
        all.put("a model of 100 MB", () -> decided(large));
        return all;
    }

    private static byte[] decision(String feel) {
        return xml(
                "<decision id='d' name='d'><variable name='d'/><literalExpression><text>"
                        + feel.replace("&", "&amp;").replace("<", "&lt;")
                        + "</text></literalExpression></decision></definitions>");
    }

    private static byte[] xml(String body) {
        return bytes(HEAD + body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String decided(byte[] xml) {
        try {
            Model model = Model.parse("m.dmn", xml, tongban.rules.Imports.NONE);
            model.evaluate("d", Map.of(), EvaluationOptions.at(Clock.system(Subjects.ZONE)));
            return "answer";
        } catch (InvalidModelException e) {
            return e.diagnostics().getFirst().code();
        } catch (LimitExceededException e) {
            return e.limit();
        }
    }
}
