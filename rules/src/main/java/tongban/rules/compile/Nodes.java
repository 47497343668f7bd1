package tongban.rules.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongban.rules.ir.Graph;

/** The nodes of a model, numbered. */
final class Nodes {
    private final List<Graph.Node> all;
    private final Map<String, Integer> numbers = new HashMap<>();

    Nodes(Graph graph) {
        all = List.copyOf(graph.nodes().values());
        for (int i = 0; i < all.size(); i++) numbers.put(all.get(i).key(), i);
    }

    int size() {
        return all.size();
    }

    Graph.Node get(int number) {
        return all.get(number);
    }

    /** The number of a key, or -1. */
    int number(String key) {
        return numbers.getOrDefault(key, -1);
    }
}
