package tongban.node.policy;

import java.util.List;
import tongban.service.text.Words;

/**
 * What of an offer is sealed under its own key: who it is, what it was offered on what ground, and
 * where the money goes.
 *
 * @param awards what the standard awarded, in words
 * @param facts what the register knew and from where, in words
 * @param holder, bank and account as the enterprise confirmed them; empty before
 */
record OfferContent(
        String creditCode,
        String name,
        String place,
        List<Said> awards,
        List<Said> facts,
        String holder,
        String bank,
        String account) {
    static final String LABEL = "policy-offer";
    static final String STEP = "policy-offer-step";

    /**
     * @param source where it comes from; empty for what the standard says
     */
    record Said(Words name, Words value, Words source) {}

    OfferContent {
        awards = List.copyOf(awards);
        facts = List.copyOf(facts);
    }

    OfferContent paidTo(Offer.Order.Confirm confirm) {
        return new OfferContent(
                creditCode,
                name,
                place,
                awards,
                facts,
                confirm.holder().strip(),
                confirm.bank().strip(),
                confirm.digits());
    }
}
