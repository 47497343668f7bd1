package tongban.node.referral;

import java.math.BigDecimal;
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
 * Referrals for the portal and the interface for programs. What an actor may not see does not exist
 * for him. The body that has the case, the receiver, the person and supervision see a referral; of
 * the receiver's and supervision's looks names are masked in lists.
 */
public interface Referrals {
    int PAGE_ROWS = 50;

    /** Which of them a list shows. */
    enum Look {
        ALL(Words.of("全部", "all")),
        TO_DO(Words.of("待我办理", "for me to do")),
        OVERDUE(Words.of("逾期未答复", "not answered in time"));

        private final Words words;

        Look(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A line.
     *
     * @param name masked but for the person and those who handle it
     * @param service whose grant or case it rests on, by id
     * @param overdue the receiver did not answer in time
     */
    record Row(
            UUID id,
            UUID caseId,
            String caseNumber,
            String service,
            Assistance assistance,
            Words receiver,
            Referral.State state,
            Referral.Consent consent,
            String name,
            LocalDate proposedOn,
            Optional<LocalDate> answerUntil,
            boolean overdue) {}

    record Page(List<Row> rows, int total, int page) {
        public int pages() {
            return (total + PAGE_ROWS - 1) / PAGE_ROWS;
        }
    }

    /**
     * One thing that was done.
     *
     * @param organ empty for the person himself
     */
    record Step(Referral.Act act, Instant at, Words role, Words organ, String said) {}

    /**
     * What came of it.
     *
     * @param amount yuan; empty where it was not money
     */
    record Given(LocalDate on, Optional<BigDecimal> amount) {}

    /**
     * A referral with all that its page shows to one actor.
     *
     * @param why why it was proposed
     * @param caseSeen whether the actor may look at the case as well
     * @param may what he may do now
     */
    record File(
            Row row,
            String maskedNumber,
            String mobile,
            String why,
            Words from,
            Referral.Position position,
            boolean caseSeen,
            List<Step> steps,
            Optional<Given> given,
            List<Referral.Act> may) {}

    /** What became of it. */
    sealed interface Result {
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}

        record NotFound() implements Result {}
    }

    /**
     * The actor's own: of his body, of himself, or of the side for supervision; what waits longest
     * first.
     *
     * @param page from 0
     */
    Page list(Actor actor, Look look, int page);

    /** All of them, in the order in which they were proposed. */
    void each(Actor actor, Look look, Consumer<Row> to);

    /** Those of one case that the actor may see, the newest first. */
    List<Row> ofCase(Actor actor, UUID caseId);

    /** What the actor may propose for a case now; empty where it is not his to propose. */
    List<Assistance> proposable(Actor actor, UUID caseId);

    Optional<File> file(Actor actor, UUID referral);

    /**
     * Proposes one by hand.
     *
     * @param assistance id of the map
     * @param why what the person needs
     */
    Result propose(Actor actor, UUID caseId, String assistance, String why);

    Result act(Actor actor, UUID referral, Referral.Order order);

    /** The person's full number, for the receiver of what was sent and the office; journaled. */
    Optional<String> number(Actor actor, UUID referral);
}
