package tongban.node.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * Joint projects for the portal and the interface for programs. Lists, sums, milestones and
 * pictures are open to everybody, as the lists are published; what was reported by whom,
 * settlements and problems are read by the officials of the side. Amounts are in 10,000 yuan.
 */
public interface Projects {
    /** The list of 300 projects that the newspaper page speaks of. */
    int FIRST_LIST = 2024;

    int PAGE_ROWS = 50;
    int RETURN_LINES_MAX = 1000;
    int ENTRIES_MAX = 500;
    int WORDS_LENGTH_MAX = 100;
    int PROGRESS_LENGTH_MAX = 1000;
    int DOCUMENT_LENGTH_MAX = 200;
    int REASON_LENGTH_MAX = 500;
    int CAPTION_LENGTH_MAX = 200;
    int PICTURES_MAX = 20;

    Practice practice();

    // ------------------------------------------------------------------ looking

    /** Which projects a list shows. */
    enum Look {
        ALL("全部", "all"),
        BEHIND("慢于时序", "behind schedule"),
        AHEAD("快于时序", "ahead of schedule"),
        CONTESTED("两方数据矛盾", "contested"),
        LATE("有迟报", "reported late"),
        UNREPORTED("尚未报送应报月份", "last due month not reported"),
        FALLS("低于前一个月", "below the month before");

        private final Words words;

