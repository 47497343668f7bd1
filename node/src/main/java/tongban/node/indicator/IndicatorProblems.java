package tongban.node.indicator;

import java.time.LocalDate;
import java.util.List;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** What can stand in the way of reporting, aiming and defining, each with its remedy. */
final class IndicatorProblems {
    private IndicatorProblems() {}

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem role() {
        return of(
                "INDICATOR-001",
                "",
                "您的角色不能这样做。",
                "Your role may not do this.",
                "填报由责任部门的审核、决定或监督人员，定义、目标和裁定由监督人员办理。",
                "Reviewers, deciders and supervisors of the owner's department report; supervision defines, aims and settles.");
    }

    static Problem body(Words who) {
        return of(
                "INDICATOR-905",
                "place",
                "该地的数不由您所在的单位填报。",
                "Values of this place are not entered by your body.",
                "由" + who.zh() + "填报。",
                "They are entered by " + who.en() + ".");
    }

    static Problem department() {
        return of(
                "INDICATOR-906",
                "department",
                "没有这个部门。",
                "There is no such department.",
                "请从列表中选择；没有对应部门的留空，由联合办公室填报。",
                "Choose one of the list; leave it empty where none fits, and the joint office enters it.");
    }

    static Problem file(Words what, Words remedy) {
        return of(
                "INDICATOR-907",
                "file",
                "文件不能导入：" + what.zh() + "。",
                "The file cannot be imported: " + what.en() + ".",
                remedy.zh() + "。",
                remedy.en() + ".");
    }

    static Problem cell(String field, Words what, Words remedy) {
        return of(
                "INDICATOR-908",
                field,
                what.zh() + "。",
                what.en() + ".",
                remedy.zh() + "。",
                remedy.en() + ".");
    }

    static Problem uncorrected(Words before, int most) {
        return of(
                "INDICATOR-909",
                "reason",
                "该来源以前报的是" + before.zh() + "，这一行不同，没有写更正理由，或者理由超过 " + most + " 字。",
                "This source said "
                        + before.en()
                        + " before, and why the row says something else is not told, or in more than "
                        + most
                        + " characters.",
                "在“更正理由”一列写明；没有变的，改回原数。",
                "Say why in the column of reasons, or write what was said before.");
    }

    static Problem reasonAndPhrase(int over) {
        return of(
                "INDICATOR-910",
                "reason",
                "更正理由和随文件填写的原文存在一起，超出 " + over + " 个字符。",
                "The reason of the correction and the text given with the file are kept together and are "
                        + over
                        + " characters too long.",
                "请把其中一处写短。",
                "Make one of the two shorter.");
    }

    static Problem value(String field) {
        return of(
                "INDICATOR-002",
                field,
                "数值不是至多 20 位整数、10 位小数的数。",
                "The value is no number of at most 20 digits and 10 decimals.",
                "写成 1081.4，不带单位。",
                "Write it like 1081.4, without the unit.");
    }

    static Problem place(String field) {
        return of(
                "INDICATOR-003",
                field,
                "这不是本方的省、市、县或乡镇，今天不是，在所说的日子也不是。",
                "This is no province, city, county or township of this side, neither today nor on the days spoken of.",
                "请填 2、4、6 或 9 位的区划代码；已经撤销的地方，只用于它还在的日子。",
                "Give a division code of 2, 4, 6 or 9 digits; that of a place which has ended only for days on which it was there.");
    }

    static Problem period(String field) {
        return of(
                "INDICATOR-004",
                field,
                "期间不对：首日须在末日之前，末日不能在今天之后。",
                "The period is wrong: it ends before it begins, or after today.",
                "请填统计期间的首日和末日。",
                "Give the first and the last day that it speaks of.");
    }

    static Problem needed(String field, Words what) {
        return of(
                "INDICATOR-005",
                field,
                "缺少" + what.zh() + "。",
                "There is no " + what.en() + ".",
                "请填写。",
                "Fill it in.");
    }

