package tongban.node.cooperation;

import java.math.BigDecimal;
import java.time.LocalDate;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Everything that can stand in the way of what the two sides do together, in words. */
final class CooperationProblems {
    private CooperationProblems() {}

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem needed(String field, Words what) {
        return of(
                "COOP-001",
                field,
                "没有写" + what.zh(),
                "This is missing: " + what.en(),
                "请写明",
                "Write it");
    }

    static Problem tooLong(String field, int most) {
        return of(
                "COOP-002",
                field,
                "文字超过" + most + "字",
                "The text is longer than " + most + " characters",
                "请写短一些",
                "Shorten it");
    }

    static Problem role(Act.Office office) {
        return switch (office) {
            case JOINT_OFFICE ->
                    of(
                            "COOP-003",
                            "",
                            "这一步由联合办公室办理，您不能办理",
                            "This is done by the joint office, and not by you",
                            "请联系本方联合办公室（监督人员）",
                            "Turn to the joint office of your side (its supervisors)");
            case LEAD ->
                    of(
                            "COOP-004",
                            "",
                            "这一步由牵头单位办理，您不能办理",
                            "This is done by the lead bodies, and not by you",
                            "请联系本方牵头单位（审核、决定人员）",
                            "Turn to the lead bodies of your side (their reviewers and deciders)");
        };
    }

    static Problem home(Jurisdiction home) {
        return of(
                "COOP-005",
                "",
                "由" + home.zh() + "主办，本方不能办理这一步",
                home.en() + " leads this; it cannot be done from this side",
                "请联系" + home.zh() + "联合办公室",
                "Turn to the joint office of " + home.en());
    }

    static Problem notOfThis(Act act, Dossier.Kind kind) {
        return of(
                "COOP-006",
                "",
                kind.words().zh() + "没有“" + act.words().zh() + "”这一步",
                "There is no step '" + act.words().en() + "' of this: " + kind.words().en(),
                "请在相应页面办理",
                "Do it on the page that it belongs to");
    }

    static Problem ended() {
        return of(
                "COOP-007",
                "",
                "已经办结或者取消",
                "It is done or dropped already",
                "需要继续的，请另列一项",
                "Enter a new one where it goes on");
    }

    static Problem notReported(Jurisdiction side, String lead) {
        return of(
                "COOP-008",
                "",
                side.zh() + "牵头单位（" + lead + "）还没有报告完成",
                "The lead body of " + side.en() + " (" + lead + ") has not reported it as done",
                "两方牵头单位都报告完成后才能确认",
                "It can be confirmed when both leads have");
    }

    static Problem days(String field) {
        return of(
                "COOP-009",
                field,
                "止期早于起期",
                "The last day is before the first",
                "请核对两个日期",
                "Check both days");
    }

    static Problem number(int most) {
        return of(
                "COOP-010",
                "number",
                "届次应为1到" + most + "的整数",
                "The number is a whole one from 1 to " + most,
                "请按会议通知填写",
                "Give the one of the invitation");
    }

    static Problem year(int first, int last) {
        return of(
                "COOP-011",
                "year",
                "年度应在" + first + "到" + last + "之间",
                "The year lies between " + first + " and " + last,
                "请核对",
                "Check it");
    }

    static Problem tooMany(String field, int most) {
        return of(
                "COOP-012",
                field,
                "已有" + most + "条，不能再加",
                "There are " + most + " already, and no more can be added",
                "请另立一项",
                "Begin another one");
    }

    static Problem onAgenda() {
        return of(
                "COOP-013",
                "meeting",
                "这一事项已经在这次会议的议程上",
                "It is on the agenda of that meeting already",
                "请选择另一次会议",
                "Choose another meeting");
    }

    static Problem item() {
        return of(
                "COOP-014",
                "item",
                "议程上没有这一项",
                "There is no such item on the agenda",
                "请从议程中选择",
                "Choose one of the agenda");
    }

    static Problem resolved() {
        return of(
                "COOP-015",
                "item",
                "这一项已经记录了决定",
                "A decision on it is recorded already",
                "决定不能改写；会议另有决定的，另列一项",
                "It is not written over; put a new item where there is a new decision");
    }

    static Problem notHeld(LocalDate on) {
        return of(
                "COOP-016",
                "",
                "会议" + on + "才召开",
                "The meeting is held on " + on,
                "请在会后记录决定",
                "Record decisions after it");
    }

    static Problem notToTheState() {
        return of(
                "COOP-017",
                "",
                "只有恳请国家支持事项才有国家答复",
                "Only a matter put to the state is answered by it",
                "其他事项请填报进展",
                "Report progress of other matters");
    }

    static Problem later(String field) {
        return of(
                "COOP-018",
                field,
                "日期在今天之后",
                "The day lies ahead",
                "请填写实际日期",
                "Give the day on which it was");
    }

    static Problem notAnswered() {
        return of(
                "COOP-019",
                "",
                "还没有记录国家的答复",
                "The answer of the state is not recorded yet",
                "请先记录答复，再办结",
                "Record it first");
    }

