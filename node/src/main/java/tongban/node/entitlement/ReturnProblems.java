package tongban.node.entitlement;

import java.math.BigDecimal;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** What is wrong with a file of the bank: line, what, remedy. */
final class ReturnProblems {
    private ReturnProblems() {}

    private static Problem problem(
            String code, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, "file", Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    private static Problem at(
            int line, String code, String zh, String en, String remedyZh, String remedyEn) {
        return problem(
                code, "第" + line + "行：" + zh, "Line " + line + ": " + en, remedyZh, remedyEn);
    }

    static Problem encoding() {
        return problem(
                "LEDGER-030",
                "文件不是UTF-8编码",
                "The file is not in UTF-8",
                "请另存为UTF-8编码的CSV",
                "Save it as CSV in UTF-8");
    }

    static Problem header(String header) {
        return problem(
                "LEDGER-031",
                "首行应为 " + header,
                "The first line should be " + header,
                "请使用本批次的回盘格式",
                "Use the format of this run");
    }

    static Problem rows() {
        return problem(
                "LEDGER-032",
                "超过" + PaymentRuns.RETURN_ROWS_MAX + "行",
                "More than " + PaymentRuns.RETURN_ROWS_MAX + " rows",
                "请分成几个文件",
                "Split it into several files");
    }

    static Problem empty() {
        return problem("LEDGER-033", "文件没有回盘记录", "The file has no rows", "请核对文件", "Check the file");
    }

    static Problem tooLarge() {
        return problem(
                "LEDGER-034",
                "文件超过" + (PaymentRuns.RETURN_BYTES_MAX >> 20) + " MB",
                "The file has more than " + (PaymentRuns.RETURN_BYTES_MAX >> 20) + " MB",
                "请分成几个文件",
                "Split it into several files");
    }

    static Problem again() {
        return problem(
                "LEDGER-035",
                "这个文件已经导入过，没有再次入账",
                "This file was taken in before; nothing was posted again",
                "不用再导入；若内容有更正，请导入更正后的文件",
                "Nothing more to do; if something was corrected, take in the corrected file");
    }

    static Problem columns(int line, int found) {
        return at(
                line,
                "LEDGER-036",
                "应有3列，实有" + found + "列",
                "three columns expected, " + found + " found",
                "请补齐",
                "Complete the row");
    }

    static Problem number(int line) {
        return at(
                line,
                "LEDGER-037",
                "发放编号不是数字",
                "the number of the payment is no number",
                "请照发放文件填写",
                "Take it from the payment file");
    }

    static Problem amount(int line) {
        return at(
                line,
                "LEDGER-038",
                "金额不是至多两位小数的数",
                "the amount is no number with at most two decimals",
                "请照发放文件填写",
                "Take it from the payment file");
    }

    static Problem result(int line) {
        return at(
                line,
                "LEDGER-039",
                "结果应为 PAID、RETURNED 或 WRONG_ACCOUNT",
                "the result is PAID, RETURNED or WRONG_ACCOUNT",
                "请改正",
                "Correct it");
    }

    static Problem twice(int line, int before) {
        return at(
                line,
                "LEDGER-040",
                "与第" + before + "行是同一笔",
                "the same payment as in line " + before,
                "请只留一行",
                "Leave one of them");
    }

    static Problem unknown(int line) {
        return at(
                line,
                "LEDGER-041",
                "本批次没有这笔发放",
                "this run has no such payment",
                "请核对批次和发放编号",
                "Check the run and the number");
    }

    static Problem otherAmount(int line, BigDecimal sent) {
        return at(
                line,
                "LEDGER-042",
                "金额与报送的" + sent.toPlainString() + "元不符",
                "the amount is not the " + sent.toPlainString() + " yuan that were sent",
                "请与银行核对",
                "Compare with the bank");
    }

    static Problem settled(int line, PaymentRuns.Standing standing) {
        return at(
                line,
                "LEDGER-043",
                "这笔已经回盘：" + standing.words().zh(),
                "this payment was answered already: " + standing.words().en(),
                "请与银行核对",
                "Compare with the bank");
    }
}
