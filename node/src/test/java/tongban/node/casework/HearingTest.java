package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hearing: told of, asked for, called, held; reason codes, no database. */
class HearingTest extends OnPaper {
    @Test
    void theRightToAHearingRunsFiveWorkingDaysAndNobodyDecidesBefore() {
        Case subject = under();
        CaseEvent.HearingOffered offer =
                done(
                        CaseEvent.HearingOffered.class,
                        new Command.OfferHearing(subject.id(), 3, "拟不同意"),
                        subject,
                        REVIEWER,
                        MONDAY);
        assertThat(offer.askBy()).isEqualTo("2026-03-16");
        Case offered = recommended(offer, MONDAY);
        assertThat(codes(grant(offered), offered, DECIDER, LocalDate.of(2026, 3, 16)))
                .containsExactly("CASE-042");
        assertThat(codes(grant(offered), offered, DECIDER, LocalDate.of(2026, 3, 17))).isEmpty();
        Command ask = new Command.RequestHearing(offered.id(), offered.version(), "");
        assertThat(codes(ask, offered, RESIDENT, LocalDate.of(2026, 3, 16))).isEmpty();
        assertThat(codes(ask, offered, RESIDENT, LocalDate.of(2026, 3, 17)))
                .containsExactly("CASE-041");
        assertThat(codes(ask, under(), RESIDENT, MONDAY)).containsExactly("CASE-040");
    }

    @Test
    void aHearingIsCalledSevenWorkingDaysAheadHeldWithinTwentyAndRecordedBeforeADecision() {
        Case asked = recommended(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY);
        assertThat(codes(grant(asked), asked, DECIDER, MONDAY.plusDays(30)))
                .containsExactly("CASE-043");
        assertThat(codes(call(asked, "2026-03-17"), asked, REVIEWER, MONDAY))
                .as("the seventh working day is the 18th")
                .containsExactly("CASE-028");
        assertThat(codes(call(asked, "2026-03-18"), asked, REVIEWER, MONDAY)).isEmpty();
        assertThat(codes(call(asked, "2026-04-07"), asked, REVIEWER, MONDAY))
                .as("the twentieth working day, past 清明, is the 7th of April")
                .isEmpty();
        assertThat(codes(call(asked, "2026-04-08"), asked, REVIEWER, MONDAY))
                .containsExactly("CASE-028");
        Case called =
                under(
                        Act.OFFER_HEARING,
                        MONDAY,
                        Act.REQUEST_HEARING,
                        MONDAY,
                        Act.SCHEDULE_HEARING,
                        MONDAY);
        assertThat(called.state()).isEqualTo(State.SUSPENDED);
        assertThat(
                        codes(
                                new Command.Resume(called.id(), called.version(), "了结"),
                                called,
                                REVIEWER,
                                MONDAY))
                .as("it ends with its minutes")
                .containsExactly("CASE-043");
        Command hold =
                new Command.HoldHearing(
                        called.id(), called.version(), true, MONDAY.plusDays(12), "");
        assertThat(codes(hold, called, REVIEWER, MONDAY.plusDays(12))).containsExactly("CASE-016");
        assertThat(
                        codes(
                                new Command.Suspend(
                                        called.id(), 3, SpecialProcedure.HEARING, "听证", 10),
                                under(),
                                REVIEWER,
                                MONDAY))
                .containsExactly("CASE-044");
    }

    @Test
    void aHearingIsNotHeldBeforeTheDayForWhichItWasCalledAndMayBeGivenUpBefore() {
        Case called =
                under(
                        Act.OFFER_HEARING,
                        MONDAY,
                        Act.REQUEST_HEARING,
                        MONDAY,
                        Act.SCHEDULE_HEARING,
                        MONDAY);
        LocalDate notified = MONDAY.plusDays(12);
        assertThat(codes(recorded(called, true, MONDAY), called, REVIEWER, MONDAY))
                .containsExactly("CASE-215");
        assertThat(codes(recorded(called, true, notified.minusDays(1)), called, REVIEWER, notified))
                .containsExactly("CASE-215");
        assertThat(codes(recorded(called, true, notified), called, REVIEWER, notified)).isEmpty();
        assertThat(codes(recorded(called, true, notified), called, REVIEWER, MONDAY))
                .as("nothing is recorded ahead of its day")
                .containsExactly("CASE-215");
        assertThat(codes(recorded(called, false, MONDAY), called, REVIEWER, MONDAY))
                .as("he may give it up at any time")
                .isEmpty();
    }

