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
