package tongban.node.casework;

import tongban.service.text.Words;

/** Which side of the counter a row is: a case that crosses the border has one row on each. */
public enum Part {
    COMPETENT("主管方", "competent side"),
    COLLECTOR("代收方", "collecting side"),
    /** A body of this side is asked for its step of a case that the other side leads. */
    ASKED("协办方", "asked side");

    private final Words words;

    Part(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
