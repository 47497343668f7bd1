package tongban.node.review;

import tongban.service.text.Words;

/** Why somebody is checked again. */
public enum ReviewGround {
    PERIOD("定期复核", "the regular re-check"),
    DEATH("死亡比对", "the register says that somebody died"),
    MOVE("迁移比对", "the register says that he moved"),
    REPORT("报告变动", "a change that was told"),
    AUDIT("监督核实", "confirmed by supervision");

    private final Words words;

    ReviewGround(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
