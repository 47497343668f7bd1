package tongban.rules.analyse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tongban.rules.interpret.Builtins;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.syntax.Parser;
import tongban.rules.syntax.Scope;

/** Finds names that an author and the engine may read differently. */
final class Names {
    /** Signs and words that stand between two names and may also stand within one. */
    private static final Set<String> BETWEEN =
            Set.of("+", "-", "*", "/", "**", ".", "and", "or", "in", "between");

    private final Findings findings;
    private final Set<String> builtIns = Builtins.types().keySet();

    Names(Findings findings) {
        this.findings = findings;
    }

    /** The names that a decision or a function may read, one beside the other. */
    void scope(String element, List<String> names) {
        Set<String> known = new HashSet<>(names);
        Map<List<String>, String> read = new HashMap<>();
        for (String name : names) {
            List<String> words = Scope.words(name);
            String before = read.putIfAbsent(words, name);
            if (before != null && !before.equals(name)) findings.sameReading(element, before, name);
            for (int i = 1; i < words.size() - 1; i++) {
                if (!BETWEEN.contains(words.get(i))) continue;
                String left = matching(known, words.subList(0, i));
                String right = matching(known, words.subList(i + 1, words.size()));
                if (!left.isEmpty() && !right.isEmpty())
                    findings.twoReadings(element, name, left, words.get(i), right);
            }
        }
    }

    private static String matching(Set<String> known, List<String> words) {
        for (String name : known) if (Scope.words(name).equals(words)) return name;
        boolean number = words.size() == 1 && words.getFirst().matches("\\d+(\\.\\d+)?");
        return number ? words.getFirst() : "";
    }

    /** A name of the model that hides a built-in function, or that others may not read as one. */
    void element(Graph.Node node) {
        portable(node.name(), node.name());
        if (builtIns.contains(node.name())) findings.hidesFunction(node.name(), node.name());
    }

    private void portable(String element, String name) {
        List<String> words = Scope.words(name);
        if (!words.isEmpty() && Parser.isKeyword(words.getFirst()))
            findings.keyword(element, name, words.getFirst());
    }

    /** Names bound within an expression that hide outer ones, or that others may not read. */
    void bound(Expr expr, Set<String> outer, String element) {
        switch (expr) {
            case Expr.Context c -> {
                Set<String> inner = new HashSet<>(outer);
                List<Expr> parts = Parts.of(c);
                for (int i = 0; i < c.entries().size(); i++) {
                    String name = c.entries().get(i).name();
                    portable(element, name);
                    bound(c.entries().get(i).value(), inner, element + ", " + name);
                    // an entry that nothing behind it reads misleads nobody
                    if (parts.subList(i + 1, parts.size()).stream().anyMatch(p -> reads(p, name)))
                        hides(name, inner, element);
                    inner.add(name);
                }
                if (c.result() != null) bound(c.result(), inner, element);
            }
            case Expr.Function f -> {
                Set<String> inner = new HashSet<>(outer);
                for (Expr.Parameter p : f.parameters()) {
                    hides(p.name(), inner, element);
                    inner.add(p.name());
                }
                bound(f.body(), inner, element);
            }
            case Expr.For f -> bound(f.body(), iterating(f.iterations(), outer, element), element);
            case Expr.Quantified q ->
                    bound(q.condition(), iterating(q.iterations(), outer, element), element);
            default -> Parts.of(expr).forEach(p -> bound(p, outer, element));
        }
    }

    private Set<String> iterating(
            List<Expr.Iteration> iterations, Set<String> outer, String element) {
        Set<String> inner = new HashSet<>(outer);
        for (Expr.Iteration i : iterations) {
            bound(i.domain(), inner, element);
            if (i.to() != null) bound(i.to(), inner, element);
            hides(i.name(), inner, element);
            inner.add(i.name());
        }
        return inner;
    }

    private static boolean reads(Expr expr, String name) {
        return expr instanceof Expr.Name n
                ? n.name().equals(name)
                : Parts.of(expr).stream().anyMatch(p -> reads(p, name));
    }

    private void hides(String name, Set<String> outer, String element) {
        if (outer.contains(name)) findings.shadow(element, name);
    }
}
