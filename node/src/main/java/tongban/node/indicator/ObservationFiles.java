package tongban.node.indicator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.sheet.Heading;
import tongban.node.sheet.JudgedRow;
import tongban.node.sheet.JudgedRows;
import tongban.node.sheet.RowOutcome;
import tongban.node.sheet.SentFile;
import tongban.service.text.Words;

/**
 * Observations from a file, CSV or XLSX. A file is looked at first: each row is told what it would
 * come to, with everything that is wrong with it, and nothing is recorded. Whoever sent it then
 * confirms; the rows that hold are recorded as of the source that the file names, judged once more.
 * A row that says what the source said last is there already, so that the same file may be sent
 * again. One that says something else is a correction, which gives its reason and shows what stood;
 * the earlier line stays on record.
 */
public interface ObservationFiles {
    int ROWS_MAX = Indicators.LINES_MAX;
    int FILE_BYTES_MAX = 5 * 1024 * 1024;
    int PAST_SHOWN_MAX = 20;
    int ROWS_SHOWN_MAX = 200;

    /** Every column that a file may have, as it is headed in either language or by its name. */
    enum Column implements Heading {
        INDICATOR("indicator", Words.of("指标标识", "Indicator"), Use.REQUIRED),
        PLACE("place", Words.of("地方代码", "Place"), Use.REQUIRED),
        SUBJECT("subject", Words.of("对象", "Subject"), Use.OPTIONAL),
        FROM("from", Words.of("期间首日", "From"), Use.REQUIRED),
        LAST_DAY("lastDay", Words.of("期间末日", "Last day"), Use.OPTIONAL),
        OPERATOR("operator", Words.of("怎么说的", "How it is stated"), Use.OPTIONAL),
        VALUE("value", Words.of("数值", "Value"), Use.REQUIRED),
        REASON("reason", Words.of("更正理由", "Reason of the correction"), Use.OPTIONAL),
        NAME("name", Words.of("指标名称", "Name"), Use.PASSED_OVER),
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
        FIRST("首次", "first", true),
        CORRECTION("更正，原来的一行保留可查", "correction; the earlier line stays on record", true),
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
     * @param before what the same source said of it before, with its unit; empty where nothing
     * @param others what other sources say of it that is something else, with their names
     * @param problems empty but for what is faulty; the field is that of a {@link Column}
     */
    record Row(
            int line,
            String indicator,
            String place,
            String subject,
            String from,
            String lastDay,
            String operator,
            String value,
            String reason,
            Outcome outcome,
            boolean late,
            boolean outOfOrder,
            Optional<Words> before,
            List<Words> others,
            List<Problem> problems)
            implements JudgedRow {
        public Row {
            others = List.copyOf(others);
            problems = List.copyOf(problems);
        }

        /** What it comes to, with its marks. */
        public Words words() {
            return outcome.marked(
                    late,
                    outOfOrder,
                    others.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    Words.of(
                                            "与别的来源矛盾，都保留，待裁定",
                                            "contested: both stand until it is settled")));
        }
    }

    /** A problem of a row: in which column, what, and what to do. */
    static Words told(Problem problem) {
        return Heading.told(
                Column.values(), problem.field(), problem.what().then(problem.remedy()));
    }

    /** What is said of a file that is larger than it may be, before it is read. */
    static Problem tooLarge() {
        return IndicatorProblems.file(
                Words.of("文件超过 5 MB", "it has more than 5 MB"), Words.of("请分成几份", "Divide it"));
    }

    /**
     * A file.
     *
     * @param recordedAt empty while nobody confirmed it: the rows then say what they would come to
     */
    record File(
            UUID id,
            String source,
            String phrase,
            Instant sentAt,
            Optional<Instant> recordedAt,
            List<Row> rows)
            implements JudgedRows<Row> {}

    /**
     * A file of the list.
     *
     * @param rows how many it has
     */
    record Past(UUID id, String source, int rows, Instant sentAt, Optional<Instant> recordedAt)
            implements SentFile {
        @Override
        public String named() {
            return source;
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
     * Reads a file and keeps it; nothing is recorded yet.
     *
     * @param source who says so: a body, a document
     * @param phrase in which words, or empty
     */
    Result look(Actor actor, String source, String phrase, byte[] file);

    /** A file that the actor sent. */
    Optional<File> file(Actor actor, UUID id);

    /** Files that the actor sent, the newest first, at most {@link #PAST_SHOWN_MAX}. */
    List<Past> past(Actor actor);

    /** All of them, for a file. */
    List<Past> allPast(Actor actor);

    /** Records the rows that hold; a file that is recorded already stays as it is. */
    Result confirm(Actor actor, UUID id);
}
