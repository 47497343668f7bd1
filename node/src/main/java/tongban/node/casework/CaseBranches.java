package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.service.text.Words;

/**
 * What happened to a case beside the straight way from acceptance to decision; most of it is empty
 * for most cases. On the collecting side only what concerns the window and the applicant.
 *
 * @param atOnce what was given before the decision; for those who handle the case alone
 * @param delivery how and when the decision reached the applicant; empty before
 * @param revocationServed the same of its revocation
 * @param notice the one that was posted last
 * @param earlierNotices those that it took the place of, oldest first
 * @param publication what was granted and is published, or was; empty before and once it was taken
 *     down
 * @param thirdParties for those who handle the case alone
 * @param objections for those who handle the case alone: others have said them in confidence
 * @param remedies until when the applicant may object, counted from the delivery; empty before
 * @param joint steps of joint handling: what was asked of the other side, or of this one
 * @param lacking joint steps that the facts call for and nobody was asked for, or the one asked
 *     could not do; for those who handle the case alone
 */
public record CaseBranches(
        Optional<Hearing> hearing,
        List<ThirdParty> thirdParties,
        List<Visit> visits,
        Optional<AtOnce> atOnce,
        Optional<Posted> notice,
        List<Posted> earlierNotices,
        Optional<Published> publication,
        List<Objection> objections,
        List<Promised> promised,
        List<ToFollow> toFollow,
        Optional<Rating> rating,
        Optional<Delivery> delivery,
        Optional<Delivery> revocationServed,
        List<Remedy> remedies,
        List<Joint> joint,
        List<Lacking> lacking) {
    public CaseBranches {
        thirdParties = List.copyOf(thirdParties);
        visits = List.copyOf(visits);
        earlierNotices = List.copyOf(earlierNotices);
        objections = List.copyOf(objections);
        promised = List.copyOf(promised);
        toFollow = List.copyOf(toFollow);
        remedies = List.copyOf(remedies);
        joint = List.copyOf(joint);
        lacking = List.copyOf(lacking);
    }

    /** The notice that it was made to: of those shown on its day the last that it knew of. */
    public Optional<Posted> noticeOf(Objection objection) {
        return Stream.concat(earlierNotices.stream(), notice.stream())
                .filter(n -> n.number() < objection.number())
                .filter(n -> !objection.on().isBefore(n.on()))
                .filter(n -> !objection.on().isAfter(n.until()))
                .reduce((_, later) -> later);
    }

    /**
     * @param askBy last day to ask for it
     * @param on the day for which it was called
     * @param at the time of that day
     * @param postponed the days for which it was called before, with the reasons why it was put off
     * @param held whether it took place; empty while it is to come
     */
    public record Hearing(
            LocalDate askBy,
            boolean asked,
            Optional<LocalDate> on,
            Optional<LocalTime> at,
            String place,
            String president,
            List<Postponed> postponed,
            Optional<Boolean> held,
            String minutes) {}

    /**
     * @param from the day for which it was called
     */
    public record Postponed(LocalDate from, LocalDate to, String reason) {}

    /**
     * Somebody whose own interests the licence touches.
     *
     * @param number of the step with which he was told
     * @param on the day of it
     * @param askBy last day on which he may ask for a hearing
     * @param hearing whether he asked for one; empty while he has said nothing
     */
    public record ThirdParty(
            int number,
            LocalDate on,
            LocalDate askBy,
            String name,
            String contact,
            String interest,
            Optional<Boolean> hearing,
            String statement) {}

    public record Visit(
            LocalDate on, List<String> officers, String place, String present, String findings) {}

    /**
     * A small sum that could not wait (先行救助).
     *
     * @param amount yuan
     */
    public record AtOnce(LocalDate on, BigDecimal amount, String receivedBy, String why) {}

    /**
     * @param number of the step that posted it
     * @param until last day, that day included
     * @param overtaken an objection was right since: what is proposed now has to be posted anew;
     *     for those who handle the case alone
     * @param lines what is shown, and nothing else may be
     */
    public record Posted(
            int number,
            LocalDate on,
            LocalDate until,
            boolean running,
            boolean overtaken,
            String place,
            List<Words> lines) {}

    /**
     * @param until last day
     * @param shown today
     * @param place where it hangs
     * @param lines what is shown, and nothing else may be
     */
    public record Published(
            LocalDate on, LocalDate until, boolean shown, String place, List<Words> lines) {
        public Published {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param number of the step that recorded it, to answer it by
     * @param upheld empty while it is open
     * @param reply of the letter to who objected; empty where there is none
     */
    public record Objection(
            int number,
            LocalDate on,
            String who,
            String what,
            Optional<Boolean> upheld,
            String answer,
            String reply) {}

    /**
     * @param consequences what the applicant was told before he promised
     * @param kept empty while it has not been verified
     */
    public record Promised(
            String material,
            Words name,
            Words consequences,
            Optional<Boolean> kept,
            String findings) {}

    /** A paper that was to follow and has not come. */
    public record ToFollow(String material, Words name, LocalDate due, boolean late) {}

    /**
     * @param grade 1, very satisfied, to 5
     * @param answerBy last day of the remedy; empty where the rating is not bad
     */
    public record Rating(
            int grade, Words words, String comment, Optional<LocalDate> answerBy, String answer) {}

    /**
     * @param on the day on which it counts as delivered
     * @param receivedBy who signed for it; for staff of the side that recorded it
     * @param proof number of the letter, witnesses, address or place of publication; for the same
     */
    public record Delivery(Words way, LocalDate on, String receivedBy, String proof) {}

    /**
     * @param from the day of delivery
     * @param until last day
     * @param sure how sure the limit is
     */
    public record Remedy(Words what, LocalDate from, LocalDate until, String article, Words sure) {}

    /**
     * A step of joint handling.
     *
     * @param number of the asking, to call it off by
     * @param asked who is asked
     * @param leading who asks
     * @param on since when
     * @param due last day to answer
     * @param late open, and past its last day
     * @param open neither answered nor called off
     * @param answer empty while there is none
     * @param answeredOn the day of the answer
     * @param text conditions, for everybody; why it objects or is the wrong body, for those who
     *     handle the case
     * @param right the body whose business it is, where the one asked says that it is not its own
     */
    public record Joint(
            int number,
            Words what,
            Organ asked,
            Organ leading,
            LocalDate on,
            LocalDate due,
            boolean provisional,
            boolean late,
            boolean open,
            Optional<StepAnswer> answer,
            Optional<LocalDate> answeredOn,
            String text,
            Optional<Organ> right,
            String article,
            Words sure) {}

    /**
     * @param step key of the folder, to ask for it by
     * @param known false while a fact is missing that would say whether it is needed
     */
    public record Lacking(String step, Words what, boolean known) {}
}
