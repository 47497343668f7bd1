package tongban.node.casework;

import tongban.service.text.Words;

/**
 * How a case came to its competent body: by one of the three ways of handling across places, or as
 * an ordinary application at the body's own window, which crosses nothing.
 */
public enum Mode {
    FULL_ONLINE("全程网办", "fully online"),
    REMOTE_COLLECT("异地代收代办", "collected at a window elsewhere"),
    MULTI_PLACE("多地联办", "handled jointly"),
    /** Cases from before it was told apart say {@link #REMOTE_COLLECT}. */
    WINDOW("本机关窗口办理", "at the competent body's own window");

    private final Words words;

    Mode(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
