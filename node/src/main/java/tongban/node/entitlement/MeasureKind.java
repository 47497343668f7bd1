package tongban.node.entitlement;

import tongban.service.text.Words;

/** A change of what is due, as a person proposes and another one decides it. */
public enum MeasureKind {
    RAISE("增发", "increase", false, true, true),
    REDUCE("减发", "reduction", true, true, true),
    STOP("停发", "stop", true, true, false),
    EXIT("进入渐退期后停发", "stop after an exit period", true, true, false),
    RECOVER("追回多付", "recovery of what was overpaid", true, false, true),
    WAIVE("不追回多付", "waiver of what was overpaid", false, false, true);

    private final Words words;
    private final boolean adverse;
    private final boolean month;
    private final boolean amount;

    MeasureKind(String zh, String en, boolean adverse, boolean month, boolean amount) {
        this.words = Words.of(zh, en);
        this.adverse = adverse;
        this.month = month;
        this.amount = amount;
    }

    public Words words() {
        return words;
    }

    /** Whether the person is told first, and may be heard. */
    public boolean isAdverse() {
        return adverse;
    }

    /** Whether it holds from a month on. */
    public boolean hasMonth() {
        return month;
    }

    public boolean hasAmount() {
        return amount;
    }
}
