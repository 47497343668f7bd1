package tongban.service.fact;

import java.util.List;
import java.util.Map;

/**
 * What a form said: every value that could be read, every fault, and the text as typed, so that
 * nothing is lost.
 */
public record FormReading(
        Map<String, Object> values, List<FactFault> faults, Map<String, List<String>> typed) {

    public boolean isFaultless() {
        return faults.isEmpty();
    }

    /** The values as facts that the applicant declared. */
    public Facts declared() {
        return Facts.declared(values);
    }
}
