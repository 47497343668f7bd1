package tongban.node.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Batches of recipients who are due, and walks that match recipients against what the register was
 * told. They go on in chunks, also after a node fell over.
 */
public interface ReviewBatches {
    int PAGE_ROWS = 50;

    /** What it walks for. */
    enum Kind {
        PERIOD(Words.of("定期复核", "the regular re-check")),
        MATCH(Words.of("死亡和迁移比对", "matching of deaths and moves"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param organ that decides; the word for the side of a match
     * @param scheme the word for all of a match
     * @param looked recipients looked at so far
     * @param of how many there are to look at
     * @param tasks made by it
     * @param done tasks of it that are done
     */
    record Batch(
            UUID id,
            Kind kind,
            Words organ,
            Words scheme,
            LocalDate dueBy,
            boolean running,
            int looked,
            int of,
            int tasks,
            int done,
            Instant startedAt,
            Optional<Instant> endedAt) {}

    record Page(List<Batch> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    sealed interface Result {
        record Done(UUID batch) implements Result {}

        record Rejected(List<Problem> problems) implements Result {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Whether this actor may start one: reviewers and deciders of a body. */
    boolean starts(Actor actor);

    /**
     * Starts the batch of a body's recipients of a scheme who are due by a day.
     *
     * @param dueBy at most a year from today
     */
    Result start(Actor actor, String scheme, Optional<LocalDate> dueBy);

    /** Starts a walk of the whole side; the node starts one each day by itself. */
    Result match(Actor actor);

    /** Bodies see their own and the side's matches, supervisors all; the newest first. */
    Page list(Actor actor, int page);

    /** All that {@link #list} shows, for a file. */
    List<Batch> all(Actor actor);

    Optional<Batch> one(Actor actor, UUID batch);
}
