package tongban.node.cooperation;

import java.time.LocalDate;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Everything that can stand in the way of what the two sides do together, in words. */
final class CooperationProblems {
    private CooperationProblems() {}

    static Problem of(
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

    static Problem notReported(Jurisdiction side, Words lead) {
        return of(
                "COOP-008",
                "",
                side.zh() + "牵头单位（" + lead.zh() + "）还没有报告完成",
                "The lead body of "
                        + side.en()
                        + " ("
                        + lead.en()
                        + ") has not reported it as done",
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

    static Problem otherBody(Jurisdiction side, Words who) {
        return of(
                "COOP-066",
                "",
                "这一项在" + side.zh() + "由指定的单位报告，您所在的单位不在其中",
                "On this one named bodies report for " + side.en() + ", and yours is none of them",
                "由" + who.zh() + "报告；应由您的单位报告的，请主办方联合办公室更正这一项指定的单位",
                "It is reported on by "
                        + who.en()
                        + "; where it should be your body, the joint office of the side that leads it names it");
    }

    static Problem noBody(Jurisdiction side, String id) {
        return of(
                "COOP-067",
                "bodies",
                side.zh() + "没有这个单位：" + shortened(id),
                "There is no such body in " + side.en() + ": " + shortened(id),
                "请按地名查找，从结果中勾选；已经撤销的单位请取消勾选",
                "Search for its place and tick it among what is found; untick a body that there is no more");
    }

    private static String shortened(String id) {
        return id.length() > 60 ? id.substring(0, 60) + "…" : id;
    }

    static Problem bodies(Jurisdiction side, int most) {
        return of(
                "COOP-068",
                "bodies",
                side.zh() + "指定的单位超过 " + most + " 个",
                "More than " + most + " bodies of " + side.en() + " are named",
                "请只留牵头的单位，其余的写在文字里",
                "Keep those that lead, and write the others in words");
    }

    /**
     * @param now how often it was corrected by now
     */
    static Problem overtaken(int now) {
        return of(
                "COOP-069",
                "seen",
                "您看过之后，这一项已由他人更正（现在共更正 " + now + " 次）",
                "Somebody else corrected this since you read it (it was corrected "
                        + now
                        + "× by now)",
                "请先看最新的内容，再按最新的内容更正",
                "Read what stands now, then correct that");
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
