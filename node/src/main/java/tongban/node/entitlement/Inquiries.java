package tongban.node.entitlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Questions to the other side whether an applicant receives a benefit there: one scheme, one
 * period, one purpose, answered yes or no. Both sides journal it; no record crosses.
 */
public interface Inquiries {
    int PURPOSE_LENGTH_MAX = 500;

    /** A question looks back at most so far: further is no check of double payment. */
    int YEARS_MAX = 5;

    int SHOWN_MAX = 100;

    /**
     * @param receives empty until the other side has answered
     * @param fault why it was not taken over there, or empty
     */
    record Line(
            UUID id,
            boolean askedHere,
            Words scheme,
            YearMonth from,
            YearMonth until,
            String purpose,
            Words asking,
            Instant askedAt,
            Optional<Boolean> receives,
            Optional<LocalDate> answeredOn,
            String fault) {}

    /** What became of a question. */
    sealed interface Asked {
        record Done(UUID id) implements Asked {}

        record Rejected(List<Problem> problems) implements Asked {}

        /** There is no such case for this actor. */
        record NotFound() implements Asked {}
    }

    /**
     * Asks about the applicant of a case that the actor's body handles or decided.
     *
     * @param purpose by which law, in words; the other side reads it
     */
    Asked ask(
            Actor actor,
            UUID caseId,
            String scheme,
            YearMonth from,
            YearMonth until,
            String purpose);

    /** What was asked for a case, the newest first; empty where the actor does not see it. */
    List<Line> of(Actor actor, UUID caseId);

    /** All that the side asked and was asked, the newest first; for supervision. */
    List<Line> recent(Actor actor);

    /** All of them, the oldest first, for a file; nothing for who does not supervise. */
    void each(Actor actor, Consumer<Line> to);
}
