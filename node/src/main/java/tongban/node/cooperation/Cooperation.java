package tongban.node.cooperation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * What the two sides do together, for the portal and the interface. Each side reads its own copies.
 * Meetings, lists and agreements are open to everybody, without what officials report of them;
 * tasks and statements are for officials.
 */
public interface Cooperation {
    int ROWS_A_PAGE = 50;

    /** In which order a list stands. */
    enum Order {
        NEWEST(Words.of("新登记的在前", "newest first"), "number desc"),
        DUE(Words.of("到期早的在前", "due first"), "until_day nulls last, number"),
        NAME(Words.of("按名称", "by name"), "name_zh, number"),
        YEAR(Words.of("按年度", "by year"), "year desc, number desc");

        private final Words words;
        private final String sql;

        Order(Words words, String sql) {
            this.words = words;
            this.sql = sql;
        }

        public Words words() {
            return words;
        }

        String sql() {
            return sql;
        }
    }

    /**
     * @param category layer, list or place; empty for all
     * @param tag name of a dimension, {@link Entry#planTag} of a plan, {@link Dossier#projectTag}
     *     of a project, or {@link Meeting#problemTag} of a problem
     * @param parent meeting of tasks, agreement of statements
     * @param words part of a name, in either language
     * @param page from 0
     */
    record Query(
            Kind kind,
            String category,
            Optional<Integer> year,
            Optional<Progress> progress,
            Optional<String> tag,
            Optional<UUID> parent,
            String words,
            Order order,
            int page) {
        public static Query all(Kind kind) {
            return of(kind, Optional.empty(), Optional.empty(), Order.NEWEST);
        }

        /** Those that bear a tag, the newest first. */
        public static Query tagged(Kind kind, String tag) {
            return of(kind, Optional.of(tag), Optional.empty(), Order.NEWEST);
        }

        public static Query under(Kind kind, UUID parent) {
            return of(kind, Optional.empty(), Optional.of(parent), Order.DUE);
        }

        private static Query of(
                Kind kind, Optional<String> tag, Optional<UUID> parent, Order order) {
            return new Query(
                    kind, "", Optional.empty(), Optional.empty(), tag, parent, "", order, 0);
        }
    }

    record Row(UUID id, Dossier dossier, Progress progress) {}

    record Listing(List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
        }
    }

    /**
     * One step, as it was taken here or arrived.
     *
     * @param side whose step it was
     */
    record Step(Jurisdiction side, Words act, Words organ, LocalDate on, Instant at) {}

    /**
     * One of them with its steps.
     *
     * @param steps empty for the public
     * @param own whether the reader's side leads it
     * @param fault what the other side could not take in, or empty
     * @param fills whether the reader's body fills its side's half: reports on it, or enters its
     *     amounts
     */
    record File(
            UUID id,
            Dossier dossier,
            Progress progress,
            List<Step> steps,
            boolean own,
            String fault,
            boolean fills) {}

    /** How the tasks of a meeting stand. */
    record Execution(Row meeting, int total, int open, int overdue, int done, int dropped) {}

    /** What became of a step. */
    sealed interface Result {
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}

        record NotFound() implements Result {}

        /**
         * Somebody else wrote it over since it was read; nothing was done.
         *
         * @param now how often it was written over by now
         * @param since what was written over since, the oldest first
         */
        record Overtaken(int now, List<Rewritten> since) implements Result {
            public Overtaken {
                since = List.copyOf(since);
            }

            public Problem problem() {
                return CooperationProblems.overtaken(now);
            }
        }
    }

    /**
     * @param reader null for nobody; who is no official sees what everybody may, of {@code side}
     */
    Listing list(@Nullable Actor reader, Jurisdiction side, Query query);

    /** Every row of a list. */
    boolean each(@Nullable Actor reader, Jurisdiction side, Query query, Consumer<Row> to);

    Optional<File> file(@Nullable Actor reader, Jurisdiction side, Kind kind, UUID id);

    /** The tree of plans and the platforms as they stand: shipped, and named since. */
    Plans plans(@Nullable Actor reader, Jurisdiction side);

    /** Every meeting that gave tasks, the newest first; for officials. */
    List<Execution> execution(Actor actor);

    Result begin(Actor actor, Act.Beginning act);

    /** Takes a step whatever was written over before. */
    default Result act(Actor actor, Kind kind, UUID id, Act act) {
        return act(actor, kind, id, act, OptionalInt.empty());
    }

    /**
     * @param seen how often what the step writes over was written over when it was read: the number
     *     of its corrections or revisions. Asked of steps that write something over, of no others;
     *     empty where nobody says
     */
    Result act(Actor actor, Kind kind, UUID id, Act act, OptionalInt seen);

    /** Puts an entry on the agenda of a meeting; both keep the link. */
    Result escalate(Actor actor, UUID entry, UUID meeting);

    /**
     * Draws up a statement under the version of an agreement that holds when the period begins.
     *
     * @param until last day of the period
     */
    Result draw(Actor actor, UUID agreement, Words name, LocalDate from, LocalDate until);
}
