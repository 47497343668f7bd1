package tongban.node.casework;

import tongban.service.text.Words;

/**
 * What the applicant answered when he was asked whether decisions may be served on his own page.
 * Where nobody asked there is no answer, and no consent.
 */
public enum ElectronicService {
    AGREED("同意电子送达", "agrees to electronic service"),
    DECLINED("不同意电子送达", "does not agree to electronic service");

    private final Words words;

    ElectronicService(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
