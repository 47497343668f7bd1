package tongban.node.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;

/**
 * How calls were answered, day by day: the exchange counts them, the line's desk enters them. GB/T
 * 33358—2016 wants 95 of 100 calls connected and each answered within 15 seconds.
 */
public interface Calls {
    /** GB/T 33358—2016: 24-hour rate of connection, percent. */
    int CONNECTED_AIM = 95;

    /** GB/T 33358—2016: to be answered within so many seconds. */
    int SECONDS = 15;

    int LINES_MAX = 400;
    int SOURCE_LENGTH_MAX = 200;
    int MONTHS_MAX = 24;

    /**
     * One day.
     *
     * @param offered calls that reached the line
     * @param answered of them
     * @param within of those answered, within {@link #SECONDS}
     */
    record Day(LocalDate day, long offered, long answered, long within) {}

    /** A day with where it comes from. */
    record Said(Day day, String source, Instant at) {}

    /**
     * A month: both rates are of the calls that were offered.
     *
     * @param days that are counted
     */
    record Month(YearMonth month, int days, Metrics.Ratio connected, Metrics.Ratio within) {}

    /**
     * @param days the latest first
     */
    record Sheet(
            List<Month> months,
            Metrics.Ratio connected,
            Metrics.Ratio within,
            List<Said> days,
            YearMonth from,
            YearMonth until) {
        public Sheet {
            months = List.copyOf(months);
            days = List.copyOf(days);
        }
    }

    sealed interface Result {
        record Done(int days) implements Result {}

        record Rejected(List<Problem> problems) implements Result {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Of the actor's side. */
    Sheet of(Actor actor, YearMonth from, YearMonth until);

    /**
     * By the line's desk; a day that is said again counts as it was said last.
     *
     * @param lines a day a line: day, offered, answered, answered within 15 seconds, between commas
     */
    Result enter(Actor actor, String lines, String source);
}
