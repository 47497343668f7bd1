package tongban.node.indicator;

import tongban.service.text.Words;

/** What a reported line is to what was known before. */
public enum Arrival {
    /** Nothing of this source stood there. */
    FIRST("首次", "first"),
    /** It replaces what the same source had said. */
    CORRECTION("更正", "correction"),
    /** The same source says the same again. */
    AGAIN("重复报送", "sent again"),
    /** The source takes back what it had said. */
    WITHDRAWAL("撤回", "withdrawn");

    private final Words words;

    Arrival(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
