package tongban.node.casework;

import tongban.service.text.Words;

/** Satisfaction as the national data set codes it (GB/T 39046 A.8): 1 is best, 5 is worst. */
public enum RatingGrade {
    VERY_SATISFIED(1, "非常满意", "very satisfied"),
    SATISFIED(2, "满意", "satisfied"),
    FAIRLY_SATISFIED(3, "基本满意", "fairly satisfied"),
    DISSATISFIED(4, "不满意", "dissatisfied"),
    VERY_DISSATISFIED(5, "非常不满意", "very dissatisfied");

    private final int code;
    private final Words words;

    RatingGrade(int code, String zh, String en) {
        this.code = code;
        this.words = Words.of(zh, en);
    }

    public int code() {
        return code;
    }

    public Words words() {
        return words;
    }

    /** 差评: it opens a remedy of fifteen working days. */
    public boolean isBad() {
        return code >= 4;
    }
}
