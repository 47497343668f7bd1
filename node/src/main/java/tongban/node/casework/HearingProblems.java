package tongban.node.casework;

import java.time.LocalDate;
import tongban.service.text.Words;

/** What can stand in the way of a hearing, or of a decision before it, in words. */
final class HearingProblems {
    private HearingProblems() {}

    static Problem noHearing() {
        return Problem.of(
                "CASE-040",
                "",
                "没有告知过听证权利、没有人申请听证，或者听证没有通知",
                "No right to a hearing was told, nobody asked for one, or none was called",
                "请按先后办理：告知、申请、通知、记录",
                "In this order: tell, ask, call, record");
    }

    static Problem tooLate(LocalDate by) {
        return Problem.of(
                "CASE-041",
                "",
                "申请听证的期限已于" + by + "届满",
                "The time to ask for a hearing ended on " + by,
                "可以继续提交书面意见",
                "Written statements may still be handed in");
    }

    static Problem hearingIsCalled() {
        return Problem.of(
                "CASE-044",
                "procedure",
                "听证用“通知举行听证”办理",
                "A hearing is called by its own act",
                "请选择“通知举行听证”",
                "Use: Call the hearing");
    }

    static Problem reviewerPresides() {
        return Problem.of(
                "CASE-198",
                "president",
                "审核过本案的人员不能主持听证（《行政许可法》第四十八条第一款第三项）",
                "Who reviewed the case cannot preside at its hearing",
                "请指定没有参加审核的人员；同名的，在姓名后写明单位",
                "Name somebody else; where he has the same name, write his office behind it");
    }

    static Problem timeOfDay(String field) {
        return Problem.of(
                "CASE-202",
                field,
                "缺少举行的时刻，或者格式不对",
                "The time of day is missing or not written as one",
                "请写成 09:30 这样",
                "Write it like 09:30");
    }

    static Problem manyParties() {
        return Problem.of(
                "CASE-272",
                "name",
                "已经逐一告知了" + ThirdParties.PARTIES_MAX + "名利害关系人",
                ThirdParties.PARTIES_MAX + " third parties were told one by one already",
                "人数众多的，请公告告知并举行听证（《行政许可法》第四十六条）",
                "Where they are many, tell them by a public notice and hold a hearing");
    }

    static Problem noParty() {
        return Problem.of(
                "CASE-273",
                "party",
                "没有这名利害关系人，或者他的意见已经记录",
                "No such third party was told, or what he says is recorded already",
                "请选择已经告知、意见还没有记录的人",
                "Choose one who was told and has not been heard");
    }

    static Problem heldAlready() {
        return Problem.of(
                "CASE-274",
                "hearing",
                "听证已经举行，不再为后来的申请另行举行",
                "The hearing was held already, and is not held again for a later request",
                "请记录他的陈述意见，作出决定时一并考虑",
                "Record what he states: it is weighed with the decision");
    }

    static Problem partyMayStillAsk(LocalDate by) {
        return Problem.of(
                "CASE-275",
                "",
                "利害关系人在" + by + "之前（含当日）可以陈述意见、申请听证，此前不能作出决定",
                "A third party may state a view or ask for a hearing until "
                        + by
                        + ": nobody decides before",
                "请在期满后决定，或者先记录他的意见",
                "Decide when the time is over, or record what he says first");
    }

    static Problem postponedOften() {
        return Problem.of(
                "CASE-271",
                "",
                "听证已经延期" + Hearings.POSTPONED_MAX + "次，不再延期",
                "The hearing was postponed "
                        + Hearings.POSTPONED_MAX
                        + " times already, and is not once more",
                "请如期举行；申请人不能到场的，请他提交书面意见，并记录听证情况",
                "Hold it; who cannot come hands in a written statement, and the minutes say so");
    }

    static Problem heldEarly(LocalDate notified) {
        return Problem.of(
                "CASE-215",
                "on",
                "听证通知在" + Words.day(notified).zh() + "举行，不能早于这一天",
                "The hearing was called for "
                        + Words.day(notified).en()
                        + " and cannot be held earlier",
                "请在举行之后记录；申请人放弃的，选择“申请人放弃或者缺席”",
                "Record it once it was held; where the applicant gave it up, say so");
    }

    static Problem mayStillAsk(LocalDate by) {
        return Problem.of(
                "CASE-042",
                "",
                "申请人在" + by + "之前（含当日）可以申请听证，此前不能作出决定",
                "The applicant may ask for a hearing until " + by + ": nobody decides before",
                "请在期满后决定",
                "Decide when the time is over");
    }

    static Problem notHeard() {
        return Problem.of(
                "CASE-043",
                "",
                "已经申请或者通知听证，听证尚未举行或者记录",
                "A hearing was asked for or called, and has not been held or recorded",
                "请先举行并记录听证",
                "Hold the hearing and record it first");
    }
}
