package tongban.node.project;

import java.util.List;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/**
 * What can stand in the way of listing, reporting, settling and escalating, each with its remedy.
 */
final class ProjectProblems {
    private ProjectProblems() {}

    static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Problem role() {
        return of(
                "PROJECT-001",
                "",
                "您的岗位不能这样做。",
                "Your post may not do this.",
                "填报由本方责任单位的审核、决定人员或者本方监督人员办理，列入名单和裁定由监督人员办理。",
                "Reporting is for reviewers and deciders of this side's owner body and for this side's supervision; listing and"
                        + " settling are for supervision.");
    }

    static Problem unknown(String number) {
        return of(
                "PROJECT-002",
                "number",
                "本方没有编号为 " + number + " 的项目。",
                "This side has no project with the number " + number + ".",
                "请核对编号。",
                "Check the number.");
    }

    static Problem noOwner(String number) {
        return of(
                "PROJECT-003",
                "number",
                "项目 " + number + " 在本方没有责任单位。",
                "Project " + number + " has no owner body on this side.",
                "由另一方的责任单位填报。",
                "The other side's owner body reports it.");
    }

    static Problem notListed(String number, int year) {
        return of(
                "PROJECT-004",
                "month",
                "项目 " + number + " 不在 " + year + " 年的名单里。",
                "Project " + number + " is not in the list of " + year + ".",
                "请先列入该年名单，或者核对月份。",
                "List it for that year first, or check the month.");
    }

    static Problem month() {
        return of(
                "PROJECT-005",
                "month",
                "月份不对：只能报已经开始的月份。",
                "The month is wrong: only a month that has begun can be reported.",
                "请填像 2024-05 这样的月份。",
                "Give a month like 2024-05.");
    }

    static Problem amount(String field) {
        return of(
                "PROJECT-006",
                field,
                "金额应为不小于零的万元数，至多四位小数。",
                "An amount is in 10,000 yuan, not below nothing, with at most four decimals.",
                "请填像 12345.6 这样的数。",
                "Give a number like 12345.6.");
    }

    static Problem cumulative() {
        return of(
                "PROJECT-007",
                "cumulative",
                "累计完成投资小于年度完成投资。",
                "What was completed since the project began is less than what was completed in the year.",
                "请核对两个数。",
                "Check the two numbers.");
    }

    static Problem tooLong(String field, int most) {
        return of(
                "PROJECT-008",
                field,
                "文字超过 " + most + " 字。",
                "The text is longer than " + most + " signs.",
                "请缩短。",
                "Make it shorter.");
    }

    static Problem needed(String field) {
        return of("PROJECT-009", field, "这一项没有填。", "This is not filled in.", "请填写。", "Fill it in.");
    }

    /** What stands against a reason that has to be given. */
    static List<Problem> reason(String reason) {
        if (reason.isBlank()) {
            return List.of(needed("reason"));
        }
        return reason.length() > Projects.REASON_LENGTH_MAX
                ? List.of(tooLong("reason", Projects.REASON_LENGTH_MAX))
                : List.of();
    }

    static Problem twice(String number, String month) {
        return of(
                "PROJECT-010",
                "number",
                "同一份月报里 " + number + " 的 " + month + " 出现了两次。",
                number + " stands twice for " + month + " in one return.",
                "请只留一行；要更正，另报一份。",
                "Keep one line; to correct it, send another return.");
    }

    static Problem lines(int most) {
        return of(
                "PROJECT-011",
                "lines",
                "一次报 1 至 " + most + " 行。",
                "One return has 1 to " + most + " lines.",
                "请分几份报。",
                "Send several.");
    }

    static Problem nothingToWithdraw(String number, String month) {
        return of(
                "PROJECT-012",
                "withdrawn",
                "本方没有报过 " + number + " 的 " + month + "，无从撤回。",
                "This side did not report "
                        + month
                        + " of "
                        + number
                        + ", so there is nothing to withdraw.",
                "请核对编号和月份。",
                "Check number and month.");
    }

    static Problem unlisted(String field) {
        return of(
                "PROJECT-014",
                field,
                "本方的共建项目登记里没有这个编号。",
                "This side's register of joint projects has no such number.",
                "请填名单里的编号，如 51-2024-001；不是共建项目的，留空。",
                "Give a number of the list, like 51-2024-001; leave it empty where it is no joint project.");
    }

    static Problem offTheLists(String field, String number) {
        return of(
                "PROJECT-029",
                field,
                "项目 " + number + " 已经移出名单，不在任何一年的名单里。",
                "Project " + number + " was taken off the list and is in that of no year.",
                "请核对编号；移出有误的，由牵头方把项目重新列入名单；与项目无关的，留空。",
                "Check the number; where it was taken off by mistake, the side that leads it puts it on the list again; leave it empty where it is about no project.");
    }

    static Problem saidOn() {
        return of(
                "PROJECT-013",
                "saidOn",
                "报送日期不能晚于今天，早于今天的只能由监督人员补录。",
                "A return is not dated later than today, and only supervision enters one that is dated earlier.",
                "请改日期，或者留空，即为今天。",
                "Change the day, or leave it empty for today.");
    }

    static Problem number() {
        return of(
                "PROJECT-020",
                "number",
                "编号应像 51-2024-001：牵头一方、年份、顺序号。",
                "A number looks like 51-2024-001: leading side, year, running number.",
                "请改编号。",
                "Change the number.");
    }

    static Problem otherLeads() {
        return of(
                "PROJECT-021",
                "number",
                "这个项目由另一方牵头，由另一方登记。",
                "The other side leads this project and enters it.",
                "请对方登记，登记后本方自动收到。",
                "Ask the other side to enter it; this side then receives it.");
    }

