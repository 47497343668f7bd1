package tongban.node.redflag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.review.Evidence;
import tongban.service.text.Words;

/**
 * The auditor's bench. Supervisors of a side alone; for anybody else there is nothing. Every look
 * at a hit is journaled, with names masked; nothing here changes what is paid.
 */
public interface RedFlags {
    int PAGE_ROWS = 50;
    int PURPOSE_LENGTH_MAX = 500;
    int TEXT_LENGTH_MAX = 1_000;

    /** What was made of a hit. */
    enum State {
        OPEN(Words.of("待处置", "open")),
        CONFIRMED(Words.of("属实，已交复核", "confirmed: a re-check is asked for")),
        REFERRED(Words.of("移送其他机关", "referred to another body")),
        EXPLAINED(Words.of("有合理解释", "explained")),
        FALSE_ALARM(Words.of("误报", "false alarm"));

        private final Words words;

        State(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * One run.
     *
     * @param of how many entitlements there are to look at
     * @param fresh hits that were found for the first time
     * @param reopened hits that had been disposed of, with other evidence now
     */
    record Run(
            UUID id,
            RedFlag flag,
            String purpose,
            Map<String, Integer> parameters,
            boolean running,
            int looked,
            int of,
            int hits,
            int fresh,
            int reopened,
            Words startedBy,
            Instant startedAt,
            Optional<Instant> endedAt) {
        public Run {
            parameters = Map.copyOf(parameters);
        }
    }

    /** A query with how it stands. */
    record Overview(RedFlag flag, int open, int total, Optional<Run> last) {}

    record Runs(List<Run> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * @param page from 0
     */
    record Query(Optional<RedFlag> flag, Optional<State> state, int page) {}

    /**
     * @param name masked
     * @param evidence how often other evidence was found, the first time included
     */
    record Row(
            UUID id,
            RedFlag flag,
            String caseNumber,
            String name,
            Words scheme,
            State state,
            LocalDate foundOn,
            LocalDate seenOn,
            int evidence,
            Words officer) {}

    record Page(List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** What a run found, frozen. */
    record Frozen(int seq, UUID run, Instant at, List<Evidence.Found> found) {
        public Frozen {
            found = List.copyOf(found);
        }
    }

    /**
     * What was made of it once.
     *
     * @param evidence on which finding
     * @param to to whom it was referred; empty otherwise
     */
    record Disposed(
            int seq, int evidence, State state, String reasons, String to, Words by, Instant at) {}

    /**
     * Everything that a page shows of a hit.
     *
     * @param evidence the newest first
     * @param disposed the newest first
     * @param task the re-check that was asked for
     */
    record HitPage(
            Row row,
            UUID entitlement,
            List<Frozen> evidence,
            List<Disposed> disposed,
            Optional<UUID> task,
            int version) {}

    /**
     * @param to to whom it is referred; needed for that alone
     */
    record Disposal(Optional<State> state, String reasons, String to) {}

    sealed interface Result {
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }

        /** Somebody else worked on it meanwhile, or a run found something new; nothing was done. */
        record Stale() implements Result {}

        record NotFound() implements Result {}
    }

    List<Overview> overview(Actor actor);

    /** Runs of a query, the newest first. */
    Runs runs(Actor actor, RedFlag flag, int page);

    /** All runs of a query, for a file; nothing for who does not supervise. */
    List<Run> runs(Actor actor, RedFlag flag);

    /**
     * Starts a run; it goes on in the background.
     *
     * @param purpose why it is asked, 1 to {@link #PURPOSE_LENGTH_MAX} characters
     * @param parameters by name, as typed; what is absent has its usual value
     */
    Result start(Actor actor, RedFlag flag, String purpose, Map<String, String> parameters);

    /** Open ones first, the oldest first. */
    Page hits(Actor actor, Query query);

    /** Every row, for a file; not inside an open transaction. */
    boolean each(Actor actor, Query query, Consumer<Row> to);

    Optional<HitPage> hit(Actor actor, UUID hit);

    /** Disposes of an open hit, or opens one again; always with reasons. */
    Result dispose(Actor actor, UUID hit, int version, Disposal disposal);
}
