package tongban.node.cooperation;

import java.util.List;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What every text that is typed or arrives has to keep to. */
final class Texts {
    static final int NAME_MAX = 200;
    static final int SHORT_MAX = 300;
    static final int LONG_MAX = 2_000;

    private Texts() {}

    static void needed(List<Problem> to, String field, String text, Words what, int most) {
        if (text.isBlank()) {
            to.add(CooperationProblems.needed(field, what));
        } else {
            optional(to, field, text, most);
        }
    }

    static void optional(List<Problem> to, String field, String text, int most) {
        if (text.length() > most) {
            to.add(CooperationProblems.tooLong(field, most));
        }
    }

    static void reason(List<Problem> to, String reason) {
        needed(to, "reason", reason, Words.of("理由", "the reason"), LONG_MAX);
    }

    static void name(List<Problem> to, Words name) {
        needed(to, "nameZh", name.zh(), Words.of("名称", "the name"), NAME_MAX);
        optional(to, "nameEn", name.en(), NAME_MAX);
    }

    /** Only the side that leads it does this. */
    static void home(List<Problem> to, Jurisdiction home, Jurisdiction side) {
        if (home != side) {
            to.add(CooperationProblems.home(home));
        }
    }
}
