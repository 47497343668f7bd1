package tongban.node.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.identity.Jurisdiction;

/**
 * Looks once a day for what is over: it proposes what people destroy by a list, and ends what ends
 * by itself.
 */
class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private final Retention retention;

    RetentionJob(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT2M")
    void run() {
        for (Jurisdiction side : Jurisdiction.values()) {
            retention
                    .lapse(side)
                    .forEach((kind, ended) ->
                            LOG.info(
                                    "{} records of kind {} of side {} have ended",
                                    ended,
                                    kind,
                                    side.code()));
            int rows = retention.propose(side);
            if (rows > 0) {
                LOG.info("{} records of side {} proposed for destruction", rows, side.code());
            }
        }
    }
}