    static Problem place(String code) {
        return of(
                "PROJECT-022",
                "places",
                "没有代码为“" + code + "”的地方。",
                "There is no place with the code “" + code + "”.",
                "请填区划代码，几个地方用空格分开，例如 511623 500112。",
                "Give division codes with blanks between them, such as 511623 500112.");
    }

    static Problem owner(String field) {
        return of(
                "PROJECT-023",
                field,
                "本系统没有这个机关。",
                "There is no such body.",
                "请填机关编号，例如 51:development-reform。",
                "Give a body's id, such as 51:development-reform.");
    }

    static Problem year() {
        return of(
                "PROJECT-024",
                "year",
                "年份不对。",
                "The year is wrong.",
                "请填 2000 至明年之间的年份。",
                "Give a year between 2000 and the next one.");
    }

    static Problem days(String field) {
        return of(
                "PROJECT-025",
                field,
                "日期不对，或者完工早于开工。",
                "The day is wrong, or the end lies before the start.",
                "请核对日期。",
                "Check the days.");
    }

    static Problem plan() {
        return of(
                "PROJECT-026",
                "plan",
                "年度计划应大于零，且不超过总投资。",
                "The year's plan is more than nothing and at most the whole investment.",
                "请核对两个数。",
                "Check the two numbers.");
    }

    static Problem otherTakesOff() {
        return of(
                "PROJECT-027",
                "year",
                "这个项目由另一方牵头，由另一方移出名单。",
                "The other side leads this project and takes it off a list.",
                "请对方移出，移出后本方名单自动更新。",
                "Ask the other side to take it off; this side's list then follows.");
    }

    static Problem offAlready(String number, int year) {
        return of(
                "PROJECT-028",
                "year",
                "项目 " + number + " 不在 " + year + " 年的名单里，或者已经移出。",
                "Project "
                        + number
                        + " is not in the list of "
                        + year
                        + ", or was taken off it already.",
                "请核对年份；刷新页面，看现在的名单。",
                "Check the year; load the page again to see the list as it is now.");
    }

    static Problem settled() {
        return of(
                "PROJECT-030",
                "",
                "两方现在没有互相矛盾，或者数值已有变动。",
                "The two sides do not contradict each other now, or a value has changed meanwhile.",
                "请按现在的数值再看一次。",
                "Look again at the values as they are now.");
    }

    static Problem ownProposal() {
        return of(
                "PROJECT-031",
                "",
                "裁定由一方提出、另一方确认；这一条不由本方确认，或者已经答复。",
                "One side proposes and the other confirms; this one is not for this side to confirm, or it was answered.",
                "请等对方答复。",
                "Wait for the other side.");
    }

    static Problem proposedAlready() {
        return of(
                "PROJECT-032",
                "",
                "这个月的裁定已经提出，等待答复。",
                "A settlement of this month was proposed and waits for an answer.",
                "请先答复它。",
                "Answer it first.");
    }

    static Problem step(Escalation.Act act, Escalation.State state, List<Escalation.Act> possible) {
        String zh = possible.stream().map(a -> a.words().zh()).collect(Collectors.joining("、"));
        String en = possible.stream().map(a -> a.words().en()).collect(Collectors.joining(", "));
        return of(
                "PROJECT-040",
                "",
                "现在不能“" + act.words().zh() + "”：问题" + state.words().zh() + "，或者不由您办理。",
                "'"
                        + act.words().en()
                        + "' is not possible: it is "
                        + state.words().en()
                        + ", or not yours to do.",
                possible.isEmpty() ? "现在不需要您做什么。" : "您现在可以：" + zh + "。",
                possible.isEmpty()
                        ? "There is nothing for you to do now."
                        : "You may now: " + en + ".");
    }

    static Problem said(Escalation.Act act) {
        return of(
                "PROJECT-041",
                "said",
                "“" + act.words().zh() + "”须写明内容。",
                "'" + act.words().en() + "' needs its words.",
                "请写明。",
                "Write them.");
    }

    static Problem file(int mostMegabytes) {
        return of(
                "PROJECT-050",
                "file",
                "图片应为 PNG 或 JPEG，不超过 " + mostMegabytes + " MB。",
                "A picture is a PNG or a JPEG of at most " + mostMegabytes + " MB.",
                "请换一个文件。",
                "Choose another file.");
    }

    static Problem takenBack() {
        return of(
                "COOP-056",
                "",
                "这张图片已经撤回。",
                "This picture was taken back already.",
                "刷新页面，看现在的情况；需要的，另传一张。",
                "Load the page again; where a picture is needed, add another one.");
    }

    static Problem pictures(int most) {
        return of(
                "PROJECT-051",
                "file",
                "一个项目至多 " + most + " 张图片。",
                "A project has at most " + most + " pictures.",
                "请只上传最能说明形象进度的。",
                "Upload those that show the progress best.");
    }

    static Problem future(String field) {
        return of(
                "PROJECT-052",
                field,
                "日期晚于今天。",
                "The day lies after today.",
                "请填已经过去的日期，或者留空。",
                "Give a day that has passed, or leave it empty.");
    }

    // ------------------------------------------------------------------ what a letter is refused
    // for

    private static Problem refused(String code, String zh, String en) {
        return of(code, "", zh, en, "请联系对方节点", "Ask the other side's node");
    }

    static Problem unreadable() {
        return refused("PROJECT-060", "消息内容无法读取", "The letter cannot be read");
    }

    static Problem notTheirs() {
        return refused("PROJECT-061", "这不由对方办理", "That is not the other side's to do");
    }

    static Problem missing() {
        return refused("PROJECT-062", "本方没有收到过所指的项目或者事项", "What it speaks of has not arrived here");
    }
}
