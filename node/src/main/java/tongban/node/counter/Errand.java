package tongban.node.counter;

import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What somebody comes to the hall for. Each has its own row of numbers. */
public enum Errand {
    PERSONAL("个人事项", "A personal matter"),
    BUSINESS("企业和项目事项", "A matter of an enterprise or a project"),
    COLLECTION("补交材料、领取结果", "Bring papers, collect a result"),
    ADVICE("咨询", "Advice");

    private final Words words;

    Errand(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    /**
     * The letter of its numbers: A to D for Sichuan's windows, E to H for Chongqing's, so that in a
     * hall of both sides no number is called twice.
     */
    public char letter(Jurisdiction side) {
        return (char) ('A' + ordinal() + (side == Jurisdiction.CHONGQING ? values().length : 0));
    }
}
