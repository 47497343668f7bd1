package tongban.node.casework;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.fact.FactForm;

/** What was typed, by field. */
public record Typed(Map<String, List<String>> fields) {
    public String first(String field) {
        List<String> values = fields.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    /** A date as one ISO text, put together where it was typed in three parts. */
    public String date(String field) {
        String year = first(field + ".year");
        return year.isEmpty()
                ? first(field)
                : "%s-%2s-%2s"
                        .formatted(year, first(field + ".month"), first(field + ".day"))
                        .replace(' ', '0');
    }

    /** The date; empty where there is none, or what is there is none. */
    Optional<LocalDate> day(String field) {
        try {
            return Optional.of(LocalDate.parse(date(field)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean hasAny(String prefix) {
        return fields.entrySet().stream()
                .anyMatch(e ->
                        e.getKey().startsWith(prefix)
                                && e.getValue().stream().anyMatch(v -> !v.isBlank()));
    }

    /** Fields of the service's own form. */
    Map<String, List<String>> of(FactForm form) {
        Map<String, List<String>> own = new HashMap<>();
        fields.forEach((field, values) -> {
            boolean belongs =
                    form.questions().stream()
                            .anyMatch(
                                    q -> field.equals(q.key()) || field.startsWith(q.key() + "."));
            if (belongs && !values.isEmpty()) {
                own.put(field, values);
            }
        });
        return own;
    }
}
