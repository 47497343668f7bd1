package tongban.service.fact;

import java.util.Objects;

/**
 * One fact of a case: a FEEL value and where it came from.
 *
 * @param value BigDecimal, String, Boolean, LocalDate, {@code List<Object>} or {@code Map<String,
 *     Object>}
 * @param source register, declared, document or exchange
 * @param evidence what proves it, e.g. a material's id or a register entry; empty when nothing does
 */
public record Fact(Object value, FactSource source, String evidence) {

    public Fact {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(evidence, "evidence");
    }

    public static Fact declared(Object value) {
        return new Fact(value, FactSource.DECLARED, "");
    }
}
