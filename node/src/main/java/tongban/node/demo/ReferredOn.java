package tongban.node.demo;

import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.referral.Referral;
import tongban.node.referral.Referrals;

/**
 * Two referrals of the demonstration: one waits for the person's word, one for the department's.
 */
record ReferredOn(Referrals referrals) {

    /** The resident finds on his page that he is asked. */
    void asked(Actor reviewer, UUID caseId) {
        done(
                referrals.propose(
                        reviewer,
                        caseId,
                        "disability-rehabilitation",
                        "需要适配辅助器具。Needs an aid for walking."));
    }

    /** The department's reviewer finds it on his list. */
    void sent(Actor reviewer, UUID caseId) {
        UUID made =
                done(
                        referrals.propose(
                                reviewer,
                                caseId,
                                "medical-costs",
                                "慢性病门诊费用较高。High costs of chronic illness."));
        done(referrals.act(reviewer, made, new Referral.Order.Send("")));
    }

    private static UUID done(Referrals.Result result) {
        return Acting.done(Referrals.Result.Done.class, result).id();
    }
}
