package tongban.node.indicator;

import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * What must hold between figures, computed.
 *
 * @param figures numbers of the figures it is about
 * @param formula what was computed, in FEEL; empty where only a condition was asked
 * @param value what comes out
 * @param condition what must hold, in FEEL
 */
public record Check(
        String id,
        Words what,
        List<Integer> figures,
        String formula,
        Optional<Amount> value,
        String condition,
        boolean holds) {
    public Check {
        figures = List.copyOf(figures);
    }
}
