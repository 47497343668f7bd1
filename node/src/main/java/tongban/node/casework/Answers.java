package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tongban.node.casework.CaseEvent.StoredFact;
import tongban.service.ServiceDefinition;
import tongban.service.fact.Fact;
import tongban.service.fact.FactSource;
import tongban.service.fact.Facts;

/** Facts of a case between the service's form, the standard, and JSON. */
final class Answers {
    private Answers() {}

    /** Facts as JSON has them. */
    static Map<String, StoredFact> stored(Facts facts) {
        Map<String, StoredFact> stored = new LinkedHashMap<>();
        facts.byName()
                .forEach((name, fact) ->
                        stored.put(
                                name,
                                new StoredFact(
                                        plain(fact.value()),
                                        fact.source().name(),
                                        fact.evidence())));
        return stored;
    }

    /**
     * Facts as the standard takes them; read by the service's own form, synthetic numbers included.
     */
    static Facts facts(ServiceDefinition service, Map<String, StoredFact> stored, LocalDate today) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        values(service, stored, today)
                .forEach((name, value) -> {
                    StoredFact origin = java.util.Objects.requireNonNull(stored.get(name));
                    facts.put(
                            name,
                            new Fact(
                                    value, FactSource.valueOf(origin.source()), origin.evidence()));
                });
        return new Facts(facts);
    }

    static Map<String, Object> values(
            ServiceDefinition service, Map<String, StoredFact> stored, LocalDate today) {
        Map<String, Object> plain = new LinkedHashMap<>();
        stored.forEach((name, fact) -> plain.put(name, fact.value()));
        return service.form().withSynthetic(true).ofPlain(plain, today).values();
    }

    /** The same as they would be typed into the service's form, by field. */
    static Map<String, List<String>> typed(
            ServiceDefinition service, Map<String, StoredFact> stored, LocalDate today) {
        return service.form().write(values(service, stored, today));
    }

    static FactSource source(String key) {
        return FactSource.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case LocalDate day -> day.toString();
            case BigDecimal number -> number;
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<String, Object> parts = new LinkedHashMap<>();
                map.forEach((name, part) -> parts.put(String.valueOf(name), plain(part)));
                yield parts;
            }
            default -> value;
        };
    }
}
