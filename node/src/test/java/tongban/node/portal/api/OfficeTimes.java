package tongban.node.portal.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long what an office does took, by its name, once a round. */
final class OfficeTimes {
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private final Set<String> ofOne = new HashSet<>();

    /** Something that takes a while and gives what came of it. */
    interface Work<T> {
        T done() throws Exception;
    }

    /** A page that lists what there is: in an empty system there is less on it. */
    <T> T ofMany(String name, Work<T> work) throws Exception {
        long began = System.nanoTime();
        T came = work.done();
        millis.computeIfAbsent(name, n -> new ArrayList<>()).add((System.nanoTime() - began) / 1e6);
        return came;
    }

    /** A command, or a page of one case: the same in any system. */
    <T> T ofOne(String name, Work<T> work) throws Exception {
        ofOne.add(name);
        return ofMany(name, work);
    }

    Set<String> names() {
        return millis.keySet();
    }

    boolean isOfOne(String name) {
        return ofOne.contains(name);
    }

    double median(String name) {
        List<Double> sorted = millis.get(name).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
