package tongban.node.cooperation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What can stand in the way of agreements on sharing and of statements under them, in words. */
final class SharingProblems {
    private SharingProblems() {}

    static Problem formula(String field, Words fault) {
        return CooperationProblems.of(
                "COOP-022",
                field,
                "公式有误：" + fault.zh(),
                "The formula is at fault: " + fault.en(),
                "可用的名称列在表单下方",
                "The names that it may use stand below the form");
    }

    static Problem noValue(String kind) {
        return CooperationProblems.of(
                "COOP-023",
                "",
                "“" + kind + "”：公式算不出金额",
                "'" + kind + "': a formula comes to no amount",
                "请核对公式和金额，例如除数是否为零",
                "Check formulas and amounts, such as a division by zero");
    }

    static Problem notTheWhole(String kind, BigDecimal total, BigDecimal given) {
        return CooperationProblems.of(
                "COOP-024",
                "",
                "“"
                        + kind
                        + "”：入库"
                        + total.toPlainString()
                        + "元，两方公式分出"
                        + given.toPlainString()
                        + "元",
                "'"
                        + kind
                        + "': "
                        + total.toPlainString()
                        + " yuan came in, the formulas give away "
                        + given.toPlainString(),
                "两方公式之和应等于入库合计",
                "Both formulas together give away what came in");
    }

    static Problem belowNothing(String kind) {
        return CooperationProblems.of(
                "COOP-025",
                "",
                "“" + kind + "”：一方份额小于零",
                "'" + kind + "': the share of a side is below zero",
                "请核对基数和公式",
                "Check the bases and the formula");
    }

    static Problem rows(int most) {
        return CooperationProblems.of(
                "COOP-026",
                "amounts.0.kind",
                "应填1到" + most + "行",
                "1 to " + most + " rows are entered",
                "没有金额的行留空",
                "Leave rows without amounts empty");
    }

    static Problem twice(String field) {
        return CooperationProblems.of(
                "COOP-027",
                field,
                "同一税费种类填了两行",
                "One kind stands in two rows",
                "请合并为一行",
                "Make them one");
    }

    static Problem amount(String field) {
        return CooperationProblems.of(
                "COOP-028",
                field,
                "金额应为不小于0、最多两位小数的元数",
                "Amounts are in yuan, not below 0, with two decimals at most",
                "请写成 130 或 130.50",
                "Write them like 130 or 130.50");
    }

    static Problem correction() {
        return CooperationProblems.of(
                "COOP-029",
                "reason",
                "两方已经确认过，更正要写明理由",
                "Both sides have confirmed it before: a correction needs a reason",
                "请写明为什么更正，对方会看到",
                "Write why; the other side reads it");
    }

    static Problem notComputable() {
        return CooperationProblems.of(
                "COOP-030",
                "",
                "还没有两方的金额",
                "The amounts of one side are missing",
                "两方都填报后才能确认",
                "It can be confirmed when both have entered theirs");
    }

    static Problem overtaken() {
        return CooperationProblems.of(
                "COOP-031",
                "",
                "金额在您打开页面之后有更正",
                "The amounts were corrected since you opened the page",
                "请看过新的结果再确认",
                "Look at the new result, then confirm it");
    }

    static Problem acceptedBefore() {
        return CooperationProblems.of(
                "COOP-032",
                "",
                "本方已经确认过这一版",
                "Your side has confirmed this version already",
                "等待对方确认",
                "Wait for the other side");
    }

    static Problem noVersion() {
        return CooperationProblems.of(
                "COOP-033",
                "from",
                "协议在这一天还没有规则",
                "The agreement has no rule yet on that day",
                "请填写规则生效以后的期间",
                "Give a period after the first rule begins");
    }

    /**
     * @param field of the period that is chosen; empty where a statement is confirmed
     * @param under name of the agreement under which the other one was drawn, where it is another
     */
    static Problem overlap(String field, Statement other, Optional<Words> under) {
        String days = other.heading().from() + " – " + other.heading().until();
        return CooperationProblems.of(
                "COOP-038",
                field,
                "与结算单“"
                        + other.name().zh()
                        + "”（"
                        + under.map(a -> "协议“" + a.zh() + "”，").orElse("")
                        + days
                        + "）的期间重叠",
                "The period overlaps with the statement '"
                        + other.name().en()
                        + "' ("
                        + under.map(a -> "agreement '" + a.en() + "', ").orElse("")
                        + days
                        + ")",
                field.isEmpty() ? "请由开立方取消其中一份" : "请选这些日期以外的期间；那一份开错的，两方确认前可以取消后重开",
                field.isEmpty()
                        ? "The side that drew them up drops one of them"
                        : "Choose days outside of it; where that one is wrong, drop it before both confirm it");
    }

