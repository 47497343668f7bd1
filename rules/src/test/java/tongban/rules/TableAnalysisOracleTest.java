package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Small tables written at random, and every combination of their values decided one by one: the
 * analysis finds a gap, an overlap or an idle row exactly where there is one, and each example that
 * it gives holds.
 */
class TableAnalysisOracleTest {
    private static final int TABLES = 400;

    /** Between and on every constant that a cell may hold, and beyond. */
    private static final List<BigDecimal> NUMBERS =
            List.of("-1", "0", "0.5", "1", "1.5", "2", "2.5", "3", "4").stream()
                    .map(BigDecimal::new)
                    .toList();

    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final List<String> NUMBER_CELLS =
            List.of(
                    "-",
                    "< 1",
                    "<= 1",
                    "> 1",
                    ">= 2",
                    "[1..2]",
                    "(1..2)",
                    "[0..3)",
                    "0, 3",
                    "not(1)",
                    "? > 0 and ? < 3");
    private static final List<String> CLASS_CELLS =
            List.of("-", "\"a\"", "\"b\"", "\"a\",\"c\"", "not(\"a\")", "not(\"a\",\"b\")");
    private static final List<String> TRUTH_CELLS = List.of("-", "true", "false");
    private static final Map<String, FactDomain> KNOWN =
            Map.of(
                    "n", new FactDomain(List.of(), null, null, -1, false),
                    "class", new FactDomain(CLASSES, null, null, -1, false),
                    "b", new FactDomain(List.of(), null, null, -1, false));

    private record Table(String policy, List<List<String>> rows) {
        Written written() {
            String[] lines = new String[rows.size() + 1];
            lines[0] = "n | class | b || out";
            for (int i = 0; i < rows.size(); i++)
                lines[i + 1] = String.join(" | ", rows.get(i)) + " || " + i;
            return new Written()
                    .type("tClass", "string", "\"a\",\"b\",\"c\"")
                    .input("n", "number")
                    .input("class", "tClass")
                    .input("b", "boolean")
                    .table("t", "hitPolicy='" + policy + "'", lines);
        }
    }

    @Test
    void findsExactlyWhatEveryCombinationShows() {
        for (long seed = 0; seed < TABLES; seed++) {
            Table table = table(new Random(seed), seed % 2 == 0 ? "UNIQUE" : "FIRST");
            assertAgrees(seed, table);
        }
    }

