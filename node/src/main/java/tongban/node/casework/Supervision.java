package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * What a supervisor sees of his side: who has how much in hand and how late it is, and where
 * deciders departed from what the standard proposed. Nobody else gets an answer: empty lists.
 */
public interface Supervision {
    /** Desks and officers of one side that are listed; a side has a few hundred. */
    int DESKS_MAX = 2_000;

    int PAGE_ROWS = 50;
    int PAGE_MAX = 1_000;

    /** Departures in one file. */
    int DEPARTURES_MAX = 100_000;

    /**
     * Counts of open cases.
     *
     * @param open all of them; the others are parts of it and overlap where a case is both
     * @param soon due within {@link CaseSummary.Urgency#SOON_WORKING_DAYS} working days
     * @param awaiting papers were asked for, the applicant has not answered
     * @param sentBack given back to the reviewer and not recommended anew
     */
    record Counts(
            long open,
            long overdue,
            long today,
            long soon,
            long suspended,
            long awaiting,
            long sentBack) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    open + more.open,
                    overdue + more.overdue,
                    today + more.today,
                    soon + more.soon,
                    suspended + more.suspended,
                    awaiting + more.awaiting,
                    sentBack + more.sentBack);
        }
    }

    /** A role at a body. */
    record Desk(Organ organ, Role role, Words roleWords, Counts counts) {}

    /**
     * What somebody has under review.
     *
     * @param standIn who stands in for him today, where somebody does
     */
    record Officer(UUID account, Words name, Optional<Words> standIn, Organ organ, Counts counts) {}

    /** A body of the other side that was asked for steps; what it has not answered yet. */
    record Joint(Organ organ, Counts counts) {}

    /** Order of desks and officers. */
    enum Order {
        OVERDUE_FIRST("超期多的在前", "Most overdue first"),
        MOST_FIRST("在办多的在前", "Most open first"),
        BY_BODY("按机关", "By body");

        /** By its name; the first where there is none of that name. */
        public static Order of(String name) {
            for (Order one : values()) {
                if (one.name().equals(name)) {
                    return one;
                }
            }
            return OVERDUE_FIRST;
        }

        private final Words words;

        Order(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param joint steps of joint handling that the other side was asked for and has not answered
     * @param departures decisions of the last thirty days that depart from their proposal
     * @param ratedBadly bad ratings whose remedy is due
     */
    record Load(
            Counts all,
            List<Desk> desks,
            List<Officer> officers,
            long departures,
            long ratedBadly,
            List<Joint> joint) {}

    Load load(Actor actor, Order order);

    /**
     * A decision that departs from what the standard proposed.
     *
     * @param proposed empty where the person has been erased
     * @param reason as the decider gave it; empty where the person has been erased
     * @param decider name of who decided, as enrolled
     * @param otherSums amounts that are not the proposed ones; empty where the person has been
     *     erased
     */
    record Departure(
            UUID caseId,
            String number,
            Words service,
            LocalDate decidedOn,
            Organ decidedBy,
            Words decider,
            Optional<CasePage.Proposal.Kind> proposed,
            Outcome outcome,
            String reason,
            List<CasePage.OtherSum> otherSums) {}

    /**
     * @param from the first day, if any
     * @param until the last day, if any
     * @param organ id of the deciding body, if any
     * @param page from 0
     */
    record Query(
            Optional<LocalDate> from, Optional<LocalDate> until, Optional<String> organ, int page) {
        public Query {
            page = Math.clamp(page, 0, PAGE_MAX);
        }
    }

    /**
     * @param total counted up to {@link WorkList#COUNT_MAX}
     */
    record Departures(List<Departure> rows, long total, List<Organ> organs) {
        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** Newest first. Opens the reasons: one journal row. */
    Departures departures(Actor actor, Query query);

    /**
     * All of them, newest first, page by page.
     *
     * @return false where there were more than {@link #DEPARTURES_MAX}
     */
    boolean each(Actor actor, Query query, Consumer<Departure> to);
}
