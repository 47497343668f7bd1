package tongban.node.casework;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.time.WorkingCalendar;

/**
 * Counts again what was counted by a calendar that was not published yet, once the node has another
 * one. The last days in the lists follow; nothing happens to the case.
 */
class CalendarJob {
    static final int ROWS_MAX = 200;
    private static final Logger LOG = LoggerFactory.getLogger(CalendarJob.class);

    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcDeadlines deadlines;
    private final CaseReader reader;
    private final WorkingCalendar calendar;

    CalendarJob(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDeadlines deadlines,
            CaseReader reader,
            WorkingCalendar calendar) {
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.deadlines = deadlines;
        this.reader = reader;
        this.calendar = calendar;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void run() {
        for (Jurisdiction side : Jurisdiction.values()) {
            int counted = recount(side);
            if (counted > 0) {
                LOG.info(
                        "{} cases of side {} were counted by a new calendar", counted, side.code());
            }
        }
    }

    /**
     * @return how many cases were counted again
     */
    int recount(Jurisdiction side) {
        Actor node = Actor.system(side);
        List<UUID> rows =
                walls.inside(node, () -> deadlines.countedOtherwise(calendar.version(), ROWS_MAX));
        int counted = 0;
        for (UUID id : rows) {
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
                .map(key -> {
                    Case subject = store.load(id, key);
                    return deadlines.recount(
                            subject, reader.deadlines(subject, reader.service(subject)));
                })
                .orElse(false);
    }
}
