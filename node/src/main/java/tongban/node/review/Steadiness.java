package tongban.node.review;

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
}
