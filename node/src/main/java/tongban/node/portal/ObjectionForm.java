package tongban.node.portal;

import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** What cannot be read of an objection to the end of a benefit as it was typed. */
final class ObjectionForm {
    private ObjectionForm() {}

    static Problem noDay() {
        return new Problem(
                "LEDGER-079",
                "on",
                Words.of("提出异议的日期没有看懂", "The day of the objection was not understood"),
                Words.of("请写成 2026-01-31 的样子", "Write it as 2026-01-31"));
    }

    static Problem undecided() {
        return new Problem(
                "LEDGER-080",
                "upheld",
                Words.of("请选择异议是否成立", "Choose whether the objection is right"),
                Words.of("此项必填", "It is required"));
    }
}
