package tongban.node.entitlement;

import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Why a run does not start, and what to do. */
final class RunProblems {
    private RunProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem notYours() {
        return problem(
                "LEDGER-020",
                "",
                "发放由决定机关的决定人员办理",
                "Runs are started by a decider of the paying body",
                "请用决定人员账号登录",
                "Sign in as a decider");
    }

    static Problem scheme() {
        return problem(
                "LEDGER-021",
                "scheme",
                "没有这个待遇项目",
                "There is no such scheme",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem future() {
        return problem(
                "LEDGER-022",
                "month",
                "不能提前发放以后的月份",
                "A month that has not begun is not paid",
                "请选择本月或以前的月份",
                "Choose this month or an earlier one");
    }

    static Problem laterMonth() {
        return problem(
                "LEDGER-023",
                "month",
                "以后的月份已经发放过，以前月份的应发随该批次补发",
                "A later month was run already; what is owed of earlier ones is paid with it",
                "请选择最近发放的月份，办理补发批次",
                "Choose the last month that was run, for a further batch");
    }

    static Problem running() {
        return problem(
                "LEDGER-024",
                "",
                "该项目有一个批次正在计算",
                "A run of this scheme is being computed",
                "请等它完成",
                "Wait until it is ready");
    }

    static Problem batches(int max) {
        return problem(
                "LEDGER-025",
                "month",
                "该月已有" + (max + 1) + "个批次",
                "The month has " + (max + 1) + " batches already",
                "请随下月批次发放",
                "Pay it with the next month");
    }

    static Problem nothing() {
        return problem(
                "LEDGER-026",
                "month",
                "该月的批次已经生成，没有需要补发的",
                "The month was run already, and nothing is left to pay",
                "请打开该月的批次；账户有误的，先更正账户",
                "Open the run of the month; correct wrong accounts first");
    }
}
