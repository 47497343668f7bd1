package tongban.node.policy;

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
 * Offers without an application, for the portal and the interface for programs. What an actor may
 * not see does not exist for him: the body that decides, supervision, and whoever acts for the
 * enterprise by the register of today.
 */
public interface Offers {
    int PAGE_ROWS = 50;

    /** Which of them a list shows. */
    enum Look {
        ALL(Words.of("全部", "all")),
        OPEN(Words.of("待企业确认", "to be confirmed")),
        OBJECTED(Words.of("有异议", "objected to")),
        CONFIRMED(Words.of("已确认", "confirmed")),
        DECLINED(Words.of("已放弃", "declined"));

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
     * @param enterprise its name, which is public
     * @param amount yuan; empty where the award is none
     * @param overdue an objection was not answered in time
     */
    record Row(
            UUID id,
            String service,
            Words policy,
            int year,
            String enterprise,
            Offer.State state,
            Optional<BigDecimal> amount,
            LocalDate offeredOn,
            Optional<LocalDate> answeredOn,
            Optional<LocalDate> answerUntil,
            boolean overdue) {}

    record Page(List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** A line of what was known or awarded. */
    record Said(Words name, Words value, Words source) {}

    record Step(Offer.Act act, Instant at, Words role, String said) {}

    /**
     * An offer with all that its page shows to one actor.
     *
     * @param account its last signs, once confirmed
     * @param warnings what a person has to look at before he decides: the same granted before, a
     *     list that has the enterprise
     * @param paid what has been paid on it; empty before
     * @param checked what was looked at for the warnings
     * @param against why it cannot be confirmed any more; empty where it can
     */
    record File(
            Row row,
            String creditCode,
            Words body,
            List<Said> awards,
            List<Said> facts,
            String holder,
            String bank,
            String account,
            Optional<UUID> caseId,
            List<Words> warnings,
            Optional<BigDecimal> paid,
            List<Step> steps,
            List<Offer.Act> may,
            Words checked,
            List<Words> against) {}

    /** A policy that was run over all enterprises of a body. */
    record Run(
            UUID id,
            String service,
            int year,
            boolean ready,
            int goneThrough,
            int eligible,
            int offered,
            int near,
            int incomplete,
            Instant startedAt) {}

    /** What became of a request. */
    sealed interface Result {
        /**
         * @param id of the run, of the offer or, where it was confirmed, of the case
         */
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}

        record NotFound() implements Result {}
    }

    /** Whether this actor may run the policy over the enterprises of his body. */
    boolean mayRun(Actor actor, String service);

    /** Runs a policy over all enterprises of the actor's body; what was offered stays offered. */
    Result run(Actor actor, String service);

    /** Those of a policy on the actor's side, the newest first; at most 20. */
    List<Run> runs(Actor actor, String service);

    /** All of them, for a file. */
    List<Run> allRuns(Actor actor, String service);

    Page list(Actor actor, Look look, int page);

    /** How many wait for an enterprise that the actor acts for; none where he does not. */
    int waiting(Actor actor, UUID enterprise);

    /** All of them, in the order in which they were made. */
    void each(Actor actor, Look look, Consumer<Row> to);

    Optional<File> file(Actor actor, UUID offer);

    Result act(Actor actor, UUID offer, Offer.Order order);
}
