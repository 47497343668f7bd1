package tongban.node.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** The journal as supervision reads it. For anybody but a supervisor there is nothing. */
public interface Audit {
    int PAGE_ROWS = 50;
    int EXPORT_ROWS_MAX = 2_000_000;
    int SUBJECTS_SHOWN_MAX = 5;
    int REASON_LENGTH_MAX = 500;

    /**
     * What to look for; empty means any.
     *
     * @param person a search for a person, made with {@link #person}
     * @param login of the official who looked
     * @param caseNumber the case looked at
     * @param act {@code read}, or another act of the journal
     * @param purpose a name of {@code Purpose}
     * @param from first day, in real time
     * @param until last day
     */
    record Query(
            Optional<UUID> person,
            String login,
            String caseNumber,
            String act,
            String purpose,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        public static final Query ALL =
                new Query(Optional.empty(), "", "", "", "", Optional.empty(), Optional.empty());
    }

    /**
     * One look or act.
     *
     * @param who login and name of an official; the word for applicants or the node otherwise
     * @param subjects numbers of the cases concerned, at most {@link #SUBJECTS_SHOWN_MAX}
     * @param subjectsInAll how many cases, drafts and accounts it concerned
     */
    record Line(
            long id,
            Instant at,
            String login,
            Words who,
            String role,
            String organ,
            String act,
            String purpose,
            List<String> subjects,
            int subjectsInAll,
            List<String> fields) {}

    /**
     * @param before to be given with the next call; empty on the last page
     */
    record Lines(List<Line> lines, Optional<Long> before) {}

    /** What became of a search for a person. */
    sealed interface Found {
        record Search(UUID id) implements Found {}

        record No(String field, Words why) implements Found {}
    }

    /**
     * Finds the cases, the account and the register's file of a person by the keyed index of his
     * number. The number is not kept; the reason is, and the search is journaled with all it found.
     *
     * @param number citizen number or credit code
     * @param reason why it is asked, 1 to {@link #REASON_LENGTH_MAX} characters
     */
    Found person(Actor actor, String number, String reason);

    /** The reason of a search that this actor made, and how many cases and accounts it found. */
    Optional<Reason> reason(Actor actor, UUID search);

    record Reason(String text, int found) {}

    /**
     * @param before id of the last line of the page before
     */
    Lines page(Actor actor, Query query, Optional<Long> before);

    /**
     * Every line, newest first, for a file. Not inside an open transaction.
     *
     * @return false when there were more than {@link #EXPORT_ROWS_MAX}
     */
    boolean each(Actor actor, Query query, Consumer<Line> to);
}
