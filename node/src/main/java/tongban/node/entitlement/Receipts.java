package tongban.node.entitlement;

import java.math.BigDecimal;
import java.util.List;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;

/** What one person receives by the month, for whoever fills in a form with him. */
public interface Receipts {
    /**
     * @param monthly yuan awarded for this month, more than nothing
     */
    record Receipt(Scheme scheme, BigDecimal monthly) {}

    /**
     * On the actor's side, of a resident as far as it is his own; found or not, the look is
     * journaled. Nothing that is sealed is opened.
     *
     * @param number of his identity card, in full
     */
    List<Receipt> of(Actor actor, String number, Purpose purpose);
}
