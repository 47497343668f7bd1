package tongban.node.talk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tongban.service.text.Words;

/** What can be done with a talk: by whom, and in which stages. The whole table. */
public enum TalkAct {
    ASK(Words.of("约见", "Ask for a talk"), By.ENTERPRISE, Set.of()),
    ACCEPT(Words.of("同意见面，约定时间地点", "Agree, with time and place"), By.DESK, Set.of(TalkStage.ASKED)),
    PASS_ON(Words.of("转给更合适的单位", "Pass on to another body"), By.DESK, Set.of(TalkStage.ASKED)),
    DECLINE(Words.of("不安排见面，说明理由", "Decline, with the reason"), By.DESK, Set.of(TalkStage.ASKED)),
    MOVE(
            Words.of("改期、换人或者换地方", "Another time, place or official"),
            By.DESK,
            Set.of(TalkStage.AGREED)),
    RECORD(Words.of("记录谈定的事项", "Record what was agreed"), By.DESK, Set.of(TalkStage.AGREED)),
    FOLLOW_UP(Words.of("已落实", "It was followed up"), By.DESK, Set.of(TalkStage.FOLLOWED)),
    WITHDRAW(Words.of("撤回", "Withdraw"), By.ENTERPRISE, Set.of(TalkStage.ASKED, TalkStage.AGREED)),
    TO_TICKET(
            Words.of("没有落实，转为热线工单", "Not followed up: make it a ticket of the line"),
            By.ENTERPRISE,
            Set.of(TalkStage.FOLLOWED, TalkStage.DONE));

    /** Who acts. */
    enum By {
        /** Whoever acts for the enterprise. */
        ENTERPRISE,
        /** An official of the body at whose desk it is. */
        DESK,
        /** Others who may read it. */
        READER
    }

    private final Words words;
    private final By by;
    private final Set<TalkStage> from;

    TalkAct(Words words, By by, Set<TalkStage> from) {
        this.words = words;
        this.by = by;
        this.from = from;
    }

    public Words words() {
        return words;
    }

    By by() {
        return by;
    }

    Set<TalkStage> from() {
        return from;
    }

    /** As an address writes it: {@code pass-on}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TalkAct> of(String id) {
        return Arrays.stream(values()).filter(a -> a.id().equals(id)).findFirst();
    }
}