    @Test
    void aHearingIsPutOffWithAReasonAndToldAsFarAheadAsBefore() {
        Object[] called = {
            Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY, Act.SCHEDULE_HEARING, MONDAY
        };
        Case once = under(called);
        LocalDate later = LocalDate.of(2026, 3, 20); // called for the 21st
        assertThat(codes(postponed(once, "2026-03-31", ""), once, REVIEWER, later))
                .containsExactly("CASE-016");
        assertThat(codes(postponed(once, "2026-03-30", "暴雨"), once, REVIEWER, later))
                .as("the seventh working day is the 31st")
                .containsExactly("CASE-028");
        assertThat(codes(postponed(once, "2026-03-21", "暴雨"), once, REVIEWER, MONDAY))
                .as("later than it was called for")
                .containsExactly("CASE-028");
        assertThat(codes(postponed(once, "2026-04-21", "暴雨"), once, REVIEWER, later))
                .as("twenty working days, past 清明, are over")
                .containsExactly("CASE-028");
        CaseEvent.HearingPostponed put =
                done(
                        CaseEvent.HearingPostponed.class,
                        postponed(once, "2026-03-31", "暴雨"),
                        once,
                        REVIEWER,
                        later);
        Case twice = under(and(called, put, later));
        assertThat(twice.state()).isEqualTo(State.SUSPENDED);
        assertThat(codes(recorded(twice, true, later), twice, REVIEWER, LocalDate.of(2026, 3, 21)))
                .as("not on the day for which it was called at first")
                .containsExactly("CASE-215");
        assertThat(codes(recorded(twice, true, put.on()), twice, REVIEWER, put.on())).isEmpty();
        Case often = under(and(and(called, put, later), put, later));
        assertThat(codes(postponed(often, "2026-04-10", "暴雨"), often, REVIEWER, put.on()))
                .containsExactly("CASE-271");
        Case suspended = under(Act.SUSPEND, MONDAY);
        assertThat(codes(postponed(suspended, "2026-03-31", "暴雨"), suspended, REVIEWER, later))
                .as("nothing was called")
                .containsExactly("CASE-040");
    }

    @Test
    void whomALicenceTouchesIsToldAndHeardBeforeAnybodyDecides() {
        Case reviewed = under();
        Command unsaid = new Command.TellThirdParty(reviewed.id(), reviewed.version(), "", "", "");
        assertThat(codes(unsaid, reviewed, REVIEWER, MONDAY))
                .containsExactly("CASE-016", "CASE-016");
        CaseEvent.ThirdPartyTold told =
                done(
                        CaseEvent.ThirdPartyTold.class,
                        new Command.TellThirdParty(
                                reviewed.id(), reviewed.version(), "邻居乙", "", "门前道路"),
                        reviewed,
                        REVIEWER,
                        MONDAY);
        assertThat(told.askBy()).as("as many days as the applicant has").isEqualTo("2026-03-16");
        Case waiting = recommended(told, MONDAY);
        int party = waiting.last(Act.TELL_THIRD_PARTY).orElseThrow().seq();
        assertThat(codes(grant(waiting), waiting, DECIDER, told.askBy()))
                .containsExactly("CASE-275");
        assertThat(codes(grant(waiting), waiting, DECIDER, told.askBy().plusDays(1))).isEmpty();
        assertThat(codes(says(waiting, party, true), waiting, REVIEWER, told.askBy().plusDays(1)))
                .containsExactly("CASE-041");
        assertThat(codes(says(waiting, party + 1, false), waiting, REVIEWER, MONDAY))
                .containsExactly("CASE-273");

        CaseEvent.ThirdPartyHeard asks =
                done(
                        CaseEvent.ThirdPartyHeard.class,
                        says(waiting, party, true),
                        waiting,
                        REVIEWER,
                        MONDAY.plusDays(1));
        Case asked = recommended(told, MONDAY, asks, MONDAY.plusDays(1));
        assertThat(codes(grant(asked), asked, DECIDER, MONDAY.plusDays(30)))
                .as("what he asked for is held")
                .containsExactly("CASE-043");
        assertThat(codes(call(asked, "2026-03-18"), asked, REVIEWER, MONDAY))
                .as("the applicant is told of his right as well")
                .containsExactly("CASE-040");
        Case both = recommended(told, MONDAY, asks, MONDAY.plusDays(1), Act.OFFER_HEARING, MONDAY);
        assertThat(codes(call(both, "2026-03-18"), both, REVIEWER, MONDAY)).isEmpty();
        Case quiet =
                recommended(
                        told,
                        MONDAY,
                        new CaseEvent.ThirdPartyHeard(party, MONDAY, false, "没有意见"),
                        MONDAY);
        assertThat(codes(grant(quiet), quiet, DECIDER, MONDAY))
                .as("who has said what he thinks is waited for no longer")
                .isEmpty();
        service = WrittenCase.service("disability-subsidies");
        assertThat(codes(unsaid, reviewed, REVIEWER, MONDAY))
                .as("licences know it, and who lists the hearing")
                .contains("CASE-031");
    }

    private static Command says(Case subject, int party, boolean hearing) {
        return new Command.HearThirdParty(
                subject.id(), subject.version(), party, null, hearing, "会堵住门前道路");
    }

    private static Object[] and(Object[] before, CaseEvent event, LocalDate day) {
        Object[] all = Arrays.copyOf(before, before.length + 2);
        all[before.length] = event;
        all[before.length + 1] = day;
        return all;
    }

    private static Command postponed(Case called, String day, String reason) {
        return new Command.PostponeHearing(
                called.id(),
                called.version(),
                LocalDate.parse(day),
                LocalTime.of(9, 30),
                "会议室",
                reason);
    }

