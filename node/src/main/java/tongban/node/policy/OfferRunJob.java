package tongban.node.policy;

import tongban.node.identity.Jurisdiction;
import tongban.node.journal.WokenJob;

/** Carries started runs of policies on, also those that a fallen node left behind. */
public final class OfferRunJob extends WokenJob {
    private final JdbcOfferRuns runs;

    OfferRunJob(JdbcOfferRuns runs) {
        super("policy-run", "POLICY-901");
        this.runs = runs;
        runs.onStarted(this::wake);
    }

    @Override
    protected void round() {
        for (Jurisdiction side : Jurisdiction.values()) {
            runs.carryOn(side);
        }
    }
}
