package tongban.node.counter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tongban.node.identity.Actor;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** What registers already know of a visitor, so that nobody is asked for it (免提交). */
public interface KnownFacts {
    /** What one register answers. */
    record Known(Words register, LocalDate asOf, Map<String, String> values) {
        public Known {
            values = Map.copyOf(values);
        }
    }

    /**
     * Inside the clerk's open transaction.
     *
     * @param service the facts are for
     * @return by register; values by field of the service's form, as typed. Empty where nothing is
     *     known
     */
    List<Known> of(Actor clerk, ServiceDefinition service, Visits.Visitor visitor);

    /** Several registers, one after the other: what an earlier one answers stands. */
    static KnownFacts together(List<KnownFacts> all) {
        List<KnownFacts> asked = List.copyOf(all);
        return (clerk, service, visitor) ->
                asked.stream().flatMap(k -> k.of(clerk, service, visitor).stream()).toList();
    }
}
