package tongban.service.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Typed texts of a form by field, and the writing of values into such fields. */
record FormInput(Map<String, List<String>> fields) {

    /** The text of a single field without blanks around it; empty when absent. */
    String text(String field) {
        List<String> texts = fields.getOrDefault(field, List.of());
        return texts.isEmpty() ? "" : texts.getFirst().strip();
    }

    List<String> texts(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /** A date as one ISO text, put together from its three parts if it came in parts. */
    String dateText(String field) {
        String y = text(field + ".year");
        String m = text(field + ".month");
        String d = text(field + ".day");
        if (y.isEmpty() && m.isEmpty() && d.isEmpty()) return text(field);
        return y + "-" + twoDigits(m) + "-" + twoDigits(d);
    }

    /** Whether any field lies under {@code field.}. */
    boolean hasPartsOf(String field) {
        return fields.entrySet().stream()
                .anyMatch(e ->
                        e.getKey().startsWith(field + ".")
                                && e.getValue().stream().anyMatch(v -> !v.isBlank()));
    }

    static void write(
            FactDeclaration fact, String field, Object value, Map<String, List<String>> form) {
        switch (value) {
            case List<?> items when fact.type() == FeelType.CONTEXT -> {
                for (int i = 0; i < items.size(); i++)
                    write(fact, field + "." + i, items.get(i), form);
            }
            case List<?> items -> {
                List<String> texts = new ArrayList<>();
                items.forEach(item -> texts.add(text(item)));
                form.put(field, texts);
            }
            case Map<?, ?> parts -> {
                for (FactDeclaration part : fact.fields()) {
                    Object inner = parts.get(part.name());
                    if (inner != null) write(part, field + "." + part.key(), inner, form);
                }
            }
            case LocalDate day -> {
                form.put(field + ".year", List.of(String.valueOf(day.getYear())));
                form.put(field + ".month", List.of(String.valueOf(day.getMonthValue())));
                form.put(field + ".day", List.of(String.valueOf(day.getDayOfMonth())));
            }
            default -> form.put(field, List.of(text(value)));
        }
    }

    /** The form's text of a value: numbers plain, booleans true and false. */
    static String text(Object value) {
        return value instanceof BigDecimal n ? n.toPlainString() : value.toString();
    }

    private static String twoDigits(String text) {
        return text.length() == 1 ? "0" + text : text;
    }
}
