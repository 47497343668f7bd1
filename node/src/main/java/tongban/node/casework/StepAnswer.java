package tongban.node.casework;

import tongban.service.text.Words;

/** What a body of the other side answers when it is asked for its step. */
public enum StepAnswer {
    AGREED("同意", "agreed"),
    CONDITIONS("同意，附条件", "agreed, with conditions"),
    OBJECTED("不同意", "objected"),
    WRONG_BODY("不属本机关职责", "not this body's business");

    private final Words words;

    StepAnswer(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    /** Whether the need is met, for good or for bad; the wrong body's answer meets none. */
    boolean settles() {
        return this != WRONG_BODY;
    }
}
