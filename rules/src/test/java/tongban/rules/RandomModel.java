package tongban.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Small models written at random over small domains, so that every completion of their facts can be
 * tried: tables of every hit policy and aggregation, logic, quantifiers, filters, loops, ranges,
 * dates, nested contexts, lists, functions, and a service that grants or refuses.
 *
 * @param paths the facts that the model may read, members by path, each with its domain
 */
record RandomModel(String xml, Model model, Map<String, List<Object>> paths) {
    private static final Map<String, Map<String, List<Object>>> DOMAINS = new LinkedHashMap<>();

    static {
        DOMAINS.put("a", Map.of("a", List.of(true, false)));
        DOMAINS.put("b", Map.of("b", List.of(true, false)));
        DOMAINS.put("g", Map.of("g", List.of("x", "y", "z")));
        DOMAINS.put("n", Map.of("n", List.of(0, 1, 2, 3)));
        DOMAINS.put(
                "d",
                Map.of(
                        "d",
                        List.of(
                                LocalDate.of(2023, 12, 31),
                                LocalDate.of(2024, 1, 31),
                                LocalDate.of(2024, 2, 29))));
        Map<String, List<Object>> home = new LinkedHashMap<>();
        home.put("h.size", List.of(1, 2, 3));
        home.put("h.own", List.of(true, false));
        DOMAINS.put("h", home);
        DOMAINS.put(
                "k", Map.of("k", List.of(List.of(), List.of(1), List.of(2, 3), List.of(0, 3, 1))));
    }

    /** A model over some of the facts. */
    static RandomModel of(Random random) {
        List<String> names = new ArrayList<>(DOMAINS.keySet());
        Collections.shuffle(names, random);
        Set<String> chosen = Set.copyOf(names.subList(0, 3 + random.nextInt(2)));
        Map<String, List<Object>> paths = new LinkedHashMap<>();
        DOMAINS.forEach((name, domains) -> {
            if (chosen.contains(name)) paths.putAll(domains);
        });
        Written written = new Writer(random, chosen).write();
        return new RandomModel(written.xml(), written.model(), paths);
    }

