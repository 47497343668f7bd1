package tongban.node.means;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Documents;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Economic checks of households. Reviewers and deciders see and run those of the matters that their
 * body handles, supervisors see those of their side, a resident what concerns himself; for anybody
 * else there is nothing. Every look at what was found is for the purpose of the check and leaves a
 * journal row; every call opens its own transaction or joins the open one of the same actor.
 *
 * <p>A check decides nothing: no case and no benefit is changed by it.
 */
public interface MeansChecks {
    int PAGE_ROWS = 50;
    int TEXT_LENGTH_MAX = 1_000;
    int NAME_LENGTH_MAX = 100;

    /** An authorisation holds for a year at most. */
    int HOLDS_DAYS_MAX = 365;

    /** Papers of one check. */
    int PAPERS_MAX = 100;

    /** Objections of one check. */
    int OBJECTIONS_MAX = 200;

    /** For what a household is checked. */
    enum Ground {
        APPLICATION("审核申请", "an application"),
        RECHECK("定期复核", "the regular re-check");

        private final Words words;

        Ground(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** What a list is narrowed to. */
    enum Look {
        ALL("全部", "all"),
        UNAUTHORISED("有人未授权", "somebody has not authorised it"),
        WAITING("等待反馈", "waiting for answers"),
        CONTRADICTED("报告有不一致", "the report has contradictions"),
        OBJECTED("有异议待处理", "an objection is open");

        private final Words words;

        Look(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param number the check's, or that of its case; empty for all
     * @param page from 0
     */
    record Query(String number, Look look, int page) {}

    /**
     * @param people who are checked
     * @param authorised those whose authorisation holds today
     * @param waiting questions that are not answered yet
     * @param report newest version; 0 where there is none
     */
    record Row(
            UUID id,
            String number,
            Ground ground,
            Words scheme,
            LocalDate begunOn,
            int people,
            int authorised,
            int waiting,
            int report,
            int contradictions,
            int objections) {}

    record Page(List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** How an authorisation was given. */
    enum Way {
        SIGNED("本人签字的授权书", "a signed paper"),
        FINGERPRINT("宣读后捺印的授权书", "a paper that was read out, with a fingerprint"),
        SIGNED_IN("本人登录后授权", "signed in himself"),
        PHONE("本人在手机上授权", "agreed to on the phone");

        private final Words words;

        Way(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * An authorisation.
     *
     * @param guardian signed for somebody under eighteen
     * @param holds whether somebody can be asked today on its strength
     */
    record Given(
            UUID id,
            Way way,
            String signer,
            boolean guardian,
            LocalDate givenOn,
            LocalDate holdsUntil,
            Optional<LocalDate> withdrawnOn,
            boolean holds,
            Optional<UUID> paper,
            String note) {}

    /** Where a question stands. */
    enum Standing {
        WAITING("待发送", "to be sent"),
        SENT("已发送，等待反馈", "sent, waiting for the answer"),
        ANSWERED("已反馈", "answered"),
        REFUSED("对方不予提供", "refused by the source"),
        GIVEN_UP("多次失败，已停止", "failed again and again, given up"),
        EXPIRED("超过等待期限，没有反馈", "no answer in time"),
        CALLED_OFF("授权已结束，不再查询", "called off: the authorisation ended");

        private final Words words;

        Standing(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }

        public boolean isOpen() {
            return this == WAITING || this == SENT;
        }
    }

    /** What an answer is beside those before. */
    enum Arrival {
        FIRST("反馈", "answer"),
        AGAIN("重复反馈，内容相同", "the same once more"),
        CHANGED("再次反馈，内容不同", "another answer than before"),
        LATE("逾期反馈", "late answer"),
        UNUSED("授权结束后到达，未采用", "came after the authorisation had ended: not used");

        private final Words words;

        Arrival(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    record Arrived(Arrival arrival, Instant at, LocalDate knownOn, int findings) {}

    /**
     * A question to a source.
     *
     * @param round 1 for the first, more where it was asked anew
     * @param waitsUntil last instant for which an answer is waited for
     * @param fault what went wrong last, or empty
     */
    record Asked(
            CheckSource source,
            int round,
            Standing standing,
            int attempts,
            Instant askedAt,
            Instant waitsUntil,
            Optional<Problem> fault,
            List<Arrived> arrived) {}

    /**
     * Somebody who is checked.
     *
     * @param number in the check, from 1
     * @param name in full for those who handle the matter and himself, else masked; empty where his
     *     file is no longer seen here
     * @param minor under eighteen today: the guardian signs
     * @param byPhone what he agreed to on his phone for the case, where that can be taken over
     */
    record Person(
            int number,
            String name,
            String maskedNumber,
            boolean minor,
            List<Given> given,
            List<Asked> asked,
            boolean byPhone) {
        public Optional<Given> holding() {
            return given.stream().filter(Given::holds).findFirst();
        }
    }

    /** Why a version of a report was made. */
    enum Cause {
        ANSWERED("各方反馈完毕", "everybody asked has answered or will not"),
        AS_IT_STANDS("按现有反馈出具", "made of what had come"),
        LATER_ANSWER("其后又有反馈", "something came afterwards"),
        OBJECTION("异议处理后", "after an objection");

        private final Words words;

        Cause(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    record Version(int version, Instant at, Cause cause, int contradictions) {}

    /** What became of an objection. */
    enum Outcome {
        OPEN("待处理", "open"),
        UPHELD("成立", "upheld"),
        PARTLY("部分成立", "upheld in part"),
        REJECTED("不成立", "rejected");

        private final Words words;

        Outcome(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param person number in the check
     * @param report version that it is against
     * @param said what the person says
     * @param reason why it was settled so; empty while it is open
     */
    record Objection(
            UUID id,
            int person,
            Item item,
            int report,
            Outcome outcome,
            String said,
            Optional<UUID> paper,
            Instant raisedAt,
            String reason,
            Optional<Instant> settledAt) {
        public boolean isOpen() {
            return outcome == Outcome.OPEN;
        }
    }

    /**
     * Everything that a page shows of a check.
     *
     * @param organ id of the body that handles it
     * @param basis by which law
     * @param shown the version of the report that is shown; 0 where there is none
     * @param mayWork the actor may record authorisations, ask, and settle objections
     * @param mayObject the actor may raise an objection, for himself or as the person said it
     */
    record CheckPage(
            Row row,
            Optional<UUID> caseId,
            Optional<UUID> entitlement,
            Optional<UUID> household,
            String organ,
            Words basis,
            boolean calledOff,
            boolean simulated,
            Set<CheckSource> connected,
            List<Person> people,
            List<Version> versions,
            int shown,
            List<Report.Of> report,
            List<Objection> objections,
            boolean mayWork,
            boolean mayObject) {
        public Optional<Objection> objection(UUID id) {
            return objections.stream().filter(o -> o.id().equals(id)).findFirst();
        }

        /** The line of the shown report that an objection is about. */
        public Optional<Report.Line> line(Objection objection) {
            return report.stream()
                    .filter(of -> of.person() == objection.person())
                    .flatMap(of -> of.lines().stream())
                    .filter(line -> line.item() == objection.item())
                    .findFirst();
        }

        public Optional<Person> person(int number) {
            return people.stream().filter(p -> p.number() == number).findFirst();
        }
    }

    /** What is checked, and for what. */
    sealed interface Matter {
        record OfCase(UUID id) implements Matter {}

        record OfEntitlement(UUID id) implements Matter {}
    }

    /**
     * Who would be checked, before a check is begun.
     *
     * @param households to choose from, where there are several
     */
    record Proposed(
            String number,
            Words scheme,
            Ground ground,
            List<Household> households,
            List<Problem> problems) {}

    record Household(UUID id, String number, List<String> members) {}

    /** What became of a request. */
    sealed interface Result {
        /**
         * @param id of what was made: the check, the authorisation, the objection
         */
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }

        /** There is no such thing for this actor. */
        record NotFound() implements Result {}
    }

    /** Whether a law allows to check a household for this service or scheme. */
    boolean hasBasis(String serviceOrScheme);

    Page list(Actor actor, Query query);

    /** All of them, in the order in which they were begun. */
    void each(Actor actor, Query query, Consumer<Row> to);

    /**
     * @param version of the report; empty for the newest
     */
    Optional<CheckPage> page(Actor actor, UUID check, Optional<Integer> version);

    /** The checks of a case, newest first, as lines: nothing of what was found. */
    List<Row> ofCase(Actor actor, UUID caseId);

    /** The checks of an entitlement, newest first. */
    List<Row> ofEntitlement(Actor actor, UUID entitlement);

    Optional<Proposed> propose(Actor actor, Matter matter);

    /**
     * @param household in the register, where the person has several
     */
    Result begin(Actor actor, Matter matter, Optional<UUID> household);

    /** Ends a check that was begun by mistake: nothing further is asked; what came stays. */
    Result callOff(Actor actor, UUID check);

    /**
     * A file that is handed in.
     *
     * @param content may be empty: none was chosen
     */
    record Paper(byte[] content) {
        Optional<Documents.MediaType> type() {
            return Documents.MediaType.of(content);
        }
    }

    /**
     * An authorisation as typed.
     *
     * @param person number in the check
     * @param signer name of who signed; his own, or the guardian's
     * @param note how he was known, who read it out
     */
    record Authorising(
            int person,
            @Nullable Way way,
            String signer,
            Optional<LocalDate> givenOn,
            Optional<LocalDate> holdsUntil,
            String note,
            Optional<Paper> paper) {}

    Result authorise(Actor actor, UUID check, Authorising authorising);

    Result withdraw(Actor actor, UUID check, UUID authorisation);

    /**
     * Asks: everybody whose authorisation holds, of the sources that are connected.
     *
     * @param person number in the check; empty for everybody
     * @param sources empty for all that are connected
     */
    Result ask(Actor actor, UUID check, Optional<Integer> person, Set<CheckSource> sources);

    /** Makes a report of what has come, without waiting for the rest. */
    Result report(Actor actor, UUID check);

    /**
     * @param said what the person says
     */
    record Objecting(int person, @Nullable Item item, String said, Optional<Paper> paper) {}

    Result object(Actor actor, UUID check, Objecting objecting);

    /** Asks the sources of the item anew because of an objection (复核). */
    Result askAnew(Actor actor, UUID check, UUID objection);

    /**
     * @param corrected by the number of a record: what is right instead, in yuan; nothing at all
     *     where zero
     */
    record Settling(@Nullable Outcome outcome, String reason, Map<Long, BigDecimal> corrected) {
        public Settling {
            corrected = Map.copyOf(corrected);
        }
    }

    /** Settles an objection: whoever handles the matter, but nobody who raised it for himself. */
    Result settle(Actor actor, UUID check, UUID objection, Settling settling);

    /** A paper that was handed in, for those who see the check. */
    Optional<Documents.Content> paper(Actor actor, UUID check, UUID paper);
}
