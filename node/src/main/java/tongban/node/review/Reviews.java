package tongban.node.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Tasks of checking somebody again, and what people tell of changes.
 *
 * <p>Reviewers and deciders see those of their body, supervisors their side, with names masked;
 * reviewers and deciders work on them. What is against a person is a measure, which another person
 * decides: nothing here stops or lowers anything.
 */
public interface Reviews {
    int PAGE_ROWS = 50;
    int TEXT_LENGTH_MAX = 1_000;

    /** Entitlements of one case for which a change can be told at once. */
    int TOLD_ROWS_MAX = 20;

    /** Where a task stands. */
    enum Stage {
        OPEN(Words.of("待核实", "to be checked")),
        MEASURE(Words.of("已提出措施，待决定", "a measure is proposed")),
        DONE(Words.of("已办结", "done"));

        private final Words words;

        Stage(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param scheme id, or empty for all
     * @param mine those of the actor alone
     * @param overdue those that should have been looked at before today
     * @param page from 0
     */
    record Query(
            String scheme,
            Optional<ReviewGround> ground,
            Optional<Stage> stage,
            Optional<Suggestion.Kind> suggestion,
            boolean mine,
            boolean overdue,
            Optional<UUID> batch,
            int page) {}

    /**
     * @param name masked
     * @param officer whose task it is; empty where nobody sits at the desk
     */
    record Row(
            UUID id,
            UUID entitlement,
            String caseNumber,
            String name,
            Words scheme,
            ReviewGround ground,
            Stage stage,
            Suggestion.Kind suggestion,
            LocalDate dueOn,
            boolean overdue,
            Optional<Words> officer) {}

    record Page(List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * Everything that a page shows of a task.
     *
     * @param name in full for those who work on it, masked for supervision
     * @param subject the person's file in the register, where there is one that the actor sees
     * @param term until when, by which article
     * @param measure what was proposed for it, its kind and where it stands
     * @param departs what was done is another thing than was suggested
     * @param mayWork whether this actor may do something now
     * @param waits why he may not; empty where he may or nothing is left to do
     */
    record TaskPage(
            Row row,
            UUID caseId,
            String name,
            Optional<UUID> subject,
            Words organ,
            Words term,
            Evidence evidence,
            Optional<Proposed> measure,
            boolean departs,
            Optional<LocalDate> closedOn,
            int version,
            boolean mine,
            boolean mayWork,
            Optional<Words> waits) {}

    /** A measure of the ledger. */
    record Proposed(UUID id, MeasureKind kind, Entitlements.Stage stage) {}

    /** What changed. */
    enum Change {
        INCOME(Words.of("收入", "income")),
        WORK(Words.of("就业或者失业", "work found or lost")),
        PROPERTY(Words.of("财产", "property")),
        MEMBERS(Words.of("家庭成员", "members of the household")),
        MOVE(Words.of("户籍或者居住地", "registration or residence")),
        DEATH(Words.of("死亡", "a death")),
        CARE(Words.of("残疾等级或者自理能力", "disability or ability")),
        OTHER(Words.of("其他", "something else"));

        private final Words words;

        Change(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** Who told of it. */
    enum ToldBy {
        HOUSEHOLD(Words.of("本人或者家庭", "the household")),
        VILLAGE(Words.of("村（社区）干部", "a cadre of the village")),
        OFFICIAL(Words.of("工作人员走访发现", "an official who visited"));

        private final Words words;

        ToldBy(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A change as it is told.
     *
     * @param number of the case; empty for a resident's own
     * @param entitlement the one that it is about; empty for all of the case
     * @param happenedOn the day of the change
     */
    record Telling(
            String number,
            Optional<UUID> entitlement,
            Optional<ToldBy> by,
            List<Change> what,
            Optional<LocalDate> happenedOn,
            String text) {
        public Telling {
            what = List.copyOf(what);
        }
    }

    /** What became of a step. */
    sealed interface Result {
        /**
         * @param id of the task
         */
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }

        /** Somebody else worked on it meanwhile; nothing was done. */
        record Stale() implements Result {}

        /** There is no such thing for this actor. */
        record NotFound() implements Result {}
    }

    /** What became of a change that was told. */
    sealed interface Told {
        /**
         * @param tasks how many entitlements are looked at for it
         * @param late later than the law's term for telling
         */
        record Done(int tasks, boolean late) implements Told {}

        record Rejected(List<Problem> problems) implements Told {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /** The earliest due first; what is done last. */
    Page list(Actor actor, Query query);

    /** Every row, for a file; not inside an open transaction. */
    boolean each(Actor actor, Query query, Consumer<Row> to);

    Optional<TaskPage> page(Actor actor, UUID task);

    /** It is his task from now on. */
    Result take(Actor actor, UUID task, int version);

    /** The same standard on the facts of today; the evidence of the task is that from now on. */
    Result anew(Actor actor, UUID task, int version);

    /**
     * It goes on as it is; a reason is needed, and counted where something else was suggested.
     *
     * @param why 1 to {@link #TEXT_LENGTH_MAX} characters
     */
    Result keep(Actor actor, UUID task, int version, String why);

    /** Proposes a measure for it: notified, heard and decided by another, as every measure is. */
    Result propose(Actor actor, UUID task, int version, Entitlements.Proposal proposal);

    /**
     * Records what was told, with the day and by whom, and opens a task for each entitlement that
     * runs. Residents tell of their own.
     */
    Told tell(Actor actor, Telling telling);

    /** Opens a task that supervision asks for; inside an open transaction. */
    UUID askedBySupervision(UUID entitlement, String cause, List<Evidence.Found> found);
}
