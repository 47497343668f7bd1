package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Why an order cannot be carried out, and what to do instead. */
final class LedgerProblems {
    private LedgerProblems() {}

    private static Problem problem(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem opened() {
        return problem(
                "LEDGER-001",
                "",
                "该待遇已经开立",
                "This entitlement is open already",
                "请在原待遇上更正金额",
                "Change the amounts of the one that there is");
    }

    /**
     * @param positive whether nothing is not enough
     */
    static List<Problem> ofAmount(BigDecimal amount, boolean positive) {
        boolean inRange =
                amount.signum() >= (positive ? 1 : 0)
                        && amount.compareTo(Cents.AMOUNT_MAX) <= 0
                        && Cents.isExact(amount);
        return inRange
                ? List.of()
                : List.of(
                        problem(
                                "LEDGER-002",
                                "amount",
                                "金额须大于0、至多两位小数，不超过" + Cents.AMOUNT_MAX.toPlainString() + "元",
                                "An amount is more than 0, has at most two decimals and is at most "
                                        + Cents.AMOUNT_MAX.toPlainString()
                                        + " yuan",
                                "请核对金额",
                                "Check the amount"));
    }

    static List<Problem> ofMonthly(BigDecimal amount) {
        return ofAmount(amount, true).isEmpty()
                ? List.of()
                : List.of(
                        problem(
                                "LEDGER-003",
                                "monthly",
                                "每月抵扣额须大于0、至多两位小数",
                                "What is deducted a month is more than 0 and has at most two decimals",
                                "请核对金额；一次退款则不填",
                                "Check it; leave it empty where it is paid back in cash"));
    }

    static Problem month(YearMonth first) {
        return problem(
                "LEDGER-004",
                "from",
                "起始月份须不早于该待遇的首月" + first + "，且在" + Ledger.YEARS_MAX + "年内",
                "The month is not before the entitlement's first, "
                        + first
                        + ", and within "
                        + Ledger.YEARS_MAX
                        + " years of it",
                "请核对月份",
                "Check the month");
    }

    static Problem notHigher(YearMonth month) {
        return problem(
                "LEDGER-005",
                "amount",
                month + "的金额没有增加",
                "The amount for " + month + " does not rise",
                "减少须按“减发”提出，告知并听取意见后决定",
                "Propose a reduction: it is notified and the person is heard first");
    }

    static Problem notLower(YearMonth month) {
        return problem(
                "LEDGER-006",
                "amount",
                month + "的金额没有减少",
                "The amount for " + month + " does not fall",
                "增加请按“增发”提出；全部停发请按“停发”提出",
                "Propose an increase, or a stop where nothing more is due");
    }

    static Problem heldByAnother() {
        return problem(
                "LEDGER-007",
                "from",
                "这些月份已有不得同时享受的待遇，增发不会生效",
                "In those months the person has a benefit that excludes this one: nothing would rise",
                "请先对另一项待遇作出停发决定",
                "Decide on stopping the other one first");
    }

    static Problem ended() {
        return problem(
                "LEDGER-008",
                "from",
                "从该月起本来就没有待遇",
                "From that month on there is nothing to stop",
                "请核对月份",
                "Check the month");
    }

    static Problem exitMonths(Scheme scheme) {
        return scheme.exitMonthsMax() == 0
                ? problem(
                        "LEDGER-009",
                        "months",
                        "该项目没有渐退期",
                        "The scheme has no exit period",
                        "请按“停发”提出",
                        "Propose a stop")
                : problem(
                        "LEDGER-010",
                        "months",
                        "渐退期为1至"
                                + scheme.exitMonthsMax()
                                + "个月（"
                                + scheme.exitSource().words().zh()
                                + "）",
                        "The exit period has 1 to "
                                + scheme.exitMonthsMax()
                                + " months ("
                                + scheme.exitSource().words().en()
                                + ")",
                        "请改短",
                        "Make it shorter");
    }

    static Problem moreThan(BigDecimal there) {
        return problem(
                "LEDGER-011",
                "amount",
                "至多" + there.toPlainString() + "元",
                "At most " + there.toPlainString() + " yuan",
                "请核对账目中的多付和应收",
                "Compare with what is overpaid and claimed");
    }

    static Problem deductionForbidden(Source source) {
        return problem(
                "LEDGER-012",
                "monthly",
                "该待遇不得抵扣欠款：" + source.words().zh(),
                "Nothing may be deducted from this benefit: " + source.words().en(),
                "请决定由本人退款，每月抵扣额不填",
                "Decide that it is paid back in cash; leave the monthly amount empty");
    }
}
