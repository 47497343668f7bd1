package tongban.node.place;

import java.util.List;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/**
 * What is wrong with place data, all of it at once: file, row, cause and remedy in both languages.
 */
public final class PlaceFaults extends RuntimeException {
    private final List<Words> faults;

    PlaceFaults(List<Words> faults) {
        super(faults.stream().map(Words::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Words> faults() {
        return faults;
    }
}
