package tongban.node.indicator;

import java.util.Objects;
import tongban.service.text.Words;

/**
 * What an indicator is.
 *
 * @param id letters, digits and hyphens; with blanks for hyphens, its name in formulas
 * @param place code of the place that it is about; empty for the side that reads it
 * @param owner who answers for the number
 * @param department key of the owner's department, whose bodies enter it; empty where the joint
 *     office does
 * @param gathers how several observations of one place and period make one value
 * @param rises whether what places below report adds up to the place above; only with {@link
 *     Gathering#SUM}
 * @param schedule whether its value grows through the year, so that it is held against the share of
 *     the year that has passed
 * @param dueDays how many days after the end of a period a report of it is late
 * @param formula FEEL; {@code observed} alone where nothing is computed
 * @param counted FEEL over what the system counts, for an indicator that is observed and has a
 *     register here as well: a series of its own beside what was stated and reported; or empty
 */
public record Definition(
        String id,
        Family family,
        Words name,
        Unit unit,
        String place,
        Direction direction,
        Words owner,
        String department,
        Gathering gathers,
        boolean rises,
        boolean schedule,
        int dueDays,
        String formula,
        String counted) {
    static final String OBSERVED = "observed";

    public Definition {
        Objects.requireNonNull(id);
        Objects.requireNonNull(place);
        Objects.requireNonNull(department);
        Objects.requireNonNull(formula);
        Objects.requireNonNull(counted);
    }

    /** The place that it is about, for somebody of a side. */
    public String home(String side) {
        return place.isEmpty() ? side : place;
    }

    /** Its name in a formula. */
    public String feelName() {
        return id.replace('-', ' ');
    }

    /** Whether it is what was observed and nothing else, so that observations are entered. */
    public boolean isObserved() {
        return formula.equals(OBSERVED);
    }

    /** Which way is better. */
    public enum Direction {
        UP("越高越好", "more is better"),
        DOWN("越低越好", "less is better"),
        NONE("无好坏之分", "neither way is better");

        private final Words words;

        Direction(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** How observations of one place and period come together. */
    public enum Gathering {
        LAST("取最近一次", "the one that was reported last"),
        SUM("相加", "added up"),
        MEAN("取平均", "averaged");

        private final Words words;

        Gathering(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** What indicators are listed under. */
    public enum Family {
        ECONOMY("双城经济圈", "Economy of the circle"),
        JOINT("共建项目", "Joint projects"),
        ASSISTANCE("社会救助", "Assistance"),
        ELDER("养老服务", "Elder care"),
        CHILDREN("儿童福利", "Children"),
        DISABLED("残疾人服务", "Disabled people"),
        DIGITAL("数字经济", "Digital economy"),
        POLICY("惠企政策", "Policies for enterprises"),
        SYSTEM("本系统计数", "Counted by this system"),
        OWN("本方自设", "Set up by this side");

        private final Words words;

        Family(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }
}