    static Problem crossesVersions(LocalDate split) {
        return CooperationProblems.of(
                "COOP-039",
                "until",
                "期间跨过" + split + "，这一天起规则是另一版",
                "From " + split + ", within the period, another version of the rule holds",
                "请每版分开开立：先开一份到" + split.minusDays(1) + "，再从" + split + "起",
                "Draw one for each version: first one until "
                        + split.minusDays(1)
                        + ", then from "
                        + split
                        + " on");
    }

    /**
     * @param split the day from which another version holds than when the statement begins
     * @param after from which a rule is in the way of nothing that both sides confirmed
     */
    static Problem spansVersions(
            String field, Statement statement, LocalDate split, LocalDate after) {
        Statement.Heading h = statement.heading();
        String days = h.from() + " – " + h.until();
        boolean stays = !statement.confirmed().isEmpty();
        return CooperationProblems.of(
                "COOP-041",
                field,
                "结算单“" + h.name().zh() + "”（" + days + "）跨过" + split + "，这一天起规则是另一版",
                "The statement '"
                        + h.name().en()
                        + "' ("
                        + days
                        + ") runs over "
                        + split
                        + ", from which another version of the rule holds",
                stays ? "两方已经确认这一份；新规则请从" + after + "起" : "请由开立方取消这一份，按每版规则分开开立",
                stays
                        ? "Both sides have confirmed it: let the new rule begin on " + after
                        : "The side that drew it up drops it and draws one for each version");
    }

    /** A rule that was agreed on since holds when a statement begins. */
    static Problem replaced(Statement statement, int version) {
        Statement.Heading h = statement.heading();
        return CooperationProblems.of(
                "COOP-042",
                "",
                "本单按第" + h.version() + "版规则开立，" + h.from() + "起现在适用第" + version + "版",
                "It was drawn up under version "
                        + h.version()
                        + " of the rule, and version "
                        + version
                        + " holds from "
                        + h.from()
                        + " on by now",
                "请由开立方取消这一份，按现行规则重新开立",
                "The side that drew it up drops it and draws it anew under the rule that holds");
    }

    /**
     * @param from the first day of the rule
     * @param after from which it is in the way of nothing that both sides confirmed
     */
    static Problem replaces(Statement statement, LocalDate from, LocalDate after) {
        Statement.Heading h = statement.heading();
        String days = h.from() + " – " + h.until();
        boolean stays = !statement.confirmed().isEmpty();
        return CooperationProblems.of(
                "COOP-043",
                "ruleFrom",
                "结算单“"
                        + h.name().zh()
                        + "”（"
                        + days
                        + "）已按第"
                        + h.version()
                        + "版规则确认，"
                        + from
                        + "起的新规则会取代它",
                "The statement '"
                        + h.name().en()
                        + "' ("
                        + days
                        + ") was confirmed under version "
                        + h.version()
                        + " of the rule, which a new one from "
                        + from
                        + " on would replace",
                stays ? "两方已经确认这一份；新规则请从" + after + "起" : "请先取消这一份，修订后按新规则重新开立",
                stays
                        ? "Both sides have confirmed it: let the new rule begin on " + after
                        : "Drop it first, and draw it anew once the rule is amended");
    }

    static Problem confirmed() {
        return CooperationProblems.of(
                "COOP-040",
                "",
                "两方已经确认过，不能取消",
                "Both sides have confirmed it, and it can no longer be dropped",
                "金额有误的，请更正金额，两方再确认",
                "Where amounts are wrong, correct them, and both confirm again");
    }

    static Problem body(Jurisdiction side) {
        return CooperationProblems.of(
                "COOP-050",
                Texts.of("body", side),
                side.zh() + "没有这个单位",
                "There is no such body in " + side.en(),
                "请写单位的标识，如 511623:civil-affairs；不指定的留空",
                "Give the id of a body, such as 511623:civil-affairs, or leave it empty");
    }

    static Problem stranger(Jurisdiction side, Words who) {
        return CooperationProblems.of(
                "COOP-051",
                "",
                side.zh() + "的金额不由您所在的单位填报",
                "The amounts of " + side.en() + " are not entered by your body",
                "由" + who.zh() + "填报；以后各期换单位的，请联合办公室在新协议中写明",
                "They are entered by "
                        + who.en()
                        + "; for another body in later periods, the joint office names it in a new agreement");
    }
}
