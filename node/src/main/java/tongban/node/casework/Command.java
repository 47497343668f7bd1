package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an actor asks to be done to a case. {@code version} is the version that the page showed;
 * when the case has moved on the answer is {@link CommandResult.Stale}. Free texts have at most
 * {@link #TEXT_LENGTH_MAX} characters.
 */
public sealed interface Command {
    int TEXT_LENGTH_MAX = 2_000;

    UUID caseId();

    /** Version of the case, or of the draft for {@link Submit} and {@link Collect}. */
    int version();

    Act act();

    /**
     * The applicant sends in a draft, online. A case of the other side is collected and forwarded
     * by the node in the same step.
     *
     * @param caseId id of the draft, which becomes the id of the case
     * @param materials what stands in for a paper that is not uploaded: a promise, or to follow
     * @param declaredTrue the applicant declares the answers true and has read the notice on
     *     personal data
     */
    record Submit(UUID caseId, int version, List<MaterialTaken> materials, boolean declaredTrue)
            implements Command {
        public Submit {
            Objects.requireNonNull(caseId);
            materials = List.copyOf(materials);
        }

        @Override
        public Act act() {
            return Act.SUBMIT;
        }
    }

    /**
     * A window clerk takes in a draft for a visitor: identity check and formal check. A case of his
     * own side is thereby submitted to the competent body; one of the other side is collected, and
     * {@link Forward} sends it.
     *
     * @param materials one line for each paper that was handed in, seen, promised or is to follow
     */
    record Collect(
            UUID caseId,
            int version,
            IdentityCheck identity,
            List<MaterialTaken> materials,
            boolean declaredTrue)
            implements Command {
        public Collect {
            Objects.requireNonNull(caseId);
            Objects.requireNonNull(identity);
            materials = List.copyOf(materials);
        }

        @Override
        public Act act() {
            return Act.COLLECT;
        }
    }

    /**
     * Sends a collected case across the border, with its hand-over sheet.
     *
     * @param courier number of the courier's parcel with the originals; empty when none travels
     */
    record Forward(UUID caseId, int version, String courier, String note) implements Command {
        @Override
        public Act act() {
            return Act.FORWARD;
        }
    }

    /** Asks for everything that is missing, all at once; the table lets it happen only once. */
    record RequestSupplement(UUID caseId, int version, List<Missing> missing) implements Command {
        public RequestSupplement {
            missing = List.copyOf(missing);
        }

        @Override
        public Act act() {
            return Act.REQUEST_SUPPLEMENT;
        }
    }

    /**
     * Supplies what was missing: papers (uploaded with {@link Documents#attach} before) and
     * corrected answers. On the collecting side it crosses the border.
     *
     * @param answers corrected answers as typed, by field; only those that change
     */
    record SupplySupplement(
            UUID caseId,
            int version,
            List<MaterialTaken> materials,
            Map<String, List<String>> answers,
            String note)
            implements Command {
        public SupplySupplement {
            materials = List.copyOf(materials);
            answers = Map.copyOf(answers);
        }

        @Override
        public Act act() {
            return Act.SUPPLY_SUPPLEMENT;
        }
    }

    record Accept(UUID caseId, int version) implements Command {
        @Override
        public Act act() {
            return Act.ACCEPT;
        }
    }

    /**
     * @param rightOrgan id of the body whose business it is; required where that is the ground
     */
    record RefuseAcceptance(
            UUID caseId, int version, Ground ground, String reason, @Nullable String rightOrgan)
            implements Command {
        @Override
        public Act act() {
            return Act.REFUSE_ACCEPTANCE;
        }
    }

    /** Takes the case for review; the proposal is made at once. */
    record StartReview(UUID caseId, int version) implements Command {
        @Override
        public Act act() {
            return Act.START_REVIEW;
        }
    }

    /**
     * The reviewer records what a register, a paper or an exchange says, and the proposal is made
     * anew.
     *
     * @param answers values as typed, by field of the service's form
     * @param source {@code register}, {@code document} or {@code exchange}
     * @param evidence where it was seen, e.g. a register and the day
     */
    record RecordFacts(
            UUID caseId,
            int version,
            Map<String, List<String>> answers,
            String source,
            String evidence)
            implements Command {
        public RecordFacts {
            answers = Map.copyOf(answers);
        }

        @Override
        public Act act() {
            return Act.RECORD_FACTS;
        }
    }

    /** Ends the review with an opinion; a decider goes on. */
    record Recommend(UUID caseId, int version, Outcome outcome, String opinion) implements Command {
        @Override
        public Act act() {
            return Act.RECOMMEND;
        }
    }

    record SendBack(UUID caseId, int version, String reason) implements Command {
        @Override
        public Act act() {
            return Act.SEND_BACK;
        }
    }

    /**
     * Decides; not the person who reviewed.
     *
     * @param departure why the decision departs from the proposal; required where it does, empty
     *     where it does not
     * @param amounts yuan as typed, by award of the service or by its key: what is granted
     *     otherwise than the standard proposes; blank or absent where it is as proposed
     */
    record Decide(
            UUID caseId,
            int version,
            Outcome outcome,
            String departure,
            Map<String, String> amounts)
            implements Command {
        public Decide {
            amounts = Map.copyOf(amounts);
        }

        /** As the standard proposes in money. */
        public Decide(UUID caseId, int version, Outcome outcome, String departure) {
            this(caseId, version, outcome, departure, Map.of());
        }

        @Override
        public Act act() {
            return outcome == Outcome.GRANTED ? Act.GRANT : Act.REFUSE;
        }
    }

    /**
     * Adds the folder's extension to the time limit, once; the applicant is told why.
     *
     * @param approver name and position of the head of the body who approved it
     */
    record Extend(UUID caseId, int version, String reason, String approver) implements Command {
        @Override
        public Act act() {
            return Act.EXTEND;
        }
    }

    /**
     * @param expectedDays how long it will take, in days: the applicant is told in writing
     */
    record Suspend(
            UUID caseId, int version, SpecialProcedure procedure, String reason, int expectedDays)
            implements Command {
        @Override
        public Act act() {
            return Act.SUSPEND;
        }
    }

    record Resume(UUID caseId, int version, String result) implements Command {
        @Override
        public Act act() {
            return Act.RESUME;
        }
    }

    /**
     * The decision reaches the applicant; at the collecting window it crosses the border.
     *
     * @param on the day of receipt; of publication, for service by public notice
     * @param receivedBy who signed for it; required where it was handed over
     * @param proof number of the letter, witnesses, confirmed address, or where it was published;
     *     required for every way but handing over
     */
    record Deliver(
            UUID caseId,
            int version,
            DeliveryWay way,
            LocalDate on,
            String note,
            String receivedBy,
            String proof)
            implements Command {
        @Override
        public Act act() {
            return Act.DELIVER;
        }
    }

    record Close(UUID caseId, int version) implements Command {
        @Override
        public Act act() {
            return Act.CLOSE;
        }
    }

    /**
     * Somebody takes back what he agreed to on his phone: from there, or at a window; or a power of
     * attorney on paper, at a window.
     *
     * @param authorisation which one; the id of the case for a power of attorney on paper
     * @param note at a window: who came, and how he was known
     */
    record WithdrawConsent(
            UUID caseId, int version, UUID authorisation, boolean byPhone, String note)
            implements Command {
        @Override
        public Act act() {
            return Act.WITHDRAW_CONSENT;
        }
    }

    /** Another platform tells of a case that came from there; the node records it. */
    record TellChange(UUID caseId, int version, ToldChange told) implements Command {
        @Override
        public Act act() {
            return Act.TELL_CHANGE;
        }
    }

    /**
     * Accepts or declines what another platform told after somebody had acted here.
     *
     * @param told number of the step that it was told with
     */
    record AnswerChange(UUID caseId, int version, int told, boolean accepted, String reason)
            implements Command {
        @Override
        public Act act() {
            return Act.ANSWER_CHANGE;
        }
    }

    record Withdraw(UUID caseId, int version, String reason) implements Command {
        @Override
        public Act act() {
            return Act.WITHDRAW;
        }
    }

    /** Ends a case that cannot go on. */
    record Terminate(UUID caseId, int version, TerminationGround ground, String reason)
            implements Command {
        @Override
        public Act act() {
            return Act.TERMINATE;
        }
    }

    /**
     * Tells the applicant, and whom it concerns, of the right to be heard.
     *
     * @param matter what is to be decided against them
     */
    record OfferHearing(UUID caseId, int version, String matter) implements Command {
        @Override
        public Act act() {
            return Act.OFFER_HEARING;
        }
    }

    /** Asks to be heard, within five working days; at the collecting window it crosses. */
    record RequestHearing(UUID caseId, int version, String note) implements Command {
        @Override
        public Act act() {
            return Act.REQUEST_HEARING;
        }
    }

    /**
     * Calls the hearing, seven working days ahead at least; from now on time does not count.
     *
     * @param president who presides: not somebody who reviewed the case
     */
    record ScheduleHearing(
            UUID caseId,
            int version,
            LocalDate on,
            @Nullable LocalTime at,
            String place,
            String president)
            implements Command {
        @Override
        public Act act() {
            return Act.SCHEDULE_HEARING;
        }
    }

    /**
     * Tells somebody whose own interests the licence touches that he may state his view and ask for
     * a hearing; he was told when this is recorded.
     *
     * @param contact where he was told; may be empty
     * @param interest why it concerns him
     */
    record TellThirdParty(UUID caseId, int version, String name, String contact, String interest)
            implements Command {
        @Override
        public Act act() {
            return Act.TELL_THIRD_PARTY;
        }
    }

    /**
     * @param party number of the step with which he was told
     * @param on the day on which he said it; null for today
     * @param hearing whether he asks for one
     */
    record HearThirdParty(
            UUID caseId,
            int version,
            int party,
            @Nullable LocalDate on,
            boolean hearing,
            String statement)
            implements Command {
        @Override
        public Act act() {
            return Act.HEAR_THIRD_PARTY;
        }
    }

    /**
     * Calls a hearing for a later day than it was called for, with the same notice ahead.
     *
     * @param reason that the applicant is told
     */
    record PostponeHearing(
            UUID caseId,
            int version,
            LocalDate on,
            @Nullable LocalTime at,
            String place,
            String reason)
            implements Command {
        @Override
        public Act act() {
            return Act.POSTPONE_HEARING;
        }
    }

    /**
     * @param held false where the applicant stayed away or gave it up; the minutes say so
     */
    record HoldHearing(UUID caseId, int version, boolean held, LocalDate on, String minutes)
            implements Command {
        @Override
        public Act act() {
            return Act.HOLD_HEARING;
        }
    }

    /**
     * A small sum at once, by a decision on the spot; the papers follow.
     *
     * @param amount yuan, at most what the standard lets be given first
     * @param receivedBy who took it
     * @param why why it cannot wait
     */
    record GiveAtOnce(
            UUID caseId,
            int version,
            LocalDate on,
            BigDecimal amount,
            String receivedBy,
            String why)
            implements Command {
        @Override
        public Act act() {
            return Act.GIVE_AT_ONCE;
        }
    }

    /**
     * What was seen on site or at home.
     *
     * @param officers names of those who went, two or more
     * @param present who was there for the applicant; may be empty
     */
    record Visit(
            UUID caseId,
            int version,
            LocalDate on,
            List<String> officers,
            String place,
            String present,
            String findings)
            implements Command {
        public Visit {
            officers = List.copyOf(officers);
        }

        @Override
        public Act act() {
            return Act.VISIT;
        }
    }

    /**
     * Posts what the law allows to be posted, for the folder's period, from today.
     *
     * @param place where it hangs
     * @param members number of people it is for; 0 where that is not shown
     * @param amounts what is to be granted otherwise than the standard proposes, as in {@link
     *     Decide}: nobody is granted an amount that the notice did not show
     */
    record PostNotice(
            UUID caseId, int version, String place, int members, Map<String, String> amounts)
            implements Command {
        public PostNotice {
            amounts = Map.copyOf(amounts);
        }

        /** As the standard proposes in money. */
        public PostNotice(UUID caseId, int version, String place, int members) {
            this(caseId, version, place, members, Map.of());
        }

        @Override
        public Act act() {
            return Act.POST_NOTICE;
        }
    }

    /**
     * Publishes what was granted, from today, for at most the folder's time.
     *
     * @param place where it hangs
     * @param members number of people it is for; 0 for the number that the notice showed
     */
    record Publish(UUID caseId, int version, String place, int members) implements Command {
        @Override
        public Act act() {
            return Act.PUBLISH;
        }
    }

    /**
     * @param reason for the file
     */
    record TakeDown(UUID caseId, int version, String reason) implements Command {
        @Override
        public Act act() {
            return Act.TAKE_DOWN;
        }
    }

    /**
     * @param on the day on which it was made, while the notice was shown; null for today
     * @param who may be empty: an objection may be made without a name
     */
    record RecordObjection(
            UUID caseId, int version, @Nullable LocalDate on, String who, String what)
            implements Command {
        @Override
        public Act act() {
            return Act.RECORD_OBJECTION;
        }
    }

    /**
     * @param objection number of the step that recorded it
     * @param upheld whether it was found to be right
     * @param answer what was found, for the file
     * @param reply what the letter to who objected says; nothing of the applicant beyond what the
     *     notice showed. Required where he gave his name, empty where nobody can be written to
     */
    record AnswerObjection(
            UUID caseId, int version, int objection, boolean upheld, String answer, String reply)
            implements Command {
        @Override
        public Act act() {
            return Act.ANSWER_OBJECTION;
        }
    }

    /** Hands in papers that were to follow; at the collecting window it crosses the border. */
    record SupplyLater(UUID caseId, int version, List<MaterialTaken> materials, String note)
            implements Command {
        public SupplyLater {
            materials = List.copyOf(materials);
        }

        @Override
        public Act act() {
            return Act.SUPPLY_LATER;
        }
    }

    /**
     * @param material the paper that was promised instead of handed in
     * @param kept whether what was promised is true
     */
    record VerifyPromise(UUID caseId, int version, String material, boolean kept, String findings)
            implements Command {
        @Override
        public Act act() {
            return Act.VERIFY_PROMISE;
        }
    }

    /** Takes a decision back that rests on a false promise. */
    record Revoke(UUID caseId, int version, String reason) implements Command {
        @Override
        public Act act() {
            return Act.REVOKE;
        }
    }

    /**
     * @param grade 1, very satisfied, to 5, very dissatisfied
     * @param said where a clerk enters it for the applicant: who said it to him, and how
     */
    record Rate(UUID caseId, int version, int grade, String comment, String said)
            implements Command {
        static final String FILE = "exchange-file:";

        /** What is said of a rating that no clerk entered; a page puts it in words. */
        public static String fromFile(String source) {
            return FILE + source;
        }

        @Override
        public Act act() {
            return Act.RATE;
        }
    }

    /** What was done about a bad rating. */
    record AnswerRating(UUID caseId, int version, String answer) implements Command {
        @Override
        public Act act() {
            return Act.ANSWER_RATING;
        }
    }

    /**
     * Asks a body of the other side for a step that nobody has been asked for, or that the one
     * asked could not do.
     *
     * @param step key of the service's folder
     * @param organ id of the body, or a division code; empty for the one that competence names
     */
    record AskStep(UUID caseId, int version, String step, String organ) implements Command {
        @Override
        public Act act() {
            return Act.ASK_STEP;
        }
    }

    /**
     * Answers a step that this body was asked for; the node records the other side's answer with
     * it.
     *
     * @param number of the asking; its own on the asked side
     * @param text conditions, or why it objects; may be empty for a plain consent
     * @param rightOrgan id of the body whose business it is, or a division code; required where
     *     that is the answer
     * @param on the day of the other side's answer; null for today
     */
    record AnswerStep(
            UUID caseId,
            int version,
            int number,
            StepAnswer answer,
            String text,
            @Nullable String rightOrgan,
            @Nullable LocalDate on)
            implements Command {
        @Override
        public Act act() {
            return Act.ANSWER_STEP;
        }
    }

    /**
     * @param number of the asking
     */
    record CallOffStep(UUID caseId, int version, int number, String reason) implements Command {
        @Override
        public Act act() {
            return Act.CALL_OFF_STEP;
        }
    }
}
