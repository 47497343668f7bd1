package tongban.node.review;

import java.time.LocalDate;
import java.util.List;
import tongban.node.known.Circle;
import tongban.node.register.Particulars.IncomeKind;
import tongban.service.text.Words;

/** How soon the circumstances of a recipient may be others, and so how often he is checked. */
public enum Steadiness {
    /** Little changes within a year. */
    STEADY("情况稳定", "little changes"),
    /** Income is not fixed, or somebody is able to work. */
    UNSTEADY("收入不固定或者有劳动能力", "income not fixed, or somebody able to work"),
    /** Somebody is able to work and has none. */
    IDLE("有劳动能力且无业", "able to work and without work");

    private final Words words;

    Steadiness(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    /** Of whom nothing is known, he is checked more often. */
    static Steadiness of(Circle circle, LocalDate today) {
        List<Circle.Member> all = circle.counted();
        if (all.isEmpty()) {
            return UNSTEADY;
        }
        boolean able = all.stream().anyMatch(m -> m.isAbleToWork(today));
        boolean idle =
                all.stream()
                        .anyMatch(m ->
                                m.isAbleToWork(today)
                                        && m.income(IncomeKind.WAGE).signum() == 0
                                        && m.income(IncomeKind.BUSINESS).signum() == 0);
        boolean unfixed =
                all.stream()
                        .anyMatch(m ->
                                m.income(IncomeKind.BUSINESS).signum() > 0
                                        || m.income(IncomeKind.OTHER).signum() > 0);
        if (idle) {
            return IDLE;
        }
        return able || unfixed ? UNSTEADY : STEADY;
    }
}
