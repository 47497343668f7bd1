package tongban.node.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * The papers of cases, for whoever may see the case. What an actor may not see does not exist for
 * him; what he may see and has no need to print (a supervisor, who checks the handling and not the
 * person) is not offered. Each print is a read of personal data and stands in the journal with the
 * papers' names.
 */
public interface Papers {
    /** Matters of one visitor in one print. */
    int VISIT_CASES_MAX = 20;

    /** Papers in one print. */
    int VISIT_PAPERS_MAX = 100;

    /** The papers of one case that exist by now, in the order of the procedure. */
    Optional<Sheaf> offered(Actor actor, UUID caseId);

    /**
     * The matters of the same applicant that the actor may see, this one first, with their papers;
     * at most {@link #VISIT_CASES_MAX}.
     *
     * @return empty where the actor sees no such case, or may print nothing of it
     */
    List<Sheaf> visit(Actor actor, UUID caseId);

    /**
     * One PDF of all chosen papers in the order chosen. The same papers of the same cases give the
     * same bytes, whoever prints them and when.
     *
     * @param choices one to {@link #VISIT_PAPERS_MAX}
     * @return empty where any of the papers does not exist for the actor, or nothing or too much is
     *     chosen
     */
    Optional<Printed> print(Actor actor, List<Choice> choices, Locale locale);

    /**
     * The filled form of the actor's draft, to be read out and signed before it is taken in. It
     * says on every page that it is a draft, and bears a check code instead of a case's number.
     *
     * @param materials how each paper is to be handed in
     */
    Draft draft(Actor actor, UUID draftId, List<MaterialTaken> materials, Locale locale);

    /** What became of printing a draft. */
    sealed interface Draft {
        record Done(Printed printed) implements Draft {}

        /** It cannot be signed yet: what is wrong or missing. */
        record Faulty(List<Problem> problems) implements Draft {}

        record NotFound() implements Draft {}
    }

    /** What the plain-words card (明白卡) says; empty unless something was granted. */
    Optional<PlainCard> card(Actor actor, UUID caseId);

    /**
     * A paper that can be printed.
     *
     * @param id within the case: letters, digits and hyphens
     * @param number the paper's own number
     * @param on the day of the act it tells of
     * @param onRequest handed out only where somebody wants it
     */
    record Offer(String id, Words title, String number, LocalDate on, boolean onRequest) {}

    record Sheaf(UUID caseId, String caseNumber, Words service, Words state, List<Offer> papers) {
        public Sheaf {
            papers = List.copyOf(papers);
        }
    }

    /**
     * @param paper an {@link Offer#id}
     */
    record Choice(UUID caseId, String paper) {}

    /**
     * @param name of the file, without anything personal
     */
    record Printed(byte[] pdf, String name, int pages) {}
}
