package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Duty.Task;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/** What a body owes beside the limit of the procedure, and whose time it is not. No database. */
class DutyTest extends OnPaper {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();

    private static Optional<Duty> nearest(Case subject, ServiceDefinition service) {
        return Duty.nearest(subject, service, CALENDAR, Publications.Known.NOTHING);
    }

    private static Case onMonday(Act... acts) {
        return under(Arrays.stream(acts).flatMap(act -> Stream.of(act, MONDAY)).toArray());
    }

    private static void owes(Case subject, Task task, String until) {
        assertThat(nearest(subject, LICENCE))
                .hasValueSatisfying(duty -> {
                    assertThat(duty.task()).isEqualTo(task);
                    assertThat(duty.until()).isEqualTo(until);
                    assertThat(duty.provisional()).isFalse();
                });
    }

    @Test
    void aHearingThatWasAskedForIsOwedUntilItIsHeldThoughTheCaseStandsStill() {
        Case offered = onMonday(Act.SUPPLY_LATER, Act.OFFER_HEARING);
        assertThat(nearest(offered, LICENCE)).as("asking is the applicant's").isEmpty();
        Case asked = onMonday(Act.SUPPLY_LATER, Act.OFFER_HEARING, Act.REQUEST_HEARING);
        owes(asked, Task.HEARING, "2026-04-07");
        Case called =
                onMonday(
                        Act.SUPPLY_LATER,
                        Act.OFFER_HEARING,
                        Act.REQUEST_HEARING,
                        Act.SCHEDULE_HEARING);
        assertThat(called.state()).isEqualTo(State.SUSPENDED);
        assertThat(CaseClock.read(called, LICENCE.procedure(), CALENDAR, MONDAY))
                .as("no last day can be named")
                .hasValueSatisfying(clock -> assertThat(clock.running()).isFalse());
        owes(called, Task.HEARING, "2026-04-07");
        Case held =
                onMonday(
                        Act.SUPPLY_LATER,
                        Act.OFFER_HEARING,
                        Act.REQUEST_HEARING,
                        Act.SCHEDULE_HEARING,
                        Act.HOLD_HEARING);
        assertThat(nearest(held, LICENCE)).isEmpty();
    }

    @Test
    void aSpecialProcedureIsOwedToEndWhenItsExpectedDaysAreOver() {
        CaseEvent begins = new CaseEvent.Suspended(SpecialProcedure.EXPERT_REVIEW, 10, "评审");
        Case subject = under(Act.SUPPLY_LATER, MONDAY, begins, MONDAY);
        owes(subject, Task.SPECIAL_PROCEDURE, "2026-03-19");
        ClockPage late =
                new Clocks(
                                subject,
                                LICENCE,
                                CALENDAR,
                                Publications.Known.NOTHING,
                                LocalDate.of(2026, 3, 20))
                        .page(Optional.empty());
        assertThat(late.alarms())
                .filteredOn(ClockPage.Alarm::reached)
                .extracting(ClockPage.Alarm::kind)
                .contains(ClockPage.Alarm.Kind.OVERDUE);
        assertThat(
                        nearest(
                                under(
                                        Act.SUPPLY_LATER,
                                        MONDAY,
                                        begins,
                                        MONDAY,
                                        Act.RESUME,
                                        MONDAY.plusDays(20)),
                                LICENCE))
                .isEmpty();
    }

    @Test
    void papersToFollowAndAnEndedNoticeAreOwedAndTheNearestIsShown() {
        assertThat(nearest(under(), LICENCE))
                .hasValueSatisfying(duty -> assertThat(duty.task()).isEqualTo(Task.PAPERS));
        ServiceDefinition posted = WrittenCase.posted(LICENCE);
        CaseEvent notice = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        Case subject = under(Act.SUPPLY_LATER, MONDAY, notice, MONDAY);
        assertThat(nearest(subject, posted))
                .hasValueSatisfying(duty -> {
                    assertThat(duty.task()).isEqualTo(Task.NOTICE);
                    assertThat(duty.until()).isEqualTo("2026-03-16");
                });
        CaseEvent again =
                new CaseEvent.NoticePosted(
                        MONDAY.plusDays(10), MONDAY.plusDays(17), "栏", List.of());
        assertThat(
                        nearest(
                                under(
                                        Act.SUPPLY_LATER,
                                        MONDAY,
                                        notice,
                                        MONDAY,
                                        again,
                                        MONDAY.plusDays(10)),
                                posted))
                .as("the notice that was posted last is the one that is waited for")
                .hasValueSatisfying(duty -> assertThat(duty.until()).isEqualTo("2026-03-26"));
    }

