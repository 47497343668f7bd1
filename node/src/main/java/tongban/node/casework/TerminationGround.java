package tongban.node.casework;

import java.util.Arrays;
import java.util.Optional;
import tongban.service.text.Words;

/** Why a case ends without a decision. */
public enum TerminationGround {
    /** Asked for, or promised to follow, and not handed in when the time was over. */
    NOT_SUPPLIED("逾期未补充材料", "what was asked for did not come in time"),
    APPLICANT_DIED("申请人死亡", "the applicant has died"),
    APPLICANT_ENDED("申请的法人或者其他组织终止", "the applying organisation has ended"),
    NO_OBJECT_LEFT("申请事项已无法继续办理", "there is nothing left to be decided"),
    OTHER("其他依法终止的情形", "another case in which the law ends it");

    private final Words words;

    TerminationGround(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    /** The one that a line of a report is about; empty where it is no ground. */
    public static Optional<TerminationGround> named(Words words) {
        return Arrays.stream(values()).filter(g -> g.words.zh().equals(words.zh())).findFirst();
    }

    /** There is nobody any more who applies: that ends a case at any time. */
    public boolean isOfTheApplicant() {
        return this == APPLICANT_DIED || this == APPLICANT_ENDED;
    }

    public Words words() {
        return words;
    }
}
