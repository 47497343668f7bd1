package tongban.rules.missing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.Outcome;
import tongban.rules.interpret.Env;
import tongban.rules.ir.Expr;
import tongban.rules.missing.Abstract.Item;
import tongban.rules.missing.Abstract.Partial;
import tongban.rules.missing.Abstract.Unknown;

/**
 * Decision tables while facts are missing: which rows match for certain, which perhaps, and what
 * can come of it.
 */
final class AbstractTables {
    private record Candidate(Expr.Rule rule, boolean certain, @Nullable Object value) {}

    private final Prospect prospect;
    private final Map<String, Set<Integer>> certainRows = new HashMap<>();
    private final Map<String, Set<Integer>> possibleRows = new HashMap<>();

    AbstractTables(Prospect prospect) {
        this.prospect = prospect;
    }

    /**
     * Of each table that depended on a missing fact, by name, the numbers of the rows that match
     * for certain, every time that it was asked.
     */
    Map<String, Set<Integer>> certainRows() {
        return certainRows;
    }

    /**
     * Of each table that depended on a missing fact, by name, the numbers of the rows that may
     * match, any time that it was asked.
     */
    Map<String, Set<Integer>> possibleRows() {
        return possibleRows;
    }

    private record At(String table, int row) {}

    private final Map<At, Outcome.Open> open = new LinkedHashMap<>();
    private final Map<At, Explanation.Row> failed = new LinkedHashMap<>();

    /** The rows of which it is open whether they match, with the facts that they depend on. */
    List<Outcome.Open> open() {
        return List.copyOf(open.values());
    }

    /** The rows with a reason that match for certain in a table that depended on a missing fact. */
    List<Explanation.Row> failed() {
        return List.copyOf(failed.values());
    }

    /** Notes what came of one question to a table; a function's is asked several. */
    private void note(Expr.Table table, Set<Integer> certain, Set<Integer> possible) {
        Set<Integer> always = certainRows.get(table.name());
        if (always == null) certainRows.put(table.name(), new TreeSet<>(certain));
        else always.retainAll(certain);
        possibleRows.computeIfAbsent(table.name(), _ -> new TreeSet<>()).addAll(possible);
        for (Expr.Rule rule : table.rules())
            if (certain.contains(rule.number())
                    && !rule.annotations().getOrDefault("reason", "").isBlank())
                failed.putIfAbsent(new At(table.name(), rule.number()), bare(rule));
    }

    private static Explanation.Row bare(Expr.Rule rule) {
        return new Explanation.Row(
                rule.number(), rule.id(), List.of(), Map.of(), rule.annotations());
    }

    private void open(Expr.Table table, Expr.Rule rule, Set<String> facts) {
        if (facts.isEmpty()) return;
        At at = new At(table.name(), rule.number());
        Outcome.Open before = open.get(at);
        Set<String> all = new LinkedHashSet<>(facts);
        if (before != null) all.addAll(before.because());
        open.put(at, new Outcome.Open(table.name(), bare(rule), all));
    }

    /** Rows that match for some of the inputs' alternatives and not for all of them. */
    private void openRows(
            Expr.Table table,
            List<@Nullable Object> inputs,
            Set<Integer> sometimes,
            Set<Integer> always) {
        for (Expr.Rule rule : table.rules()) {
            if (!sometimes.contains(rule.number()) || always.contains(rule.number())) continue;
            Set<String> facts = new LinkedHashSet<>();
            for (int i = 0; i < inputs.size(); i++)
                if (!rule.tests().get(i).any().isEmpty())
                    facts.addAll(Abstract.because(inputs.get(i)));
            open(table, rule, facts);
        }
    }

    @Nullable Object decide(Expr.Table table, Env env) {
        List<@Nullable Object> inputs = new ArrayList<>();
        boolean refused = false;
        Set<String> because = new LinkedHashSet<>();
        for (Expr.Input input : table.inputs()) {
            Object value = prospect.eval(input.value(), env);
            inputs.add(value);
            if (input.allowed() != null) {
                Truth allowed = passes(value, input.allowed(), env, because);
                if (allowed.neverTrue()) return null;
                refused |= !allowed.surelyTrue();
            }
        }
        List<List<@Nullable Object>> combinations = Prospect.combinations(inputs);
        Object result;
        if (combinations == null || combinations.size() > Abstract.ALTERNATIVES_MAX) {
            Candidates candidates = candidates(table, inputs, env, because);
            note(table, candidates.certain(), candidates.possible());
            result = apply(table, candidates.rows(), env, because);
        } else {
            result = split(table, inputs, combinations, env, because);
        }
        return refused ? Abstract.either(result, null, because) : result;
    }

