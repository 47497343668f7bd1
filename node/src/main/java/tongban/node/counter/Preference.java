package tongban.node.counter;

import java.time.Duration;
import tongban.service.text.Words;

/**
 * Why a number is called earlier. The laws named ask for preferential service and set no rule of
 * how: the head start is the hall's own, a demonstration until a hall sets it.
 */
public enum Preference {
    NONE("普通号", "Ordinary number", ""),
    ELDERLY("老年人优先", "Elderly person first", "《老年人权益保障法》"),
    DISABLED("残疾人优先", "Disabled person first", "《残疾人保障法》《无障碍环境建设法》"),
    EXPECTING("孕产妇、携婴幼儿优先", "Expecting, or with an infant: first", "《无障碍环境建设法》");

    /**
     * A preferred number waits as if it had been taken this much earlier, so nobody waits for ever.
     */
    public static final Duration HEAD_START = Duration.ofMinutes(30);

    private final Words words;
    private final String law;

    Preference(String zh, String en, String law) {
        this.words = Words.of(zh, en);
        this.law = law;
    }

    public Words words() {
        return words;
    }

    /** The laws that ask for it, from memory; empty for an ordinary number. */
    public String law() {
        return law;
    }

    public boolean isFirst() {
        return this != NONE;
    }

    /** The rule in words, as the hall shows it. */
    public static Words rule() {
        long minutes = HEAD_START.toMinutes();
        return Words.of(
                "优先号视为早取号" + minutes + "分钟，按此顺序叫号（演示规则，由大厅规定）",
                "A preferred number is called as if it had been taken "
                        + minutes
                        + " minutes earlier (a demonstration rule; each hall sets its own)");
    }
}
