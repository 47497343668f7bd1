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
 * case in another batch, opens nothing twice; what it tells anew corrects a case that nobody has
 * acted on, and is shown to the office otherwise.
 */
public interface Imports {
    int PAST_SHOWN_MAX = 20;

    /**
     * A case that came in.
     *
     * @param foreignNumber its number in the platform
     * @param number here; empty while it is a draft
     * @param missing what the draft still lacks, and papers whose content did not come along
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

    /** What became of something new about a case that had come in before. */
    enum News {
        CORRECTED(
                "这里还没有办理：已按来源平台更正，或者收入了材料",
                "nobody had acted on it here: corrected as the platform states, or papers taken in"),
        SHOWN(
                "这里已经办理：未作改动，已提请办理机关决定是否采纳",
                "acted on here: nothing was changed, the office is asked whether it accepts it"),
        WITHDRAWN("来源平台已删除，这里还没有办理：已撤回", "deleted there and not acted on here: withdrawn"),
        SENT("由另一方办理：已转交", "the other side handles it: sent on"),
        OVER("这里已经办结：没有改动", "it is over here: nothing was changed");

        private final Words words;

        News(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A case that had come in before, and what the batch told of it.
     *
     * @param remarks papers whose content did not come along, or was not one
     */
    record Changed(
            String foreignNumber, UUID id, String number, News news, List<ExchangeFault> remarks) {}

    /**
     * @param id of the import, by which its rows are read as a file; empty where the file is no
     *     batch
     * @param batch empty where the file is no batch
     * @param changed cases that had come in before, of which the batch tells something new
     * @param known cases that had come in before, and of which it tells nothing new
     * @param informative rows of steps, results and the like: checked, and not carried out, because
     *     who decides here decides here
     * @param rated cases that were rated as the applicant rated them in the platform
     * @param faults at most {@link BatchFile#FAULTS_MAX}
     * @param faultsInAll their whole number
     */
    record Report(
            Optional<UUID> id,
            String batch,
            String source,
            List<Taken> taken,
            List<Changed> changed,
            int known,
            int informative,
            int rated,
            List<ExchangeFault> faults,
            int faultsInAll) {
        public Report {
            taken = List.copyOf(taken);
            changed = List.copyOf(changed);
            faults = List.copyOf(faults);
        }
    }

    /**
     * A row of an import's report as a file: what became of a case, once for each remark about it,
     * or a row that was not taken in.
     *
     * @param foreignNumber its number in the platform; empty for a row that was not taken in
     * @param number here; empty while it is a draft
     */
    record Told(
            String foreignNumber, String number, Words result, Optional<ExchangeFault> remark) {}

    /**
     * An import of earlier.
     *
     * @param readable whether this actor may have its rows as a file
     */
    record Past(
            UUID id,
            boolean readable,
            String source,
            String batch,
            Instant at,
            int opened,
            int drafts,
            int changed,
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

    /**
     * Every row of an import's report, for a file: of the actor's own imports, of all of the side
     * for supervision.
     *
     * @return empty where there is no such import for him, or where none was kept of it
     */
    Optional<List<Told>> told(Actor actor, UUID id);
}
