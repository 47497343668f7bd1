package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.policy.PolicyDocument.Act;
import tongban.node.policy.PolicyDocument.Checks;
import tongban.node.policy.PolicyDocument.Part;
import tongban.node.policy.PolicyDocument.Standing;
import tongban.time.WorkingCalendar;

/** A policy's document from the day of issue to its end. */
class PublicationTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();
    private static final LocalDate ISSUED = LocalDate.of(2024, 3, 25);
    private static final Checks CHECKED =
            new Checks(
                    Optional.of(LocalDate.of(2024, 1, 10)),
                    Optional.of(LocalDate.of(2024, 2, 8)),
                    Optional.of(LocalDate.of(2024, 3, 1)),
                    Optional.of(LocalDate.of(2024, 3, 4)));

    private static Publication.Verdict register(LocalDate issued, Checks checks) {
        return Publication.register(
                new Publication.Entered(
                        "above-scale-reward",
                        "51",
                        "演示〔2024〕1号",
                        Optional.of(issued),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2024, 12, 31)),
                        checks,
                        Optional.empty()),
                true,
                LocalDate.of(2024, 4, 30),
                CALENDAR);
    }

    private static PolicyDocument stands(Publication.Verdict verdict) {
        return switch (verdict) {
            case Publication.Verdict.Stands(PolicyDocument d) -> d;
            case Publication.Verdict.Rejected no -> throw new AssertionError(no.problems());
        };
    }

    private static List<String> problems(Publication.Verdict verdict) {
        return switch (verdict) {
            case Publication.Verdict.Stands s -> throw new AssertionError(s.after());
            case Publication.Verdict.Rejected no ->
                    no.problems().stream().map(Problem::code).toList();
        };
    }

    @Test
    void sevenWorkingDaysPassOverAHolidayAndCountTheWorkedSunday() {
        // 04-04 to 04-06 is a holiday, Sunday 04-07 is worked
        assertThat(stands(register(ISSUED, CHECKED)).publishBy())
                .isEqualTo(LocalDate.of(2024, 4, 3));
        assertThat(stands(register(LocalDate.of(2024, 3, 29), CHECKED)).publishBy())
                .isEqualTo(LocalDate.of(2024, 4, 10));
    }

    @Test
    void everythingThatShouldHaveComeBeforeIsSaidAtOnce() {
        Checks none =
                new Checks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(problems(register(ISSUED, none)))
                .containsExactly("POLICY-005", "POLICY-006", "POLICY-007");
    }

    @Test
    void thirtyDaysOfOpinionsAreEnoughAndTwentyNineAreNot() {
        Checks thirty = consulted(LocalDate.of(2024, 1, 10), LocalDate.of(2024, 2, 8));
        Checks less = consulted(LocalDate.of(2024, 1, 10), LocalDate.of(2024, 2, 7));
        assertThat(stands(register(ISSUED, thirty)).checks()).isEqualTo(thirty);
        assertThat(problems(register(ISSUED, less))).containsExactly("POLICY-005");
    }

    private static Checks consulted(LocalDate from, LocalDate until) {
        return new Checks(
                Optional.of(from),
                Optional.of(until),
                CHECKED.fairCompetitionOn(),
                CHECKED.legalityOn());
    }

    @Test
    void isPublishedOnceAllThreePartsAreAndLateWhenOneCameAfterItsDay() {
        PolicyDocument d = stands(register(ISSUED, CHECKED));
        LocalDate lastDay = d.publishBy();
        assertThat(d.standing(lastDay)).isEqualTo(Standing.TO_BE_PUBLISHED);
        assertThat(d.isLate(lastDay)).isFalse();
        assertThat(d.isLate(lastDay.plusDays(1))).as("not published in time").isTrue();
        PolicyDocument two =
                stands(
                        Publication.publish(
                                stands(Publication.publish(d, Part.LIST, lastDay)),
                                Part.HANDBOOK,
                                lastDay));
        assertThat(two.standing(lastDay)).isEqualTo(Standing.TO_BE_PUBLISHED);
        assertThat(problems(Publication.publish(two, Part.LIST, lastDay)))
                .containsExactly("POLICY-009");
        PolicyDocument onTime = stands(Publication.publish(two, Part.GUIDE, lastDay));
        assertThat(onTime.standing(lastDay)).isEqualTo(Standing.IN_FORCE);
        assertThat(onTime.isLate(lastDay.plusDays(9))).isFalse();
        PolicyDocument late = stands(Publication.publish(two, Part.GUIDE, lastDay.plusDays(1)));
        assertThat(late.isLate(lastDay.plusDays(1))).isTrue();
    }

    @Test
    void endsOnItsLastDayOrWhenItIsWithdrawnWithAReason() {
        PolicyDocument d = stands(register(ISSUED, CHECKED));
        assertThat(d.standing(LocalDate.of(2025, 1, 1))).isEqualTo(Standing.EXPIRED);
        assertThat(problems(Publication.publish(d, Part.LIST, LocalDate.of(2025, 1, 1))))
                .containsExactly("POLICY-008");
        assertThat(problems(Publication.withdraw(d, " ", ISSUED))).containsExactly("POLICY-010");
        PolicyDocument gone = stands(Publication.withdraw(d, "另有新文件", ISSUED));
        assertThat(gone.standing(ISSUED)).isEqualTo(Standing.WITHDRAWN);
        assertThat(problems(Publication.withdraw(gone, "再撤", ISSUED)))
                .containsExactly("POLICY-008");
    }

    private static Publication.Verdict from(
            LocalDate from, LocalDate until, Optional<PolicyDocument> replaces) {
        return from(from, until, replaces, LocalDate.of(2024, 4, 30));
    }

    private static Publication.Verdict from(
            LocalDate from, LocalDate until, Optional<PolicyDocument> replaces, LocalDate today) {
        return Publication.register(
                new Publication.Entered(
                        "above-scale-reward",
                        "51",
                        "演示〔2024〕2号",
                        Optional.of(ISSUED),
                        Optional.of(from),
                        Optional.of(until),
                        CHECKED,
                        replaces),
                true,
                today,
                CALENDAR);
    }

    private static PolicyDocument published(PolicyDocument document) {
        PolicyDocument all = document;
        for (Part part : Part.values()) {
            all = stands(Publication.publish(all, part, ISSUED));
        }
        return all;
    }

    @Test
    void itIsInForceFromItsFirstDayWheneverItWasPublished() {
        LocalDate first = LocalDate.of(2024, 5, 1);
        LocalDate last = LocalDate.of(2024, 12, 31);
        PolicyDocument d = published(stands(from(first, last, Optional.empty())));
        assertThat(d.standing(first.minusDays(1))).isEqualTo(Standing.COMING);
        assertThat(d.standing(first)).isEqualTo(Standing.IN_FORCE);
        assertThat(d.standing(last)).isEqualTo(Standing.IN_FORCE);
        assertThat(d.standing(last.plusDays(1))).isEqualTo(Standing.EXPIRED);
        assertThat(problems(from(ISSUED.minusDays(1), last, Optional.empty())))
                .containsExactly("POLICY-031");
        assertThat(problems(from(last.plusDays(1), last, Optional.empty())))
                .containsExactly("POLICY-004");
    }

    @Test
    void isExtendedBeforeItEndsAndByADocument() {
        LocalDate last = LocalDate.of(2024, 12, 31);
        PolicyDocument d = published(stands(register(ISSUED, CHECKED)));
        LocalDate later = last.plusYears(1);
        PolicyDocument longer =
                stands(Publication.extend(d, Optional.of(later), "演示延〔2024〕3号", last));
        assertThat(longer.standing(later)).isEqualTo(Standing.IN_FORCE);
        assertThat(longer.standing(later.plusDays(1))).isEqualTo(Standing.EXPIRED);
        assertThat(problems(Publication.extend(d, Optional.of(last), " ", last)))
                .containsExactly("POLICY-033", "POLICY-032");
        assertThat(problems(Publication.extend(d, Optional.of(later), "延", last.plusDays(1))))
                .as("what has ended is issued anew")
                .containsExactly("POLICY-008");
    }

    @Test
    void isRepealedFromADayAndThenChangedNoMore() {
        LocalDate from = LocalDate.of(2024, 9, 1);
        PolicyDocument d = published(stands(register(ISSUED, CHECKED)));
        PolicyDocument ended =
                stands(Publication.repeal(d, Optional.of(from), "演示废〔2024〕4号", ISSUED));
        assertThat(ended.standing(from.minusDays(1))).isEqualTo(Standing.IN_FORCE);
        assertThat(ended.standing(from)).isEqualTo(Standing.REPEALED);
        assertThat(ended.lastDay()).contains(from.minusDays(1));
        assertThat(problems(Publication.repeal(d, Optional.of(ISSUED), "废", from)))
                .containsExactly("POLICY-035");
        assertThat(problems(Publication.repeal(ended, Optional.of(from), "废", ISSUED)))
                .containsExactly("POLICY-034");
        assertThat(problems(from(from, LocalDate.of(2025, 1, 1), Optional.of(ended))))
                .containsExactly("POLICY-034");
        assertThat(problems(from(ISSUED, LocalDate.of(2025, 1, 1), Optional.of(d))))
                .as("the one before it has no day of its own")
                .containsExactly("POLICY-036");
    }

    /** What it was to replace goes on only when it is withdrawn, and stands alone then. */
    @Test
    void whatIsNotInForceYetIsWithdrawnAndNotRepealed() {
        LocalDate first = LocalDate.of(2024, 6, 1);
        LocalDate last = LocalDate.of(2024, 12, 31);
        PolicyDocument d = published(stands(from(first, last, Optional.empty())));
        assertThat(problems(Publication.repeal(d, Optional.of(first.minusDays(1)), "废", ISSUED)))
                .containsExactly("POLICY-047");
        assertThat(problems(Publication.repeal(d, Optional.of(first), "废", ISSUED)))
                .containsExactly("POLICY-047");
        PolicyDocument ended =
                stands(Publication.repeal(d, Optional.of(first.plusDays(1)), "废", ISSUED));
        assertThat(problems(Publication.withdraw(ended, "印错了", first.minusDays(1))))
                .containsExactly("POLICY-046");
        assertThat(stands(Publication.withdraw(ended, "印错了", first)).withdrawal()).isPresent();
        assertThat(stands(Publication.withdraw(d, "印错了", ISSUED)).withdrawal()).isPresent();
    }

    /** One rule says what is offered and what is accepted. */
    @Test
    void whatIsOfferedIsAcceptedAndNothingElse() {
        LocalDate last = LocalDate.of(2024, 12, 31);
        LocalDate over = last.plusDays(1);
        LocalDate first = LocalDate.of(2024, 5, 1);
        PolicyDocument unpublished = stands(register(ISSUED, CHECKED));
        PolicyDocument coming = published(stands(from(first, last, Optional.empty())));
        PolicyDocument repealed =
                stands(Publication.repeal(coming, Optional.of(last), "废", ISSUED));
        assertThat(offered(unpublished, ISSUED))
                .containsExactly(Act.PUBLISH, Act.RENEW, Act.EXTEND, Act.WITHDRAW);
        assertThat(offered(unpublished, over)).containsExactly(Act.RENEW, Act.WITHDRAW);
        assertThat(offered(coming, ISSUED))
                .containsExactly(Act.RENEW, Act.EXTEND, Act.REPLACE, Act.REPEAL, Act.WITHDRAW);
        assertThat(offered(coming, first))
                .containsExactly(Act.RENEW, Act.EXTEND, Act.REPLACE, Act.REPEAL, Act.WITHDRAW);
        assertThat(offered(coming, over))
                .as("what ended by its own words is replaced at once")
                .containsExactly(Act.RENEW, Act.REPLACE, Act.WITHDRAW);
        assertThat(offered(repealed, ISSUED)).isEmpty();
        assertThat(offered(repealed, first)).containsExactly(Act.WITHDRAW);
        assertThat(offered(stands(Publication.withdraw(coming, "错", first)), first)).isEmpty();
    }

    /** Each one that is offered is done with the best that can be typed, and no other one is. */
    private static List<Act> offered(PolicyDocument d, LocalDate today) {
        List<Act> offered =
                Arrays.stream(Act.values())
                        .filter(act -> Publication.against(d, act, today).isEmpty())
                        .toList();
        for (Act act : Act.values()) {
            tried(d, act, today)
                    .ifPresent(verdict ->
                            assertThat(verdict instanceof Publication.Verdict.Stands)
                                    .as(act + " of " + d.standing(today) + " " + verdict)
                                    .isEqualTo(offered.contains(act)));
        }
        return offered;
    }

    /** A further version is a matter of what the folder says. */
    private static Optional<Publication.Verdict> tried(PolicyDocument d, Act act, LocalDate today) {
        LocalDate later = d.validUntil().orElseThrow().plusYears(1);
        return switch (act) {
            case PUBLISH -> Optional.of(Publication.publish(d, Part.LIST, today));
            case RENEW -> Optional.empty();
            case EXTEND -> Optional.of(Publication.extend(d, Optional.of(later), "延", today));
            case REPEAL ->
                    Optional.of(
                            Publication.repeal(d, Optional.of(d.validUntil().get()), "废", today));
            case REPLACE ->
                    Optional.of(
                            from(d.validUntil().get().plusDays(9), later, Optional.of(d), today));
            case WITHDRAW -> Optional.of(Publication.withdraw(d, "错", today));
        };
    }

    @Test
    void aQuickApplicationIsPaidWithinSixtyWorkingDays() {
        assertThat(PaymentTerm.lastDay(LocalDate.of(2024, 6, 28), CALENDAR))
                .isEqualTo(LocalDate.of(2024, 9, 23));
    }

    @Test
    void everyPolicyHasADrafterAndAWordOfInterpretationInBothLanguages() {
        for (Policy policy : Policies.shipped().all()) {
            assertThat(policy.interpretation().zh()).isNotBlank();
            assertThat(policy.interpretation().en()).isNotBlank();
            assertThat(policy.drafter().en()).isNotBlank();
        }
        assertThat(
                        Policies.shipped().all().stream()
                                .collect(
                                        java.util.stream.Collectors.groupingBy(
                                                Policy::kind,
                                                java.util.stream.Collectors.counting())))
                .as("every class has its shape")
                .isEqualTo(
                        Map.of(
                                Policy.Kind.REWARD, 4L,
                                Policy.Kind.QUALIFICATION, 1L,
                                Policy.Kind.RIGHT, 1L,
                                Policy.Kind.REDUCTION, 1L));
    }
}