    private static Table table(Random random, String policy) {
        List<List<String>> rows = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++)
            rows.add(
                    List.of(
                            one(NUMBER_CELLS, random),
                            one(CLASS_CELLS, random),
                            one(TRUTH_CELLS, random)));
        return new Table(policy, rows);
    }

    private static String one(List<String> cells, Random random) {
        return cells.get(random.nextInt(cells.size()));
    }

    private static void assertAgrees(long seed, Table table) {
        String about = "seed " + seed + ": " + table;
        List<Diagnostic> found = table.written().model().analyse(KNOWN, Written.OPTIONS);
        List<List<Integer>> hits = new ArrayList<>();
        Map<List<Integer>, Map<String, Object>> witness = new HashMap<>();
        // each row alone, so that the hit policy hides nothing
        List<Model> alone =
                table.rows().stream()
                        .map(row -> new Table("COLLECT", List.of(row)).written().model())
                        .toList();
        for (BigDecimal n : NUMBERS)
            for (String c : CLASSES)
                for (boolean b : List.of(true, false)) {
                    Map<String, Object> facts = Map.of("n", n, "class", c, "b", b);
                    List<Integer> matching = matching(alone, facts);
                    hits.add(matching);
                    witness.put(matching, facts);
                }
        boolean gap = hits.stream().anyMatch(List::isEmpty);
        assertThat(has(found, "RULE-030")).as("gap, %s, %s", about, found).isEqualTo(gap);
        boolean overlap =
                table.policy().equals("UNIQUE") && hits.stream().anyMatch(h -> h.size() > 1);
        assertThat(has(found, "RULE-031")).as("overlap, %s, %s", about, found).isEqualTo(overlap);
        for (int row = 0; row < table.rows().size(); row++) {
            int r = row;
            boolean never = hits.stream().noneMatch(h -> h.contains(r));
            assertThat(at(found, "RULE-034", row))
                    .as("unreachable %d, %s, %s", row + 1, about, found)
                    .isEqualTo(never);
            boolean masked =
                    table.policy().equals("FIRST")
                            && !never
                            && hits.stream().noneMatch(h -> !h.isEmpty() && h.getFirst() == r);
            assertThat(at(found, "RULE-033", row))
                    .as("masked %d, %s, %s", row + 1, about, found)
                    .isEqualTo(masked);
        }
        for (Diagnostic d : found) assertHolds(about, d, alone);
    }

    private static List<Integer> matching(List<Model> alone, Map<String, ?> facts) {
        List<Integer> matching = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++)
            if (alone.get(i).evaluate("t", facts, Written.OPTIONS).value() instanceof List<?> l
                    && !l.isEmpty()) matching.add(i);
        return matching;
    }

    private static boolean has(List<Diagnostic> found, String code) {
        return found.stream().anyMatch(d -> d.code().equals(code));
    }

    private static boolean at(List<Diagnostic> found, String code, int row) {
        return found.stream()
                .anyMatch(d -> d.code().equals(code) && d.element().equals("t, row " + (row + 1)));
    }

    /** The example in a finding's own words does what the finding says of it. */
    private static void assertHolds(String about, Diagnostic d, List<Model> alone) {
        if (!d.code().equals("RULE-030") && !d.code().equals("RULE-031")) return;
        Map<String, @Nullable Object> stated = stated(d.cause().en());
        // what an example does not name may be anything
        for (BigDecimal n : NUMBERS)
            for (String c : CLASSES)
                for (boolean b : List.of(true, false)) {
                    Map<String, @Nullable Object> facts =
                            new LinkedHashMap<>(Map.of("n", n, "class", c, "b", b));
                    facts.putAll(stated);
                    int rows = matching(alone, facts).size();
                    if (d.code().equals("RULE-030"))
                        assertThat(rows).as("%s: %s with %s", about, d.en(), facts).isZero();
                }
        if (d.code().equals("RULE-031")) {
            Matcher m = Pattern.compile("rows (\\d+) and (\\d+)").matcher(d.cause().en());
            assertThat(m.find()).isTrue();
            assertThat(
                            exists(
                                    stated,
                                    alone,
                                    Integer.parseInt(m.group(1)) - 1,
                                    Integer.parseInt(m.group(2)) - 1))
                    .as("%s: %s", about, d.en())
                    .isTrue();
        }
    }

    private static boolean exists(
            Map<String, @Nullable Object> stated, List<Model> alone, int first, int second) {
        for (BigDecimal n : NUMBERS)
            for (String c : CLASSES)
                for (boolean b : List.of(true, false)) {
                    Map<String, @Nullable Object> facts =
                            new LinkedHashMap<>(Map.of("n", n, "class", c, "b", b));
                    facts.putAll(stated);
                    if (matching(alone, facts).containsAll(List.of(first, second))) return true;
                }
        return false;
    }

    private static Map<String, @Nullable Object> stated(String cause) {
        Map<String, @Nullable Object> stated = new LinkedHashMap<>();
        String facts = cause.substring("Where ".length()).split(", (no row|rows )")[0];
        for (String fact : facts.split(", ")) {
            if (!fact.contains(" = ")) continue;
            String name = fact.split(" = ")[0];
            String value = fact.split(" = ")[1];
            stated.put(
                    name,
                    switch (name) {
                        case "n" -> new BigDecimal(value);
                        case "b" -> Boolean.valueOf(value);
                        default -> value.replace("\"", "");
                    });
        }
        return stated;
    }

    @Test
    void computedColumnsNeverClaimWhatNoFactsShow() {
        List<String> columns = List.of("n > m", "n < m", "n = m", "n >= 2", "n < 2", "n + m > 3");
        for (long seed = 0; seed < TABLES / 4; seed++) {
            Random random = new Random(seed);
            String first = one(columns, random);
            String second = one(columns, random);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++)
                rows.add(List.of(one(TRUTH_CELLS, random), one(TRUTH_CELLS, random)));
            String about = "seed " + seed + ": " + first + " | " + second + " " + rows;
            Written written = computed(first, second, rows, "UNIQUE");
            List<Diagnostic> found = written.model().analyse(Map.of(), Written.OPTIONS);
            List<Model> alone =
                    rows.stream()
                            .map(row -> computed(first, second, List.of(row), "COLLECT").model())
                            .toList();
            for (Diagnostic d : found) {
                if (!d.code().equals("RULE-030") && !d.code().equals("RULE-031")) continue;
                Map<String, @Nullable Object> facts = numbers(d.cause().en());
                int matching = matching(alone, facts).size();
                if (d.code().equals("RULE-030"))
                    assertThat(matching).as("%s: %s", about, d.en()).isZero();
                else assertThat(matching).as("%s: %s", about, d.en()).isGreaterThan(1);
            }
            // and of these simple columns it misses nothing that a small grid shows
            boolean gap = false;
            boolean overlap = false;
            for (BigDecimal n : NUMBERS)
                for (BigDecimal m : NUMBERS) {
                    int rowsHit = matching(alone, Map.of("n", n, "m", m)).size();
                    gap |= rowsHit == 0;
                    overlap |= rowsHit > 1;
                }
            assertThat(has(found, "RULE-030")).as("gap, %s: %s", about, found).isEqualTo(gap);
            assertThat(has(found, "RULE-031"))
                    .as("overlap, %s: %s", about, found)
                    .isEqualTo(overlap);
        }
    }

    private static Written computed(
            String first, String second, List<List<String>> rows, String policy) {
        String[] lines = new String[rows.size() + 1];
        lines[0] = first + " | " + second + " || out";
        for (int i = 0; i < rows.size(); i++)
            lines[i + 1] = rows.get(i).stream().collect(Collectors.joining(" | ")) + " || " + i;
        return new Written()
                .input("n", "number")
                .input("m", "number")
                .table("t", "hitPolicy='" + policy + "'", lines);
    }

    private static Map<String, @Nullable Object> numbers(String cause) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        Matcher m = Pattern.compile("\\b([nm]) = (-?[0-9.]+)\\b").matcher(cause);
        while (m.find()) facts.putIfAbsent(m.group(1), new BigDecimal(m.group(2)));
        return facts;
    }
}