    /**
     * Decides each combination of the inputs' alternatives by itself, so that rows which exclude
     * each other stay so.
     */
    private @Nullable Object split(
            Expr.Table table,
            List<@Nullable Object> inputs,
            List<List<@Nullable Object>> combinations,
            Env env,
            Set<String> because) {
        because.addAll(Abstract.because(inputs));
        Set<Integer> certain = null;
        Set<Integer> sometimes = new TreeSet<>();
        Set<Integer> possible = new TreeSet<>();
        Object result = null;
        boolean first = true;
        for (List<@Nullable Object> combination : combinations) {
            Candidates candidates = candidates(table, combination, env, because);
            sometimes.addAll(candidates.certain());
            possible.addAll(candidates.possible());
            if (certain == null) certain = new TreeSet<>(candidates.certain());
            else certain.retainAll(candidates.certain());
            Object one = apply(table, candidates.rows(), env, because);
            result = first ? one : join(result, one, because);
            first = false;
        }
        if (certain != null) {
            note(table, certain, possible);
            openRows(table, inputs, sometimes, certain);
        }
        return result;
    }

    /**
     * Lists of reasons are joined by item, so that a reason that stands in all of them stays
     * certain.
     */
    private static @Nullable Object join(
            @Nullable Object a, @Nullable Object b, Set<String> because) {
        Object joined = Abstract.either(a, b, because);
        if (!(joined instanceof Unknown) || !(a instanceof Partial || a instanceof List<?>))
            return joined;
        if (!(b instanceof Partial || b instanceof List<?>)) return joined;
        List<Item> items = new ArrayList<>();
        List<Item> rest = new ArrayList<>(items(b));
        for (Item item : items(a)) {
            int at = indexOf(rest, item.value());
            boolean both = at >= 0 && item.certain() && rest.get(at).certain();
            List<Item> passed = rest.subList(0, Math.max(at, 0));
            passed.forEach(p -> items.add(new Item(p.value(), false)));
            if (at >= 0) rest.subList(0, at + 1).clear();
            items.add(new Item(item.value(), both));
        }
        rest.forEach(r -> items.add(new Item(r.value(), false)));
        return new Partial(List.copyOf(items), because);
    }

    private static int indexOf(List<Item> items, @Nullable Object value) {
        for (int i = 0; i < items.size(); i++) {
            Object one = items.get(i).value();
            if (one == null ? value == null : one.equals(value)) return i;
        }
        return -1;
    }

    private static List<Item> items(Object list) {
        if (list instanceof Partial p) return p.items();
        List<Item> items = new ArrayList<>();
        for (Object item : (List<?>) list) items.add(new Item(item, true));
        return items;
    }

    /** Rows that may match, with the numbers of those that surely do and of all. */
    private record Candidates(List<Candidate> rows, Set<Integer> certain, Set<Integer> possible) {}

    private Candidates candidates(
            Expr.Table table, List<@Nullable Object> inputs, Env env, Set<String> because) {
        List<Candidate> candidates = new ArrayList<>();
        Set<Integer> certain = new TreeSet<>();
        Set<Integer> possible = new TreeSet<>();
        for (Expr.Rule rule : table.rules()) {
            Truth truth = Truth.of(true);
            Set<String> facts = new LinkedHashSet<>();
            for (int i = 0; i < inputs.size() && !truth.neverTrue(); i++)
                truth = truth.and(passes(inputs.get(i), rule.tests().get(i), env, facts));
            if (truth.neverTrue()) continue;
            possible.add(rule.number());
            if (!truth.surelyTrue()) {
                because.addAll(facts);
                open(table, rule, facts);
            } else {
                certain.add(rule.number());
            }
            candidates.add(
                    new Candidate(rule, truth.surelyTrue(), output(table, rule.results(), env)));
            if (truth.surelyTrue() && table.policy() == Expr.HitPolicy.FIRST) break;
        }
        // of several candidates these policies take one, and which one is open
        boolean one =
                table.policy() == Expr.HitPolicy.FIRST || table.policy() == Expr.HitPolicy.PRIORITY;
        if (one && candidates.size() > 1) certain.clear();
        return new Candidates(candidates, certain, possible);
    }

