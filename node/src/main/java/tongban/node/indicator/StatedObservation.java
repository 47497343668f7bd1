package tongban.node.indicator;

import java.util.Optional;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * What was stated of an indicator in public: a figure of the newspaper page, or a report.
 *
 * @param place code of the place within what the indicator is about; empty for that itself
 * @param period the days it speaks of; empty where the source does not say
 * @param figure number of the page's figure; empty for another source
 */
public record StatedObservation(
        String indicator,
        String place,
        Optional<Period> period,
        Amount amount,
        Words source,
        Optional<Integer> figure) {}
