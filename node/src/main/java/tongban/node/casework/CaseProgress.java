package tongban.node.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * How a case stands, for whoever has its number and the last signs of the applicant's ID number:
 * the applicant without an account, or a clerk of any window who is asked by him. It names nobody
 * and no service, and says neither what was handed in nor what was decided beyond the state.
 */
public interface CaseProgress {
    /** Wrong signs for one number; then it is locked, whether there is such a case or not. */
    int WRONG_MAX = 5;

    /** How long it is locked. A day, so that ten thousand endings take years. */
    Duration LOCKED = Duration.ofHours(24);

    /** Signs of the ID number that are asked for. */
    int TAIL_SIGNS = Authorisations.TAIL_SIGNS;

    /** What is answered. */
    sealed interface Answer {}

    /**
     * @param state in the service's own verbs
     * @param responsible who has to act now
     * @param role the role there
     * @param due what has to happen next, where a limit runs
     * @param toDo for the applicant; empty where he need do nothing
     * @param inaction whom to turn to because nothing was decided in time; empty while it is not
     *     late
     * @param takenInAtWindow a window took it in and can urge for the applicant; not where he
     *     applied online
     */
    record Told(
            String number,
            Words state,
            Organ responsible,
            Words role,
            LocalDate appliedOn,
            LocalDate changedOn,
            Optional<Due> due,
            List<Words> toDo,
            List<Words> inaction,
            boolean takenInAtWindow)
            implements Answer {}

    /**
     * @param what has to happen
     * @param by last day
     * @param provisional the calendar of that year is not published yet
     */
    record Due(Words what, LocalDate by, boolean provisional) {}

    /** The number or the signs have not the right shape. No try is counted. */
    record Unreadable(List<Problem> problems) implements Answer {}

    /** No such case, or other signs. Nobody is told which. */
    record Wrong() implements Answer {
        /** The same whether there is no such case or the signs are another's. */
        public Problem problem() {
            return Problem.of(
                    "CASE-248",
                    "number",
                    "没有查到：编号和证件号码末四位对不上",
                    "Nothing was found: the number and the last four signs do not fit together",
                    "请核对；同一编号错" + WRONG_MAX + "次，锁定" + LOCKED.toHours() + "小时",
                    "Check both; "
                            + WRONG_MAX
                            + " wrong tries lock a number for "
                            + LOCKED.toHours()
                            + " hours");
        }
    }

    /**
     * Too many wrong tries for this number.
     *
     * @param until from then on it can be asked for again
     */
    record Locked(Instant until) implements Answer {
        public Problem problem() {
            // to the minute, and never before it is open again
            ZonedDateTime open =
                    until.minusNanos(1)
                            .atZone(Case.ZONE)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .plusMinutes(1);
            Words day = Words.day(open.toLocalDate());
            LocalTime time = open.toLocalTime();
            return Problem.of(
                    "CASE-249",
                    "number",
                    "这个编号试错次数过多，" + day.zh() + time + "之前不能再这样查询",
                    "Too many wrong tries for this number: it cannot be asked for like this before "
                            + time
                            + " on "
                            + day.en(),
                    "可以登录查看，或者带证件到收件的窗口",
                    "Sign in, or bring your ID to the window that took it in");
        }
    }

    /**
     * @param reader who is signed in; null for nobody. An official of the side that took the case
     *     in asks in his own name, for anybody else the node does
     * @param number as typed
     * @param tail last signs of the applicant's ID number, as typed
     */
    Answer ask(@Nullable Actor reader, String number, String tail);
}
