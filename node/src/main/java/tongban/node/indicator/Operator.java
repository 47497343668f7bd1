package tongban.node.indicator;

import java.math.BigDecimal;
import java.util.Comparator;
import tongban.service.text.Words;

/**
 * How a number is stated: exactly, nearly, as more than it. What is stated so is never computed
 * with as if it were exact without saying so.
 */
public enum Operator {
    EXACT("{n}{u}", "{n}"),
    NEARLY("近{n}{u}", "nearly {n}"),
    ABOUT("约{n}{u}", "about {n}"),
    OVER("超{n}{u}", "over {n}"),
    BREAKS("突破{n}{u}", "past {n}"),
    AND_MORE("{n}余{u}", "more than {n}"),
    MORE_YEARS("{n}{u}多", "a little over {n}"),
    AT_LEAST("{n}{u}以上", "at least {n}"),
    AT_MOST("不超过{n}{u}", "at most {n}"),
    A_LITTLE_MORE("{n}{u}强", "a little over {n}"),
    REACH("达到{n}{u}", "reach {n}"),
    STRIVE("争取{n}{u}", "strive for {n}"),
    MILESTONE("实现{n}{u}", "achieve {n}");

    private final Words pattern;

    Operator(String zh, String en) {
        this.pattern = Words.of(zh, en);
    }

    /**
     * @param number as it is written
     */
    Words around(Words number, Words unit) {
        return Words.of(
                pattern.zh().replace("{n}", number.zh()).replace("{u}", unit.zh()),
                pattern.en().replace("{n}", number.en()));
    }

    /** The operator alone, for a choice; "" where the number stands as it is. */
    public Words words() {
        return Words.of(
                this == EXACT ? "等于" : pattern.zh().replace("{n}", "…").replace("{u}", ""),
                this == EXACT ? "exactly" : pattern.en().replace("{n}", "…"));
    }

    /** Where what is stated so lies, beside its number; the least first. */
    private enum Side {
        BELOW,
        NOT_ABOVE,
        AT,
        AROUND,
        NOT_BELOW,
        ABOVE,
        /** It is wanted, and is not there. */
        NOWHERE
    }

    private Side side() {
        return switch (this) {
            case EXACT, REACH, MILESTONE -> Side.AT;
            case OVER, BREAKS, AND_MORE, MORE_YEARS, A_LITTLE_MORE -> Side.ABOVE;
            case AT_LEAST -> Side.NOT_BELOW;
            case NEARLY -> Side.BELOW;
            case AT_MOST -> Side.NOT_ABOVE;
            case ABOUT -> Side.AROUND;
            case STRIVE -> Side.NOWHERE;
        };
    }

    /** Of one number: nearly 10, 10, more than 10. */
    public static final Comparator<Operator> LEAST_FIRST =
            Comparator.comparing(Operator::side).thenComparing(Comparator.naturalOrder());

    /**
     * Whether a target that is stated so is reached by a value: over 300 is more than 300, nearly
     * 14 is not yet 14. What cannot be known of a value has not reached it.
     *
     * @param stated how the value is stated
     */
    public boolean isReached(BigDecimal target, Operator stated, BigDecimal value) {
        int order = value.compareTo(target);
        Side side = stated.side();
        return switch (this) {
            case EXACT -> side == Side.AT && order == 0;
            case OVER, BREAKS, AND_MORE, MORE_YEARS, A_LITTLE_MORE ->
                    switch (side) {
                        case ABOVE -> order >= 0;
                        case AT, NOT_BELOW, BELOW, AROUND -> order > 0;
                        case NOT_ABOVE, NOWHERE -> false;
                    };
            case AT_MOST ->
                    switch (side) {
                        case AT, BELOW, NOT_ABOVE -> order <= 0;
                        case ABOVE, AROUND -> order < 0;
                        case NOT_BELOW, NOWHERE -> false;
                    };
            case NEARLY, ABOUT, AT_LEAST, REACH, STRIVE, MILESTONE ->
                    switch (side) {
                        case AT, ABOVE, NOT_BELOW -> order >= 0;
                        case BELOW, AROUND -> order > 0;
                        case NOT_ABOVE, NOWHERE -> false;
                    };
        };
    }

    /** Those with which a target can be stated. */
    public boolean isAim() {
        return switch (this) {
            case EXACT, OVER, BREAKS, AT_LEAST, AT_MOST, REACH, STRIVE, MILESTONE -> true;
            case NEARLY, ABOUT, AND_MORE, MORE_YEARS, A_LITTLE_MORE -> false;
        };
    }
}