    private @Nullable Object output(Expr.Table table, List<Expr> results, Env env) {
        if (results.size() == 1) return output(table.outputs().getFirst(), results.getFirst(), env);
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            Expr.Output output = table.outputs().get(i);
            context.put(output.name(), output(output, results.get(i), env));
        }
        return context;
    }

    private @Nullable Object output(Expr.Output output, Expr result, Env env) {
        return prospect.conform(prospect.eval(result, env), output.type());
    }

    private @Nullable Object otherwise(Expr.Table table, Env env) {
        if (table.outputs().stream().allMatch(o -> o.otherwise() == null)) return null;
        List<Expr> results = new ArrayList<>();
        for (Expr.Output output : table.outputs()) {
            Expr otherwise = output.otherwise();
            results.add(otherwise == null ? new Expr.Literal(null) : otherwise);
        }
        return output(table, results, env);
    }

    private @Nullable Object apply(
            Expr.Table table, List<Candidate> candidates, Env env, Set<String> because) {
        return switch (table.policy()) {
            case FIRST -> first(table, candidates, env, because);
            case UNIQUE, ANY, PRIORITY -> single(table, candidates, env, because);
            case RULE_ORDER -> several(table, candidates, env, because);
            case OUTPUT_ORDER -> {
                if (candidates.isEmpty()) yield several(table, candidates, env, because);
                Set<String> all = new LinkedHashSet<>(because);
                candidates.forEach(c -> all.addAll(Abstract.because(c.value())));
                yield exact(table, candidates, all);
            }
            case COLLECT ->
                    table.aggregation() == Expr.Aggregation.NONE
                            ? several(table, candidates, env, because)
                            : aggregate(table, candidates, env, because);
        };
    }

    private @Nullable Object first(
            Expr.Table table, List<Candidate> candidates, Env env, Set<String> because) {
        boolean decided = !candidates.isEmpty() && candidates.getLast().certain();
        Object result = decided ? candidates.getLast().value() : otherwise(table, env);
        for (int i = candidates.size() - (decided ? 2 : 1); i >= 0; i--)
            result = Abstract.either(candidates.get(i).value(), result, because);
        return result;
    }

    private @Nullable Object single(
            Expr.Table table, List<Candidate> candidates, Env env, Set<String> because) {
        if (candidates.isEmpty()) return otherwise(table, env);
        if (candidates.size() == 1 && candidates.getFirst().certain())
            return candidates.getFirst().value();
        boolean allCertain = candidates.stream().allMatch(Candidate::certain);
        boolean allKnown = candidates.stream().allMatch(c -> Abstract.isKnown(c.value()));
        if (allCertain && allKnown) return exact(table, candidates, because);
        Object result = candidates.getFirst().value();
        for (Candidate c : candidates.subList(1, candidates.size()))
            result = Abstract.either(result, c.value(), because);
        if (candidates.stream().noneMatch(Candidate::certain))
            result = Abstract.either(result, otherwise(table, env), because);
        // where several rows can match, a unique or an any table may come to nothing
        if (candidates.size() > 1 && table.policy() != Expr.HitPolicy.PRIORITY)
            result = Abstract.either(result, null, because);
        return result;
    }

    private @Nullable Object several(
            Expr.Table table, List<Candidate> candidates, Env env, Set<String> because) {
        Object otherwise = otherwise(table, env);
        List<Item> items = candidates.stream().map(c -> new Item(c.value(), c.certain())).toList();
        if (items.isEmpty())
            return otherwise == null ? List.of() : java.util.Arrays.asList(otherwise);
        if (items.stream().allMatch(Item::certain)) {
            List<@Nullable Object> values = new ArrayList<>();
            items.forEach(i -> values.add(i.value()));
            return values;
        }
        Set<String> facts = new LinkedHashSet<>(because);
        items.forEach(i -> facts.addAll(Abstract.because(i.value())));
        Partial partial = new Partial(items, facts);
        boolean mayBeEmpty = items.stream().noneMatch(Item::certain);
        return mayBeEmpty && otherwise != null ? new Unknown(facts) : partial;
    }

    private @Nullable Object aggregate(
            Expr.Table table, List<Candidate> candidates, Env env, Set<String> because) {
        if (table.aggregation() == Expr.Aggregation.COUNT) {
            List<@Nullable Object> counts = new ArrayList<>();
            int certain = (int) candidates.stream().filter(Candidate::certain).count();
            for (int n = certain; n <= candidates.size(); n++) counts.add(BigDecimal.valueOf(n));
            return Abstract.oneOf(counts, because);
        }
        if (candidates.isEmpty()) return otherwise(table, env);
        String function =
                switch (table.aggregation()) {
                    case MIN -> "min";
                    case MAX -> "max";
                    case SUM, COUNT, NONE -> "sum";
                };
        Object list = several(table, candidates, env, because);
        Set<String> facts = new LinkedHashSet<>(because);
        facts.addAll(Abstract.because(list));
        Object result =
                prospect.lift(
                        v -> new Expr.Call(new Expr.Name(function, 0), List.of(v.getFirst()), 0),
                        false,
                        list);
        boolean mayBeEmpty = candidates.stream().noneMatch(Candidate::certain);
        return mayBeEmpty ? Abstract.either(result, otherwise(table, env), facts) : result;
    }

    /** What the interpreter makes of rows that match for certain. */
    private @Nullable Object exact(
            Expr.Table table, List<Candidate> candidates, Set<String> because) {
        if (!candidates.stream().allMatch(c -> c.certain() && Abstract.isKnown(c.value())))
            return new Unknown(because);
        List<Expr.Rule> rules = new ArrayList<>();
        for (Candidate c : candidates) {
            List<Expr> results = new ArrayList<>();
            if (c.value() instanceof Map<?, ?> map && table.outputs().size() > 1)
                table.outputs().forEach(o -> results.add(new Expr.Literal(map.get(o.name()))));
            else results.add(new Expr.Literal(c.value()));
            rules.add(
                    new Expr.Rule(c.rule().id(), c.rule().number(), List.of(), results, Map.of()));
        }
        Expr.Table known =
                new Expr.Table(
                        table.name(),
                        table.policy(),
                        table.aggregation(),
                        List.of(),
                        table.outputs(),
                        rules);
        return prospect.interpreter().eval(known, Env.EMPTY);
    }

    /** What unary tests may come to; the facts behind an undecided test are added. */
    Truth passes(@Nullable Object value, Expr.Tests tests, Env env, Set<String> because) {
        if (tests.any().isEmpty()) return Truth.of(tests.negated());
        because.addAll(Abstract.because(value));
        Env testing = env.with("?", value);
        Truth truth = Truth.of(false);
        for (Expr.Test test : tests.any()) {
            Object result;
            if (test.condition()) {
                result = prospect.eval(test.expr(), testing);
                Truth one = Truth.of(result);
                because.addAll(Abstract.because(result));
                // as a test, what is no truth value has not passed
                truth =
                        truth.or(
                                new Truth(
                                        one.maybeTrue(),
                                        one.maybeFalse() || one.maybeNull(),
                                        one.maybeNull()));
                continue;
            }
            if (test.expr() instanceof Expr.RangeOf r) {
                Object start = prospect.eval(r.start(), testing);
                Object end = prospect.eval(r.end(), testing);
                because.addAll(Abstract.because(start));
                because.addAll(Abstract.because(end));
                result =
                        prospect.lift(
                                v ->
                                        new Expr.In(
                                                v.get(0),
                                                one(
                                                        new Expr.RangeOf(
                                                                v.get(1),
                                                                r.startIncluded(),
                                                                v.get(2),
                                                                r.endIncluded()))),
                                true,
                                value,
                                start,
                                end);
            } else if (test.expr() instanceof Expr.Half h) {
                Object endpoint = prospect.eval(h.endpoint(), testing);
                because.addAll(Abstract.because(endpoint));
                result =
                        prospect.lift(
                                v -> new Expr.Comparison(h.relation(), v.get(0), v.get(1), 0),
                                true,
                                value,
                                endpoint);
            } else {
                Object expected = prospect.eval(test.expr(), testing);
                because.addAll(Abstract.because(expected));
                result =
                        prospect.lift(
                                v -> new Expr.In(v.get(0), one(v.get(1))), true, value, expected);
            }
            truth = truth.or(Truth.of(result));
        }
        return tests.negated() ? truth.not() : truth;
    }

    private static Expr.Tests one(Expr expected) {
        return new Expr.Tests(List.of(new Expr.Test(expected, false)), false);
    }
}
