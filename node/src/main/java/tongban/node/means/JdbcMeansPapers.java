package tongban.node.means;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Documents;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.means.JdbcMeansActs.Opened;
import tongban.node.means.MeansChecks.Paper;

/** Signed papers and evidence of a check: taken as they are, sealed. */
final class JdbcMeansPapers {
    /** What they are sealed as. */
    static final String PAPER = "means-paper";

    private final JdbcMeansRows rows;
    private final Clock clock;

    JdbcMeansPapers(JdbcMeansRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @return the paper, where it can be taken
     */
    Optional<Paper> readable(
            UUID check, Optional<Paper> handed, boolean required, List<Problem> problems) {
        Optional<Paper> paper = handed.filter(p -> p.content().length > 0);
        if (paper.isEmpty()) {
            if (required) {
                problems.add(MeansProblems.paper());
            }
            return Optional.empty();
        }
        if (paper.get().content().length > Documents.DOCUMENT_BYTES_MAX) {
            problems.add(MeansProblems.tooLarge());
        } else if (paper.get().type().isEmpty()) {
            problems.add(MeansProblems.paper());
        } else if (rows.authorisations().papers(check) >= MeansChecks.PAPERS_MAX) {
            problems.add(MeansProblems.tooManyPapers());
        }
        return paper;
    }

    Optional<UUID> keep(Actor actor, Opened open, int person, Optional<Paper> paper) {
        return paper.map(p -> {
            UUID id = GlobalId.next(clock.instant());
            rows.authorisations()
                    .insertPaper(
                            actor,
                            open.check().id(),
                            person,
                            id,
                            p.type().orElseThrow(),
                            p.content().length,
                            open.key().seal(PAPER, p.content()),
                            clock.instant());
            return id;
        });
    }
}
