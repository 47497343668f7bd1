package tongban.node.counter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * Inside the clerk's open transaction. Whatever is asked is asked once for all the services.
     *
     * @param services the facts are for
     * @return by id of the service and by register; values by field of the service's form, as
     *     typed. Empty where nothing is known
     */
    Map<String, List<Known>> of(
            Actor clerk, Collection<ServiceDefinition> services, Visits.Visitor visitor);

    /** Several registers, one after the other: what an earlier one answers stands. */
    static KnownFacts together(List<KnownFacts> all) {
        List<KnownFacts> asked = List.copyOf(all);
        return (clerk, services, visitor) -> {
            Map<String, List<Known>> together = new HashMap<>();
            for (KnownFacts one : asked) {
                one.of(clerk, services, visitor)
                        .forEach((service, known) ->
                                together.computeIfAbsent(service, s -> new ArrayList<>())
                                        .addAll(known));
            }
            together.replaceAll((service, known) -> eachOnce(known));
            return together;
        };
    }

    private static List<Known> eachOnce(List<Known> all) {
        Set<String> answered = new HashSet<>();
        List<Known> once = new ArrayList<>();
        for (Known known : all) {
            Map<String, String> values = new HashMap<>(known.values());
            values.keySet().removeIf(field -> !answered.add(field));
            once.add(new Known(known.register(), known.asOf(), values));
        }
        return once;
    }
}
