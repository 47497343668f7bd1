package tongban.node.indicator;

import tongban.service.text.Words;

/** Where a value comes from. Values of different origin are never mixed. */
public enum Basis {
    STATED("公开载明", "stated in public"),
    REPORTED("本方填报", "reported to this side"),
    COUNTED("本系统计数", "counted by this system");

    private final Words words;

    Basis(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
