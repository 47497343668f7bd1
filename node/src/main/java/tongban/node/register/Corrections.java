package tongban.node.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * What an enterprise asks to have corrected in its file (更正), and what the bodies in charge answer.
 * Whoever has evidence that what is published of him is wrong may ask for that (企业信息公示暂行条例 第十二条). A
 * request changes nothing by itself: an official records, and answers.
 */
public interface Corrections {
    int TEXT_LENGTH_MAX = 1_000;
    int OPEN_MAX = 20;
    int PAGE_ROWS = 50;
    int PAGE_MAX = 1_000;

    /** How a request stands. */
    enum State {
        OPEN(Words.of("待答复", "to be answered")),
        CORRECTED(Words.of("已更正", "corrected")),
        REFUSED(Words.of("不予更正", "not corrected")),
        WITHDRAWN(Words.of("已撤回", "withdrawn"));

        private final Words words;

        State(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** What can be done with one. */
    enum Act {
        CORRECT(Words.of("答复：已更正", "Answer: corrected")),
        REFUSE(Words.of("答复：不予更正", "Answer: not corrected")),
        WITHDRAW(Words.of("撤回", "Withdraw"));

        private final Words words;

        Act(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** What is listed. */
    enum Look {
        OPEN(Words.of("待答复的", "to be answered")),
        ALL(Words.of("全部", "all"));

        private final Words words;

        Look(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** A request in a list. */
    record Row(
            UUID id,
            UUID enterprise,
            String name,
            Kind kind,
            State state,
            Instant askedAt,
            Optional<Instant> answeredAt) {}

    record Rows(List<Row> rows, int page, long total) {
        public Rows {
            rows = List.copyOf(rows);
        }

        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * One with what was said.
     *
     * @param answer empty while nobody answered
     * @param body whose answer it is
     * @param may what the reader can do
     */
    record File(
            Row row,
            String wrong,
            String right,
            String evidence,
            String answer,
            Words body,
            List<Act> may) {
        public File {
            may = List.copyOf(may);
        }
    }

    /** A request as it was typed. */
    record Asked(Optional<Kind> kind, String wrong, String right, String evidence) {}

    sealed interface Result {
        record Done(UUID id) implements Result {}

        record Rejected(List<Flaw> flaws) implements Result {
            public Rejected {
                flaws = List.copyOf(flaws);
            }
        }

        record NotFound() implements Result {}
    }

    /** By somebody who acts for the enterprise today. */
    Result ask(Actor actor, UUID enterprise, Asked asked);

    /** Those of the enterprises that the actor acts for, or that his body is in charge of. */
    Rows list(Actor actor, Look look, int page);

    /** Every row, for a file. */
    void each(Actor actor, Look look, Consumer<Row> to);

    Optional<File> file(Actor actor, UUID request);

    Result act(Actor actor, UUID request, Act act, String said);
}
