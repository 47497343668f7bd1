package tongban.node.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.node.referral.Referral.Act;
import tongban.node.referral.Referral.State;
import tongban.service.text.Words;

/** Everything that can stand in the way of a referral, in words. */
final class ReferralProblems {
    private ReferralProblems() {}

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem assistance() {
        return of(
                "REFERRAL-001",
                "assistance",
                "没有这一项专项救助",
                "There is no such assistance",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem again() {
        return of(
                "REFERRAL-002",
                "assistance",
                "这一项已经在转介中",
                "It is under way already",
                "请在原转介上办理；被退回后可以重新提出",
                "Go on with that one; what was declined can be proposed again");
    }

    static Problem state(Act act, State state, List<Act> possible) {
        String zh = possible.stream().map(a -> a.words().zh()).collect(Collectors.joining("、"));
        String en = possible.stream().map(a -> a.words().en()).collect(Collectors.joining(", "));
        return of(
                "REFERRAL-003",
                "",
                "转介处于“" + state.words().zh() + "”，现在不能“" + act.words().zh() + "”",
                "The referral is '"
                        + state.words().en()
                        + "': '"
                        + act.words().en()
                        + "' is not possible now",
                zh.isEmpty() ? "没有需要您办理的" : "现在可以：" + zh,
                en.isEmpty() ? "There is nothing for you to do" : "Possible now: " + en);
    }

    static Problem consent() {
        return of(
                "REFERRAL-004",
                "",
                "这一项须经本人同意，现在还没有",
                "The person has to agree first, and has not",
                "请本人在自己的页面上选择，或者当面询问后登记",
                "Let the person answer on his own page, or ask him and record it");
    }

    static Problem said(Act act) {
        Words what =
                switch (act) {
                    case CONSENT -> Words.of("何时、怎样询问的本人", "when and how the person was asked");
                    case FINISH -> Words.of("给了什么", "what was given");
                    case DROP, DECLINE -> Words.of("理由", "a reason");
                    case SEND, ACCEPT, PROPOSE -> Words.of("说明", "a note");
                };
        return of(
                "REFERRAL-005",
                "said",
                "没有写" + what.zh(),
                "This is missing: " + what.en(),
                "请写明，本人会看到",
                "Write it; the person reads it");
    }

    static Problem tooLong(int max) {
        return of(
                "REFERRAL-006",
                "said",
                "文字超过" + max + "字",
                "The text is longer than " + max + " characters",
                "请写短一些",
                "Shorten it");
    }

    static Problem day(LocalDate first, LocalDate last) {
        return of(
                "REFERRAL-007",
                "on",
                "日期不在" + first + "至" + last + "之间",
                "The day is not between " + first + " and " + last,
                "请填写实际办结的日期",
                "Give the day on which it was done");
    }

    static Problem amount() {
        return of(
                "REFERRAL-008",
                "amount",
                "金额应为不小于0、最多两位小数的元数",
                "The amount is in yuan, not below 0, with two decimals at most",
                "请写成 120 或 120.50；不是钱的不填",
                "Write it like 120 or 120.50; leave it empty where it was not money");
    }

    static Problem receiver(Words name) {
        return of(
                "REFERRAL-009",
                "assistance",
                "当地没有承接“" + name.zh() + "”的部门",
                "The place has no department for '" + name.en() + "'",
                "请联系上级民政部门",
                "Turn to civil affairs of the level above");
    }

    static Problem role() {
        return of(
                "REFERRAL-010",
                "",
                "您不能提出转介",
                "You may not propose a referral",
                "由办理此案的审核或决定人员提出",
                "Reviewers and deciders of the body that has the case do");
    }

    static Problem why() {
        return of(
                "REFERRAL-011",
                "why",
                "没有写需要什么",
                "What the person needs is missing",
                "请写明需要的帮助，承接部门会看到",
                "Write what is needed; the receiver reads it");
    }
}
