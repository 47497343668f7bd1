package tongban.rules.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tongban.rules.ir.Graph;

/** Finds decisions that require themselves through others. */
final class Circles {
    private enum Visit {
        OPEN,
        DONE
    }

    private final Map<String, Graph.Node> nodes;

    Circles(Map<String, Graph.Node> nodes) {
        this.nodes = nodes;
    }

    /** Reports one decision of each circle. */
    void report(Consumer<String> circle) {
        Map<String, Visit> visits = new HashMap<>();
        for (String start : nodes.keySet()) {
            if (visits.containsKey(start)) continue;
            Deque<String> path = new ArrayDeque<>();
            Deque<Iterator<String>> left = new ArrayDeque<>();
            path.push(start);
            left.push(next(start));
            visits.put(start, Visit.OPEN);
            while (!path.isEmpty()) {
                if (!left.element().hasNext()) {
                    visits.put(path.pop(), Visit.DONE);
                    left.pop();
                    continue;
                }
                String key = left.element().next();
                if (visits.get(key) == Visit.OPEN) circle.accept(key);
                if (visits.putIfAbsent(key, Visit.OPEN) == null) {
                    path.push(key);
                    left.push(next(key));
                }
            }
        }
    }

    private Iterator<String> next(String key) {
        List<String> keys =
                nodes.get(key) instanceof Graph.Decision d
                        ? d.requirements().stream()
                                .map(Graph.Requirement::key)
                                .filter(k -> nodes.get(k) instanceof Graph.Decision)
                                .toList()
                        : List.of();
        return keys.iterator();
    }
}
