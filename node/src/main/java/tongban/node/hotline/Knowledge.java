package tongban.node.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * The knowledge base: what the line answers directly. Everybody may read what is valid; the line
 * and its supervisor keep it.
 */
public interface Knowledge {
    int PAGE_ROWS = 20;
    int QUESTION_LENGTH_MAX = 200;
    int ANSWER_LENGTH_MAX = 4_000;
    int SOURCE_LENGTH_MAX = 300;
    int REASON_LENGTH_MAX = 500;

    /**
     * A question with its answer.
     *
     * @param source which document or body says so
     * @param service id of the service that it is about
     * @param owner the body that answers for it
     * @param lastDay of its validity; empty where no end is known
     * @param reviewOn day on which somebody looks whether it still holds
     * @param uses how often a caller was answered with it
     * @param valid on the day of reading; what is not valid is not offered
     * @param reviewDue its review day has come
     */
    record Entry(
            UUID id,
            int version,
            Words question,
            Words answer,
            String source,
            Optional<String> service,
            Words owner,
            String ownerId,
            LocalDate validFrom,
            Optional<LocalDate> lastDay,
            LocalDate reviewOn,
            boolean demonstration,
            long uses,
            boolean valid,
            boolean reviewDue) {}

    record Found(List<Entry> entries, int total, int page) {
        public int pages() {
            return (total + PAGE_ROWS - 1) / PAGE_ROWS;
        }
    }

    /**
     * An entry as it was typed.
     *
     * @param lastDay empty for none
     * @param reason why an entry that stands is changed
     */
    record Typed(
            String questionZh,
            String questionEn,
            String answerZh,
            String answerEn,
            String source,
            String service,
            String owner,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> lastDay,
            Optional<LocalDate> reviewOn,
            boolean demonstration,
            String reason) {
        /** A new one, which needs no reason. */
        public Typed(
                String questionZh,
                String questionEn,
                String answerZh,
                String answerEn,
                String source,
                String service,
                String owner,
                Optional<LocalDate> validFrom,
                Optional<LocalDate> lastDay,
                Optional<LocalDate> reviewOn,
                boolean demonstration) {
            this(
                    questionZh,
                    questionEn,
                    answerZh,
                    answerEn,
                    source,
                    service,
                    owner,
                    validFrom,
                    lastDay,
                    reviewOn,
                    demonstration,
                    "");
        }
    }

    /**
     * A version as it was written.
     *
     * @param reason empty for the first
     * @param by login; empty for whoever is no official of the side
     * @param entry as that version said it
     */
    record Version(int number, String reason, String by, Instant at, Entry entry) {}

    /** What became of keeping one. */
    sealed interface Kept {
        record Done(UUID id) implements Kept {}

        record Rejected(List<Problem> problems) implements Kept {}

        record NotFound() implements Kept {}
    }

    /**
     * What fits best first; without words the most used. Expired entries are found by those who
     * keep them alone, and only where they ask.
     *
     * @param reader the node of a side for somebody who is not signed in
     * @param expired whether those that are not valid are wanted
     * @param page from 0
     */
    Found search(Actor reader, String words, boolean expired, int page);

    /** Every one that {@link #search} would find, in the same order, for a file. */
    void each(Actor reader, String words, boolean expired, Consumer<Entry> to);

    Optional<Entry> entry(Actor reader, UUID id);

    /** Every version of an entry that the reader may read, the newest first. */
    List<Version> versions(Actor reader, UUID id);

    /**
     * @param id empty for a new one
     * @param version that was seen; 0 for a new one
     */
    Kept keep(Actor actor, Optional<UUID> id, int version, Typed typed);

    /** Whether the actor keeps the knowledge base. */
    static boolean keeps(Actor actor) {
        return Hotline.isLine(actor) || actor.is(tongban.node.identity.Role.SUPERVISOR);
    }
}
