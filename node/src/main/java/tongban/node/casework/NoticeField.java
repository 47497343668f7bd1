package tongban.node.casework;

import tongban.service.text.Words;

/**
 * What a public notice may show, and nothing else: 《最低生活保障审核确认办法》 (民发〔2021〕57号) Art. 24 lets the
 * name of the applicant, the number of members and the amount be published.
 */
public enum NoticeField {
    NAME("申请人", "applicant"),
    MEMBERS("人数", "number of people"),
    AMOUNT("拟给予", "what is to be granted");

    private final Words words;

    NoticeField(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
