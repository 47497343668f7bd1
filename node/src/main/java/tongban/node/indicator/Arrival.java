package tongban.node.indicator;

import java.time.LocalDate;
import java.util.Optional;
import tongban.service.text.Words;
import tongban.time.Period;

/** What a reported line is to what was known before. */
public enum Arrival {
    /** Nothing of this source stood there. */
    FIRST("首次", "first"),
    /** It replaces what the same source had said. */
    CORRECTION("更正", "correction"),
    /** The same source says the same again. */
    AGAIN("重复报送", "sent again"),
    /** The source takes back what it had said. */
    WITHDRAWAL("撤回", "withdrawn");

    private final Words words;

    Arrival(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    /**
     * What a line is.
     *
     * @param stood whether a line of the same source stands there
     * @param withdrawn whether the line takes back and says nothing else
     * @param same whether it says what stands there already
     * @return empty where a source withdraws what it never reported
     */
    public static Optional<Arrival> of(boolean stood, boolean withdrawn, boolean same) {
        if (withdrawn) {
            return stood ? Optional.of(WITHDRAWAL) : Optional.empty();
        }
        return Optional.of(!stood ? FIRST : same ? AGAIN : CORRECTION);
    }

    /**
     * Whether a report comes later than it was due.
     *
     * @param dueDays after the last day of the period
     */
    public static boolean isLate(Period period, int dueDays, LocalDate entered) {
        return period.lastDay().filter(last -> entered.isAfter(last.plusDays(dueDays))).isPresent();
    }
}
