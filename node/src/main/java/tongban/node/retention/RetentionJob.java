package tongban.node.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.identity.Jurisdiction;

/** Looks once a day for what is over, and proposes it. It destroys nothing. */
class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private final Retention retention;

    RetentionJob(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT2M")
    void run() {
        for (Jurisdiction side : Jurisdiction.values()) {
            int rows = retention.propose(side);
            if (rows > 0) {
                LOG.info("{} records of side {} proposed for destruction", rows, side.code());
            }
        }
    }
}
