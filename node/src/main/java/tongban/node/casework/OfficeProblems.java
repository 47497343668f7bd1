package tongban.node.casework;

import java.time.LocalDate;
import java.util.Optional;
import tongban.service.text.Words;

/** What stands in the way of a substitution, an assignment or an urge, and what to do about it. */
final class OfficeProblems {
    private OfficeProblems() {}

    private static String days(Words from, Words until, boolean chinese) {
        return chinese
                ? from.zh() + "至" + until.zh() + "前"
                : "from " + from.en() + " until " + until.en();
    }

    private static String when(Substitution other, boolean chinese) {
        return days(
                Words.day(other.days().from()),
                Words.day(other.days().until().orElseThrow()),
                chinese);
    }

    /**
     * What is wrong with a text that has to be given, if anything is.
     *
     * @param max letters
     */
    static Optional<Problem> text(String field, String zh, String en, String text, int max) {
        if (text.isBlank()) {
            return Optional.of(Problems.required(field, zh, en));
        }
        return text.length() <= max ? Optional.empty() : Optional.of(Problems.tooLong(field, max));
    }

    // ------------------------------------------------------------------ standing in

    static Problem notAnOfficer() {
        return Problem.of(
                "CASE-100", "absent",
                "代班只适用于本方的窗口、审核、决定人员",
                        "Only window clerks, reviewers and deciders of this side are stood in for",
                "请选择本方的这类人员", "Choose one of them");
    }

    static Problem notHimself() {
        return Problem.of(
                "CASE-101", "absent",
                "工作人员只能登记本人的代班", "An officer enters his own absence only",
                "他人的代班请由本方监督人员登记", "For somebody else a supervisor of the side enters it");
    }

    static Problem himself() {
        return Problem.of(
                "CASE-102", "substitute",
                "本人不能代本人", "Nobody stands in for himself",
                "请选择同一机关、同一岗位的另一名人员", "Choose somebody else of the same body and role");
    }

    static Problem anotherDesk() {
        return Problem.of(
                "CASE-103", "substitute",
                "代班人员须与被代人员属于本方同一机关、同一岗位：职权属于机关，不能交给别的机关",
                        "Whoever stands in belongs to the same side, body and role: powers are the body's and are not"
                                + " lent to another",
                "请选择同一机关、同一岗位的人员", "Choose somebody of the same body and role");
    }

    static Problem past(LocalDate today) {
        Words day = Words.day(today);
        return Problem.of(
                "CASE-104",
                "from",
                "代班不能从过去开始，最早是今天（" + day.zh() + "）",
                "A substitution does not begin in the past: today ("
                        + day.en()
                        + ") at the earliest",
                "请改为今天或者以后的日期",
                "Give today or a later day");
    }

    static Problem noDay() {
        return Problem.of(
                "CASE-105", "until",
                "返岗之日须晚于第一天：至少代一天", "The day of return is after the first day: at least one day",
                "请填写返岗的日期，当日不再代班", "Give the day of return; on it nobody stands in any more");
    }

    static Problem tooLong() {
        return Problem.of(
                "CASE-106",
                "until",
                "一次代班最多 " + Substitutions.DAYS_MAX + " 天",
                "A substitution has at most " + Substitutions.DAYS_MAX + " days",
                "更长的请到期后再登记，或者改派案件",
                "Enter it anew later, or assign the cases");
    }

    static Problem overlaps(Substitution other, Words standIn) {
        return Problem.of(
                "CASE-107",
                "from",
                "这段时间已有代班：" + when(other, true) + "由" + standIn.zh() + "代班",
                "Somebody stands in at that time already: "
                        + standIn.en()
                        + ", "
                        + when(other, false),
                "请先提前结束那一条，或者改变日期",
                "End that one first, or change the days");
    }

    static Problem circular(Substitution other) {
        return Problem.of(
                "CASE-108",
                "substitute",
                "循环代班：所选人员" + when(other, true) + "正由被代人员代班",
                "It would go in a circle: the one who is chosen is stood in for by the absent one "
                        + when(other, false),
                "请另选一人，或者先结束那一条",
                "Choose somebody else, or end that one first");
    }

    static Problem awayHimself(Substitution other) {
        return Problem.of(
                "CASE-109",
                "substitute",
                "所选人员" + when(other, true) + "本人不在岗，由他人代班",
                "The one who is chosen is away himself " + when(other, false),
                "请另选一人，或者改变日期",
                "Choose somebody else, or change the days");
    }

    static Problem standsInHimself(Substitution other, Words absent) {
        return Problem.of(
                "CASE-110",
                "absent",
                "被代人员" + when(other, true) + "正代" + absent.zh() + "办理：代班不能再转代",
                "The absent one stands in for "
                        + absent.en()
                        + " "
                        + when(other, false)
                        + ": that is not passed on",
                "请先结束那一条，为" + absent.zh() + "另找一人",
                "End that one first and find somebody else for " + absent.en());
    }

    static Problem unknownSubstitution() {
        return Problem.of(
                "CASE-111", "",
                "没有这条代班，或者已经结束，或者不由您结束",
                        "There is no such substitution, it is over, or it is not yours to end",
                "请刷新后再看", "Look at the list again");
    }

