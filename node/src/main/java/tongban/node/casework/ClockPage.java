package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * Every limit that ran or runs in a case, day by day.
 *
 * @param today the day on which it is read
 * @param limits oldest first: those of the procedure, and those of its branches
 * @param whatIf what a suspension from today on would do to the decision's limit; empty where it
 *     does not run
 * @param alarms before, on and after the last day of the limits that run, by day
 * @param calendar by which calendar working days are counted, with its version
 */
public record ClockPage(
        UUID id,
        String number,
        Words serviceName,
        State state,
        LocalDate today,
        List<Limit> limits,
        Optional<WhatIf> whatIf,
        List<Alarm> alarms,
        Words calendar) {
    public ClockPage {
        limits = List.copyOf(limits);
        alarms = List.copyOf(alarms);
    }

    /**
     * One limit.
     *
     * @param due last day; while time stands still, the last day if it ran again tomorrow
     * @param status running, due today, standing still, overdue, met or missed, in words
     * @param ended the day on which what had to be done was done
     * @param provisional a year that it touches has no published calendar yet
     * @param missingYears those years
     * @param used units counted so far
     * @param left units left; negative once overdue
     * @param length units in all, of whatever is counted in the same unit
     * @param parts what it is made of, in order; one for most
     * @param sure where the limit's source is not verified: what it is
     * @param right time that the applicant or others may use: over, it alarms nobody
     * @param days empty where only the other side knows them
     */
    public record Limit(
            Words what,
            LocalDate from,
            LocalDate due,
            Status status,
            Optional<LocalDate> ended,
            boolean provisional,
            SortedSet<Integer> missingYears,
            int used,
            int left,
            int length,
            Words unit,
            List<Part> parts,
            String article,
            Optional<Words> sure,
            boolean right,
            List<Day> days) {
        public Limit {
            missingYears = new TreeSet<>(missingYears);
            parts = List.copyOf(parts);
            days = List.copyOf(days);
        }

        public boolean isOpen() {
            return ended.isEmpty();
        }
    }

    /**
     * One after the other they make the limit.
     *
     * @param article where it stands; empty where none is stated
     */
    public record Part(Words what, int length, Words unit, String article) {}

    /** How a limit stands. */
    public enum Status {
        RUNNING("计时中", "running"),
        DUE_TODAY("今日届满", "due today"),
        SUSPENDED("不计时", "time does not count"),
        OVERDUE("已超期", "overdue"),
        /** A right that was not used in its time: nobody is late. */
        LAPSED("期限已过", "the time for it is over"),
        MET("按期办理", "met"),
        MISSED("逾期办理", "missed");

        private final Words words;

        Status(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param number how many days were counted up to and including this one
     * @param note a holiday's name, or why time stood still
     * @param article under which the day counts or not
     */
    public record Day(
            LocalDate date,
            boolean counted,
            int number,
            Words why,
            Words note,
            String article,
            boolean provisional) {}

    /**
     * If a special procedure began today.
     *
     * @param dueNow last day as it stands
     * @param article by which its time would not count; empty where the law of the service lists no
     *     special procedure
     * @param lines how long it took, and the last day then; none where there is none
     */
    public record WhatIf(LocalDate dueNow, String article, List<After> lines) {
        /** Time stands still for so many days from today on. */
        public record After(int days, LocalDate resumed, LocalDate due, boolean provisional) {}
    }

    /**
     * @param reached whether its day has come
     */
    public record Alarm(LocalDate on, Kind kind, Words what, boolean reached) {
        /** Before, on, and after the last day. */
        public enum Kind {
            SOON("临期提醒", "soon due"),
            DUE("今日届满", "last day"),
            OVERDUE("超期警示", "overdue");

            private final Words words;

            Kind(String zh, String en) {
                this.words = Words.of(zh, en);
            }

            public Words words() {
                return words;
            }
        }
    }
}
