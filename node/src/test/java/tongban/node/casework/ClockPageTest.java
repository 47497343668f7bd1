package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/** What the clock page says of a case on either side of the border. */
class ClockPageTest extends OnPaper {
    @Test
    void onTheLastDayTooTheClockPageSaysWhatASuspensionWouldDo() {
        Case subject = under(Act.SUPPLY_LATER, MONDAY);
        LocalDate last = LocalDate.of(2026, 3, 31);
        ClockPage page =
                new Clocks(
                                subject,
                                LICENCE,
                                WorkingCalendar.published(),
                                Publications.Known.NOTHING,
                                last)
                        .page(Optional.of(7));
        assertThat(page.limits().getLast().status()).isEqualTo(ClockPage.Status.DUE_TODAY);
        assertThat(page.whatIf())
                .hasValueSatisfying(w -> {
                    assertThat(w.lines())
                            .extracting(ClockPage.WhatIf.After::due)
                            .allSatisfy(due -> assertThat(due).isAfter(last));
                    assertThat(w.article()).isEqualTo("《行政许可法》第四十五条");
                });
        assertThat(page.calendar().zh()).contains("国务院办公厅").contains("2026").contains("cn-2026-");
        assertThat(page.calendar().en()).contains("cn-2026-");
    }

    /** The licensing law's list is for licences: nothing else borrows its article. */
    @Test
    void aServiceOfAnotherLawStandsStillByItsOwnArticleOrNotAtAll() {
        Case subject = under(Act.SUSPEND, MONDAY, Act.RESUME, MONDAY.plusDays(3));
        ServiceDefinition none = WrittenCase.service("minimum-living-allowance");
        assertThat(
                        new Clocks(
                                        under(),
                                        none,
                                        WorkingCalendar.published(),
                                        Publications.Known.NOTHING,
                                        MONDAY)
                                .page(Optional.empty())
                                .whatIf())
                .hasValueSatisfying(w -> {
                    assertThat(w.article()).isEmpty();
                    assertThat(w.lines()).isEmpty();
                });
        ServiceDefinition own = WrittenCase.service("extreme-poverty-support");
        ClockPage page =
                new Clocks(
                                subject,
                                own,
                                WorkingCalendar.published(),
                                Publications.Known.NOTHING,
                                MONDAY.plusDays(4))
                        .page(Optional.empty());
        assertThat(page.whatIf().orElseThrow().article()).isEqualTo("民发〔2021〕43号第二十条");
        assertThat(page.limits().stream().flatMap(l -> l.days().stream()))
                .filteredOn(d -> d.note().zh().equals("专家评审"))
                .isNotEmpty()
                .allSatisfy(d -> {
                    assertThat(d.article()).isEqualTo("民发〔2021〕43号第二十条");
                    assertThat(d.note().en()).isEqualTo("expert review");
                });
        ClockReading reading =
                CaseClock.read(
                                subject,
                                own.procedure(),
                                WorkingCalendar.published(),
                                MONDAY.plusDays(4))
                        .orElseThrow();
        assertThat(reading.explanation())
                .allSatisfy(line ->
                        assertThat(line.en())
                                .as("English alone")
                                .doesNotContainPattern("\\p{IsHan}"));
    }