    // ------------------------------------------------------------------ whose hand a case is in

    static Problem anothers(Words officer) {
        return Problem.of(
                "CASE-112",
                "",
                "此案已分派给" + officer.zh() + "办理，您没有代其办理",
                "The case was assigned to " + officer.en() + ", for whom you do not stand in",
                "请由本人办理，或者由监督人员改派、登记代班",
                "The officer acts, or a supervisor assigns it anew or enters a substitution");
    }

    static Problem noOffice() {
        return Problem.of(
                "CASE-113", "",
                "分派和催办由办案人员和监督人员进行", "Officers and supervisors assign and urge",
                "请在办件页面查看经过", "See the steps on the page of the case");
    }

    static Problem notHere() {
        return Problem.of(
                "CASE-114", "",
                "此案现在不由本方人员办理：已办结、等申请人，或者在对方",
                        "No officer of this side has to act now: it is over, with the applicant, or with the other side",
                "请在办件页面查看现由谁负责", "See on its page who is responsible now");
    }

    static Problem notYourDesk() {
        return Problem.of(
                "CASE-115", "",
                "此案现在不在您的机关和岗位", "The case is not at your body's desk and role now",
                "请由该岗位人员或者监督人员分派", "An officer of that desk or a supervisor assigns it");
    }

    static Problem notAtTheDesk() {
        return Problem.of(
                "CASE-116", "officer",
                "所选人员不在现在负责此案的机关和岗位", "The one who is chosen is not at the desk that has to act",
                "请选择该机关、该岗位的人员", "Choose somebody of that body and role");
    }

    static Problem keepsAway() {
        return Problem.of(
                "CASE-117", "officer",
                "所选人员应当回避此案", "The one who is chosen keeps away from this case",
                "请另选一人", "Choose somebody else");
    }

    static Problem reviewedIt() {
        return Problem.of(
                "CASE-118", "officer",
                "所选人员审核过此案，不能再作决定", "The one who is chosen reviewed the case and may not decide it",
                "请另选一人", "Choose somebody else");
    }

    static Problem handChanged(Words officer) {
        return Problem.of(
                "CASE-119",
                "",
                "其间此案已到" + officer.zh() + "手上",
                "Meanwhile the case came into the hand of " + officer.en(),
                "请看过后再分派",
                "Look at it, then assign it again");
    }

    static Problem yourself() {
        return Problem.of(
                "CASE-120", "",
                "此案正由您办理，不必催办自己", "The case waits for you: there is nobody to urge",
                "请打开案件办理", "Open the case and act");
    }

    static Problem urgedToday() {
        return Problem.of(
                "CASE-121", "",
                "您今天已就此案催办过一次", "You urged this case once today already",
                "请明天再催，或者由监督人员改派", "Do so again tomorrow, or have it assigned to somebody else");
    }

    static Problem answered() {
        return Problem.of(
                "CASE-162", "answer",
                "这次催办已经答复过", "This was answered already",
                "请查看已有的答复", "See the answer that was given");
    }

    static Problem notYoursToAnswer() {
        return Problem.of(
                "CASE-163", "",
                "催办由被催的岗位或者现在负责的岗位答复",
                        "The desk that was asked answers, or the one where the case is now",
                "请由该岗位人员答复", "An officer of that desk answers it");
    }

    static Problem nobodyToUrge() {
        return Problem.of(
                "CASE-164", "",
                "此案现在不等办理人员：已经决定、已经办结，或者等申请人补充",
                        "No officer has to act now: it is decided, over, or with the applicant",
                "请查看办件进展", "See how the case stands");
    }

    static Problem unsoundUrge() {
        return Problem.of(
                "CASE-165", "",
                "催办或者答复不符合要求，或者当天已催办过多",
                        "The urge or its answer is not as it has to be, or there were too many that day",
                "请联系对方节点", "Ask the other side's node");
    }

    static Problem termOfSupervisors() {
        return Problem.of(
                "CASE-267", "answerBy",
                "答复期限由监督人员规定", "A supervisor sets the day by which it is answered",
                "请不填期限，或者由监督人员督办", "Leave it out, or let a supervisor do so");
    }

    static Problem termOutOfRange(LocalDate today) {
        Words last = Words.day(today.plusDays(Urges.TERM_DAYS_MAX));
        return Problem.of(
                "CASE-268",
                "answerBy",
                "答复期限不在今天到" + last.zh() + "之间",
                "The day of the answer is not between today and " + last.en(),
                "请填写今天以后、" + Urges.TERM_DAYS_MAX + "天以内的日期",
                "Give a day within " + Urges.TERM_DAYS_MAX + " days");
    }

    static Problem termAcross() {
        return Problem.of(
                "CASE-269", "answerBy",
                "此案在对方，本方不能给对方机关规定期限",
                        "The case is with the other side, whose bodies this side sets no term",
                "请不填期限催办，或者请对方监督人员督办", "Urge without a term, or ask the other side's supervisor");
    }
}
