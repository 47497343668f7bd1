package tongban.node.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Authorisation.What;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Asks people who are not there, on their phones. Whoever typed a draft asks; a link and a code go
 * to the mobile; he who holds the phone gives both, his name and the last signs of his number, and
 * agrees or refuses, once.
 */
public interface Authorisations {
    /** Wrong codes, names and numbers together; then the link is locked for good. */
    int WRONG_MAX = 5;

    /** How long a link can be answered. */
    Duration OPEN = Duration.ofHours(48);

    /** Between two askings of one number. */
    Duration PAUSE = Duration.ofMinutes(1);

    /** Askings of one number within a day, on one side. */
    int ASKED_PER_DAY_MAX = 5;

    int ASKED_PER_DRAFT_MAX = 20;

    /** An authorisation holds for a year at most. */
    int HOLDS_DAYS_MAX = 365;

    /** Signs of the number that he gives. */
    int TAIL_SIGNS = 4;

    /** Version of the words on the phone; changed with them. */
    String TEXT_VERSION = "2026-11-26";

    // fields of a request, as problems name them
    String WHAT = "authorisation.what";
    String NAME = "authorisation.name";
    String NUMBER = "authorisation.number";
    String MOBILE = "authorisation.mobile";
    String HOLDS_UNTIL = "authorisation.holds-until";

    /**
     * Whom to ask for what.
     *
     * @param name with number and mobile, as typed; for a power of attorney all three are the
     *     applicant's of the draft, whatever is given here
     * @param language of the message
     */
    record Request(
            What what,
            String name,
            String number,
            String mobile,
            Optional<LocalDate> holdsUntil,
            Locale language) {
        @Override
        public String toString() {
            return "Request for " + what; // the rest is personal
        }
    }

    /** What became of asking. */
    sealed interface Asked {
        record Done(UUID id) implements Asked {}

        record Rejected(List<Problem> problems) implements Asked {}

        record NotFound() implements Asked {}
    }

    /**
     * What he reads on the phone.
     *
     * @param name of who is asked, masked
     * @param by who asks: the agent, or the applicant whose household it is
     * @param capacity of the agent; empty where data are checked
     * @param office that takes the application in; empty where it is made online
     * @param agreedAt when he agreed; empty while he has not answered
     */
    record Paper(
            What what,
            String name,
            String by,
            Optional<Words> capacity,
            Optional<Words> office,
            Words service,
            LocalDate holdsUntil,
            Instant expiresAt,
            Optional<Instant> agreedAt) {}

    /** What the phone gets to see. */
    sealed interface Seen {
        record Shown(Paper paper) implements Seen {}

        /**
         * The code, the name or the number does not fit.
         *
         * @param triesLeft at least one
         */
        record Wrong(int triesLeft) implements Seen {}

        record Answered(boolean agreed) implements Seen {}

        record TakenBack() implements Seen {}

        /**
         * No such link; or refused, run out, taken back, locked, or nothing more to be done about
         * it. Nobody is told which.
         */
        record Gone() implements Seen {}
    }

    /**
     * Asks somebody; an earlier asking of the same person for the same thing that is still open is
     * taken back.
     */
    Asked ask(Actor actor, UUID draftId, Request request);

    /** All that was asked about a draft or a case that the actor may see, oldest first. */
    List<Authorisation> of(Actor actor, UUID caseId);

    /**
     * Takes an open asking back: its link leads nowhere from now on. Or what he agreed to, where he
     * changed his mind before the draft became a case.
     */
    boolean withdraw(Actor actor, UUID draftId, UUID id);

    /**
     * Whether the link can still be answered, or what was agreed to be taken back; says nothing of
     * what it is about.
     *
     * @param link as it stands in the message
     */
    boolean isOpen(String link);

    /** Shows what is asked to him who has the code. */
    Seen look(String link, String code);

    /**
     * Takes his answer.
     *
     * @param name in full, as on his identity card
     * @param tail the last {@link #TAIL_SIGNS} signs of his number
     */
    Seen answer(String link, String code, String name, String tail, boolean agrees);

    /**
     * Takes back what he agreed to, as long as it holds and the matter runs: what was done before
     * stands, nothing further is done on its strength.
     */
    Seen takeBack(String link, String code, String name, String tail);
}
