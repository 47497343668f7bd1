package tongban.node.casework;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Authorisation.What;
import tongban.node.casework.CaseEvent.StoredFact;
import tongban.node.casework.JdbcAuthorisationRows.Held;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;

/**
 * Who is named by number in what a form states: members of the household, for whose relatives a
 * case is none of their business. Pure.
 */
final class NamedMembers {
    private NamedMembers() {}

    /**
     * @return citizen numbers, the applicant's own among them where the form asks for it
     */
    static Set<String> numbers(
            ServiceDefinition service, Map<String, StoredFact> facts, LocalDate today) {
        Set<String> numbers = new LinkedHashSet<>();
        for (FactDeclaration fact : service.facts()) {
            StoredFact stored = facts.get(fact.name());
            if (stored != null) {
                collect(fact, stored.value(), today, numbers);
            }
        }
        return numbers;
    }

    /** Numbers of members who answered on their phones whether their data may be checked. */
    static Set<String> answered(List<Held> asked) {
        return asked.stream()
                .filter(h -> h.what() == What.DATA_CHECK && h.standing().isAnswer())
                .map(h -> h.content().number())
                .collect(Collectors.toSet());
    }

    /** All who are known by number beside who applies: the proxy, who answered, who is named. */
    static Set<String> beside(
            IntakeReader.Read read,
            Set<String> answered,
            ServiceDefinition service,
            LocalDate today) {
        Set<String> others = new LinkedHashSet<>(answered);
        read.proxyNumber().ifPresent(others::add);
        read.intake().map(i -> numbers(service, i.facts(), today)).ifPresent(others::addAll);
        return others;
    }

    private static void collect(
            FactDeclaration fact, @Nullable Object value, LocalDate today, Set<String> numbers) {
        switch (value) {
            case List<?> list -> list.forEach(v -> collect(fact, v, today, numbers));
            case Map<?, ?> context ->
                    fact.fields().forEach(f -> collect(f, context.get(f.name()), today, numbers));
            case String text ->
                    fact.format()
                            .flatMap(f -> f.personIn(text, today))
                            .ifPresent(n -> numbers.add(n.digits()));
            case null, default -> {
                // no text: it names nobody
            }
        }
    }
}