    /** Facts as the engine takes them: members put into their contexts. */
    static Map<String, Object> facts(Map<String, Object> byPath) {
        Map<String, Object> facts = new LinkedHashMap<>();
        byPath.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                facts.put(path, value);
                return;
            }
            @SuppressWarnings("unchecked")
            Map<String, Object> context =
                    (Map<String, Object>)
                            facts.computeIfAbsent(
                                    path.substring(0, dot), _ -> new LinkedHashMap<>());
            context.put(path.substring(dot + 1), value);
        });
        return facts;
    }

    /** Every completion of some facts over the domains, or a sample of them where they are many. */
    List<Map<String, Object>> completions(Map<String, Object> known, int max, Random random) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(new LinkedHashMap<>(known)));
        for (Map.Entry<String, List<Object>> path : paths.entrySet()) {
            if (known.containsKey(path.getKey())) continue;
            List<Map<String, Object>> next = new ArrayList<>();
            for (Map<String, Object> one : all)
                for (Object value : path.getValue()) {
                    Map<String, Object> more = new LinkedHashMap<>(one);
                    more.put(path.getKey(), value);
                    next.add(more);
                }
            all = next;
        }
        if (all.size() <= max) return all;
        Collections.shuffle(all, random);
        return all.subList(0, max);
    }

    Map<String, Object> anyFacts(Random random) {
        Map<String, Object> facts = new LinkedHashMap<>();
        paths.forEach((path, domain) -> facts.put(path, domain.get(random.nextInt(domain.size()))));
        return facts;
    }

    Object decide(Map<String, Object> byPath) {
        return model.evaluate("proposal", facts(byPath), Written.OPTIONS).value();
    }

    private record Writer(Random random, Set<String> names) {
        String pick(List<String> options) {
            return options.get(random.nextInt(options.size()));
        }

        String pick(String... options) {
            return options[random.nextInt(options.length)];
        }

        private boolean has(String name) {
            return names.contains(name);
        }

        /** A condition without parts. */
        String atom() {
            List<String> atoms = new ArrayList<>(List.of("true"));
            if (has("a")) atoms.addAll(List.of("a", "not(a)"));
            if (has("b")) atoms.addAll(List.of("b", "b = true"));
            if (has("g")) atoms.addAll(List.of("g = \"x\"", "g in (\"x\", \"y\")", "g != \"z\""));
            if (has("n"))
                atoms.addAll(List.of("n > 1", "n in [1..2]", "n between 1 and 2", "n in (0, > 2)"));
            if (has("d"))
                atoms.addAll(
                        List.of(
                                "d >= date(\"2024-01-31\")",
                                "d in (date(\"2023-12-31\")..date(\"2024-02-01\")]",
                                "d + duration(\"P1M\") > date(\"2024-02-28\")",
                                "d.year = 2024",
                                "before(d, date(\"2024-02-01\"))"));
            if (has("h"))
                atoms.addAll(List.of("h.size > 1", "h.own", "h.size in [2..3] and h.own"));
            if (has("k"))
                atoms.addAll(
                        List.of(
                                "k = []",
                                "count(k) > 1",
                                "list contains(k, 1)",
                                "some i in k satisfies i > 1",
                                "every i in k satisfies i < 3",
                                "count(k[item > 1]) > 0",
                                "sum(k) > 2",
                                "k[1] = 1"));
            return "(" + pick(atoms) + ")";
        }

        String condition(int depth) {
            if (depth == 0) return atom();
            return switch (random.nextInt(11)) {
                case 0, 1 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
                case 2, 3 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
                case 4 -> "not(" + condition(depth - 1) + ")";
                case 5 -> choice(depth, condition(depth - 1), condition(depth - 1));
                case 6 ->
                        "(some i in [1, "
                                + number()
                                + "] satisfies i > 1 and "
                                + condition(depth - 1)
                                + ")";
                case 7 -> "atLeast(" + number() + ", " + number() + ")";
                case 8 ->
                        "chosen("
                                + condition(depth - 1)
                                + ", "
                                + condition(depth - 1)
                                + ", "
                                + condition(depth - 1)
                                + ")";
                case 9 -> "{u: " + condition(depth - 1) + ", v: u and " + atom() + "}.v";
                default ->
                        "count([0, "
                                + number()
                                + ", 2][item > "
                                + number()
                                + "]) > "
                                + pick("0", "1");
            };
        }

        private String choice(int depth, String then, String otherwise) {
            return "(if " + condition(depth - 1) + " then " + then + " else " + otherwise + ")";
        }

        String number() {
            List<String> numbers = new ArrayList<>(List.of("1", "2"));
            if (has("n")) numbers.addAll(List.of("n", "n + 1", "max(n, 1)"));
            if (has("a")) numbers.add("if a then 3 else 1");
            if (has("g")) numbers.add("string length(g)");
            if (has("h")) numbers.addAll(List.of("h.size", "h.size * 2"));
            if (has("k")) numbers.addAll(List.of("count(k)", "sum(for i in k return i + 1)"));
            if (has("d")) numbers.add("d.month");
            return pick(numbers);
        }

        Written table(Written written, String name, String... more) {
            String policy =
                    pick(
                            "FIRST",
                            "UNIQUE",
                            "ANY",
                            "PRIORITY",
                            "COLLECT",
                            "RULE ORDER",
                            "OUTPUT ORDER");
            boolean prioritised = policy.equals("PRIORITY") || policy.equals("OUTPUT ORDER");
            String aggregation =
                    policy.equals("COLLECT")
                            ? pick(
                                    "",
                                    "",
                                    " aggregation='SUM'",
                                    " aggregation='COUNT'",
                                    " aggregation='MAX'",
                                    " aggregation='MIN'")
                            : "";
            List<String> inputs =
                    new ArrayList<>(List.of(atom(), number(), more.length > 0 ? more[0] : atom()));
            List<String> lines = new ArrayList<>();
            lines.add(
                    String.join(" | ", inputs)
                            + " || out"
                            + (prioritised ? " : 3, 2, 1" : pick("", "", " = 1"))
                            + " || reason");
            for (int i = 0; i < 1 + random.nextInt(4); i++)
                lines.add(
                        pick("-", "true", "false")
                                + " | "
                                + pick(
                                        "-",
                                        "> 1",
                                        "[0..2]",
                                        "1",
                                        "< 3",
                                        "not(2)",
                                        "1, 3",
                                        "> " + number())
                                + " | "
                                + pick("-", "-", "true", "false")
                                + " || "
                                + (prioritised
                                        ? pick("1", "2", "3")
                                        : pick("1", "2", "0", number()))
                                + " || r"
                                + (i + 1));
            return written.table(
                    name, "hitPolicy='" + policy + "'" + aggregation, lines.toArray(String[]::new));
        }

        private static String listTest(String table, Random random) {
            return List.of(
                            "count(%s) = 0",
                            "%s = []",
                            "count(%s) > 0",
                            "list contains(%s, 2)",
                            "count(%s) > 1",
                            "(every i in %s satisfies i = 1)",
                            "%s = null or count(%s) = 0",
                            "count(%s[item = 1]) > 0",
                            "%s != null")
                    .get(random.nextInt(9))
                    .replace("%s", table);
        }

        String test(Written written, String table) {
            String xml = written.xml();
            int at = xml.indexOf("name='" + table + "'>");
            String policy = xml.substring(xml.indexOf("hitPolicy='", at) + 11);
            boolean list =
                    policy.startsWith("RULE")
                            || policy.startsWith("OUTPUT")
                            || policy.startsWith("COLLECT'>");
            return list
                    ? listTest(table, random)
                    : pick("%s = 1", "%s > 1", "%s != null and %s < 3", "%s in [1..2]")
                            .replace("%s", table);
        }

        Written write() {
            Written written = new Written();
            written.type("tG", "string", "\"x\", \"y\", \"z\"")
                    .raw(
                            "<itemDefinition name='tHome'><itemComponent name='size'><typeRef>number</typeRef></itemComponent><itemComponent name='own'><typeRef>boolean</typeRef></itemComponent></itemDefinition><itemDefinition name='tNumbers' isCollection='true'><typeRef>number</typeRef></itemDefinition>");
            Map<String, String> types =
                    Map.of(
                            "a",
                            "boolean",
                            "b",
                            "boolean",
                            "g",
                            "tG",
                            "n",
                            "number",
                            "d",
                            "date",
                            "h",
                            "tHome",
                            "k",
                            "tNumbers");
            for (String name : DOMAINS.keySet())
                if (has(name)) written.input(name, types.get(name));
            written.knowledge("atLeast", List.of("p", "q"), "p >= q")
                    .knowledge("chosen", List.of("p", "q", "r"), "if p then q else r");
            table(written, "t");
            String test = test(written, "t");
            written.decision("c", condition(2));
            table(written, "s", pick("c", test, atom()));
            String last = test(written, "s");
            return written.decision(
                            "result",
                            "{outcome: if ("
                                    + test
                                    + ") "
                                    + pick("and", "or")
                                    + " "
                                    + pick(
                                            "c",
                                            "(" + last + ")",
                                            "c and (" + last + ")",
                                            "c or (" + last + ")")
                                    + " then \"granted\" else \"refused\", amount: "
                                    + pick(
                                            "10",
                                            "if c then 10 else 20",
                                            number(),
                                            "if c = true then 1 else 1")
                                    + "}")
                    .service("proposal", "result");
        }
    }
}