    @Test
    void theDepartmentChecksThenTheTownshipLooksAndADecisionEndsBoth() {
        ServiceDefinition both = WrittenCase.service("disability-subsidies");
        Case accepted = under(Act.SUPPLY_LATER, MONDAY);
        assertThat(nearest(accepted, both).map(Duty::task)).contains(Task.DEPARTMENT_CHECK);
        Case checked = under(Act.SUPPLY_LATER, MONDAY, Act.RECORD_FACTS, MONDAY);
        assertThat(nearest(checked, both).map(Duty::task)).contains(Task.TOWNSHIP_REVIEW);
        assertThat(nearest(recommended(Act.RECORD_FACTS, MONDAY), both).map(Duty::task))
                .contains(Task.DECISION);
        assertThat(
                        nearest(
                                under(
                                        Act.SUPPLY_LATER,
                                        MONDAY,
                                        Act.RECOMMEND,
                                        MONDAY,
                                        Act.GRANT,
                                        MONDAY),
                                both))
                .isEmpty();
    }

    /** 低保: thirty from acceptance, of which the county has ten from the township's papers. */
    @Test
    void theCountyOwesItsDecisionFromTheTownshipsPapers() {
        ServiceDefinition allowance = WrittenCase.service("minimum-living-allowance");
        assertThat(nearest(under(Act.SUPPLY_LATER, MONDAY), allowance)).isEmpty();
        decides(recommended(), allowance, "2026-03-23");
        Case noticed =
                recommended(
                        new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of()),
                        MONDAY);
        assertThat(decision(noticed, allowance))
                .as("the papers come when the notice is over")
                .contains(LocalDate.of(2026, 3, 30));
        Case again = recommended(Act.RECOMMEND, MONDAY.minusDays(3));
        decides(again, allowance, "2026-03-20");
        assertThat(
                        nearest(
                                under(
                                        Act.SUPPLY_LATER,
                                        MONDAY,
                                        Act.RECOMMEND,
                                        MONDAY,
                                        Act.GRANT,
                                        MONDAY),
                                allowance))
                .as("what was granted has to be published, and nothing else is owed")
                .hasValueSatisfying(duty -> assertThat(duty.task()).isEqualTo(Task.PUBLICATION));
        CaseEvent shown = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        CaseEvent right = new CaseEvent.ObjectionAnswered(6, true, "查明人口有误", "");
        Object[] objected = {
            Act.SUPPLY_LATER, MONDAY, Act.RECOMMEND, MONDAY, shown, MONDAY, right, MONDAY
        };
        assertThat(decision(under(objected), allowance))
                .as("an objection was right: the papers are with the township again")
                .isEmpty();
        assertThat(nearest(under(objected), allowance))
                .as("and nothing is waited for on the board")
                .isEmpty();
        LocalDate later = MONDAY.plusDays(14);
        Object[] anew = Arrays.copyOf(objected, objected.length + 4);
        anew[objected.length] = Act.RECOMMEND;
        anew[objected.length + 1] = later;
        anew[objected.length + 2] =
                new CaseEvent.NoticePosted(later, later.plusDays(7), "栏", List.of());
        anew[objected.length + 3] = later;
        assertThat(decision(under(anew), allowance)).contains(LocalDate.of(2026, 4, 14));
        Case longer = recommended(Act.RECOMMEND, MONDAY, Act.EXTEND, MONDAY);
        decides(longer, allowance, "2026-04-14");
    }

    @Test
    void theCountysDaysStandStillWithTheWholeAndCountFromItsOwnLaw() {
        ServiceDefinition support = WrittenCase.service("extreme-poverty-support");
        Case subject = recommended();
        decides(subject, support, "2026-03-30");
        ClockPage page =
                new Clocks(subject, support, CALENDAR, Publications.Known.NOTHING, MONDAY)
                        .page(Optional.empty());
        assertThat(page.limits())
                .filteredOn(l -> l.what().en().equals("the decision"))
                .hasSize(1)
                .allSatisfy(l -> {
                    assertThat(l.due()).isEqualTo("2026-04-22");
                    assertThat(l.length()).isEqualTo(30);
                    assertThat(l.parts())
                            .extracting(
                                    p -> p.what().en(),
                                    ClockPage.Part::length,
                                    p -> p.unit().en(),
                                    ClockPage.Part::article)
                            .containsExactly(
                                    tuple(
                                            "the township's review",
                                            15,
                                            "working days",
                                            "民发〔2021〕43号第十三条"),
                                    tuple("public notice", 7, "days", "民发〔2021〕43号第十五条"),
                                    tuple("the decision", 15, "working days", "民发〔2021〕43号第十六条"));
                });
        CaseEvent begins = new CaseEvent.Suspended(SpecialProcedure.EXPERT_REVIEW, 10, "评审");
        List<CaseEvent.Recorded> events = new ArrayList<>(subject.events());
        events.add(WrittenCase.recorded(events.size() + 1, begins, MONDAY.plusDays(1)));
        Case still = Case.of(subject.id(), events);
        assertThat(nearest(still, support).map(Duty::task)).contains(Task.SPECIAL_PROCEDURE);
        events.add(
                WrittenCase.recorded(
                        events.size() + 1, new CaseEvent.Resumed("毕"), MONDAY.plusDays(3)));
        decides(Case.of(subject.id(), events), support, "2026-04-01");
    }

    private static void decides(Case subject, ServiceDefinition service, String until) {
        assertThat(nearest(subject, service))
                .hasValueSatisfying(duty -> {
                    assertThat(duty.task()).isEqualTo(Task.DECISION);
                    assertThat(duty.until()).isEqualTo(until);
                });
    }

    private static Optional<LocalDate> decision(Case subject, ServiceDefinition service) {
        return SideClocks.of(subject, service, CALENDAR, Publications.Known.NOTHING).stream()
                .filter(run -> run.duty().equals(Optional.of(Task.DECISION)))
                .map(run -> run.clock().lastDay())
                .findFirst();
    }

    @Test
    void aRevocationIsOwedToTheApplicantAndAfterItTheAnswerToHisRating() {
        CaseEvent rated = new CaseEvent.Rated(RatingGrade.VERY_DISSATISFIED.code(), "慢", "");
        Object[] before = {
            Act.SUPPLY_LATER,
            MONDAY,
            Act.RECOMMEND,
            MONDAY,
            Act.GRANT,
            MONDAY,
            Act.DELIVER,
            MONDAY,
            rated,
            MONDAY,
            Act.REVOKE,
            MONDAY
        };
        Case revoked = under(before);
        owes(revoked, Task.REVOCATION, "2026-03-23");
        assertThat(CaseFile.Responsible.of(revoked).role()).isEqualTo(Role.CLERK);
        Object[] more = Arrays.copyOf(before, before.length + 2);
        more[before.length] = Act.DELIVER;
        more[before.length + 1] = MONDAY.plusDays(1);
        Case served = under(more);
        assertThat(nearest(served, LICENCE)).isEmpty();
        assertThat(CaseFile.Responsible.of(served).role())
                .as("a bad rating of it is answered too")
                .isEqualTo(Role.REVIEWER);
        Object[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = Act.ANSWER_RATING;
        all[more.length + 1] = MONDAY.plusDays(2);
        assertThat(CaseFile.Responsible.of(under(all)).role()).isEqualTo(Role.SYSTEM);
    }

    /** Whoever let his own time pass is late for nobody: a closed case is not red for ever. */
    @Test
    void rightsThatWereNotUsedLapseWithoutAnAlarm() {
        Case closed =
                under(
                        Act.SUPPLY_LATER,
                        MONDAY,
                        Act.OFFER_HEARING,
                        MONDAY,
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY.plusDays(9),
                        Act.DELIVER,
                        MONDAY.plusDays(10));
        ClockPage page =
                new Clocks(
                                closed,
                                LICENCE,
                                CALENDAR,
                                Publications.Known.NOTHING,
                                LocalDate.of(2026, 11, 20))
                        .page(Optional.empty());
        assertThat(page.limits())
                .filteredOn(ClockPage.Limit::right)
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.status()).isEqualTo(ClockPage.Status.LAPSED));
        assertThat(page.limits())
                .extracting(ClockPage.Limit::status)
                .doesNotContain(ClockPage.Status.OVERDUE);
        assertThat(page.alarms()).isEmpty();
        ClockPage before =
                new Clocks(
                                closed,
                                LICENCE,
                                CALENDAR,
                                Publications.Known.NOTHING,
                                MONDAY.plusDays(11))
                        .page(Optional.empty());
        assertThat(before.alarms())
                .as("the applicant is reminded of his time while it runs")
                .extracting(ClockPage.Alarm::kind)
                .contains(ClockPage.Alarm.Kind.DUE)
                .doesNotContain(ClockPage.Alarm.Kind.OVERDUE);
    }

    @Test
    void aNoticeNeverShowsAMinorAndNoLetterGivesHisNameAway() {
        service = WrittenCase.posted(LICENCE);
        Case subject = under();
        Verdict verdict =
                Decisions.decide(
                        new Command.PostNotice(subject.id(), 3, "村务公开栏", 3),
                        subject,
                        WrittenCase.known(REVIEWER, service, MONDAY).ofMinor(true),
                        WrittenCase.noon(MONDAY));
        CaseEvent.NoticePosted notice =
                (CaseEvent.NoticePosted) ((Verdict.Happens) verdict).events().getFirst();
        String name = subject.opened().applicant().name();
        assertThat(notice.lines().toString()).doesNotContain(name).contains("未成年人");
        Case objected = under(notice, MONDAY, Act.RECORD_OBJECTION, MONDAY);
        assertThat(
                        codes(
                                new Command.AnswerObjection(
                                        objected.id(),
                                        objected.version(),
                                        5,
                                        false,
                                        "不成立",
                                        name + "符合条件"),
                                objected,
                                REVIEWER,
                                MONDAY))
                .as("the letter names whom the notice did not")
                .containsExactly("CASE-161");
    }
}
