package tongban.node.casework;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
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
    private final JdbcDeadlines deadlines;
    private final Recounts recounts;
    private final WorkingCalendar calendar;

    CalendarJob(Walls walls, JdbcDeadlines deadlines, Recounts recounts, WorkingCalendar calendar) {
        this.walls = walls;
        this.deadlines = deadlines;
        this.recounts = recounts;
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
        return recounts.all(
                side,
                walls.inside(
                        Actor.system(side),
                        () -> deadlines.countedOtherwise(calendar.version(), ROWS_MAX)));
    }
}
