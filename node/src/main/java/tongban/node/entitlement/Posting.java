package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Objects;
import tongban.service.text.Words;

/**
 * What moves from one account to another, for one month: one amount in both, so that it cannot fail
 * to sum to zero.
 *
 * @param month for which it is, not in which it was made
 * @param amount yuan, positive, two decimals
 */
record Posting(
        Kind kind, YearMonth month, LedgerAccount debit, LedgerAccount credit, BigDecimal amount) {

    /** Why something moves. */
    enum Kind {
        DUE("应发", "due"),
        CORRECTION("更正应发", "correction of what is due"),
        PAYMENT("发放", "payment"),
        HAND_OUT("先行给付", "handed out at once"),
        RETURN("银行退回", "returned by the bank"),
        REISSUE("补发退回款", "paid again"),
        RECOVERY("追回决定", "decision on recovery"),
        WAIVER("不追回决定", "decision not to recover"),
        REPAYMENT("退款入账", "paid back"),
        DEDUCTION("按决定抵扣", "deducted by decision");

        private final Words words;

        Kind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        Words words() {
            return words;
        }
    }

    Posting {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(month);
        if (debit == credit || amount.signum() <= 0) {
            throw new IllegalArgumentException(
                    "LEDGER-900 not a posting: " + debit + " to " + credit + ", " + amount);
        }
        amount = Cents.exact(amount);
    }
}
