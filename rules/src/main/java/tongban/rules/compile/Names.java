package tongban.rules.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Graph;

/**
 * The names visible at a place, innermost first, and where generated code finds their values.
 *
 * <p>Most are in a local variable. Within a filter, and within a context that holds functions, what
 * is visible shows only when the code runs: there the element, or the context made so far, is asked
 * first.
 */
sealed interface Names {
    /** A name whose value is in a local variable. */
    record Local(String name, int slot, Names outer) implements Names {}

    /** A filter's element in a local variable; it has its members and is {@code item} itself. */
    record Element(int slot, Names outer) implements Names {}

    /** A context in a local variable that is still being made, seen by the functions within. */
    record Growing(int slot, Names outer) implements Names {}

    /** What a node requires, and of a business knowledge model itself. */
    record Root(
            Map<String, String> own,
            Map<String, Map<String, String>> imported,
            String self,
            String selfKey)
            implements Names {
        Meaning meaning(String name) {
            String key = own.get(name);
            if (key != null) return new Meaning.Node(key);
            Map<String, String> members = imported.get(name);
            if (members != null) return new Meaning.Namespace(members);
            if (name.equals(self)) return new Meaning.Node(selfKey);
            return new Meaning.Nothing();
        }
    }

    static Root root(List<Graph.Requirement> requirements, String self, String selfKey) {
        Map<String, String> own = new HashMap<>();
        Map<String, Map<String, String>> imported = new HashMap<>();
        for (Graph.Requirement r : requirements) {
            if (r.through().isEmpty()) own.put(r.name(), r.key());
            else imported.computeIfAbsent(r.through(), _ -> new HashMap<>()).put(r.name(), r.key());
        }
        return new Root(own, imported, self, selfKey);
    }

    /** What a name turns out to be once nothing that shows only at run time holds it. */
    sealed interface Meaning {
        record Variable(int slot) implements Meaning {}

        record Node(String key) implements Meaning {}

        record Namespace(Map<String, String> members) implements Meaning {}

        record Nothing() implements Meaning {}
    }

    /**
     * @param asked the contexts to be asked first, in order
     */
    record Found(List<Integer> asked, Meaning meaning) {}

    default Found find(String name) {
        List<Integer> asked = new ArrayList<>();
        for (Names at = this; ; ) {
            switch (at) {
                case Local l -> {
                    if (l.name().equals(name))
                        return new Found(asked, new Meaning.Variable(l.slot()));
                    at = l.outer();
                }
                case Element e -> {
                    asked.add(e.slot());
                    if (name.equals("item"))
                        return new Found(asked, new Meaning.Variable(e.slot()));
                    at = e.outer();
                }
                case Growing g -> {
                    asked.add(g.slot());
                    at = g.outer();
                }
                case Root r -> {
                    return new Found(asked, r.meaning(name));
                }
            }
        }
    }

    /** The variables that code which mentions certain names has to carry along, outermost first. */
    default List<Names> carried(Set<String> mentioned) {
        List<Names> carried = new ArrayList<>();
        for (@Nullable Names at = this; at != null; ) {
            at =
                    switch (at) {
                        case Local l -> {
                            if (mentioned.contains(l.name())) carried.addFirst(l);
                            yield l.outer();
                        }
                        case Element e -> {
                            if (!mentioned.isEmpty()) carried.addFirst(e);
                            yield e.outer();
                        }
                        case Growing g -> {
                            if (!mentioned.isEmpty()) carried.addFirst(g);
                            yield g.outer();
                        }
                        case Root _ -> null;
                    };
        }
        return carried;
    }

    default Root root() {
        Names at = this;
        while (true) {
            switch (at) {
                case Local l -> at = l.outer();
                case Element e -> at = e.outer();
                case Growing g -> at = g.outer();
                case Root r -> {
                    return r;
                }
            }
        }
    }

    static int slot(Names variable) {
        return switch (variable) {
            case Local l -> l.slot();
            case Element e -> e.slot();
            case Growing g -> g.slot();
            case Root _ -> throw new IllegalArgumentException("no variable");
        };
    }

    /** The same variable in another slot, before other names. */
    static Names moved(Names variable, int slot, Names outer) {
        return switch (variable) {
            case Local l -> new Local(l.name(), slot, outer);
            case Element _ -> new Element(slot, outer);
            case Growing _ -> new Growing(slot, outer);
            case Root _ -> throw new IllegalArgumentException("no variable");
        };
    }
}
