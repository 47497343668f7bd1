package tongban.node.hotline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * What came of tickets, each as a part of something: numerator and denominator together. A ticket
 * that is handled again counts each time: what it came to before stays counted, with the body that
 * answered it then.
 */
public interface Metrics {
    int MONTHS_MAX = 24;

    /** What is measured; programs read the ratios in this order, so a new one comes last. */
    enum Measure {
        DIRECT(
                Words.of("直办率", "answered directly"),
                Words.of("直接答复的 / 受理的", "answered directly / taken")),
        ACCURACY(
                Words.of("派单准确率", "dispatched right"),
                Words.of("没有被退的派单 / 派单", "dispatches not returned / dispatches")),
        SIGNED(
                Words.of("按时签收率", "signed in time"),
                Words.of("期限内签收的 / 已签收的和逾期未签收的", "signed in time / signed, or overdue to be")),
        /** Of the whole: by the day on which the answer went out to the caller. */
        CLOSED(
                Words.of("按时办结率", "closed in time"),
                Words.of(
                        "期限内（含批准的延期）审核通过、直接答复或者不予受理的 / 已经这样办结的和逾期未办结的",
                        "approved, answered directly or refused within the limit, extensions included / closed so, or overdue")),
        CALLED(
                Words.of("回访率", "called back"),
                Words.of("回访过的 / 审核通过应回访的", "called back / to be called back")),
        SATISFIED(Words.of("满意率", "satisfied"), Words.of("满意的 / 作出评价的", "satisfied / rated")),
        SOLVED(Words.of("解决率", "solved"), Words.of("认为已解决的 / 作出评价的", "solved / rated")),
        REOPENED(
                Words.of("重办率", "handled again"),
                Words.of("发回重办的次数 / 办结的次数", "times handled again / times closed")),
        /** Of the body alone: how long the line then reviews does not count against it. */
        ANSWERED(
                Words.of("按时答复率", "answered in time by bodies"),
                Words.of(
                        "承办单位期限内（含批准的延期）答复的 / 承办单位已答复的和逾期未答复的",
                        "answered by the body within the limit, extensions included / answered by a body, or overdue with one"));

        private final Words words;
        private final Words meaning;

        Measure(Words words, Words meaning) {
            this.words = words;
            this.meaning = meaning;
        }

        public Words words() {
            return words;
        }

        public Words meaning() {
            return meaning;
        }
    }

    /** How the counts are grouped. */
    enum By {
        MONTH(Words.of("按月", "by month")),
        KIND(Words.of("按类型", "by kind")),
        BODY(Words.of("按主办单位", "by body"));

        private final Words words;

        By(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** A part of something. */
    record Ratio(long part, long of) {
        /** Percent with one decimal; empty where there is nothing to be a part of. */
        public Optional<BigDecimal> percent() {
            return of == 0
                    ? Optional.empty()
                    : Optional.of(
                            BigDecimal.valueOf(part)
                                    .multiply(BigDecimal.valueOf(100))
                                    .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP));
        }

        /** 12 / 15 (80.0%). */
        public String shown() {
            return part + " / " + of + percent().map(p -> " (" + p + "%)").orElse("");
        }
    }

    /**
     * A group.
     *
     * @param ratios in the order of {@link Measure}
     */
    record Group(Words name, long taken, List<Ratio> ratios) {
        public Ratio of(Measure measure) {
            return ratios.get(measure.ordinal());
        }
    }

    /**
     * @param overdue tickets of which something is owed and late now; for a body, by that body
     * @param open tickets that have not ended
     */
    record Sheet(
            Group all,
            List<Group> groups,
            YearMonth from,
            YearMonth until,
            long open,
            long overdue) {}

    /**
     * Of the months from one to another, {@link #MONTHS_MAX} at most: a body reads its own,
     * everybody else those of his side. They name nobody.
     */
    Sheet of(Actor actor, By by, YearMonth from, YearMonth until);
}
