package tongban.node.talk;

import tongban.service.text.Words;

/** How a talk stands. */
public enum TalkStage {
    ASKED(Words.of("待答复", "to be answered")),
    AGREED(Words.of("已约定", "agreed on")),
    FOLLOWED(Words.of("已见面，待落实", "held, to be followed up")),
    DONE(Words.of("已办结", "done")),
    DECLINED(Words.of("未安排", "not arranged")),
    WITHDRAWN(Words.of("已撤回", "withdrawn"));

    private final Words words;

    TalkStage(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    /** Whether anybody still has something to do. */
    public boolean isOpen() {
        return this == ASKED || this == AGREED || this == FOLLOWED;
    }
}
