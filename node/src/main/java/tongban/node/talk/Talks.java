package tongban.node.talk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Talks between an enterprise and an official: in Chengdu the brand 蓉易见. They are seen by whoever
 * acts for the enterprise and by the bodies that may see its file; what is said is sealed with that
 * file's key.
 */
public interface Talks {
    int TITLE_LENGTH_MAX = 100;
    int TEXT_LENGTH_MAX = 2_000;
    int OPEN_MAX = 20;
    int PAGE_ROWS = 50;
    int PAGE_MAX = 1_000;

    /** What is listed. */
    enum Look {
        TO_DO(Words.of("等我方办理的", "for my side to do")),
        OPEN(Words.of("没有结束的", "not ended")),
        ALL(Words.of("全部", "all"));

        private final Words words;

        Look(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A talk in a list.
     *
     * @param body at whose desk it is
     * @param late what was agreed is not followed up in time
     */
    record Row(
            UUID id,
            UUID enterprise,
            String name,
            String title,
            TalkStage stage,
            Words body,
            Instant askedAt,
            Optional<LocalDate> on,
            Optional<LocalTime> at,
            boolean late) {}

    record Rows(List<Row> rows, int page, long total) {
        public Rows {
            rows = List.copyOf(rows);
        }

        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    record Step(TalkAct act, Instant at, Words body, String said) {}

    /**
     * One with all that was said.
     *
     * @param version for {@link #act}
     * @param wish the days that the enterprise asked for
     * @param ticket number of the ticket that it became; empty without one
     */
    record File(
            Row row,
            int version,
            String text,
            Wish wish,
            String place,
            String official,
            String agreed,
            String followUp,
            Optional<LocalDate> followUpUntil,
            String ticket,
            List<Step> steps,
            List<TalkAct> may,
            List<Receiver> receivers) {
        public File {
            steps = List.copyOf(steps);
            may = List.copyOf(may);
            receivers = List.copyOf(receivers);
        }
    }

    /** A body that can be asked. */
    record Receiver(String id, Words name) {}

    record Wish(LocalDate from, LocalDate until) {}

    /**
     * A request as it was typed.
     *
     * @param organ id of the body
     * @param from first day that suits; empty where it could not be read
     */
    record Asked(
            UUID enterprise,
            String organ,
            String title,
            String text,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {}

    sealed interface Result {
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }

        record NotFound() implements Result {}
    }

    /** The bodies that an enterprise can ask: those of its place that may see its file. */
    List<Receiver> receivers(Actor actor, UUID enterprise);

    Result ask(Actor actor, Asked asked);

    /**
     * @param enterprise of one alone; empty for all that the actor sees
     */
    Rows list(Actor actor, Look look, Optional<UUID> enterprise, int page);

    /** Every row, for a file. */
    void each(Actor actor, Look look, Consumer<Row> to);

    Optional<File> file(Actor actor, UUID talk);

    /**
     * @param version that the actor saw
     */
    Result act(Actor actor, UUID talk, int version, TalkOrder order);
}
