package tongban.service.fact;

import java.util.Locale;

/**
 * FEEL types that facts and parameters use, each with its Java form: NUMBER BigDecimal, STRING
 * String, BOOLEAN Boolean, DATE LocalDate, CONTEXT {@code Map<String, Object>}. A list is {@code
 * List<Object>} of these.
 */
public enum FeelType {
    NUMBER,
    STRING,
    BOOLEAN,
    DATE,
    CONTEXT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
