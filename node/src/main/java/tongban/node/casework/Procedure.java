package tongban.node.casework;

import static tongban.node.casework.Act.*;
import static tongban.node.casework.Procedure.Desk.*;
import static tongban.node.casework.Procedure.Effect.*;
import static tongban.node.casework.State.*;
import static tongban.node.identity.Role.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Role;

/**
 * The procedure: one closed table. A service's procedure.yaml selects terms, verbs and optional
 * steps and adds no state; there is no way from state to state but a row of this page.
 *
 * <p>A case that crosses the border has a row of the database on each side. The collecting side's
 * begins with COLLECTED and FORWARDED; from there on it repeats what the competent side reports,
 * and what is done at the collecting window then (papers supplied, withdrawal, delivery) crosses
 * the border and comes back as a report.
 *
 * <p>In joint handling one body leads. For a step of the other side it asks that side's body by
 * letter; there the step is a row of its own, with its own desk and limit, and ends with the
 * answer.
 */
public final class Procedure {

    /** What an act does to the statutory clock. */
    public enum Effect {
        /** Nothing. */
        NONE,
        /** Complete papers at the window: the collector has to forward them. */
        FORWARDING_RUNS,
        /**
         * The papers are with the competent body: it has to accept or to ask for what is missing.
         */
        ACCEPTANCE_RUNS,
        /** The applicant has to answer. Before acceptance no time of the decision is used up. */
        ANSWER_RUNS,
        /** The body has to decide. */
        DECISION_RUNS,
        /** Time does not count: the closed list of special procedures. */
        PAUSES,
        /** Time counts again. */
        RESUMES,
        /** The limit grows by the folder's extension, once. */
        EXTENDS,
        /** The decision has to reach the applicant. */
        DELIVERY_RUNS,
        /**
         * A body of the other side has to answer. Where it was asked its limit begins; the leading
         * body's runs on, unless the folder cites an article.
         */
        STEP_RUNS,
        /** It has answered, or need not: what stood still for it runs again. */
        STEP_ENDS,
        /** No limit runs any more. */
        STOPS
    }

    /** Whose desk a person must sit at to do it. */
    public enum Desk {
        /** A window of any body of the own side. */
        ANY_WINDOW,
        /** The body that took the papers in. */
        COLLECTING,
        /** The body that accepts, or the one that decides. */
        HANDLING,
        /** The body that decides. */
        DECIDING,
        /** Any body that takes part; residents: their own case. */
        INVOLVED
    }

    /**
     * One row.
     *
     * @param from null where the case begins
     * @param by who may do it; SYSTEM stands for the node: deadlines, hand-overs, instant filings
     * @param once the act happens at most once in the life of a case
     * @param told whether the other side's applicant and clerk are told; what is internal is not
     * @param article where the act stands; a service's folder may cite a closer one
     */
    public record Row(
            @Nullable State from,
            Act act,
            State to,
            Part part,
            Set<Role> by,
            Desk desk,
            Effect effect,
            boolean once,
            boolean told,
            String article) {}

    static final String LICENSING = "《行政许可法》";
    private static final String CROSS = "国办发〔2020〕35号";

    private static final String JOINT = CROSS + "（多地联办）";

    private static final String AT_ONCE = "国务院令第649号第四十八条、《社会救助法》第五十条（先行救助）";

    private static final String RATING = "国办发〔2019〕51号（好差评）";

    /** What happens at most once in the life of a case. */
    private static final Set<Act> ONCE =
            EnumSet.of(
                    REQUEST_SUPPLEMENT,
                    EXTEND,
                    OFFER_HEARING,
                    REQUEST_HEARING,
                    SCHEDULE_HEARING,
                    GIVE_AT_ONCE,
                    RATE,
                    ANSWER_RATING);

    /** What is no business of the other side's window and applicant, or holds what others said. */
    private static final Set<Act> INSIDE =
            EnumSet.of(
                    RECORD_FACTS,
                    SEND_BACK,
                    VISIT,
                    RECORD_OBJECTION,
                    ANSWER_OBJECTION,
                    TELL_THIRD_PARTY,
                    HEAR_THIRD_PARTY);

    private static Row begin(Act act, State to, Part part, Role by, Effect effect, String article) {
        return new Row(null, act, to, part, Set.of(by), ANY_WINDOW, effect, true, true, article);
    }

