package tongban.service.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The known facts of a case by name. A name that is absent is missing, which is not FEEL null. */
public record Facts(Map<String, Fact> byName) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Values that the applicant declared. */
    public static Facts declared(Map<String, Object> values) {
        return from(values, FactSource.DECLARED);
    }

    public static Facts from(Map<String, Object> values, FactSource source) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        values.forEach((name, value) -> facts.put(name, new Fact(value, source, "")));
        return new Facts(facts);
    }

    public Facts plus(String name, Fact fact) {
        Map<String, Fact> more = new LinkedHashMap<>(byName);
        more.put(name, fact);
        return new Facts(more);
    }

    /** These facts with those of {@code other} put in place of the same names. */
    public Facts overlaidBy(Facts other) {
        Map<String, Fact> more = new LinkedHashMap<>(byName);
        more.putAll(other.byName);
        return new Facts(more);
    }

    public Optional<Object> value(String name) {
        return Optional.ofNullable(byName.get(name)).map(Fact::value);
    }

    /** Name to FEEL value, without sources. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        byName.forEach((name, fact) -> values.put(name, fact.value()));
        return values;
    }
}
