package tongban.node.casework;

import tongban.service.text.Words;

/** How a decision reaches the applicant: the five ways of service. */
public enum DeliveryWay {
    WINDOW("直接送达", "handed over"),
    LEFT("留置送达", "left, where it was refused"),
    COURIER("邮寄送达", "by post or courier"),
    /** With the applicant's consent, to an address that he confirmed. */
    ONLINE("电子送达", "electronically"),
    /** Where no other way is possible; it counts once the notice has run. */
    PUBLIC("公告送达", "by public notice");

    private final Words words;

    DeliveryWay(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
