package tongban.node.counter;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.node.known.PersonFacts;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;

/**
 * The platform's own register and ledger. Only the card says that it is he: a number that was typed
 * is asked of neither.
 */
record PlatformRegisters(PersonFacts facts) implements KnownFacts {
    @Override
    public Map<String, List<Known>> of(
            Actor clerk, Collection<ServiceDefinition> services, Visits.Visitor visitor) {
        if (visitor.source() != Visits.Source.CARD) {
            return Map.of();
        }
        Map<String, List<PersonFacts.Told>> told =
                facts.of(clerk, services, visitor.number(), Purpose.VISIT);
        return services.stream()
                .collect(
                        Collectors.toMap(
                                ServiceDefinition::id,
                                s -> known(s, told.getOrDefault(s.id(), List.of()))));
    }

    private static List<Known> known(ServiceDefinition service, List<PersonFacts.Told> told) {
        return told.stream()
                .map(t -> new Known(t.source(), t.asOf(), typed(service, t.facts())))
                .toList();
    }

    private static Map<String, String> typed(ServiceDefinition service, Map<String, Object> facts) {
        Map<String, String> typed = new HashMap<>();
        facts.forEach((name, value) ->
                service.fact(name)
                        .map(FactDeclaration::key)
                        .ifPresent(k -> typed.put(k, text(value))));
        return typed;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
