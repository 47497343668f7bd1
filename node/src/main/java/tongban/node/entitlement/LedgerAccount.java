package tongban.node.entitlement;

import tongban.service.text.Words;

/** The accounts of one entitlement. */
public enum LedgerAccount {
    COST("待遇支出", "cost of the benefit"),
    OWED("应付未付", "due and not paid"),
    BANK("已发放", "paid out"),
    FUND("先行给付（备用金）", "handed out at once, from petty funds"),
    RETURNED("退回待补发", "returned, to be paid again"),
    OVERPAID("多付待处理", "paid beyond what is due, not decided on"),
    CLAIM("应收追回", "to be paid back by decision"),
    WAIVED("决定不追回", "not recovered, by decision"),
    CLEARED("抵扣清算", "deduction in passing");

    private final Words words;

    LedgerAccount(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
