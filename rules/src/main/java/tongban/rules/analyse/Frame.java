package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;

/**
 * Where an expression stands, and so what its names mean.
 *
 * @param entries entries of the contexts around it, outermost first
 * @param guards conditions of the {@code if}s around, outermost first
 * @param bound variables of iterations and functions within the expression, which mean nothing
 *     outside it
 */
record Frame(
        Graph graph,
        List<Graph.Requirement> requirements,
        List<Expr.Parameter> parameters,
        List<Expr.Entry> entries,
        Set<String> bound,
        List<Guard> guards) {

    /** A condition that decides whether the expression is evaluated at all. */
    record Guard(Expr condition, boolean holds) {}

    static Frame of(Graph graph, List<Graph.Requirement> requirements) {
        return new Frame(graph, requirements, List.of(), List.of(), Set.of(), List.of());
    }

    Frame within(List<Expr.Parameter> more) {
        List<Expr.Parameter> all = new ArrayList<>(parameters);
        all.addAll(more);
        return new Frame(graph, requirements, List.copyOf(all), entries, bound, guards);
    }

    Frame after(Expr.Entry entry) {
        List<Expr.Entry> all = new ArrayList<>(entries);
        all.add(entry);
        return new Frame(graph, requirements, parameters, List.copyOf(all), bound, guards);
    }

    Frame binding(String name) {
        Set<String> all = new LinkedHashSet<>(bound);
        all.add(name);
        return new Frame(graph, requirements, parameters, entries, Set.copyOf(all), guards);
    }

    /** Where a condition of an {@code if} holds, or does not. */
    Frame where(Expr condition, boolean holds) {
        List<Guard> all = new ArrayList<>(guards);
        all.add(new Guard(condition, holds));
        return new Frame(graph, requirements, parameters, entries, bound, List.copyOf(all));
    }

    /** Whether a name already means something of the expressions around. */
    boolean isLocal(String name) {
        return bound.contains(name)
                || entries.stream().anyMatch(e -> e.name().equals(name))
                || parameters.stream().anyMatch(p -> p.name().equals(name));
    }

    /** What a name means here. */
    sealed interface Meaning {
        record OfLeaf(Leaf leaf) implements Meaning {}

        /** An entry of a context around, in the frame where it stands. */
        record OfEntry(Expr value, Frame frame) implements Meaning {}

        record OfNode(Graph.Node node) implements Meaning {}

        /** The name of an import, whose members are nodes. */
        record OfImport(String through) implements Meaning {}

        /** A variable within the expression, {@code ?}, a built-in, or nothing known. */
        record Inner() implements Meaning {}
    }

    Meaning meaning(String name) {
        if (bound.contains(name) || name.equals("?")) return new Meaning.Inner();
        for (int i = entries.size() - 1; i >= 0; i--)
            if (entries.get(i).name().equals(name))
                return new Meaning.OfEntry(
                        entries.get(i).value(),
                        new Frame(
                                graph,
                                requirements,
                                parameters,
                                entries.subList(0, i),
                                bound,
                                guards));
        for (int i = parameters.size() - 1; i >= 0; i--) {
            Expr.Parameter p = parameters.get(i);
            if (p.name().equals(name))
                return new Meaning.OfLeaf(new Leaf("", name, List.of(), p.type()));
        }
        for (Graph.Requirement r : requirements) {
            if (r.through().isEmpty() && r.name().equals(name)) return ofKey(r.key());
            if (r.through().equals(name) && !name.isEmpty()) return new Meaning.OfImport(name);
        }
        return new Meaning.Inner();
    }

    private Meaning ofKey(String key) {
        return switch (graph.nodes().get(key)) {
            case Graph.Input i ->
                    new Meaning.OfLeaf(new Leaf(i.key(), i.name(), List.of(), i.type()));
            case null -> new Meaning.Inner();
            case Graph.Node node -> new Meaning.OfNode(node);
        };
    }

    /** The fact that an expression simply reads, or null where it does more. */
    @Nullable Leaf leaf(Expr expr) {
        return switch (Parts.bare(expr)) {
            case Expr.Name n ->
                    meaning(n.name()) instanceof Meaning.OfLeaf(Leaf leaf) ? leaf : null;
            case Expr.Path p -> {
                if (p.source() instanceof Expr.Name n
                        && meaning(n.name()) instanceof Meaning.OfImport(String through)) {
                    for (Graph.Requirement r : requirements)
                        if (r.through().equals(through)
                                && r.name().equals(p.member())
                                && ofKey(r.key()) instanceof Meaning.OfLeaf(Leaf leaf)) yield leaf;
                    yield null;
                }
                Leaf source = leaf(p.source());
                yield source != null && source.type().unconstrained() instanceof Type.Context c
                        ? memberOf(source, c, p.member())
                        : null;
            }
            default -> null;
        };
    }

    private static @Nullable Leaf memberOf(Leaf source, Type.Context context, String member) {
        Type type = context.members().get(member);
        return type == null ? null : source.member(member, type);
    }

    /** The node behind {@code import.name}, or null. */
    Graph.@Nullable Node imported(Expr.Path path) {
        if (!(path.source() instanceof Expr.Name n)
                || !(meaning(n.name()) instanceof Meaning.OfImport(String through))) return null;
        for (Graph.Requirement r : requirements)
            if (r.through().equals(through) && r.name().equals(path.member()))
                return graph.nodes().get(r.key());
        return null;
    }
}
