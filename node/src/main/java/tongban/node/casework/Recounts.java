package tongban.node.casework;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/** Counts the last days of cases again, to which nothing has happened: the lists follow. */
final class Recounts {
    private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);

    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcDeadlines deadlines;
    private final CaseReader reader;

    Recounts(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDeadlines deadlines,
            CaseReader reader) {
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.deadlines = deadlines;
        this.reader = reader;
    }

    /**
     * Each in a transaction of its own.
     *
     * @return how many were counted again
     */
    int all(Jurisdiction side, List<UUID> cases) {
        Actor node = Actor.system(side);
        int counted = 0;
        for (UUID id : cases) {
            try {
                counted += walls.inside(node, () -> one(id)) ? 1 : 0;
            } catch (RuntimeException e) {
                // the others do not wait for it; what is in it is personal and stays out of the log
                LOG.error(
                        "Case {} of side {} could not be counted again: {}",
                        id,
                        side.code(),
                        e.getClass().getName());
            }
        }
        return counted;
    }

    private boolean one(UUID id) {
        return personalData
                .open(id, Purpose.HANDLE, "case")
                .map(key -> one(store.load(id, key)))
                .orElse(false);
    }

    /**
     * In the open transaction.
     *
     * @return false when it has moved meanwhile, and was counted with that
     */
    boolean one(Case subject) {
        return deadlines.recount(subject, reader.deadlines(subject, reader.service(subject)));
    }
}