    static Problem indicators() {
        return of(
                "COOP-020",
                "indicators",
                "指标编号不对",
                "Not every one is the id of an indicator",
                "请填写指标页面地址中的编号，用空格分开",
                "Give the ids that stand in the addresses of indicators, with spaces between them");
    }

    static Problem meeting() {
        return of(
                "COOP-021",
                "meeting",
                "没有这次会议",
                "There is no such meeting",
                "请从列表中选择",
                "Choose one of the list");
    }

    static Problem formula(String field, Words fault) {
        return of(
                "COOP-022",
                field,
                "公式有误：" + fault.zh(),
                "The formula is at fault: " + fault.en(),
                "可用的名称列在表单下方",
                "The names that it may use stand below the form");
    }

    static Problem noValue(String kind) {
        return of(
                "COOP-023",
                "",
                "“" + kind + "”：公式算不出金额",
                "'" + kind + "': a formula comes to no amount",
                "请核对公式和金额，例如除数是否为零",
                "Check formulas and amounts, such as a division by zero");
    }

    static Problem notTheWhole(String kind, BigDecimal total, BigDecimal given) {
        return of(
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
        return of(
                "COOP-025",
                "",
                "“" + kind + "”：一方份额小于零",
                "'" + kind + "': the share of a side is below zero",
                "请核对基数和公式",
                "Check the bases and the formula");
    }

    static Problem rows(int most) {
        return of(
                "COOP-026",
                "amounts.0.kind",
                "应填1到" + most + "行",
                "1 to " + most + " rows are entered",
                "没有金额的行留空",
                "Leave rows without amounts empty");
    }

    static Problem twice(String field) {
        return of(
                "COOP-027",
                field,
                "同一税费种类填了两行",
                "One kind stands in two rows",
                "请合并为一行",
                "Make them one");
    }

    static Problem amount(String field) {
        return of(
                "COOP-028",
                field,
                "金额应为不小于0、最多两位小数的元数",
                "Amounts are in yuan, not below 0, with two decimals at most",
                "请写成 130 或 130.50",
                "Write them like 130 or 130.50");
    }

    static Problem correction() {
        return of(
                "COOP-029",
                "reason",
                "两方已经确认过，更正要写明理由",
                "Both sides have confirmed it before: a correction needs a reason",
                "请写明为什么更正，对方会看到",
                "Write why; the other side reads it");
    }

    static Problem notComputable() {
        return of(
                "COOP-030",
                "",
                "还没有两方的金额",
                "The amounts of one side are missing",
                "两方都填报后才能确认",
                "It can be confirmed when both have entered theirs");
    }

    static Problem overtaken() {
        return of(
                "COOP-031",
                "",
                "金额在您打开页面之后有更正",
                "The amounts were corrected since you opened the page",
                "请看过新的结果再确认",
                "Look at the new result, then confirm it");
    }

    static Problem acceptedBefore() {
        return of(
                "COOP-032",
                "",
                "本方已经确认过这一版",
                "Your side has confirmed this version already",
                "等待对方确认",
                "Wait for the other side");
    }

    static Problem noVersion() {
        return of(
                "COOP-033",
                "from",
                "协议在这一天还没有规则",
                "The agreement has no rule yet on that day",
                "请填写规则生效以后的期间",
                "Give a period after the first rule begins");
    }

    static Problem zone() {
        return of(
                "COOP-034",
                "zone",
                "没有这个功能区",
                "There is no such zone",
                "不属于登记的功能区的，留空",
                "Leave it empty where it is none of the register");
    }

    static Problem noProblem() {
        return of(
                "COOP-036",
                "problemId",
                "本方没有这个项目问题",
                "This side has no such problem of a project",
                "请从“问题与提请”中选择",
                "Choose one of the problems of projects");
    }

    static Problem problemClosed() {
        return of(
                "COOP-037",
                "problemId",
                "这个项目问题已经办结",
                "The problem of the project is closed",
                "仍需研究的，请另提一个问题",
                "Raise another one where something is left to discuss");
    }

    /**
     * @param field of the period that is chosen; empty where a statement is confirmed
     */
    static Problem overlap(String field, Statement other) {
        String days = other.heading().from() + " – " + other.heading().until();
        return of(
                "COOP-038",
                field,
                "与结算单“" + other.name().zh() + "”（" + days + "）的期间重叠",
                "The period overlaps with the statement '" + other.name().en() + "' (" + days + ")",
                field.isEmpty() ? "请由开立方取消其中一份" : "请选这些日期以外的期间；那一份开错的，两方确认前可以取消后重开",
                field.isEmpty()
                        ? "The side that drew them up drops one of them"
                        : "Choose days outside of it; where that one is wrong, drop it before both confirm it");
    }

    static Problem crossesVersions(LocalDate split) {
        return of(
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
        return of(
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
        return of(
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
        return of(
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
        return of(
                "COOP-040",
                "",
                "两方已经确认过，不能取消",
                "Both sides have confirmed it, and it can no longer be dropped",
                "金额有误的，请更正金额，两方再确认",
                "Where amounts are wrong, correct them, and both confirm again");
    }

    static Problem body(Jurisdiction side) {
        return of(
                "COOP-050",
                "body" + (side == Jurisdiction.CHONGQING ? "Chongqing" : "Sichuan"),
                side.zh() + "没有这个单位",
                "There is no such body in " + side.en(),
                "请写单位的标识，如 511623:civil-affairs；不指定的留空",
                "Give the id of a body, such as 511623:civil-affairs, or leave it empty");
    }

    static Problem stranger(Jurisdiction side, Words who) {
        return of(
                "COOP-051",
                "",
                side.zh() + "的金额不由您所在的单位填报",
                "The amounts of " + side.en() + " are not entered by your body",
                "由" + who.zh() + "填报；换单位的，请联合办公室在新协议中写明",
                "They are entered by "
                        + who.en()
                        + "; for another body, the joint office names it in a new agreement");
    }

    static Problem notResolved() {
        return of(
                "COOP-052",
                "item",
                "这个议题还没有决定，没有可更正的",
                "Nothing was decided on this matter yet, so nothing can be corrected",
                "请用“记录决定”",
                "Record the decision first");
    }

    static Problem unchanged() {
        return of(
                "COOP-053",
                "",
                "更正后的内容和现在一样",
                "What it is corrected to is what stands already",
                "请改正内容；没有要改的，不用更正",
                "Change it, or leave it as it is");
    }

    static Problem notPutHere(Jurisdiction side) {
        return of(
                "COOP-054",
                "item",
                "这个议题由" + side.zh() + "提出，只能由提出方更正",
                side.en() + " put this matter on the agenda, and it alone corrects it",
                "请联系" + side.zh() + "联合办公室",
                "Turn to the joint office of " + side.en());
    }

    static Problem otherMeeting() {
        return of(
                "COOP-055",
                "meeting",
                "更正不能把任务换到别的会议",
                "A correction does not move a task to another meeting",
                "请取消这项任务，在那次会议下另行交办",
                "Drop it, and give it anew under that meeting");
    }

    static Problem decidedBefore(LocalDate on) {
        return of(
                "COOP-057",
                "heldOn",
                "这次会议已经记录了决定，不能改为" + on + "才召开",
                "Decisions of this meeting are recorded, so it cannot be held only on " + on,
                "请填写会议实际召开的日期",
                "Give the day on which it was held");
    }

    static Problem knownDay(String field) {
        return of(
                "COOP-058",
                field,
                "日期不是年、月或日",
                "This is neither a year, nor a month, nor a day",
                "知道多少写多少：2021、2021-11 或 2021-11-10",
                "As exactly as it is known: 2021, 2021-11 or 2021-11-10");
    }

    static Problem full(String field, Words what, int most) {
        return of(
                "COOP-059",
                field,
                what.zh() + "一共 " + most + " 个，都已经有名称",
                what.en() + " are " + most + " in all, and each has its name",
                "名称有误的请更正；登记重复的请先撤销一个",
                "Correct the one that is wrong, or take back one that is there twice");
    }

    static Problem noShipped() {
        return of(
                "COOP-060",
                "shipped",
                "页面上没有这个编号",
                "There is no such id on the page",
                "请从页面上的“更正”进入；新登记的留空",
                "Come from “correct” on the page, or leave it empty for a new one");
    }

    static Problem recordedBefore() {
        return of(
                "COOP-061",
                "shipped",
                "这一个联合办公室已经登记过",
                "The joint office has recorded this one already",
                "请打开它的登记，在那里更正",
                "Open its record and correct it there");
    }

    static Problem divisions(Jurisdiction side, int most) {
        return of(
                "COOP-062",
                "divisions" + (side == Jurisdiction.CHONGQING ? "Chongqing" : "Sichuan"),
                "区划代码有误，或者超过 " + most + " 个",
                "A code is wrong, or there are more than " + most,
                side.zh() + "的代码以 " + side.code() + " 开头，6 至 12 位数字，用空格分开",
                "Codes of "
                        + side.en()
                        + " begin with "
                        + side.code()
                        + " and have 6 to 12 digits; write spaces between them");
    }

    static Problem noPlace() {
        return of(
                "COOP-063",
                "place",
                "规划只能登记在“1”“7”“13”“N”之下",
                "A plan is named under the 1, the 7, the 13 or the N",
                "请选择其中一个",
                "Choose one of them");
    }

    static Problem namedTwice() {
        return of(
                "COOP-064",
                "nameZh",
                "已经有同名的",
                "There is one of this name already",
                "请更正已有的那一个；确是另一个的，请写全名以便区分",
                "Correct the one that is there, or write the full name that tells them apart");
    }

    static Problem otherShipped() {
        return of(
                "COOP-065",
                "shipped",
                "更正不能换成另一个",
                "A correction does not make it stand for another one",
                "请撤销这一个，另行登记",
                "Take this one back, and name the other one");
    }

    /** A letter of the other side that cannot be applied. */
    static Problem letter() {
        return of(
                "COOP-035",
                "",
                "收到的步骤无法识别，或者对应的事项不存在",
                "The step that arrived cannot be read, or what it is about is not here",
                "请联系对方节点",
                "Ask the other side's node");
    }
}
