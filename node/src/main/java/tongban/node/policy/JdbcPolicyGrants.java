package tongban.node.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Grants;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/**
 * The account that an enterprise confirmed is the one that its grant is paid to, and the budget of
 * whoever issued the policy the one that it is paid from; in the transaction of the decision.
 */
final class JdbcPolicyGrants implements Grants {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcOfferRows rows;
    private final Policies policies;
    private final PayingArea paying;
    private final ObjectProvider<Entitlements> entitlements;

    /**
     * @param entitlements looked up when it is needed: they know casework, which knows the grants
     */
    JdbcPolicyGrants(
            JdbcClient jdbc,
            Walls walls,
            JdbcOfferRows rows,
            Policies policies,
            PayingArea paying,
            ObjectProvider<Entitlements> entitlements) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.rows = rows;
        this.policies = policies;
        this.paying = paying;
        this.entitlements = entitlements;
    }

    @Override
    public void granted(Grant grant) {
        policies.find(grant.service())
                .filter(policy -> policy.paidBy().isPresent())
                .ifPresent(policy -> paidBy(grant, policy));
        Optional<JdbcOfferRows.Stored> offer =
                jdbc.sql("select * from policy_offer where case_id = ?")
                        .param(grant.caseId())
                        .query((row, n) -> JdbcOfferRows.stored(row))
                        .optional();
        if (offer.isEmpty()) {
            return;
        }
        CaseKey key =
                rows.keys(List.of(offer.get().id()), Purpose.BENEFIT, "account")
                        .get(offer.get().id());
        if (key == null) {
            return;
        }
        OfferContent content = rows.content(offer.get(), key);
        jdbc.sql("select id from entitlement where case_id = ?")
                .param(grant.caseId())
                .query(UUID.class)
                .list()
                .forEach(id ->
                        entitlements
                                .getObject()
                                .enterAccount(
                                        walls.current(),
                                        id,
                                        content.holder(),
                                        content.bank(),
                                        content.account()));
    }

    /** A city's or a county's money; where nothing is said, the side pays. */
    private void paidBy(Grant grant, Policy policy) {
        Jurisdiction side = walls.current().jurisdiction();
        String area = paying.of(policy.service(), side, grant.place(), grant.appliedOn());
        if (!area.equals(side.code())) {
            jdbc.sql("update entitlement set fund = ? where case_id = ? and scheme = ?")
                    .params(area, grant.caseId(), policy.scheme())
                    .update();
        }
    }

    @Override
    public void givenAtOnce(Grant grant, String award, BigDecimal amount) {
        // nothing of a policy is handed out before it is decided
    }

    @Override
    public void refused(UUID caseId) {
        // the offer stays what it became: a case, which says the rest
    }

    @Override
    public void revoked(UUID caseId) {
        // the ledger asks somebody to decide on it
    }
}
