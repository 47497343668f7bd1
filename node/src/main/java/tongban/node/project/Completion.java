package tongban.node.project;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * What was completed of a year's plan up to a month, held against the plan and against the schedule
 * (时序进度), the share of the year that has passed. Amounts are in 10,000 yuan (万元); rates in percent,
 * and they may exceed 100.
 *
 * <p>By way of example: 1,884.6 of 4,365 hundred million by the end of May is 43.2 %, the schedule
 * 41.7 %, so the work is 1.5 percentage points ahead.
 *
 * @param plan of the year; nothing where no project is in the list
 * @param completed in the year up to the month; empty where nothing was reported
 * @param month 1 to 12
 * @param unmeasured why it is not held against the schedule although something was reported, such
 *     as that a later month was due and is not there; empty where it is held against it
 */
public record Completion(
        BigDecimal plan,
        Optional<BigDecimal> completed,
        int month,
        Optional<Unmeasured> unmeasured) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal WAN_IN_YI = BigDecimal.valueOf(10_000);

    /** How the completion stands to the schedule. */
    public enum Pace {
        AHEAD("快于时序", "ahead of schedule", "green"),
        ON_COURSE("与时序持平", "on schedule", "blue"),
        BEHIND("慢于时序", "behind schedule", "orange"),
        STALE("应报未报", "not reported when due", "purple"),
        UNREPORTED("未报送", "not reported", "purple");

        private final Words words;
        private final String colour;

        Pace(String zh, String en, String colour) {
            this.words = Words.of(zh, en);
            this.colour = colour;
        }

        public Words words() {
            return words;
        }

        /** Of its tag. */
        public String colour() {
            return colour;
        }
    }

    /**
     * Why something is not held against the schedule.
     *
     * @param pace what it is said to be instead
     */
    public record Unmeasured(Pace pace, Words words) {}

    public Completion(BigDecimal plan, Optional<BigDecimal> completed, int month) {
        this(plan, completed, month, Optional.empty());
    }

    public Completion {
        if (month < 1 || month > 12) {
            throw new IllegalArgumentException("Not a month: " + month);
        }
    }

    /** In percent, exact to many places; empty where nothing was reported or planned. */
    private Optional<BigDecimal> exact() {
        return plan.signum() > 0
                ? completed.map(done -> done.multiply(HUNDRED).divide(plan, MathContext.DECIMAL128))
                : Optional.empty();
    }

    private BigDecimal exactSchedule() {
        return BigDecimal.valueOf(month).multiply(HUNDRED).divide(MONTHS, MathContext.DECIMAL128);
    }

    /** The year's rate of completion in percent, to one decimal. */
    public Optional<BigDecimal> rate() {
        return exact().map(Completion::rounded);
    }

    /** The share of the year that has passed, in percent, to one decimal. */
    public BigDecimal schedule() {
        return rounded(exactSchedule());
    }

    /**
     * Percentage points before the schedule, to one decimal; below nothing where behind. Empty
     * where it is not held against the schedule.
     */
    public Optional<BigDecimal> ahead() {
        return exact().filter(rate -> unmeasured.isEmpty())
                .map(rate -> rounded(rate.subtract(exactSchedule())));
    }

    public Pace pace() {
        return ahead().map(points ->
                        switch (points.signum()) {
                            case 1 -> Pace.AHEAD;
                            case -1 -> Pace.BEHIND;
                            default -> Pace.ON_COURSE;
                        })
                .orElse(unmeasured.map(Unmeasured::pace).orElse(Pace.UNREPORTED));
    }

    /** Percentage points in words. */
    public Words aheadWords() {
        return ahead().map(points ->
                        switch (points.signum()) {
                            case 1 ->
                                    Words.of(
                                            "快于时序 " + points + " 个百分点",
                                            points + " points ahead of schedule");
                            case -1 ->
                                    Words.of(
                                            "慢于时序 " + points.negate() + " 个百分点",
                                            points.negate() + " points behind schedule");
                            default -> Pace.ON_COURSE.words();
                        })
                .orElseGet(this::unmeasuredWords);
    }

    /** The same where the column says what it is held against: 快 1.5 个百分点. */
    public Words shortWords() {
        return ahead().filter(points -> points.signum() != 0)
                .map(points ->
                        points.signum() > 0
                                ? Words.of("快 " + points + " 个百分点", points + " points ahead")
                                : Words.of(
                                        "慢 " + points.negate() + " 个百分点",
                                        points.negate() + " points behind"))
                .orElseGet(() -> ahead().isPresent() ? pace().words() : unmeasuredWords());
    }

    private Words unmeasuredWords() {
        return unmeasured.map(Unmeasured::words).orElse(Pace.UNREPORTED.words());
    }

    private static BigDecimal rounded(BigDecimal percent) {
        return percent.setScale(1, RoundingMode.HALF_UP);
    }

    /**
     * 10,000 yuan as hundred million (亿元), to two decimals, digits in groups: 18,846,000 is
     * 1,884.60.
     */
    public static String yi(BigDecimal wan) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(wan.divide(WAN_IN_YI, 2, RoundingMode.HALF_UP));
    }

    /** Exactly, in 10,000 yuan. */
    public static String wan(BigDecimal wan) {
        return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(wan);
    }
}
