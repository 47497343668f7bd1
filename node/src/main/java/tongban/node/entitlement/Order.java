package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What can be done to a person's ledger. Everything but the runs goes through here. */
sealed interface Order {

    /** The entitlement that it is about. */
    UUID benefit();

    /**
     * A decision has granted it.
     *
     * @param netted the standard has taken off already what the person has from elsewhere
     */
    record Open(UUID benefit, Scheme scheme, List<Amounts.Span> spans, boolean netted)
            implements Order {
        public Open {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A decision on the spot has handed out the first part of what is decided later: it is opened,
     * booked and settled at once.
     */
    record HandOut(UUID benefit, Scheme scheme, YearMonth month, BigDecimal amount)
            implements Order {}

    /** More, from a month on; months that are past become arrears. */
    record Raise(UUID benefit, YearMonth from, BigDecimal amount) implements Order {}

    /** Less, from a month on; more than nothing. */
    record Reduce(UUID benefit, YearMonth from, BigDecimal amount) implements Order {}

    /** Nothing more from a month on. */
    record Stop(UUID benefit, YearMonth from) implements Order {}

    /** As much as now for some months more (渐退期), then nothing. */
    record Exit(UUID benefit, YearMonth from, int months) implements Order {}

    /**
     * What was overpaid has to be paid back.
     *
     * @param monthly taken from later months by this decision; zero where it is paid back in cash
     */
    record Recover(UUID benefit, BigDecimal amount, BigDecimal monthly) implements Order {}

    /** What was overpaid, or is claimed, is left to the person. */
    record Waive(UUID benefit, BigDecimal amount) implements Order {}

    /** Money came back from the person. */
    record Repay(UUID benefit, BigDecimal amount) implements Order {}

    /**
     * The bank returned a payment.
     *
     * @param paid the postings of the payment
     */
    record Return(UUID benefit, List<Posting> paid) implements Order {
        public Return {
            paid = List.copyOf(paid);
        }
    }
}
