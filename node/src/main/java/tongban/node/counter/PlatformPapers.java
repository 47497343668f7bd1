package tongban.node.counter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongban.node.casework.HeldPapers;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.service.ServiceDefinition;

/**
 * Papers that the side holds of the visitor: what is known is not a fact's value but the side that
 * holds it, because the other side, where it decides, does not. Only the card says that it is he.
 */
record PlatformPapers(HeldPapers held) implements KnownFacts {
    @Override
    public Map<String, List<Known>> of(
            Actor clerk, Collection<ServiceDefinition> services, Visits.Visitor visitor) {
        Map<String, List<Known>> known = new HashMap<>();
        if (visitor.source() != Visits.Source.CARD) {
            return known;
        }
        for (ServiceDefinition service : services) {
            held.of(clerk, service, visitor.number(), Purpose.VISIT)
                    .forEach((material, here) ->
                            known.computeIfAbsent(service.id(), s -> new ArrayList<>())
                                    .add(
                                            new Known(
                                                    here.source(),
                                                    here.since(),
                                                    Map.of(
                                                            Visits.PAPER + material,
                                                            clerk.jurisdiction().code()))));
        }
        return known;
    }
}
