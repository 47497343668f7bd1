package tongban.node.counter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tongban.service.text.Words;

/** What registers already know of a person, so that nobody is asked for it (免提交). */
public interface KnownFacts {
    /** What one register answers. */
    record Known(Words register, LocalDate asOf, Map<String, String> values) {
        public Known {
            values = Map.copyOf(values);
        }
    }

    boolean isSimulated();

    /**
     * @param service id of the service the facts are for
     * @param number the person's citizen number
     * @return by register; values by field of the service's form, as typed. Empty where nothing is
     *     known
     */
    List<Known> of(String service, String number);
}