    static Problem tooLong(String field, int most) {
        return of(
                "INDICATOR-006",
                field,
                "超过 " + most + " 个字符。",
                "It has more than " + most + " characters.",
                "请写短一些。",
                "Make it shorter.");
    }

    static Problem computed() {
        return of(
                "INDICATOR-007",
                "",
                "该指标由公式算出，没有可填报的数。",
                "This indicator is computed; nothing can be reported of it.",
                "请填报公式所用的指标。",
                "Report the indicators that its formula uses.");
    }

    static Problem nothingToWithdraw(List<String> cells) {
        String named = String.join("；", cells);
        return of(
                "INDICATOR-008",
                "value",
                "该来源没有报过，无从撤回：" + named + "。",
                "This source never reported it, so there is nothing to withdraw: " + named + ".",
                "核对地方、期间和来源。",
                "Check place, period and source.");
    }

    static Problem twice(String cell) {
        return of(
                "INDICATOR-009",
                "",
                "同一份报告中 " + cell + " 出现了两次。",
                "The same report says " + cell + " twice.",
                "每个地方、对象和期间只写一行。",
                "Write one line for each place, subject and period.");
    }

    static Problem lines(int most) {
        return of(
                "INDICATOR-010",
                "",
                "一份报告须有 1 至 " + most + " 行。",
                "A report has 1 to " + most + " lines.",
                "请分成几份。",
                "Divide it.");
    }

    static Problem id() {
        return of(
                "INDICATOR-011",
                "id",
                "标识须为小写字母、数字和连字符，以字母开头，不超过 60 个字符，且不能与已有的相同。",
                "The id is small letters, digits and hyphens, begins with a letter, has at most 60 characters, and is not taken.",
                "换一个，如 service-stations。",
                "Choose another one, like service-stations.");
    }

    static Problem formula(Words fault) {
        return new Problem(
                "INDICATOR-012",
                "formula",
                Words.of("公式不成立：" + fault.zh(), "The formula does not hold: " + fault.en()),
                Words.of(
                        "可用的名称见指标说明。",
                        "The names that it may use stand in the guide to indicators."));
    }

    static Problem unit() {
        return of(
                "INDICATOR-013",
                "unit",
                "没有这个单位。",
                "There is no such unit.",
                "请从列表中选择。",
                "Choose one of the list.");
    }

    static Problem operator() {
        return of(
                "INDICATOR-014",
                "operator",
                "目标不能这样表述。",
                "A target cannot be stated so.",
                "请选“达到”“以上”“超”“不超过”等。",
                "Choose reach, at least, over, at most or the like.");
    }

    static Problem rises() {
        return of(
                "INDICATOR-015",
                "rises",
                "只有相加的指标才能由下级汇总到上级。",
                "Only what is added up can rise from places to the place above.",
                "选“相加”，或取消汇总。",
                "Choose adding up, or take rising back.");
    }

    static Problem days() {
        return of(
                "INDICATOR-016",
                "dueDays",
                "报送期限须为 0 至 366 天。",
                "Reports are due within 0 to 366 days.",
                "请填整数天数。",
                "Give a whole number of days.");
    }

    static Problem notContested() {
        return of(
                "INDICATOR-017",
                "line",
                "这一行没有与别的来源相矛盾，或已经裁定采用。",
                "This line contradicts no other source, or was settled on already.",
                "刷新页面，看现在的情况。",
                "Load the page again to see how it stands.");
    }

    static Problem targetReason(LocalDate dueOn) {
        return of(
                "INDICATOR-903",
                "reason",
                "该地到 " + dueOn + " 的目标以前定过，这次没有写改动或撤销的理由。",
                "A target of this place by "
                        + dueOn
                        + " was set before, and why it is changed or withdrawn is not said.",
                "请写明理由；要定的是另一个目标，请改日期或地方。",
                "Say why; for another target give another day or place.");
    }

    static Problem noTarget() {
        return of(
                "INDICATOR-018",
                "dueOn",
                "没有可撤销的目标。",
                "There is no target to withdraw.",
                "核对地方和日期。",
                "Check place and day.");
    }
}
