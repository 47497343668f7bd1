package tongban.node.portal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.policy.AwardAccounts;
import tongban.node.policy.Offers;
import tongban.service.text.Words;

/** What the enterprise may have, as a part of the enterprise zone. */
final class PolicyZonePart implements ZonePart {
    private final Offers offers;
    private final AwardAccounts accounts;

    PolicyZonePart(Offers offers, AwardAccounts accounts) {
        this.offers = offers;
        this.accounts = accounts;
    }

    @Override
    public Words name() {
        return Words.of("享政策", "Policies");
    }

    @Override
    public Optional<ZoneBrand> brand() {
        return Optional.of(ZoneBrand.POLICIES);
    }

    @Override
    public Words says() {
        return Words.of(
                "与已发布的全部惠企政策比对，写明为什么；免申即享的确认即可。",
                "Held against every published policy, with reasons; what needs no application is confirmed.");
    }

    @Override
    public String address(UUID enterprise) {
        return "/policies/mine?of=" + enterprise;
    }

    @Override
    public OptionalLong waiting(Actor actor, UUID enterprise) {
        return OptionalLong.of(
                (long) offers.waiting(actor, enterprise) + accounts.awaited(actor, enterprise));
    }
}