    private static Row row(
            State from, Act act, State to, Set<Role> by, Desk desk, Effect effect, String article) {
        boolean once = ONCE.contains(act);
        boolean told = !INSIDE.contains(act);
        Part part = act == FORWARD ? Part.COLLECTOR : Part.COMPETENT;
        return new Row(from, act, to, part, by, desk, effect, once, told, article);
    }

    private static final Set<Role> STAFF_OR_SELF = EnumSet.of(CLERK, RESIDENT, SYSTEM);

    private static final Set<Role> WINDOW_OR_PHONE = EnumSet.of(CLERK, SYSTEM);

    /** What the platform of its origin tells: the node records it, the office answers. */
    private static List<Row> told() {
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        COLLECTED,
                        TELL_CHANGE,
                        COLLECTED,
                        Part.COLLECTOR,
                        EnumSet.of(SYSTEM),
                        INVOLVED,
                        NONE,
                        false,
                        true,
                        Changes.ARTICLE));
        for (State in :
                List.of(
                        RECEIVED,
                        SUBMITTED,
                        AWAITING_SUPPLEMENT,
                        ACCEPTED,
                        UNDER_REVIEW,
                        SUSPENDED,
                        GRANTED,
                        REFUSED,
                        DELIVERED)) {
            rows.add(same(in, TELL_CHANGE, EnumSet.of(SYSTEM), INVOLVED, Changes.ARTICLE));
            rows.add(same(in, ANSWER_CHANGE, EnumSet.of(REVIEWER), HANDLING, Changes.ARTICLE));
        }
        return rows;
    }

    private static Row consent(State in) {
        return same(in, WITHDRAW_CONSENT, WINDOW_OR_PHONE, INVOLVED, Consents.ARTICLE);
    }

    /** That a notice has reached the applicant is recorded once, and the case stays as it is. */
    private static Row notice(State over, String article) {
        Set<Role> by = EnumSet.of(CLERK, SYSTEM);
        return new Row(
                over, DELIVER, over, Part.COMPETENT, by, INVOLVED, NONE, true, true, article);
    }

    private static Row same(State in, Act act, Set<Role> by, Desk desk, String article) {
        return row(in, act, in, by, desk, NONE, article);
    }

    /** What cannot wait for the decision, by a decision on the spot. */
    private static List<Row> atOnce() {
        List<Row> rows = new ArrayList<>();
        for (State in : List.of(RECEIVED, SUBMITTED, AWAITING_SUPPLEMENT, ACCEPTED, UNDER_REVIEW)) {
            rows.add(same(in, GIVE_AT_ONCE, EnumSet.of(REVIEWER, DECIDER), HANDLING, AT_ONCE));
        }
        return rows;
    }

    /** What was granted is shown in the village, whether it has reached the applicant or not. */
    private static List<Row> published() {
        List<Row> rows = new ArrayList<>();
        for (State in : List.of(GRANTED, DELIVERED, CLOSED)) {
            Set<Role> by = EnumSet.of(REVIEWER, DECIDER);
            rows.add(same(in, PUBLISH, by, HANDLING, Publications.ARTICLE));
            rows.add(same(in, TAKE_DOWN, by, HANDLING, Publications.ARTICLE));
        }
        return rows;
    }

    /** What the leading body asks of the other side, answered by letter. */
    private static List<Row> joint() {
        List<Row> rows = new ArrayList<>();
        for (State in : List.of(ACCEPTED, UNDER_REVIEW, SUSPENDED)) {
            Set<Role> asking = EnumSet.of(REVIEWER, SYSTEM);
            Set<Role> node = EnumSet.of(SYSTEM);
            rows.add(row(in, ASK_STEP, in, asking, HANDLING, STEP_RUNS, JOINT));
            rows.add(row(in, ANSWER_STEP, in, node, HANDLING, STEP_ENDS, JOINT));
            rows.add(row(in, CALL_OFF_STEP, in, EnumSet.of(REVIEWER), HANDLING, STEP_ENDS, JOINT));
        }
        rows.add(begin(RECEIVE, ASKED, Part.ASKED, SYSTEM, NONE, JOINT));
        rows.add(asked(TAKE_STEP, ASKED, SYSTEM, STEP_RUNS));
        rows.add(asked(ANSWER_STEP, ANSWERED, REVIEWER, STOPS));
        rows.add(asked(CALL_OFF_STEP, CALLED_OFF, SYSTEM, STOPS));
        return rows;
    }

    private static Row asked(Act act, State to, Role by, Effect effect) {
        return new Row(
                ASKED, act, to, Part.ASKED, EnumSet.of(by), HANDLING, effect, false, false, JOINT);
    }

    /** However a matter ended for the applicant, he says how he was served, once. */
    private static List<Row> rating() {
        List<Row> rows = new ArrayList<>();
        for (State from :
                List.of(NOT_ACCEPTED, DELIVERED, CLOSED, REVOKED, WITHDRAWN, TERMINATED)) {
            rows.add(same(from, RATE, STAFF_OR_SELF, INVOLVED, RATING));
            // nobody answers for his own work: who is alone at the desk leaves it to supervision
            Set<Role> others = EnumSet.of(REVIEWER, SUPERVISOR);
            rows.add(same(from, ANSWER_RATING, others, HANDLING, RATING));
        }
        return rows;
    }

    private static final List<Row> ALONE =
            List.of(
                    // ---- it begins: at a window or online, on the own side or for the other
                    begin(
                            COLLECT,
                            SUBMITTED,
                            Part.COMPETENT,
                            CLERK,
                            ACCEPTANCE_RUNS,
                            LICENSING + "第三十二条"),
                    begin(
                            SUBMIT,
                            SUBMITTED,
                            Part.COMPETENT,
                            RESIDENT,
                            ACCEPTANCE_RUNS,
                            LICENSING + "第三十三条"),
                    begin(
                            COLLECT,
                            COLLECTED,
                            Part.COLLECTOR,
                            CLERK,
                            FORWARDING_RUNS,
                            CROSS + "（异地代收代办）"),
                    begin(
                            SUBMIT,
                            COLLECTED,
                            Part.COLLECTOR,
                            RESIDENT,
                            FORWARDING_RUNS,
                            CROSS + "（全程网办）"),
                    begin(
                            RECEIVE,
                            RECEIVED,
                            Part.COMPETENT,
                            SYSTEM,
                            ACCEPTANCE_RUNS,
                            CROSS + "（收受分离）"),

                    // ---- across the border
                    row(
                            COLLECTED,
                            FORWARD,
                            FORWARDED,
                            EnumSet.of(CLERK, SYSTEM),
                            COLLECTING,
                            STOPS,
                            CROSS + "（异地代收代办）"),
                    new Row(
                            COLLECTED,
                            WITHDRAW,
                            WITHDRAWN,
                            Part.COLLECTOR,
                            EnumSet.of(CLERK, RESIDENT),
                            INVOLVED,
                            STOPS,
                            true,
                            true,
                            "申请人撤回"),
                    row(
                            FORWARDED,
                            RECEIVE,
                            RECEIVED,
                            EnumSet.of(SYSTEM),
                            HANDLING,
                            ACCEPTANCE_RUNS,
                            CROSS + "（收受分离）"),

                    // ---- before acceptance
                    row(
                            RECEIVED,
                            REQUEST_SUPPLEMENT,
                            AWAITING_SUPPLEMENT,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            ANSWER_RUNS,
                            LICENSING + "第三十二条第一款第四项"),
                    row(
                            SUBMITTED,
                            REQUEST_SUPPLEMENT,
                            AWAITING_SUPPLEMENT,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            ANSWER_RUNS,
                            LICENSING + "第三十二条第一款第四项"),
                    row(
                            AWAITING_SUPPLEMENT,
                            SUPPLY_SUPPLEMENT,
                            SUBMITTED,
                            STAFF_OR_SELF,
                            INVOLVED,
                            ACCEPTANCE_RUNS,
                            LICENSING + "第三十二条第一款第五项"),
                    row(
                            RECEIVED,
                            ACCEPT,
                            ACCEPTED,
                            EnumSet.of(REVIEWER, SYSTEM),
                            HANDLING,
                            DECISION_RUNS,
                            LICENSING + "第三十二条第一款第五项"),
                    row(
                            SUBMITTED,
                            ACCEPT,
                            ACCEPTED,
                            EnumSet.of(REVIEWER, SYSTEM),
                            HANDLING,
                            DECISION_RUNS,
                            LICENSING + "第三十二条第一款第五项"),
                    row(
                            RECEIVED,
                            DEEM_ACCEPTED,
                            ACCEPTED,
                            EnumSet.of(SYSTEM),
                            HANDLING,
                            DECISION_RUNS,
                            LICENSING + "第三十二条第一款第四项"),
                    row(
                            SUBMITTED,
                            DEEM_ACCEPTED,
                            ACCEPTED,
                            EnumSet.of(SYSTEM),
                            HANDLING,
                            DECISION_RUNS,
                            LICENSING + "第三十二条第一款第四项"),
                    row(
                            RECEIVED,
                            REFUSE_ACCEPTANCE,
                            NOT_ACCEPTED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            STOPS,
                            LICENSING + "第三十二条第一款第二项、第二款"),
                    row(
                            SUBMITTED,
                            REFUSE_ACCEPTANCE,
                            NOT_ACCEPTED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            STOPS,
                            LICENSING + "第三十二条第一款第二项、第二款"),
                    row(
                            AWAITING_SUPPLEMENT,
                            REFUSE_ACCEPTANCE,
                            NOT_ACCEPTED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            STOPS,
                            LICENSING + "第三十二条第二款"),

                    // ---- review and decision
                    row(
                            ACCEPTED,
                            START_REVIEW,
                            UNDER_REVIEW,
                            EnumSet.of(REVIEWER, SYSTEM),
                            HANDLING,
                            NONE,
                            LICENSING + "第三十四条"),
                    row(
                            UNDER_REVIEW,
                            RECORD_FACTS,
                            UNDER_REVIEW,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            NONE,
                            LICENSING + "第三十四条"),
                    row(
                            UNDER_REVIEW,
                            RECOMMEND,
                            UNDER_REVIEW,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            NONE,
                            LICENSING + "第三十四条"),
                    row(
                            UNDER_REVIEW,
                            SEND_BACK,
                            UNDER_REVIEW,
                            EnumSet.of(DECIDER),
                            DECIDING,
                            NONE,
                            LICENSING + "第三十四条"),
                    row(
                            UNDER_REVIEW,
                            EXTEND,
                            UNDER_REVIEW,
                            EnumSet.of(DECIDER),
                            DECIDING,
                            EXTENDS,
                            LICENSING + "第四十二条第一款"),
                    row(
                            UNDER_REVIEW,
                            SUSPEND,
                            SUSPENDED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            PAUSES,
                            LICENSING + "第四十五条"),
                    row(
                            SUSPENDED,
                            RESUME,
                            UNDER_REVIEW,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            RESUMES,
                            LICENSING + "第四十五条"),
                    same(
                            UNDER_REVIEW,
                            OFFER_HEARING,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            LICENSING + "第四十七条第一款"),
                    same(
                            UNDER_REVIEW,
                            REQUEST_HEARING,
                            STAFF_OR_SELF,
                            INVOLVED,
                            LICENSING + "第四十七条第一款"),
                    same(
                            UNDER_REVIEW,
                            TELL_THIRD_PARTY,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            ThirdParties.ARTICLE),
                    same(
                            UNDER_REVIEW,
                            HEAR_THIRD_PARTY,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            ThirdParties.ARTICLE),
                    same(
                            SUSPENDED,
                            HEAR_THIRD_PARTY,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            ThirdParties.ARTICLE),
                    // his five days go on while something else is being looked into
                    same(
                            SUSPENDED,
                            REQUEST_HEARING,
                            STAFF_OR_SELF,
                            INVOLVED,
                            LICENSING + "第四十七条第一款"),
                    row(
                            UNDER_REVIEW,
                            SCHEDULE_HEARING,
                            SUSPENDED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            PAUSES,
                            LICENSING + "第四十八条第一款第一项、第四十五条"),
                    // the applicant is told of the new day as he was of the first
                    same(
                            SUSPENDED,
                            POSTPONE_HEARING,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            LICENSING + "第四十八条第一款第一项"),
                    row(
                            SUSPENDED,
                            HOLD_HEARING,
                            UNDER_REVIEW,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            RESUMES,
                            LICENSING + "第四十八条"),
                    same(
                            UNDER_REVIEW,
                            VISIT,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            LICENSING + "第三十四条第三款"),
                    same(UNDER_REVIEW, POST_NOTICE, EnumSet.of(REVIEWER), HANDLING, "公示"),
                    same(
                            UNDER_REVIEW,
                            RECORD_OBJECTION,
                            EnumSet.of(REVIEWER, CLERK),
                            INVOLVED,
                            "公示期间的异议"),
                    same(UNDER_REVIEW, ANSWER_OBJECTION, EnumSet.of(REVIEWER), HANDLING, "公示期间的异议"),
                    same(
                            SUSPENDED,
                            RECORD_OBJECTION,
                            EnumSet.of(REVIEWER, CLERK),
                            INVOLVED,
                            "公示期间的异议"),
                    same(SUSPENDED, ANSWER_OBJECTION, EnumSet.of(REVIEWER), HANDLING, "公示期间的异议"),
                    same(RECEIVED, SUPPLY_LATER, STAFF_OR_SELF, INVOLVED, "容缺后补"),
                    same(SUBMITTED, SUPPLY_LATER, STAFF_OR_SELF, INVOLVED, "容缺后补"),
                    same(ACCEPTED, SUPPLY_LATER, STAFF_OR_SELF, INVOLVED, "容缺后补"),
                    same(UNDER_REVIEW, SUPPLY_LATER, STAFF_OR_SELF, INVOLVED, "容缺后补"),
                    same(SUSPENDED, SUPPLY_LATER, STAFF_OR_SELF, INVOLVED, "容缺后补"),
                    same(
                            UNDER_REVIEW,
                            VERIFY_PROMISE,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            Promises.ARTICLE),
                    row(
                            UNDER_REVIEW,
                            GRANT,
                            GRANTED,
                            EnumSet.of(DECIDER),
                            DECIDING,
                            DELIVERY_RUNS,
                            LICENSING + "第三十八条第一款"),
                    row(
                            UNDER_REVIEW,
                            REFUSE,
                            REFUSED,
                            EnumSet.of(DECIDER),
                            DECIDING,
                            DELIVERY_RUNS,
                            LICENSING + "第三十八条第二款"),
                    row(
                            UNDER_REVIEW,
                            GRANT_AUTOMATICALLY,
                            GRANTED,
                            EnumSet.of(SYSTEM),
                            DECIDING,
                            DELIVERY_RUNS,
                            LICENSING + "第三十四条第二款"),

                    // ---- the decision reaches the applicant
                    row(
                            GRANTED,
                            DELIVER,
                            DELIVERED,
                            EnumSet.of(CLERK, SYSTEM),
                            INVOLVED,
                            STOPS,
                            LICENSING + "第四十四条"),
                    row(
                            REFUSED,
                            DELIVER,
                            DELIVERED,
                            EnumSet.of(CLERK, SYSTEM),
                            INVOLVED,
                            STOPS,
                            LICENSING + "第四十四条"),
                    // a revocation is a decision too, and reaches him as one
                    row(
                            REVOKED,
                            DELIVER,
                            REVOKED,
                            EnumSet.of(CLERK, SYSTEM),
                            INVOLVED,
                            STOPS,
                            LICENSING + "第四十四条"),
                    // so does the notice by which a case ends without one; nobody's time runs then
                    notice(NOT_ACCEPTED, LICENSING + "第三十二条第二款"),
                    notice(TERMINATED, "终止办理的告知"),
                    same(GRANTED, VERIFY_PROMISE, EnumSet.of(REVIEWER), HANDLING, Promises.ARTICLE),
                    same(
                            DELIVERED,
                            VERIFY_PROMISE,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            Promises.ARTICLE),
                    same(CLOSED, VERIFY_PROMISE, EnumSet.of(REVIEWER), HANDLING, Promises.ARTICLE),
                    row(
                            GRANTED,
                            REVOKE,
                            REVOKED,
                            EnumSet.of(DECIDER),
                            DECIDING,
                            STOPS,
                            Promises.ARTICLE),
                    row(
                            DELIVERED,
                            REVOKE,
                            REVOKED,
                            EnumSet.of(DECIDER),
                            DECIDING,
                            STOPS,
                            Promises.ARTICLE),
                    row(
                            CLOSED,
                            REVOKE,
                            REVOKED,
                            EnumSet.of(DECIDER),
                            DECIDING,
                            STOPS,
                            Promises.ARTICLE),
                    row(
                            DELIVERED,
                            CLOSE,
                            CLOSED,
                            EnumSet.of(CLERK, REVIEWER, SYSTEM),
                            HANDLING,
                            STOPS,
                            "办结归档"),

                    // ---- somebody takes back what he agreed to on his phone
                    new Row(
                            COLLECTED,
                            WITHDRAW_CONSENT,
                            COLLECTED,
                            Part.COLLECTOR,
                            WINDOW_OR_PHONE,
                            INVOLVED,
                            NONE,
                            false,
                            true,
                            Consents.ARTICLE),
                    consent(RECEIVED),
                    consent(SUBMITTED),
                    consent(AWAITING_SUPPLEMENT),
                    consent(ACCEPTED),
                    consent(UNDER_REVIEW),
                    consent(SUSPENDED),
                    consent(GRANTED),
                    consent(REFUSED),

                    // ---- it ends otherwise
                    row(RECEIVED, WITHDRAW, WITHDRAWN, STAFF_OR_SELF, INVOLVED, STOPS, "申请人撤回"),
                    row(SUBMITTED, WITHDRAW, WITHDRAWN, STAFF_OR_SELF, INVOLVED, STOPS, "申请人撤回"),
                    row(
                            AWAITING_SUPPLEMENT,
                            WITHDRAW,
                            WITHDRAWN,
                            STAFF_OR_SELF,
                            INVOLVED,
                            STOPS,
                            "申请人撤回"),
                    row(ACCEPTED, WITHDRAW, WITHDRAWN, STAFF_OR_SELF, INVOLVED, STOPS, "申请人撤回"),
                    row(UNDER_REVIEW, WITHDRAW, WITHDRAWN, STAFF_OR_SELF, INVOLVED, STOPS, "申请人撤回"),
                    row(SUSPENDED, WITHDRAW, WITHDRAWN, STAFF_OR_SELF, INVOLVED, STOPS, "申请人撤回"),
                    row(
                            RECEIVED,
                            TERMINATE,
                            TERMINATED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            STOPS,
                            "申请人死亡或者终止"),
                    row(
                            SUBMITTED,
                            TERMINATE,
                            TERMINATED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            STOPS,
                            "申请人死亡或者终止"),
                    row(
                            AWAITING_SUPPLEMENT,
                            TERMINATE,
                            TERMINATED,
                            EnumSet.of(REVIEWER),
                            HANDLING,
                            STOPS,
                            "逾期未补充材料等"),
                    row(
                            ACCEPTED,
                            TERMINATE,
                            TERMINATED,
                            EnumSet.of(REVIEWER, DECIDER),
                            HANDLING,
                            STOPS,
                            "申请人死亡或者终止等"),
                    row(
                            UNDER_REVIEW,
                            TERMINATE,
                            TERMINATED,
                            EnumSet.of(REVIEWER, DECIDER),
                            HANDLING,
                            STOPS,
                            "申请人死亡或者终止等"),
                    row(
                            SUSPENDED,
                            TERMINATE,
                            TERMINATED,
                            EnumSet.of(REVIEWER, DECIDER),
                            HANDLING,
                            STOPS,
                            "申请人死亡或者终止等"));

    /** All there is. */
    public static final List<Row> ROWS =
            Stream.of(ALONE, atOnce(), published(), rating(), joint(), told())
                    .flatMap(List::stream)
                    .toList();

    /**
     * Acts that a collecting window or an applicant there does, and that the competent side
     * records.
     */
    static final Set<Act> RELAYED =
            EnumSet.of(
                    SUPPLY_SUPPLEMENT,
                    WITHDRAW,
                    WITHDRAW_CONSENT,
                    DELIVER,
                    REQUEST_HEARING,
                    SUPPLY_LATER,
                    RATE,
                    TELL_CHANGE);

    private Procedure() {}

    /**
     * The state in which the competent side records what is relayed to it. Whoever takes back what
     * he agreed to, or all that he applied for, does not wait until the hand-over has arrived:
     * letters arrive in their order.
     */
    static State recordedIn(State state, Act act) {
        boolean waits = act != WITHDRAW_CONSENT && act != WITHDRAW && act != TELL_CHANGE;
        return !waits && state == FORWARDED ? RECEIVED : state;
    }

    /** The row for an act in a state, on the competent side or before the border is crossed. */
    public static Optional<Row> find(@Nullable State from, Act act, Part part) {
        return ROWS.stream()
                .filter(r -> r.from() == from && r.act() == act && r.part() == part)
                .findFirst();
    }

    /** How a case begins. */
    static Row beginning(Act act, Part part) {
        return find(null, act, part)
                .orElseThrow(
                        () -> new IllegalArgumentException("A case does not begin with " + act));
    }

    /**
     * Rows that lead out of a state on the competent side, or on the collector's before it crosses.
     */
    static List<Row> from(State state, Part part) {
        return ROWS.stream().filter(r -> r.from() == state && r.part() == part).toList();
    }

    /** The article of an act, wherever it happened. */
    static String article(Act act, State to) {
        return ROWS.stream()
                .filter(r -> r.act() == act && r.to() == to)
                .findFirst()
                .or(() ->
                        Arrays.stream(new Act[] {act})
                                .flatMap(a -> ROWS.stream().filter(r -> r.act() == a))
                                .findFirst())
                .map(Row::article)
                .orElse("");
    }
}
