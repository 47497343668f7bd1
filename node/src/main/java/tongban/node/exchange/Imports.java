package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Cases keyed in a provincial platform become cases here, taken in by the clerk who imports them,
 * with the commands that he would press: the same checks, the same duplicate rule, the same way
 * across the border. Every bad row is reported, the others go on. The same batch again, or the same
 * case in another batch, opens nothing twice.
 */
public interface Imports {
    int PAST_SHOWN_MAX = 20;

    /**
     * A case that came in.
     *
     * @param foreignNumber its number in the platform
     * @param number here; empty while it is a draft
     * @param missing what the draft still lacks; empty for a case
     */
    record Taken(
            String foreignNumber,
            UUID id,
            String number,
            Words state,
            List<ExchangeFault> missing) {
        public boolean isDraft() {
            return number.isEmpty();
        }
    }

    /**
     * @param batch empty where the file is no batch
     * @param known cases that had come in before
     * @param informative rows of steps, results and the like: checked, and not carried out, because
     *     who decides here decides here
     * @param rated cases that were rated as the applicant rated them in the platform
     * @param faults at most {@link BatchFile#FAULTS_MAX}
     * @param faultsInAll their whole number
     */
    record Report(
            String batch,
            String source,
            List<Taken> taken,
            int known,
            int informative,
            int rated,
            List<ExchangeFault> faults,
            int faultsInAll) {
        public Report {
            taken = List.copyOf(taken);
            faults = List.copyOf(faults);
        }
    }

    /** An import of earlier. */
    record Past(
            String source,
            String batch,
            Instant at,
            int opened,
            int drafts,
            int known,
            int faults) {}

    /**
     * @return empty for whoever is no clerk: cases are taken in by clerks
     */
    Optional<Report> run(Actor actor, byte[] file);

    /** Newest first, at most {@link #PAST_SHOWN_MAX}. */
    List<Past> past(Actor actor);

    /** All of them, for a file. */
    List<Past> all(Actor actor);
}
