package tongban.node.policy;

import java.math.BigDecimal;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Everything that can stand in the way of a budget and of a grant on it, in words. */
final class BudgetProblems {
    private BudgetProblems() {}

    static Problem budgetAmount() {
        return PolicyProblems.of(
                "POLICY-022",
                "amount",
                "金额应为大于0、最多两位小数的元数",
                "The amount is in yuan, above 0, with two decimals at most",
                "请写成 500000 或 500000.00",
                "Write it like 500000 or 500000.00");
    }

    static Problem budgetDocument() {
        return PolicyProblems.of(
                "POLICY-023",
                "budgetDocument",
                "没有写预算依据，或者超过200字",
                "The document of the budget is missing or longer than 200 characters",
                "请写明预算批复的文号",
                "Write the number of its approval");
    }

    static Problem budgetLow(BigDecimal least) {
        return PolicyProblems.of(
                "POLICY-024",
                "amount",
                "调减后低于已发放和待发放的 " + least.toPlainString() + " 元",
                "It would fall below the " + least.toPlainString() + " yuan that are paid and owed",
                "请减少调减的金额",
                "Lower it by less");
    }

    static Problem noMoney() {
        return PolicyProblems.of(
                "POLICY-025",
                "service",
                "这项政策不发放资金，没有预算",
                "The policy pays no money and has no budget",
                "请选择发放资金的政策",
                "Choose one that pays");
    }

    static Problem budgetYear(int from, int to) {
        return PolicyProblems.of(
                "POLICY-042",
                "year",
                "只能登记" + from + "年和" + to + "年的预算",
                "A budget is entered for " + from + " or " + to + " only",
                "请选择年度；以前年度的只供查看",
                "Choose one of both; earlier years are there to be read");
    }

    static Problem noBudget(Words policy, int year) {
        return PolicyProblems.of(
                "POLICY-026",
                "scheme",
                "“" + policy.zh() + "”" + year + "年没有预算，不能发放",
                "'" + policy.en() + "' has no budget for " + year + ": nothing is paid",
                "请先在政策页登记预算",
                "Enter the budget on the page of the policy first");
    }

    static Problem overBudget(Words policy, int year, BigDecimal left, BigDecimal needed) {
        return PolicyProblems.of(
                "POLICY-027",
                "scheme",
                "“"
                        + policy.zh()
                        + "”"
                        + year
                        + "年预算只余 "
                        + left.toPlainString()
                        + " 元，本批次需要 "
                        + needed.toPlainString()
                        + " 元",
                "The budget of '"
                        + policy.en()
                        + "' for "
                        + year
                        + " has "
                        + left.toPlainString()
                        + " yuan left and the run needs "
                        + needed.toPlainString(),
                "请先追加预算",
                "Raise the budget first");
    }

    /**
     * @param amount of this grant
     * @param ahead how many that applied before wait for money
     * @param aheadYuan what they come to
     */
    static Problem held(
            Words policy,
            int year,
            Policy.Short when,
            BigDecimal left,
            BigDecimal amount,
            int ahead,
            BigDecimal aheadYuan) {
        boolean queue = when == Policy.Short.QUEUE;
        String waitZh =
                queue && ahead > 0
                        ? "，前面还有先申请的" + ahead + "件、共 " + aheadYuan.toPlainString() + " 元"
                        : "";
        String waitEn =
                queue && ahead > 0
                        ? ", and "
                                + ahead
                                + " earlier application(s) of "
                                + aheadYuan.toPlainString()
                                + " yuan come first"
                        : "";
        return PolicyProblems.of(
                "POLICY-039",
                "",
                "“"
                        + policy.zh()
                        + "”"
                        + year
                        + "年预算只余 "
                        + left.toPlainString()
                        + " 元，这一件需要 "
                        + amount.toPlainString()
                        + " 元"
                        + waitZh
                        + "：暂不批准，"
                        + when.words().zh(),
                "The budget of '"
                        + policy.en()
                        + "' for "
                        + year
                        + " has "
                        + left.toPlainString()
                        + " yuan left, and this one needs "
                        + amount.toPlainString()
                        + waitEn
                        + ": it is held, "
                        + when.words().en(),
                "请报印发机关追加预算；不能因为预算不足而不予批准，期限内办不了的依法延期",
                "Ask the issuing body to raise the budget. It is not refused for want of money; extend the term where the law lets you");
    }

    static Problem heldWithoutBudget(Words policy, int year, Policy.Short when) {
        return PolicyProblems.of(
                "POLICY-040",
                "",
                "“" + policy.zh() + "”" + year + "年还没有预算：暂不批准，" + when.words().zh(),
                "'"
                        + policy.en()
                        + "' has no budget for "
                        + year
                        + " yet: it is held, "
                        + when.words().en(),
                "请由印发机关在政策页登记本年度预算",
                "The issuing body enters the year's budget on the page of the policy");
    }

    /**
     * @param year of the application
     */
    static Problem hadBefore(Words policy, Policy.Times times, int year, int before) {
        boolean once = times == Policy.Times.ONCE;
        return PolicyProblems.of(
                "POLICY-030",
                "",
                "“"
                        + policy.zh()
                        + "”"
                        + times.words().zh()
                        + "，这家企业"
                        + (once ? "" : year + "年申请的")
                        + "已经批准过"
                        + before
                        + "笔，不能再批准",
                "'"
                        + policy.en()
                        + "' is granted "
                        + times.words().en()
                        + ", and the enterprise has been granted it "
                        + before
                        + " time(s)"
                        + (once ? "" : " on applications of " + year)
                        + ": it is not granted again",
                "请不予批准并写明理由；前一笔有错的，先在待遇台账上处理",
                "Refuse it and give the reason; where the earlier one was wrong, settle that in the ledger first");
    }
}
