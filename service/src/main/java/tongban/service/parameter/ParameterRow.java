package tongban.service.parameter;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongban.service.place.Level;

/**
 * One dated value of a parameter for one place: a line of parameters.csv or of the node's parameter
 * register.
 *
 * @param name parameter, or its {@code NAME minimum} or {@code NAME maximum}
 * @param place 12-digit division code or zone
 * @param from first day in force
 * @param until first day no longer in force; null where no end is known
 * @param value FEEL value: BigDecimal, String, Boolean or LocalDate
 * @param unit e.g. {@code yuan/month}
 * @param document legal document; empty for demonstration values
 * @param article clause within the document; may be empty
 * @param confidence how sure
 * @param verifiedOn day on which somebody read it in its source; null where nobody did
 * @param origin file and line, or the register's entry
 */
public record ParameterRow(
        String name,
        String place,
        LocalDate from,
        @Nullable LocalDate until,
        Object value,
        String unit,
        String document,
        String article,
        Confidence confidence,
        @Nullable LocalDate verifiedOn,
        String origin) {

    public ParameterRow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(confidence, "confidence");
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("A row ends after it begins: " + origin);
        }
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean overlaps(ParameterRow other) {
        return (other.until == null || from.isBefore(other.until))
                && (until == null || other.from.isBefore(until));
    }

    public Level level() {
        return Level.ofCode(place);
    }

    /**
     * Whether {@code day} lies outside the days for which somebody verified the value. A value that
     * is labelled as unverified anyway says nothing more by this.
     */
    public boolean isUnverifiedOn(LocalDate day) {
        if (verifiedOn == null) return !confidence.isLabelled();
        return until == null && day.isAfter(verifiedOn);
    }
}
