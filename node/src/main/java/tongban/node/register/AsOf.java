package tongban.node.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What did we know on one day about another?
 *
 * @param day about which it is asked
 * @param known the day whose knowledge is meant, to its midnight
 */
public record AsOf(LocalDate day, LocalDate known) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    public AsOf {
        Objects.requireNonNull(day);
        Objects.requireNonNull(known);
    }

    /** Today, as it is known today. */
    public static AsOf today(LocalDate today) {
        return new AsOf(today, today);
    }

    /** Whenever it was recorded. */
    static AsOf everKnown(LocalDate day) {
        return new AsOf(day, LAST);
    }

    /**
     * The last instant of the day of knowledge: what was recorded at midnight is the next day's.
     */
    Instant until() {
        return known.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1);
    }
}