    @Test
    void theClockPageSaysOfEveryDayWhetherItCountsAndWhatASuspensionWouldDo() {
        Case subject =
                under(
                        Act.SUPPLY_LATER,
                        MONDAY,
                        Act.SUSPEND,
                        MONDAY,
                        Act.RESUME,
                        MONDAY.plusDays(3));
        ClockPage page =
                new Clocks(
                                subject,
                                LICENCE,
                                WorkingCalendar.published(),
                                Publications.Known.NOTHING,
                                MONDAY.plusDays(4))
                        .page(Optional.of(7));
        assertThat(page.limits())
                .extracting(l -> l.what().en(), ClockPage.Limit::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "acceptance, or notice of what is missing", ClockPage.Status.MET),
                        org.assertj.core.groups.Tuple.tuple(
                                "the decision", ClockPage.Status.RUNNING),
                        org.assertj.core.groups.Tuple.tuple(
                                "special procedure: expert review", ClockPage.Status.MET));
        ClockPage.Limit decision = decision(page.limits());
        assertThat(decision.days().getFirst().date()).isEqualTo(decision.from());
        assertThat(decision.days().getLast().date()).isEqualTo(decision.due());
        assertThat(decision.days())
                .as("no day is left out")
                .hasSize(
                        Math.toIntExact(
                                java.time.temporal.ChronoUnit.DAYS.between(
                                                decision.from(), decision.due())
                                        + 1));
        assertThat(decision.days())
                .filteredOn(d -> d.note().zh().equals("专家评审"))
                .hasSize(3)
                .allSatisfy(d -> {
                    assertThat(d.counted()).isFalse();
                    assertThat(d.article()).contains("第四十五条");
                });
        assertThat(page.whatIf())
                .hasValueSatisfying(w -> {
                    assertThat(w.dueNow()).isEqualTo(decision.due());
                    assertThat(w.lines()).hasSize(1);
                    assertThat(w.lines().getFirst().due()).isAfter(decision.due());
                });
        assertThat(page.alarms())
                .extracting(ClockPage.Alarm::kind)
                .containsExactly(
                        ClockPage.Alarm.Kind.SOON,
                        ClockPage.Alarm.Kind.DUE,
                        ClockPage.Alarm.Kind.OVERDUE);
    }

    /** Whoever looks at the clock on the day that it names finds the case among those soon due. */
    @Test
    void theClockPageAlarmsOnTheDayFromWhichListsSaySoonDue() {
        WorkingCalendar calendar = WorkingCalendar.published();
        for (int begun = 0; begun < 60; begun++) {
            LocalDate day = MONDAY.plusDays(begun);
            for (Case subject : List.of(under(), under(Act.RECOMMEND, day, Act.GRANT, day))) {
                ClockReading now =
                        CaseClock.read(subject, LICENCE.procedure(), calendar, day).orElseThrow();
                LocalDate due = now.due();
                ClockPage.Alarm soon =
                        new Clocks(subject, LICENCE, calendar, Publications.Known.NOTHING, day)
                                .page(Optional.empty()).alarms().stream()
                                        .filter(a -> a.kind() == ClockPage.Alarm.Kind.SOON)
                                        .filter(a -> a.what().equals(now.what()))
                                        .findFirst()
                                        .orElseThrow();
                assertThat(CaseSummary.Urgency.of(due, soon.on(), calendar))
                        .isEqualTo(CaseSummary.Urgency.SOON);
                assertThat(CaseSummary.Urgency.of(due, soon.on().minusDays(1), calendar))
                        .isEqualTo(CaseSummary.Urgency.NONE);
            }
        }
    }

    @Test
    void anExtensionIsAPartOfTheLimitWithItsOwnArticle() {
        ClockPage.Limit longer = decision(limits(under(Act.EXTEND, MONDAY), MONDAY));
        assertThat(longer.length()).isEqualTo(30);
        assertThat(longer.parts())
                .extracting(p -> p.what().en(), ClockPage.Part::length, ClockPage.Part::article)
                .containsExactly(
                        tuple("the decision", 20, "《行政许可法》第四十二条第一款"),
                        tuple("the extension", 10, "《行政许可法》第四十二条第一款"));
        ClockPage.Limit plain = decision(limits(under(), MONDAY));
        assertThat(plain.parts()).extracting(ClockPage.Part::length).containsExactly(20);
    }

    @Test
    void aNoticePostedAnewHasItsOwnDaysBesideThoseOfTheFirst() {
        CaseEvent first = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        CaseEvent right = new CaseEvent.ObjectionAnswered(5, true, "查明人口有误", "");
        LocalDate day = MONDAY.plusDays(10);
        CaseEvent anew = new CaseEvent.NoticePosted(day, day.plusDays(7), "栏", List.of());
        Case subject =
                under(
                        first,
                        MONDAY,
                        Act.RECORD_OBJECTION,
                        MONDAY,
                        right,
                        MONDAY,
                        Act.RECOMMEND,
                        day,
                        anew,
                        day);
        ClockPage page =
                new Clocks(
                                subject,
                                WrittenCase.posted(LICENCE),
                                WorkingCalendar.published(),
                                Publications.Known.NOTHING,
                                MONDAY.plusDays(11))
                        .page(Optional.empty());
        assertThat(page.limits())
                .filteredOn(l -> l.what().en().startsWith("public notice"))
                .extracting(
                        l -> l.what().zh(),
                        ClockPage.Limit::from,
                        ClockPage.Limit::due,
                        ClockPage.Limit::status)
                .containsExactly(
                        tuple("公示", MONDAY, MONDAY.plusDays(7), ClockPage.Status.LAPSED),
                        tuple("重新公示", day, LocalDate.of(2026, 3, 26), ClockPage.Status.RUNNING));
        assertThat(page.alarms())
                .filteredOn(a -> a.what().zh().contains("公示"))
                .extracting(a -> a.what().zh())
                .as("what is over alarms nobody")
                .containsOnly("重新公示");
    }

    private static ClockPage.Limit decision(List<ClockPage.Limit> limits) {
        return limits.stream()
                .filter(l -> l.what().en().equals("the decision"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCollectingSideCountsTheSameDaysFromWhatItWasTold() {
        Case there = under(Act.SUSPEND, MONDAY, Act.RESUME, MONDAY.plusDays(3));
        List<CaseEvent.Recorded> told = new ArrayList<>();
        told.add(
                WrittenCase.recorded(
                        1, WrittenCase.opened(Act.COLLECT, Part.COLLECTOR), WrittenCase.BEGUN));
        told.add(WrittenCase.recorded(2, new CaseEvent.Forwarded("", ""), WrittenCase.BEGUN));
        for (int i = 0; i < there.events().size(); i++) {
            Letter.Status status = Reports.status(there, i, LICENCE, Optional.empty());
            Act act = i == 0 ? Act.RECEIVE : status.act();
            State state = i == 0 ? State.RECEIVED : status.state();
            told.add(
                    WrittenCase.recorded(
                            3 + i,
                            new CaseEvent.Reported(act, state, status.step(), status.content()),
                            MONDAY.plusDays(9)));
        }
        Case here = Case.of(new UUID(3, 3), told);
        LocalDate today = MONDAY.plusDays(9);
        ClockPage.Limit own = decision(limits(there, today));
        ClockPage.Limit counted = decision(limits(here, today));
        assertThat(counted.due()).isEqualTo(own.due());
        assertThat(counted.days()).isEqualTo(own.days());
    }
}
