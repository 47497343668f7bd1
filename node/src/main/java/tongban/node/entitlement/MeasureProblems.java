package tongban.node.entitlement;

import java.time.LocalDate;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Why a measure or an account is not taken, and what to do. */
final class MeasureProblems {
    private MeasureProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notYours() {
        return problem(
                "LEDGER-050",
                "",
                "这一步由经办机关的审核人员或决定人员办理",
                "This is done by a reviewer or decider of the body",
                "请用相应账号登录",
                "Sign in with such an account");
    }

    static Problem needed(String field, Words what) {
        return problem(
                "LEDGER-051",
                field,
                "请填写" + what.zh(),
                "Give " + what.en(),
                "此项必填",
                "It is required");
    }

    static Problem tooLong(String field, int max) {
        return problem(
                "LEDGER-052",
                field,
                "超过" + max + "字",
                "More than " + max + " characters",
                "请写短些",
                "Make it shorter");
    }

    static Problem openAlready() {
        return problem(
                "LEDGER-053",
                "",
                "该待遇已有一项未决定的措施",
                "A measure on this entitlement is not decided yet",
                "请先决定或撤回它",
                "Decide or withdraw it first");
    }

    static Problem notOpen() {
        return problem(
                "LEDGER-054",
                "",
                "这项措施已经决定或撤回",
                "The measure was decided or withdrawn already",
                "请刷新页面",
                "Load the page again");
    }

    static Problem samePerson() {
        return problem(
                "LEDGER-055",
                "",
                "提出人不得自己决定",
                "Who proposed it does not decide it",
                "请由另一名决定人员决定",
                "Let another decider decide");
    }

    static Problem notHeard(LocalDate until) {
        return problem(
                "LEDGER-056",
                "",
                "当事人可在" + until + "前陈述申辩或要求听证，尚未听取意见",
                "Until " + until + " the person may be heard, and has not been yet",
                "请先记录其意见（或其表示不陈述），或等期限届满",
                "Record what he says, or that he says nothing; or wait until the day has passed");
    }

    static Problem heardAlready() {
        return problem(
                "LEDGER-057",
                "said",
                "意见已经记录",
                "What the person said is recorded already",
                "请刷新页面",
                "Load the page again");
    }

    static Problem nothingToHear() {
        return problem(
                "LEDGER-058",
                "said",
                "这项措施不减少当事人的待遇，无须听取意见",
                "The measure takes nothing from the person: there is no hearing",
                "可以直接决定",
                "It can be decided");
    }

    static Problem account() {
        return problem(
                "LEDGER-060",
                "account",
                "账号应为8至32位数字",
                "An account number has 8 to 32 digits",
                "请照存折或银行卡核对",
                "Compare with the pass book or card");
    }

    static Problem sameWrongAccount() {
        return problem(
                "LEDGER-061",
                "account",
                "银行已告知该账户有误",
                "The bank said that this account is wrong",
                "请与本人核对后填写新的账号",
                "Ask the person for the right one");
    }

    static Problem relative() {
        return problem(
                "LEDGER-062",
                "",
                "这是您近亲属或者其家庭的待遇，您应当回避",
                "The beneficiary or a member of the household is your near relative: you keep away",
                "请交其他人员办理",
                "Leave it to somebody else");
    }

    static Problem notPosted(Scheme.StopNotice notice) {
        return problem(
                "LEDGER-063",
                "",
                "终止前应当公示" + notice.days() + "天，尚未公示",
                "Its end has to be posted for " + notice.days() + " days first, and has not been",
                "请登记公示地点，打印公示单张贴",
                "Record where it hangs, print the sheet and hang it up");
    }

    static Problem stillPosted(LocalDate until) {
        return problem(
                "LEDGER-064",
                "",
                "公示到" + until + "为止，期满前不能决定",
                "It hangs until " + until + ": nothing is decided before that",
                "请等公示期满；收到异议的，调查核实后再决定或者撤回",
                "Wait until it is over; look into objections first, or withdraw the measure");
    }

    static Problem nothingToPost() {
        return problem(
                "LEDGER-065",
                "place",
                "这项措施不需要公示",
                "The measure is not posted",
                "可以直接听取意见和决定",
                "Go on with the hearing and the decision");
    }

    static Problem postedAlready() {
        return problem(
                "LEDGER-066",
                "place",
                "已经公示",
                "It is posted already",
                "请刷新页面",
                "Load the page again");
    }

    static Problem nothingHeld() {
        return problem(
                "LEDGER-067",
                "account",
                "该人没有其他可用的收款账户",
                "No other account of the person is on file",
                "请与本人核对后填写账号",
                "Ask the person for one and enter it");
    }
}
