package tongban.node.entitlement;

import java.math.BigDecimal;
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
 * Beneficiaries' ledgers: to look at, to enter the account that is paid to, and to change what is
 * due by measures that one person proposes and another decides.
 *
 * <p>Reviewers and deciders see what their body looks after or pays, supervisors their side, a
 * resident his own; for anybody else there is nothing.
 */
public interface Entitlements {
    int PAGE_ROWS = 50;
    int TEXT_LENGTH_MAX = 1_000;
    int NAME_LENGTH_MAX = 100;

    /** Months that a page shows, the newest first. */
    int MONTHS_MAX = 60;

    int POSTINGS_MAX = 300;

    /** Of where a notice hangs. */
    int PLACE_LENGTH_MAX = 200;

    /**
     * How long the person may be heard before a measure against him is decided. No law that was
     * found gives the number of days: a demonstration value.
     */
    int HEARING_WORKING_DAYS = 5;

    /** What a list is narrowed to. */
    enum Look {
        ALL(Words.of("全部", "all")),
        ATTENTION(Words.of("需要处理", "to be looked at")),
        NO_ACCOUNT(Words.of("没有可用账户", "no account to pay to")),
        OVERPAID(Words.of("有多付或应收", "overpaid or claimed"));

        private final Words words;

        Look(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param scheme id, or empty for all
     * @param number of the case that opened it, or empty for all
     * @param page from 0
     */
    record Query(String scheme, String number, Look look, int page) {}

    /** Why somebody has to look at it. */
    enum Attention {
        AMOUNT(Words.of("决定偏离建议，金额待定", "granted against the proposal: no amount yet")),
        CONFLICT(Words.of("与其他待遇冲突，待决定", "conflicts with another benefit")),
        REVOKED(Words.of("原决定已撤销，待停发决定", "the decision was revoked: a stop has to be decided"));

        private final Words words;

        Attention(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param name masked
     * @param now due this month
     */
    record Row(
            UUID id,
            String caseNumber,
            String name,
            Words scheme,
            YearMonth first,
            Optional<YearMonth> end,
            BigDecimal now,
            BigDecimal paid,
            BigDecimal owed,
            BigDecimal returned,
            BigDecimal overpaid,
            BigDecimal claim,
            boolean reachable,
            Optional<Attention> attention) {}

    record Page(List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** A month of the ledger. */
    record Month(
            YearMonth month,
            BigDecimal awarded,
            BigDecimal due,
            BigDecimal paid,
            BigDecimal owed,
            BigDecimal returned,
            BigDecimal overpaid,
            BigDecimal claim) {}

    /** Something that moved. */
    record Entry(
            Instant at,
            YearMonth month,
            Words kind,
            LedgerAccount debit,
            LedgerAccount credit,
            BigDecimal amount) {}

    /** What else the person has, and what the two come to. */
    record Beside(
            UUID id, Words scheme, BigDecimal now, Words relation, Words note, Words source) {}

    /** Where a measure stands. */
    enum Stage {
        PROPOSED(Words.of("已提出并告知", "proposed and notified")),
        HEARD(Words.of("已听取意见", "the person was heard")),
        DECIDED(Words.of("已决定", "decided")),
        WITHDRAWN(Words.of("已撤回", "withdrawn"));

        private final Words words;

        Stage(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * Where and how long the end of a benefit hangs in public before it is decided.
     *
     * @param until last day
     * @param named whether the person's name stands there; that of a minor does not
     */
    record Posted(String place, LocalDate on, LocalDate until, boolean named) {}

    /**
     * What somebody said against the end of a benefit while it hung in public; for those who work
     * on it, and kept in confidence.
     *
     * @param number 1 for the first against a measure
     * @param on the day on which it was said
     * @param who may be empty: it may be said without a name
     * @param answer empty while it is looked into
     */
    record Objection(
            int number, LocalDate on, String who, String what, Optional<ObjectionAnswer> answer) {
        Objection answered(ObjectionAnswer given) {
            return new Objection(number, on, who, what, Optional.of(given));
        }
    }

    /**
     * @param upheld whether it was found to be right
     * @param finding for the file
     * @param reply what the letter to who objected says; empty where there is nobody to write to
     */
    record ObjectionAnswer(LocalDate on, boolean upheld, String finding, String reply) {}

    /**
     * A measure, with what its notice and its decision say.
     *
     * @param source document and article by which it is decided
     * @param answerUntil until when the person may be heard; empty where it is not against him
     * @param heard what he said, or that he wished to say nothing
     * @param decision why it was decided so, or withdrawn
     * @param notice that it has to be posted first, and by which rule; empty where it has not
     * @param posted once it was
     * @param objections to what was posted, the oldest first; none for who does not work on it
     * @param mayObject whether this actor may record and answer one
     * @param mayPost whether this actor may record that it hangs
     * @param mayHear whether this actor may record what the person says
     * @param mayDecide whether this actor may decide now
     * @param waits why nobody may decide yet; empty where somebody may
     */
    record Measure(
            UUID id,
            MeasureKind kind,
            Stage stage,
            Optional<YearMonth> from,
            Optional<Integer> months,
            Optional<BigDecimal> amount,
            Optional<BigDecimal> monthly,
            String source,
            String reason,
            LocalDate proposedOn,
            Optional<LocalDate> answerUntil,
            Optional<LocalDate> heardOn,
            String heard,
            Optional<LocalDate> decidedOn,
            String decision,
            Optional<Scheme.StopNotice> notice,
            Optional<Posted> posted,
            List<Objection> objections,
            boolean mayObject,
            boolean mayPost,
            boolean mayHear,
            boolean mayDecide,
            boolean mayWithdraw,
            Optional<Words> waits) {
        public boolean isOpen() {
            return stage == Stage.PROPOSED || stage == Stage.HEARD;
        }
    }

    /**
     * Everything that a page shows of an entitlement.
     *
     * @param name in full for those who handle it and the person, masked for supervision
     * @param start from which month by which rule, and where that is said
     * @param account bank, holder and the end of the number; empty where none is known
     * @param why what determined the award, a line a node
     * @param remedies where to object
     * @param held bank and end of the number of an account of another benefit of the same person,
     *     for whoever may enter one and where none is known; else empty
     */
    record LedgerPage(
            Row row,
            UUID caseId,
            String organ,
            String name,
            String maskedNumber,
            LocalDate appliedOn,
            LocalDate decidedOn,
            Words rhythm,
            Words start,
            String account,
            boolean accountWrong,
            List<Month> months,
            List<Entry> entries,
            List<Beside> beside,
            List<Measure> measures,
            List<Words> why,
            List<Words> remedies,
            boolean mayPropose,
            boolean mayEnterAccount,
            String held) {}

    /**
     * A proposal as typed; what the kind does not need is left out.
     *
     * @param monthly what is taken from later months for a claim; empty where it is paid back
     */
    record Proposal(
            MeasureKind kind,
            Optional<YearMonth> from,
            Optional<Integer> months,
            Optional<BigDecimal> amount,
            Optional<BigDecimal> monthly,
            String document,
            String article,
            String reason) {}

    /** What became of a request. */
    sealed interface Result {
        /**
         * @param id of the entitlement or measure
         */
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}

        /** There is no such thing for this actor. */
        record NotFound() implements Result {}
    }

    Page list(Actor actor, Query query);

    /** Beneficiaries that a search shows at most. */
    int FOUND_MAX = 50;

    /**
     * The entitlements of one person, by his full number or his exact name, the newest first; at
     * most {@link #FOUND_MAX}. Found or not, the search is journaled. Nothing for a resident.
     *
     * @param person as typed; in no address and in no log
     */
    List<Row> find(Actor actor, String person);

    /** Every row, for a file; batches are journaled. */
    boolean each(Actor actor, Query query, Consumer<Row> to);

    Optional<LedgerPage> page(Actor actor, UUID entitlement);

    /**
     * Everything that moved, the newest first, for a file; names nobody.
     *
     * @return empty where the actor sees no such entitlement
     */
    Optional<List<Entry>> entries(Actor actor, UUID entitlement);

    /** A resident's own, the newest first. */
    List<Row> own(Actor actor);

    /**
     * The account that is paid to from now on; it has to be the beneficiary's or his guardian's.
     */
    Result enterAccount(Actor actor, UUID entitlement, String holder, String bank, String account);

    /** The account to which another benefit of the same person is paid, for this one too. */
    Result takeOverAccount(Actor actor, UUID entitlement);

    /**
     * The same, said by the beneficiary himself; in an open transaction of the node, by whoever has
     * made sure that the actor may speak for him.
     */
    Result ownAccount(Actor actor, UUID entitlement, String holder, String bank, String account);

    /**
     * Bank, holder and the end of the number, in an open transaction of the node, for whom the
     * actor speaks; empty where none is known.
     */
    Optional<String> accountOf(UUID entitlement);

    /** Money that the person paid back for a claim. */
    Result repaid(Actor actor, UUID entitlement, BigDecimal amount);

    Result propose(Actor actor, UUID entitlement, Proposal proposal);

    /** What the person said, or that he wished to say nothing. */
    Result hear(Actor actor, UUID measure, String said);

    /**
     * Records that the end of the benefit hangs in public from today; only where the scheme's law
     * wants it.
     *
     * @param place where it hangs
     */
    Result post(Actor actor, UUID measure, String place);

    /**
     * Records what somebody said against the end of a benefit while it hung in public.
     *
     * @param on the day on which he said it; today where it is empty
     * @param who may be empty
     */
    Result object(Actor actor, UUID measure, Optional<LocalDate> on, String who, String what);

    /**
     * Answers it: nothing is decided before, and not as the notice says where it was right.
     *
     * @param reply to who objected, required where he gave his name; nothing that the notice did
     *     not show
     */
    Result answerObjection(
            Actor actor, UUID measure, int objection, boolean upheld, String finding, String reply);

    /** Decides, and carries the measure out in the same transaction. */
    Result decide(Actor actor, UUID measure, String why);

    Result withdraw(Actor actor, UUID measure, String why);
}
