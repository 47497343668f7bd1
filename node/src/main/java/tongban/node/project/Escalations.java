package tongban.node.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Problems of projects on their way up, for the officials of both sides. */
public interface Escalations {
    int PAGE_ROWS = 50;

    /** Which problems a list shows. */
    enum Look {
        OPEN("未办结", "not closed"),
        OVERDUE("逾期未答复", "not answered in time"),
        ALL("全部", "all");

        private final Words words;

        Look(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param number of the project
     * @param overdue by today
     */
    record Row(
            UUID id,
            UUID project,
            String number,
            String title,
            Escalation.State state,
            CoordinationLevel level,
            LocalDate raisedOn,
            LocalDate due,
            boolean overdue) {}

    record Page(List<Row> rows, long total, int page) {
        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * A step in words.
     *
     * @param role of who took it; his side alone knows his name
     */
    record Step(
            Escalation.Act act,
            Jurisdiction side,
            Words organ,
            Words role,
            String said,
            CoordinationLevel level,
            Instant at) {}

    /**
     * @param asked what is asked for
     * @param may what the actor may do now
     */
    record File(
            Row row,
            Words name,
            String asked,
            Words raisedBy,
            Words askedOf,
            List<Step> steps,
            List<Escalation.Act> may) {}

    /** Those that wait longest first. */
    Page list(Actor actor, Look look, int page);

    /** All of them, in the order in which they were raised. */
    void each(Actor actor, Look look, Consumer<Row> to);

    Optional<File> file(Actor actor, UUID problem);

    /** Those of some problems that there are, in no order. */
    List<Row> rows(Actor actor, Collection<UUID> problems);

    /**
     * @param asked what is asked for
     * @param of the side whose owner body is asked
     */
    Projects.Result raise(Actor actor, UUID project, String title, String asked, Jurisdiction of);

    /**
     * @param act anything but {@link Escalation.Act#RAISE}
     */
    Projects.Result act(Actor actor, UUID problem, Escalation.Act act, String said);
}
