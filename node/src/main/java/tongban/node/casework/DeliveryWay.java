package tongban.node.casework;

import tongban.service.text.Words;

/** How a decision reaches the applicant. */
public enum DeliveryWay {
    WINDOW("窗口直接送达", "handed over at the window"),
    COURIER("邮寄送达", "by courier"),
    ONLINE("电子送达", "electronically");

    private final Words words;

    DeliveryWay(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
