package tongban.node.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * What enterprises were granted, whatever way they came, and the accounts into which it is paid:
 * each enterprise names its own before money goes, and changes it by confirming another one.
 */
public interface AwardAccounts {

    /**
     * An award of an enterprise that the actor acts for.
     *
     * @param amount granted in yuan
     * @param paid of it, what went out and did not come back
     * @param to whom it is paid; where that is not the enterprise, it confirms no account
     * @param account bank, holder and the end of the number; empty while none was confirmed
     * @param wrong whether the bank sent money back from it
     */
    record Award(
            UUID entitlement,
            UUID enterprise,
            String name,
            Words policy,
            String caseNumber,
            BigDecimal amount,
            BigDecimal paid,
            Policy.PaidTo to,
            Optional<String> account,
            boolean wrong) {

        /** Nothing is paid before the enterprise says where. */
        public boolean isAwaited() {
            return to == Policy.PaidTo.ENTERPRISE
                    && amount.compareTo(paid) > 0
                    && (account.isEmpty() || wrong);
        }
    }

    /**
     * An application that is held for want of budget.
     *
     * @param place in the order of application, from 1; empty where the body decides on the order
     */
    record Waiting(
            String name, Words policy, String caseNumber, LocalDate appliedOn, OptionalInt place) {}

    record Sheet(List<Award> awards, List<Waiting> waiting) {}

    /**
     * An account as it was typed.
     *
     * @param confirmed that the money shall go there
     */
    record Typed(String holder, String bank, String account, boolean confirmed) {}

    /** Of all enterprises that the actor acts for today, the newest award first. */
    Sheet of(Actor actor);

    /** How many awards of an enterprise wait for an account. */
    int awaited(Actor actor, UUID enterprise);

    /** From now on it is paid there. */
    PolicyBook.Result confirm(Actor actor, UUID entitlement, Typed typed);
}
