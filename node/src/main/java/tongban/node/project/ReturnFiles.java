package tongban.node.project;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.sheet.Heading;
import tongban.node.sheet.JudgedRow;
import tongban.node.sheet.JudgedRows;
import tongban.node.sheet.RowOutcome;
import tongban.node.sheet.SentFile;
import tongban.service.text.Words;

/**
 * Monthly returns from a CSV or XLSX file, for the bodies that report many projects. A file is
 * looked at first: each row is told what it would come to, with everything that is wrong with it,
 * and nothing is recorded. Whoever sent it then confirms; the rows that hold become one return,
 * checked once more as they are recorded, and the others are told with their reasons. A row that
 * says what was reported last is told to be there already, so that the same file may be sent again.
 */
public interface ReturnFiles {
    int ROWS_MAX = Projects.RETURN_LINES_MAX;
    int FILE_BYTES_MAX = 5 * 1024 * 1024;
    int PAST_SHOWN_MAX = 20;
    int ROWS_SHOWN_MAX = 200;

    /** Every column that a file may have, as it is headed in either language or by its name. */
    enum Column implements Heading {
        NUMBER("number", Words.of("编号", "Number"), Use.REQUIRED),
        PROJECT("project", Words.of("项目", "Project"), Use.PASSED_OVER),
        MONTH("month", Words.of("月份", "Month"), Use.REQUIRED),
        COMPLETED(
                "completed",
                Words.of("年度完成投资（万元）", "Completed in the year (10,000 yuan)"),
                Use.REQUIRED),
        CUMULATIVE(
                "cumulative",
                Words.of("累计完成投资（万元）", "Completed in all (10,000 yuan)"),
                Use.REQUIRED),
        PROGRESS("progress", Words.of("形象进度", "Progress in words"), Use.OPTIONAL),
        // what a file of results has beside them: it is mended and sent again as it is
        LINE("line", Words.of("行", "Line"), Use.PASSED_OVER),
        RESULT("result", Words.of("结果", "Result"), Use.PASSED_OVER),
        CODES("codes", Words.of("代码", "Codes"), Use.PASSED_OVER),
        WHY("why", Words.of("原因和办法", "Why, and what to do"), Use.PASSED_OVER);

        private final Head head;

        Column(String field, Words words, Use use) {
            this.head = new Head(field, words, use);
        }

        @Override
        public Head head() {
            return head;
        }
    }

    /** What a row comes to. */
    enum Outcome implements RowOutcome {
        FIRST("首次报送", "first", true),
        CORRECTION("更正", "correction", true),
        AGAIN("金额相同，重复报送", "same amounts, sent again", true),
        THERE("已有相同记录，不再记录", "recorded already, not recorded again", false),
        FAULTY("有误，不记录", "faulty, not recorded", false);

        private final Words words;
        private final boolean recorded;

        Outcome(String zh, String en, boolean recorded) {
            this.words = Words.of(zh, en);
            this.recorded = recorded;
        }

        @Override
        public Words words() {
            return words;
        }

        @Override
        public boolean isRecorded() {
            return recorded;
        }

        @Override
        public boolean isFaulty() {
            return this == FAULTY;
        }
    }

    /**
     * A row as it was sent, and what it comes to.
     *
     * @param line of the file, from 1, where the columns stand
     * @param contested whether the other side says something else, which nobody settled
     * @param problems empty but for what is faulty; the field is that of a {@link Column}
     */
    record Row(
            int line,
            String number,
            String month,
            String completed,
            String cumulative,
            String progress,
            Outcome outcome,
            boolean late,
            boolean outOfOrder,
            boolean contested,
            List<Problem> problems)
            implements JudgedRow {
        public Row {
            problems = List.copyOf(problems);
        }

        /** What it comes to, with its marks. */
        public Words words() {
            return outcome.marked(
                    late,
                    outOfOrder,
                    contested ? Optional.of(Words.of("两方矛盾", "contested")) : Optional.empty());
        }
    }

    /** A problem of a row: in which column, what, and what to do. */
    static Words told(Problem problem) {
        return Heading.told(
                Column.values(), problem.field(), problem.what().then(problem.remedy()));
    }

    /** What is said of a file that is larger than it may be, before it is read. */
    static Problem tooLarge() {
        return ReturnFileProblems.fileTooLarge();
    }

    /**
     * A file.
     *
     * @param saidOn the day by which its rows are late or in time: as typed, or that of sentAt
     * @param recordedAt empty while nobody confirmed it: the rows then say what they would come to
     * @param returned the return that it became; empty where no row was recorded
     */
    record File(
            UUID id,
            String document,
            LocalDate saidOn,
            Instant sentAt,
            Optional<Instant> recordedAt,
            Optional<UUID> returned,
            List<Row> rows)
            implements JudgedRows<Row> {}

    /**
     * A file of the list.
     *
     * @param rows how many it has
     */
    record Past(UUID id, String document, int rows, Instant sentAt, Optional<Instant> recordedAt)
            implements SentFile {
        @Override
        public String named() {
            return document;
        }
    }

    /** What became of it. */
    sealed interface Result {
        record Read(File file) implements Result {}

        /** The file as a whole, or what was typed beside it. */
        record Rejected(List<Problem> problems) implements Result {}

        record NotFound() implements Result {}
    }

    /**
     * What the actor's side reported of a project and month, or has to: a row that is filled in and
     * sent back.
     *
     * @param said empty where nothing stands
     */
    record Standing(String number, Words name, YearMonth month, Optional<Projects.Reported> said) {}

    /**
     * Reads a file and keeps it; nothing is recorded yet.
     *
     * @param document what it was sent with
     * @param saidOn as in {@link Projects#report}
     */
    Result look(Actor actor, String document, Optional<LocalDate> saidOn, byte[] file);

    /** A file that the actor sent. */
    Optional<File> file(Actor actor, UUID id);

    /** Files that the actor sent, the newest first, at most {@link #PAST_SHOWN_MAX}. */
    List<Past> past(Actor actor);

    /** All of them, for a file. */
    List<Past> allPast(Actor actor);

    /** Records the rows that hold; a file that is recorded already stays as it is. */
    Result confirm(Actor actor, UUID id);

    /** The last month that is over: the one that is to be reported now. */
    YearMonth lastMonth();

    /** Every project of the month's list that the actor may report, in order of the numbers. */
    void each(Actor actor, YearMonth month, Consumer<Standing> to);
}
