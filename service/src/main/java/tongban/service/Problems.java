package tongban.service;

import java.util.ArrayList;
import java.util.List;
import tongban.service.text.Words;

/** Collects the faults of a folder, so that its author sees all of them at once. */
final class Problems {

    /** A folder with more faults than this shows the first ones. */
    static final int SHOWN_MAX = 500;

    private final List<Problem> found = new ArrayList<>();

    void add(String code, String file, int line, String element, Words cause, Words remedy) {
        add(new Problem(code, file, line, element, cause, remedy, Problem.Severity.ERROR));
    }

    void add(Problem problem) {
        if (found.size() < SHOWN_MAX) found.add(problem);
    }

    void addAll(List<Problem> others) {
        others.forEach(this::add);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream().distinct().sorted(Problem.ORDER).toList();
    }
}
