package tongban.node.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tongban.node.register.Corrections.Act;
import tongban.node.register.Corrections.State;
import tongban.service.text.Words;

/**
 * How a request for a correction goes on. Pure.
 *
 * @param recordedSince whether anything of the kind was recorded after it was asked for
 */
record CorrectionRequest(State state, boolean recordedSince) {
    /** Who acts. */
    enum By {
        ENTERPRISE,
        IN_CHARGE,
        READER
    }

    sealed interface Verdict {
        record Happens(State to) implements Verdict {}

        record Rejected(List<Flaw> flaws) implements Verdict {}
    }

    Verdict decide(Act act, By by, String said) {
        List<Flaw> flaws = new ArrayList<>();
        if (state != State.OPEN) {
            flaws.add(answered(state));
        }
        if (by != (act == Act.WITHDRAW ? By.ENTERPRISE : By.IN_CHARGE)) {
            flaws.add(notYours());
        }
        if (act != Act.WITHDRAW && said.isBlank()) {
            flaws.add(noAnswer());
        }
        if (said.length() > Corrections.TEXT_LENGTH_MAX) {
            flaws.add(tooLong("said"));
        }
        if (act == Act.CORRECT && !recordedSince) {
            flaws.add(nothingRecorded());
        }
        return flaws.isEmpty()
                ? new Verdict.Happens(
                        switch (act) {
                            case CORRECT -> State.CORRECTED;
                            case REFUSE -> State.REFUSED;
                            case WITHDRAW -> State.WITHDRAWN;
                        })
                : new Verdict.Rejected(flaws);
    }

    /** What somebody can try, whether or not it is ready. */
    List<Act> may(By by) {
        return state == State.OPEN
                ? Arrays.stream(Act.values())
                        .filter(a -> by == (a == Act.WITHDRAW ? By.ENTERPRISE : By.IN_CHARGE))
                        .toList()
                : List.of();
    }

    /** What is wrong with a new one, all at once. */
    static List<Flaw> faults(Corrections.Asked asked, boolean mayAsk, long open) {
        List<Flaw> flaws = new ArrayList<>();
        if (!mayAsk) {
            flaws.add(notForIt());
        }
        if (asked.kind().filter(k -> k.of() == SubjectKind.ENTERPRISE).isEmpty()) {
            flaws.add(noKind());
        }
        text(flaws, "wrong", asked.wrong(), "ENTERPRISE-003", WRONG);
        text(flaws, "right", asked.right(), "ENTERPRISE-004", RIGHT);
        if (asked.evidence().isBlank()) {
            flaws.add(noEvidence());
        } else if (asked.evidence().length() > Corrections.TEXT_LENGTH_MAX) {
            flaws.add(tooLong("evidence"));
        }
        if (open >= Corrections.OPEN_MAX) {
            flaws.add(tooMany());
        }
        return flaws;
    }

    private static void text(
            List<Flaw> flaws, String field, String text, String code, Words missing) {
        if (text.isBlank()) {
            flaws.add(
                    new Flaw(
                            code,
                            field,
                            missing,
                            Words.of("请写明，便于核对", "Say it, so that it can be checked")));
        } else if (text.length() > Corrections.TEXT_LENGTH_MAX) {
            flaws.add(tooLong(field));
        }
    }

    // ------------------------------------------------------------------ ENTERPRISE-0xx

    private static final Words WRONG = Words.of("没有写明哪里不对", "What is wrong is not said");
    private static final Words RIGHT = Words.of("没有写明应当是什么", "What is right is not said");

    private static Flaw notForIt() {
        return new Flaw(
                "ENTERPRISE-001",
                "",
                Words.of("您今天不能代表这家企业", "You do not act for this enterprise today"),
                Words.of(
                        "法定代表人或者登记的办事人员可以申请更正",
                        "Its legal representative, or an agent who is recorded, can ask for it"));
    }

    private static Flaw noKind() {
        return new Flaw(
                "ENTERPRISE-002",
                "kind",
                Words.of("没有选择要更正的事项", "What is to be corrected is not chosen"),
                Words.of("请选择一项", "Choose one"));
    }

    private static Flaw noEvidence() {
        return new Flaw(
                "ENTERPRISE-005",
                "evidence",
                Words.of("没有写明证据", "No evidence is named"),
                Words.of(
                        "请写明哪份文书、报表可以证明（企业信息公示暂行条例第十二条）",
                        "Name the document or the return that shows it (企业信息公示暂行条例 Art. 12)"));
    }

    private static Flaw answered(State state) {
        return new Flaw(
                "ENTERPRISE-006",
                "",
                Words.of(
                        "这项申请" + state.words().zh(),
                        "This request has ended: " + state.words().en()),
                Words.of("需要时请重新申请", "Ask anew where it is needed"));
    }

    private static Flaw notYours() {
        return new Flaw(
                "ENTERPRISE-007",
                "",
                Words.of("这一步不由您办理", "This step is not yours"),
                Words.of(
                        "由管理档案的机关答复，由企业撤回",
                        "The body in charge of the file answers, the enterprise withdraws"));
    }

    private static Flaw noAnswer() {
        return new Flaw(
                "ENTERPRISE-008",
                "said",
                Words.of("没有写明答复", "The answer is not said"),
                Words.of("请写明更正了什么，或者为什么不更正", "Say what was corrected, or why not"));
    }

    private static Flaw nothingRecorded() {
        return new Flaw(
                "ENTERPRISE-009",
                "said",
                Words.of(
                        "申请以后档案里没有新的登记", "Nothing was recorded in the file since it was asked for"),
                Words.of(
                        "请先在档案里更正，再答复已更正",
                        "Correct the file first, then answer that it is corrected"));
    }

    private static Flaw tooMany() {
        return new Flaw(
                "ENTERPRISE-010",
                "",
                Words.of(
                        "已有 " + Corrections.OPEN_MAX + " 项申请没有答复",
                        Corrections.OPEN_MAX + " requests are not answered yet"),
                Words.of("请等答复，或者撤回不需要的", "Wait for the answers, or withdraw what is not needed"));
    }

    private static Flaw tooLong(String field) {
        return new Flaw(
                "ENTERPRISE-011",
                field,
                Words.of(
                        "超过 " + Corrections.TEXT_LENGTH_MAX + " 字",
                        "It is longer than " + Corrections.TEXT_LENGTH_MAX),
                Words.of("请缩短", "Shorten it"));
    }
}
