package tongban.node.talk;

import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Every reason code of talks, each in one place. */
final class TalkProblems {
    private TalkProblems() {}

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notForIt() {
        return of(
                "TALK-001",
                "",
                "您今天不能代表这家企业",
                "You do not act for this enterprise today",
                "法定代表人或者登记的办事人员可以约见",
                "Its legal representative, or an agent who is recorded, can ask for a talk");
    }

    static Problem noBody() {
        return of(
                "TALK-002",
                "organ",
                "没有选择单位，或者它不能接待",
                "No body is chosen, or it cannot answer",
                "请从列出的单位中选择一个",
                "Choose one of those that are listed");
    }

    static Problem missing(String field) {
        return of("TALK-003", field, "没有填写", "It is empty", "请写明", "Fill it in");
    }

    static Problem tooLong(String field, int max) {
        return of(
                "TALK-004",
                field,
                "超过 " + max + " 字",
                "It is longer than " + max,
                "请缩短",
                "Shorten it");
    }

    static Problem noDay(String field) {
        return of(
                "TALK-005",
                field,
                "没有日期，或者日期不可能",
                "There is no day, or it cannot be",
                "请填写今天或者以后的日期，如 2026-12-01，止日不早于起日",
                "Give today or a later day, such as 2026-12-01; the last not before the first");
    }

    static Problem noTime() {
        return of(
                "TALK-006",
                "at",
                "没有时间",
                "There is no time",
                "请填写 24 小时制的时间，如 14:30",
                "Give it like 14:30");
    }

    static Problem notYours() {
        return of(
                "TALK-007",
                "",
                "这一步不由您办理",
                "This step is not yours",
                "由约见的企业和接待单位各自办理",
                "The enterprise and the body at whose desk it is act, each its own steps");
    }

    static Problem notNow(TalkStage stage) {
        return of(
                "TALK-008",
                "",
                "现在的状态不能这样办：" + stage.words().zh(),
                "It cannot be done now: " + stage.words().en(),
                "请刷新页面看最新情况",
                "Open the page again to see how it stands");
    }

    static Problem notHeldYet() {
        return of(
                "TALK-009",
                "said",
                "约定的日子还没有到",
                "The day that was agreed on has not come",
                "见面以后再记录；提前见面的，先改期",
                "Record it afterwards; if it was held earlier, move it first");
    }

    static Problem stale() {
        return of(
                "TALK-010",
                "",
                "您查看以后，对方已经办理了下一步",
                "Somebody acted since you looked",
                "请看过最新情况再决定",
                "Look at how it stands, then decide");
    }

    static Problem tooMany() {
        return of(
                "TALK-011",
                "",
                "这家企业已有 " + Talks.OPEN_MAX + " 项没有结束的约见",
                "This enterprise has " + Talks.OPEN_MAX + " talks that have not ended",
                "请先办完或者撤回",
                "Finish or withdraw some first");
    }
}
