package tongban.node.casework;

import tongban.service.text.Words;

/** The three ways of handling across places. */
public enum Mode {
    FULL_ONLINE("全程网办", "fully online"),
    REMOTE_COLLECT("异地代收代办", "collected at a window elsewhere"),
    MULTI_PLACE("多地联办", "handled jointly");

    private final Words words;

    Mode(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
