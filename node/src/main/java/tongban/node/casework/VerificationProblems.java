package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tongban.service.text.Words;

/** What can stand in the way of a visit, a public notice or an objection to it, in words. */
final class VerificationProblems {
    private VerificationProblems() {}

    // ------------------------------------------------------------------ visits

    static Problem officers(int min) {
        return Problem.of(
                "CASE-045",
                "officers",
                "现场核查应有" + min + "名以上工作人员，并写明姓名",
                "A visit is made by " + min + " people or more, each named",
                "请写明每一名核查人员的姓名",
                "Name everybody who went");
    }

    static Problem notVisited(String article) {
        return Problem.of(
                "CASE-046",
                "",
                "本事项作出决定之前应当现场核查（" + article + "）",
                "This service requires a visit before the decision (" + article + ")",
                "请先记录现场核查",
                "Record the visit first");
    }

    static Problem notVisitedItself(Words deciding, String article) {
        return Problem.of(
                "CASE-225",
                "",
                "申请人是经办人员登记备案的近亲属，" + deciding.zh() + "应当自行入户调查（" + article + "）",
                "An official recorded the applicant as a near relative: "
                        + deciding.en()
                        + " has to visit the household itself ("
                        + article
                        + ")",
                "请由" + deciding.zh() + "的审核人员入户，并记录现场核查",
                "Have reviewers of " + deciding.en() + " go there and record the visit");
    }

    // ------------------------------------------------------------------ public notices

    static Problem neverPosted() {
        return Problem.of(
                "CASE-047",
                "",
                "本事项依法不得公示或者公告",
                "This matter must never be made public",
                "请以其他方式核实或者送达",
                "Verify or deliver it in another way");
    }

    static Problem notPosted() {
        return Problem.of(
                "CASE-048",
                "",
                "本事项没有公示程序，或者尚未公示",
                "This service knows no public notice, or none was posted",
                "不需要公示",
                "No notice is needed");
    }

    static Problem refusalPosted() {
        return Problem.of(
                "CASE-253",
                "",
                "拟不同意的不公示",
                "What is to be refused is not posted",
                "直接作出决定；拟同意的，先提出同意的审核意见再公示",
                "Decide at once; where it is to be granted, recommend that first, then post it");
    }

    static Problem postedAlready() {
        return Problem.of(
                "CASE-049",
                "",
                "公示正在进行",
                "A notice is being shown already",
                "请等公示期满",
                "Wait for its end");
    }

    static Problem notYetPosted() {
        return Problem.of(
                "CASE-061",
                "",
                "决定之前应当公示，尚未公示",
                "A notice has to be posted before the decision, and was not",
                "请先公示",
                "Post it first");
    }

    static Problem noticeRuns(LocalDate until) {
        return Problem.of(
                "CASE-062",
                "",
                "公示至" + until + "（含当日），期满前不能作出决定",
                "The notice is shown until " + until + ": nobody decides before its end",
                "请在公示期满后决定",
                "Decide when it has ended");
    }

    static Problem postedOtherwise() {
        return Problem.of(
                "CASE-199",
                "",
                "核实情况改变之后，公示的金额不再是拟给予的金额",
                "Facts were verified since, and what was shown is no longer what is to be granted",
                "请按现在的建议重新公示",
                "Post it again as it is proposed now");
    }

    static Problem notPostedAnew() {
        return Problem.of(
                "CASE-246",
                "",
                "公示后有异议成立，现在拟给予的内容还没有重新公示",
                "An objection to the notice was right, and what is proposed since was not posted",
                "请重新公示，公示期满后再作决定；拟不同意的，不需要重新公示",
                "Post it anew and decide when that notice has ended; a refusal needs no notice");
    }

    static Problem notWeighedAnew() {
        return Problem.of(
                "CASE-247",
                "",
                "公示后有异议成立，审核人员还没有重新提出审核意见",
                "An objection to the notice was right, and the reviewer has given no opinion since",
                "请先核实情况、重新提出审核意见，再公示新的建议",
                "Look into it and recommend anew first, then post what is proposed");
    }

    // ------------------------------------------------------------------ objections

    static Problem objectedOutside(LocalDate posted, LocalDate until) {
        return Problem.of(
                "CASE-216",
                "on",
                "公示期间是" + posted + "至" + until + "，异议应当在这期间提出",
                "The notice was shown from "
                        + posted
                        + " to "
                        + until
                        + ": an objection is made in that time",
                "期间提出、后来登记的，填写提出的日期；期满后的反映，按线索核查并“记录核实情况”",
                "If it was made in time, enter the day on which it was made; if later, look into it and record what was verified");
    }

    static Problem objectionOpen() {
        return Problem.of(
                "CASE-063",
                "",
                "公示期间的异议尚未答复",
                "An objection has not been answered",
                "请先核查并答复异议",
                "Look into it and answer it first");
    }

    static Problem noObjection() {
        return Problem.of(
                "CASE-064",
                "objection",
                "没有这项待答复的异议",
                "There is no such open objection",
                "请核对异议",
                "Check which objection it is");
    }

    static Problem noReply() {
        return Problem.of(
                "CASE-160",
                "reply",
                "异议人留了姓名，没有写给他的答复",
                "Who objected gave a name, and there is no reply to him",
                "请写明给异议人的答复；只写查明的结论，不写公示以外的申请人情况",
                "Write the reply: what was found, and nothing of the applicant beyond the notice");
    }

    static Problem beyondNotice(List<Words> what) {
        return Problem.of(
                "CASE-161",
                "reply",
                "给异议人的答复里有公示没有展示的内容："
                        + what.stream().map(Words::zh).collect(Collectors.joining("、")),
                "The reply says what the notice did not show: "
                        + what.stream().map(Words::en).collect(Collectors.joining(", ")),
                "请从答复中删去；需要存档的写在核查情况里",
                "Take it out of the reply; what belongs in the file goes into what was found");
    }
}
