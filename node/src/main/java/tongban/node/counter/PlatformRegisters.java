package tongban.node.counter;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public List<Known> of(Actor clerk, ServiceDefinition service, Visits.Visitor visitor) {
        return visitor.source() == Visits.Source.CARD
                ? facts.of(clerk, service, visitor.number(), Purpose.VISIT).stream()
                        .map(told ->
                                new Known(told.source(), told.asOf(), typed(service, told.facts())))
                        .toList()
                : List.of();
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
