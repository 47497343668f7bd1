package tongban.node.casework;

import java.util.ArrayList;
import java.util.List;
import tongban.service.text.Words;

/** What the applicant has to do now, or may, in words that say nothing of the matter itself. */
final class ProgressWords {
    private ProgressWords() {}

    /**
     * @param may what the applicant may do now
     */
    static List<Words> toDo(State state, List<Act> may) {
        List<Words> lines = new ArrayList<>();
        if (state == State.AWAITING_SUPPLEMENT && may.contains(Act.SUPPLY_SUPPLEMENT)) {
            lines.add(
                    Words.of(
                            "请按告知书补交材料：登录后在网上补交，或者交到收件的窗口、办理机关的窗口。",
                            "Hand in what the notice lists: online once signed in, or at the window that took it in or that of the body that handles it."));
        }
        if (may.contains(Act.SUPPLY_LATER)) {
            lines.add(
                    Words.of(
                            "还有说好后补的材料没有交。",
                            "A paper that was to follow has not been handed in yet."));
        }
        if (may.contains(Act.REQUEST_HEARING)) {
            lines.add(
                    Words.of(
                            "可以要求听证，期限见告知书。",
                            "A hearing can be asked for; the notice says by when."));
        }
        if (state == State.GRANTED || state == State.REFUSED) {
            lines.add(
                    Words.of(
                            "结果已经作出，正在送达；也可以带证件到收件的窗口领取，或者登录查看。",
                            "There is a result. It is being served; bring your ID to the window that took the matter in, or sign in to read it."));
        }
        if (may.contains(Act.RATE)) {
            lines.add(Words.of("可以评价这次服务。", "You can rate how you were served."));
        }
        return lines;
    }
}
