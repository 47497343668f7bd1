package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * Who stands in for whom (代班). While it lasts, the cases in the absent officer's hand are on the
 * stand-in's desk, and what he does to them is recorded as his, on behalf of the absent one. He
 * gains no power: his own relatives, his own reviews and his own body bind him as ever.
 */
public interface Substitutions {
    /** Days of one absence. */
    int DAYS_MAX = 366;

    int PAGE_ROWS = 50;
    int PAGE_MAX = 1_000;

    /** Officers of a side to choose from; a side's node has a few hundred. */
    int OFFICERS_MAX = 2_000;

    int REASON_LENGTH_MAX = 500;

    /** What has become of one. */
    enum Standing {
        COMING("尚未开始", "to come"),
        IN_FORCE("代班中", "in force"),
        OVER("已期满", "over"),
        ENDED("已提前结束", "ended early");

        private final Words words;

        Standing(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** Somebody who can be away or stand in. */
    record Officer(UUID account, Words name, Role role, Words roleWords, Organ organ) {}

    /**
     * @param from first day
     * @param until the day of return: on it nobody stands in any more
     * @param enteredBy name of who entered it
     * @param endedBy name of who ended it early; empty words where nobody did
     * @param mayEnd whether the reader may end it
     */
    record Line(
            UUID id,
            UUID absent,
            Words absentName,
            UUID substitute,
            Words substituteName,
            Organ organ,
            Words roleWords,
            LocalDate from,
            LocalDate until,
            Standing standing,
            Words enteredBy,
            Instant enteredAt,
            Optional<Instant> endedAt,
            Words endedBy,
            String endReason,
            boolean mayEnd) {}

    /**
     * @param total of all pages
     */
    record Register(List<Line> lines, int page, long total) {
        public Register {
            lines = List.copyOf(lines);
        }

        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** What entering or ending came to. */
    sealed interface Entered {
        record Done(UUID id) implements Entered {}

        record Rejected(List<Problem> problems) implements Entered {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * An officer's own, as absent or as stand-in; all of the side for a supervisor. What is in
     * force or to come first, then the newest. Nothing for residents.
     *
     * @param page from 0
     */
    Register register(Actor actor, int page);

    /**
     * Whom the actor can choose: an officer his colleagues and himself, a supervisor everybody who
     * handles cases on the side.
     */
    List<Officer> officers(Actor actor);

    /** For whom this officer stands in today. */
    List<Line> today(Actor actor);

    /**
     * @param absent account of who is away; only a supervisor enters it for another than himself
     * @param substitute account of who stands in
     * @param from first day, today at the earliest
     * @param until day of return
     */
    Entered enter(
            Actor actor,
            Optional<UUID> absent,
            Optional<UUID> substitute,
            Optional<LocalDate> from,
            Optional<LocalDate> until);

    /** Ends it now, before its day; one that is to come does not begin. The row stays. */
    Entered end(Actor actor, UUID id, String reason);
}
