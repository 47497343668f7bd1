package tongban.node.indicator;

import java.util.List;
import tongban.service.text.Words;

/** Faults of the folder of figures and indicators, all of them, each with file and remedy. */
public final class FaultyBookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultyBookException(List<Words> faults) {
        super(String.join("\n", faults.stream().map(w -> w.zh() + " " + w.en()).toList()));
    }
}
