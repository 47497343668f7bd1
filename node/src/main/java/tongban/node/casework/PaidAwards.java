package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is paid of an award, where a ledger keeps it: decisions after the case may change it, and
 * some have said already from when.
 */
public interface PaidAwards {

    /**
     * What is paid on a day, and how long that stays true.
     *
     * @param yuan by what the standard calls the award, of the month of that day or, where it has
     *     not begun, of its first; zero for what has ended. Empty where no ledger keeps the case
     * @param changes the first day on which something else is due; empty where nothing else is
     *     decided
     * @param ends the first day on which nothing is due of any of them; empty where that is not
     *     decided, or is so already
     */
    record Paid(
            Map<String, BigDecimal> yuan, Optional<LocalDate> changes, Optional<LocalDate> ends) {
        public static final Paid UNKNOWN = new Paid(Map.of(), Optional.empty(), Optional.empty());

        public Paid {
            yuan = Map.copyOf(yuan);
        }

        /** Whether a ledger keeps it, and nothing is due of it any more. */
        boolean isOver() {
            return !yuan.isEmpty() && yuan.values().stream().allMatch(y -> y.signum() == 0);
        }

        /**
         * The first day on which it is not true any more.
         *
         * @param amount whether the amounts are said, or only that something is paid
         */
        Optional<LocalDate> untrueFrom(boolean amount) {
            return amount ? changes : ends;
        }

        /** Both: that nothing is due is so once it is so of each. */
        private Paid and(Paid other) {
            if (yuan.isEmpty() || other.yuan().isEmpty()) {
                return yuan.isEmpty() ? other : this;
            }
            Map<String, BigDecimal> all = new HashMap<>(yuan);
            all.putAll(other.yuan());
            boolean going = !isOver() && !other.isOver();
            return new Paid(
                    all,
                    Stream.of(changes, other.changes())
                            .flatMap(Optional::stream)
                            .min(LocalDate::compareTo),
                    going
                            ? ends.flatMap(e -> other.ends().map(o -> e.isAfter(o) ? e : o))
                            : isOver() ? other.ends() : ends);
        }
    }

    Paid on(UUID caseId, LocalDate day);

    /** The same of every ledger that there is. */
    static Paid of(Collection<PaidAwards> ledgers, UUID caseId, LocalDate day) {
        return ledgers.stream()
                .map(ledger -> ledger.on(caseId, day))
                .reduce(Paid.UNKNOWN, Paid::and);
    }
}
