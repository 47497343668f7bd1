package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One beneficiary's one scheme, as his ledger has it.
 *
 * @param first the first month that can be due
 * @param awarded by decisions
 * @param due after what else he has
 * @param netted the standard has taken off already what he has from elsewhere
 * @param bookedThrough the last month that a run has booked; the one before {@code first} at first
 * @param deduction yuan a month that a decision takes from later months for a claim; 0 for none
 * @param postings oldest first
 */
record Benefit(
        UUID id,
        Scheme scheme,
        YearMonth first,
        Amounts awarded,
        Amounts due,
        boolean netted,
        YearMonth bookedThrough,
        BigDecimal deduction,
        List<Posting> postings) {

    Benefit {
        postings = List.copyOf(postings);
    }

    Balances balances() {
        return Balances.of(postings);
    }

    Benefit awarded(Amounts now) {
        return new Benefit(id, scheme, first, now, due, netted, bookedThrough, deduction, postings);
    }

    Benefit deducting(BigDecimal monthly) {
        return new Benefit(
                id, scheme, first, awarded, due, netted, bookedThrough, monthly, postings);
    }

    Benefit bookedThrough(YearMonth month) {
        return new Benefit(id, scheme, first, awarded, due, netted, month, deduction, postings);
    }

    Benefit with(List<Posting> more) {
        List<Posting> all = new ArrayList<>(postings);
        all.addAll(more);
        return new Benefit(id, scheme, first, awarded, due, netted, bookedThrough, deduction, all);
    }

    /** The same with another amount due, and the postings that booked months need for it. */
    Benefit due(Amounts now) {
        Balances balances = balances();
        for (YearMonth m = first; !m.isAfter(bookedThrough); m = m.plusMonths(1)) {
            correct(balances, m, now.at(m).subtract(due.at(m)));
        }
        return new Benefit(
                        id, scheme, first, awarded, now, netted, bookedThrough, deduction, postings)
                .with(balances.made());
    }

    /**
     * What is due for a booked month has changed. Nothing is taken from another month for it: that
     * needs a decision of its own.
     */
    private static void correct(Balances balances, YearMonth month, BigDecimal by) {
        Posting.Kind kind = Posting.Kind.CORRECTION;
        if (by.signum() > 0) {
            BigDecimal left = by;
            for (LedgerAccount wrong : List.of(LedgerAccount.OVERPAID, LedgerAccount.CLAIM)) {
                BigDecimal part = left.min(balances.of(wrong, month));
                balances.post(kind, month, LedgerAccount.COST, wrong, part);
                left = left.subtract(part);
            }
            balances.post(kind, month, LedgerAccount.COST, LedgerAccount.OWED, left);
        } else if (by.signum() < 0) {
            BigDecimal left = by.negate();
            for (LedgerAccount here : List.of(LedgerAccount.OWED, LedgerAccount.RETURNED)) {
                BigDecimal part = left.min(balances.of(here, month));
                balances.post(kind, month, here, LedgerAccount.COST, part);
                left = left.subtract(part);
            }
            balances.post(kind, month, LedgerAccount.OVERPAID, LedgerAccount.COST, left);
        }
    }
}