    private static Command recorded(Case called, boolean held, LocalDate on) {
        return new Command.HoldHearing(called.id(), called.version(), held, on, "笔录");
    }

    /**
     * Whoever has waited too long is heard all the same: a rule that nobody can keep helps nobody.
     */
    @Test
    void aHearingThatWasNotCalledInTimeIsStillCalledAndHeld() {
        Case asked = recommended(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY);
        // seven working days from here end on 8 April, a day after the twentieth
        LocalDate late = LocalDate.of(2026, 3, 27);
        assertThat(codes(call(asked, "2026-04-07"), asked, REVIEWER, late))
                .as("the notice of seven days stays")
                .containsExactly("CASE-028");
        assertThat(codes(call(asked, "2026-04-08"), asked, REVIEWER, late)).isEmpty();
        assertThat(codes(call(asked, "2026-04-15"), asked, REVIEWER, late)).isEmpty();
        ClockPage.Limit held =
                limits(asked, late.plusDays(20)).stream()
                        .filter(l -> l.what().en().equals("holding the hearing"))
                        .findFirst()
                        .orElseThrow();
        assertThat(held.status())
                .as("and that it is late is seen")
                .isEqualTo(ClockPage.Status.OVERDUE);
    }

    @Test
    void theRightToBeHeardIsNotLostWhileSomethingElseIsLookedInto() {
        Case suspended = under(Act.OFFER_HEARING, MONDAY, Act.SUSPEND, MONDAY);
        assertThat(suspended.state()).isEqualTo(State.SUSPENDED);
        Command ask = new Command.RequestHearing(suspended.id(), suspended.version(), "");
        assertThat(codes(ask, suspended, RESIDENT, MONDAY.plusDays(1))).isEmpty();
        assertThat(codes(ask, suspended, CLERK, LocalDate.of(2026, 3, 17)))
                .containsExactly("CASE-041");
        Case resumed =
                recommended(
                        Act.OFFER_HEARING,
                        MONDAY,
                        Act.SUSPEND,
                        MONDAY,
                        Act.REQUEST_HEARING,
                        MONDAY,
                        Act.RESUME,
                        MONDAY);
        assertThat(codes(grant(resumed), resumed, DECIDER, MONDAY.plusDays(30)))
                .containsExactly("CASE-043");
    }

    @Test
    void whoReviewedTheCaseDoesNotPresideAtItsHearing() {
        Case asked = recommended(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY);
        for (String president : List.of("某甲", "科长 某甲", "Somebody")) {
            Verdict verdict =
                    Decisions.decide(
                            new Command.ScheduleHearing(
                                    asked.id(),
                                    asked.version(),
                                    LocalDate.of(2026, 3, 18),
                                    LocalTime.of(9, 30),
                                    "会议室",
                                    president),
                            asked,
                            WrittenCase.known(REVIEWER, service, MONDAY)
                                    .reviewedBy(java.util.Set.of("某甲", "Somebody")),
                            WrittenCase.noon(MONDAY));
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Rejected.class,
                            no ->
                                    assertThat(no.problems())
                                            .extracting(Problem::code)
                                            .containsExactly("CASE-198"));
        }
    }

    private static Command call(Case subject, String day) {
        return new Command.ScheduleHearing(
                subject.id(),
                subject.version(),
                LocalDate.parse(day),
                LocalTime.of(9, 30),
                "会议室",
                "科长");
    }

    @Test
    void aHearingIsCalledForATimeOfDay() {
        Case asked = recommended(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY);
        LocalDate day = LocalDate.of(2026, 3, 18);
        Command.ScheduleHearing untimed =
                new Command.ScheduleHearing(asked.id(), asked.version(), day, null, "会议室", "科长");
        assertThat(codes(untimed, asked, REVIEWER, MONDAY)).containsExactly("CASE-202");
        Command.ScheduleHearing nothing =
                new Command.ScheduleHearing(asked.id(), asked.version(), MONDAY, null, "", "科长");
        assertThat(codes(nothing, asked, REVIEWER, MONDAY))
                .as("all faults at once")
                .containsExactlyInAnyOrder("CASE-016", "CASE-028", "CASE-202");
        assertThat(
                        done(
                                CaseEvent.HearingScheduled.class,
                                call(asked, "2026-03-18"),
                                asked,
                                REVIEWER,
                                MONDAY))
                .isEqualTo(
                        new CaseEvent.HearingScheduled(
                                day, Optional.of(LocalTime.of(9, 30)), "会议室", "科长"));
    }

    /** What an older release wrote knew the day alone. */
    @Test
    void whatWasCalledForADayAloneIsReadStill() {
        assertThat(
                        new EventCodec()
                                .decode(
                                        "HearingScheduled",
                                        4,
                                        "{\"on\":\"2026-03-18\"}",
                                        "{\"place\":\"会议室\",\"president\":\"科长\"}"))
                .isEqualTo(
                        new CaseEvent.HearingScheduled(
                                LocalDate.of(2026, 3, 18), Optional.empty(), "会议室", "科长"));
    }
}
