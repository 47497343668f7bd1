package tongban.node.casework;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.identity.Jurisdiction;

/**
 * Once a day what was published and is past its last day goes: nobody was shown it since, for a
 * list never asks for it. What hangs in a place that was renamed or merged follows it. And of what
 * should have been published by now it is asked again whether it is paid still.
 */
class PublicationJob {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationJob.class);
    private final JdbcPublications publications;

    PublicationJob(JdbcPublications publications) {
        this.publications = publications;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT3M")
    void run() {
        for (Jurisdiction side : Jurisdiction.values()) {
            int rows = publications.lapse(side);
            if (rows > 0) {
                LOG.info("{} publications of side {} are over", rows, side.code());
            }
            int moved = publications.move(side);
            if (moved > 0) {
                LOG.info("{} publications of side {} have a new place code", moved, side.code());
            }
            int unpublished = publications.recount(side);
            if (unpublished > 0) {
                LOG.info(
                        "{} granted cases of side {} should have been published by now",
                        unpublished,
                        side.code());
            }
        }
    }
}
