package tongban.node.hotline;

import tongban.service.text.Words;

/** How a ticket came in. */
public enum Channel {
    PHONE(Words.of("电话", "telephone")),
    WEB(Words.of("网上", "web")),
    COUNTER(Words.of("窗口", "counter")),
    OTHER_SIDE(Words.of("对方转来", "from the other side")),
    PART(Words.of("拆分而来", "part of another ticket"));

    private final Words words;

    Channel(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