        Look(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    enum Sort {
        NUMBER("编号", "number"),
        BEHIND_FIRST("最慢的在前", "most behind first"),
        PLAN("年度计划从大到小", "largest plan first");

        private final Words words;

        Sort(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param place division code, or empty
     * @param words part of a name or number, or empty
     * @param page from 0
     */
    record Query(
            int year,
            Optional<Category> category,
            Optional<Jurisdiction> lead,
            String place,
            Look look,
            String words,
            Sort sort,
            int page) {}

    /**
     * A project in the list of a year.
     *
     * @param latest the latest month that was reported in that year
     * @param contested months of the year on which the sides contradict each other
     * @param late months whose report came late
     * @param falls months of the year for which less counts than for the month before, in the year
     *     or since the project began
     * @param due the last month of the year that had to be reported by today; empty where none had
     */
    record Row(
            UUID id,
            String number,
            Words name,
            Category category,
            Jurisdiction lead,
            List<String> places,
            BigDecimal total,
            BigDecimal plan,
            boolean fresh,
            Optional<LocalDate> startedOn,
            Optional<YearMonth> latest,
            Optional<BigDecimal> completed,
            int contested,
            int late,
            int falls,
            Optional<YearMonth> due) {

        /**
         * How many months of the year had to be reported since the latest that was; all that had to
         * be where none was.
         */
        public int silent() {
            int last = latest.map(YearMonth::getMonthValue).orElse(0);
            return Math.max(0, due.map(YearMonth::getMonthValue).orElse(0) - last);
        }

        /**
         * As of the latest month that was reported; of January where none was. What was reported
         * long ago says nothing of how the project stands now, so it is then held against no
         * schedule.
         */
        public Completion completion() {
            return new Completion(
                    plan,
                    completed,
                    latest.map(YearMonth::getMonthValue).orElse(1),
                    silent() > 0
                            ? Optional.of(
                                    new Completion.Unmeasured(
                                            Completion.Pace.STALE,
                                            Words.of(
                                                    silent() + " 个月应报未报",
                                                    silent()
                                                            + (silent() == 1 ? " month" : " months")
                                                            + " due and not reported")))
                            : Optional.empty());
        }
    }

    record Listing(List<Row> rows, long total, int page) {
        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** The latest year of those; the first of which a list is known where there is none yet. */
    static int latest(List<Integer> years) {
        return years.isEmpty() ? FIRST_LIST : years.getFirst();
    }

    /** The years that have a list, the latest first. */
    List<Integer> years(@Nullable Actor reader, Jurisdiction side);

    Listing list(@Nullable Actor reader, Jurisdiction side, Query query);

    /** Every project that a list shows, whatever its page. */
    boolean each(@Nullable Actor reader, Jurisdiction side, Query query, Consumer<Row> to);

    /**
     * @param month the last that had to be reported by today where empty, so that the first reports
     *     of a new month do not stand for all; before any had to be, the last that was
     * @return empty where the year has no list
     */
    Optional<ProjectOverview> overview(
            @Nullable Actor reader, Jurisdiction side, int year, Optional<Integer> month);

    /** What one side says of a month, as it stands. */
    record Value(
            BigDecimal completed,
            BigDecimal cumulative,
            String progress,
            boolean late,
            boolean outOfOrder,
            boolean counts) {}

    /**
     * A month of a project: what each side says, and what counts.
     *
     * @param falls whether less counts than for the month before that was reported
     */
    record Month(
            YearMonth month,
            Map<Jurisdiction, Value> sides,
            boolean contested,
            boolean falls,
            Completion completion) {}

    /**
     * A line as it was reported.
     *
     * @param organ that said so
     * @param enteredBy login on this side; empty where a letter brought it
     */
    record Line(
            long number,
            YearMonth month,
            Jurisdiction source,
            Words organ,
            String document,
            LocalDate saidOn,
            Optional<BigDecimal> completed,
            Optional<BigDecimal> cumulative,
            String progress,
            tongban.node.indicator.Arrival arrival,
            boolean late,
            boolean outOfOrder,
            boolean stands,
            boolean counts,
            boolean contested,
            String enteredBy,
            Instant enteredAt) {}

    /**
     * @param mine whether this side is asked to confirm it
     * @param agreed empty while nobody answered
     */
    record Settlement(
            UUID id,
            YearMonth month,
            Jurisdiction source,
            Map<Jurisdiction, BigDecimal> values,
            String reason,
            Jurisdiction proposedBy,
            Instant proposedAt,
            boolean mine,
            Optional<Boolean> agreed,
            String answer,
            Optional<Instant> answeredAt) {}

    record Milestone(UUID id, ProjectMilestone milestone) {}

    /**
     * @param takenBack why it is not shown any more; empty where it is
     */
    record Picture(
            UUID id,
            Jurisdiction side,
            String caption,
            LocalDate takenOn,
            Optional<TakenBack> takenBack) {}

    /** A picture was taken back by the side that had put it there. */
    record TakenBack(LocalDate on, String reason) {}

    /**
     * Something that was entered of a project.
     *
     * @param by login; empty where a letter of the other side brought it
     * @param before what it replaced; empty where it is the first
     * @param stands whether it is what is shown now
     */
    record Change(
            Instant at,
            Jurisdiction side,
            String by,
            Words what,
            Optional<Words> before,
            boolean stands) {}

    /**
     * The plan of a year in whose list the project is, or was.
     *
     * @param takenOff why it is not in that list any more; empty where it is
     */
    record YearPlan(int year, BigDecimal plan, boolean fresh, Optional<TakenOff> takenOff) {}

    /** A project was taken off a list by the side that leads it. */
    record TakenOff(LocalDate on, String reason) {}

    /** What an actor may do with a project. */
    record May(boolean report, boolean settle, boolean enter, boolean raise) {}

    /**
     * A letter about a project that the side to which it went will never apply: what it said stands
     * on one side alone.
     *
     * @param sent by the side that reads; else it arrived here
     * @param at when it was sent, or arrived
     * @param code of the problem that stood in its way
     */
    record RefusedLetter(boolean sent, Words what, Instant at, String code, Words why) {}

    /**
     * The page of a project in one year.
     *
     * @param row of that year's list; where it was taken off that, without what a list says of it:
     *     months reported, contested, late or due
     * @param owners the bodies responsible, by side; one may be missing
     * @param lines every line that was reported in that year; empty for the public, as are
     *     settlements, problems and changes
     * @param years those in whose lists it is, the latest first, then those off whose lists it was
     *     taken
     * @param changes the latest of what was entered, the newest first
     */
    record Sheet(
            Row row,
            int year,
            Map<Jurisdiction, Words> owners,
            Optional<LocalDate> plannedStart,
            Optional<LocalDate> plannedFinish,
            List<YearPlan> years,
            List<Month> months,
            List<Line> lines,
            List<Settlement> settlements,
            List<Milestone> milestones,
            List<Picture> pictures,
            List<Escalations.Row> problems,
            List<Change> changes,
            May may,
            List<RefusedLetter> refused) {

        /** Why it is not in the list of that year any more; empty where it is. */
        public Optional<TakenOff> takenOff() {
            return years.stream()
                    .filter(y -> y.year() == year)
                    .findFirst()
                    .flatMap(YearPlan::takenOff);
        }
    }

    /**
     * @param year the latest in whose list it is, where empty; where it is in none, the latest off
     *     whose list it was taken
     */
    Optional<Sheet> sheet(
            @Nullable Actor reader, Jurisdiction side, UUID project, Optional<Integer> year);

    /** The project that bears a number on a side's register. */
    Optional<UUID> byNumber(@Nullable Actor reader, Jurisdiction side, String number);

    /**
     * Why nothing can refer to a number, for whoever links to the register; empty where the actor's
     * side has the project in the list of some year: one that was finished since may be referred
     * to, and one that was taken off every list may not.
     *
     * @param field in which it was typed
     */
    List<Problem> unlisted(Actor actor, String number, String field);

    /** A picture with its content. */
    record Shown(String mediaType, byte[] content) {}

    Optional<Shown> picture(@Nullable Actor reader, Jurisdiction side, UUID picture);

    // ------------------------------------------------------------------ doing

    /** What became of it. */
    sealed interface Result {
        record Done(UUID id) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}

        record NotFound() implements Result {}
    }

    /**
     * A line of a return.
     *
     * @param number of the project
     * @param completed in the year up to the month; empty to withdraw what this side reported
     */
    record Reported(
            String number,
            YearMonth month,
            Optional<BigDecimal> completed,
            Optional<BigDecimal> cumulative,
            String progress) {

        /**
         * Every reason against it that lies in the line itself.
         *
         * @param now the month in which it is said
         */
        List<Problem> faults(YearMonth now) {
            List<Problem> problems = new ArrayList<>();
            if (month.getYear() < ProjectEntry.YEAR_MIN || month.isAfter(now)) {
                problems.add(ProjectProblems.month());
            }
            if (completed.filter(c -> !ProjectEntry.isAmount(c)).isPresent()) {
                problems.add(ProjectProblems.amount("completed"));
            }
            if (cumulative.filter(c -> !ProjectEntry.isAmount(c)).isPresent()
                    || completed.isPresent() != cumulative.isPresent()) {
                problems.add(ProjectProblems.amount("cumulative"));
            }
            if (completed.isPresent()
                    && cumulative.filter(all -> all.compareTo(completed.get()) < 0).isPresent()) {
                problems.add(ProjectProblems.cumulative());
            }
            if (progress.length() > PROGRESS_LENGTH_MAX) {
                problems.add(ProjectProblems.tooLong("progress", PROGRESS_LENGTH_MAX));
            }
            return problems;
        }
    }

    /** Enters projects with the plan of a year, for the side that leads them; all or none. */
    Result enter(Actor actor, List<ProjectEntry> entries);

    /**
     * Takes a project off the list of a year, by supervision of the side that leads it: it counts
     * no longer for that list, on either side. What stood of it stays readable, and it may be
     * listed again.
     */
    Result takeOff(Actor actor, UUID project, int year, String reason);

    /**
     * A monthly return of this side; all lines or none.
     *
     * @param document what it was sent with
     * @param saidOn the day on which it was sent, by which it is late or not; today where empty
     */
    Result report(Actor actor, String document, Optional<LocalDate> saidOn, List<Reported> lines);

    /**
     * Proposes which side's value counts, to be confirmed by the other side.
     *
     * @param source whose value is to count
     */
    Result settle(Actor actor, UUID project, YearMonth month, Jurisdiction source, String reason);

    /** Confirms what the other side proposed, or declines it with a reason. */
    Result answer(Actor actor, UUID settlement, boolean agreed, String reason);

    /**
     * Sets a milestone.
     *
     * @param milestone empty for a new one
     */
    Result milestone(Actor actor, UUID project, Optional<UUID> milestone, ProjectMilestone content);

    Result picture(Actor actor, UUID project, String caption, LocalDate takenOn, byte[] content);

    /**
     * Takes a picture back: whoever reports the project for the side that put it there. It is shown
     * no more, and its place says why.
     */
    Result takeBack(Actor actor, UUID project, UUID picture, String reason);

    /** Makes the sums anew from the reports alone. */
    void rebuild(Actor actor);
}
