package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** The decision reaches the applicant, and he says how he was served; reason codes, no database. */
class DeliveryTest extends OnPaper {
    @Test
    void eachWayOfDeliveryHasItsProofAndItsDay() {
        Case granted = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY);
        LocalDate later = MONDAY.plusDays(40);
        for (DeliveryWay way : DeliveryWay.values()) {
            assertThat(codes(deliver(granted, way, MONDAY, "", "", ""), granted, CLERK, later))
                    .as(way.name())
                    .contains("CASE-016");
        }
        for (DeliveryWay way : List.of(DeliveryWay.LEFT, DeliveryWay.COURIER, DeliveryWay.ONLINE)) {
            assertThat(
                            done(
                                            CaseEvent.Delivered.class,
                                            deliver(granted, way, MONDAY, "", "", "凭证"),
                                            granted,
                                            CLERK,
                                            later)
                                    .on())
                    .isEqualTo(MONDAY);
        }
        Command published = deliver(granted, DeliveryWay.PUBLIC, MONDAY, "下落不明", "", "网站");
        CaseEvent.Delivered delivered =
                done(CaseEvent.Delivered.class, published, granted, CLERK, later);
        assertThat(delivered.published()).contains(MONDAY);
        assertThat(delivered.on()).as("thirty days later").isEqualTo("2026-04-08");
        assertThat(codes(published, granted, CLERK, LocalDate.of(2026, 4, 7)))
                .containsExactly("CASE-071");
        assertThat(
                        codes(
                                deliver(
                                        granted,
                                        DeliveryWay.WINDOW,
                                        MONDAY.minusDays(1),
                                        "",
                                        "陈",
                                        ""),
                                granted,
                                CLERK,
                                later))
                .containsExactly("CASE-028");
    }

    @Test
    void nobodyIsServedElectronicallyWhoDidNotAgree() {
        Case agreed = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY);
        for (Optional<ElectronicService> answer :
                List.of(
                        Optional.<ElectronicService>empty(),
                        Optional.of(ElectronicService.DECLINED))) {
            Case granted = answering(agreed, answer);
            Command served = deliver(granted, DeliveryWay.ONLINE, MONDAY, "", "", "邮箱");
            assertThat(codes(served, granted, CLERK, MONDAY))
                    .as("answered: " + answer)
                    .containsExactly("CASE-241");
            Command byPost = deliver(granted, DeliveryWay.COURIER, MONDAY, "", "", "单号");
            assertThat(codes(byPost, granted, CLERK, MONDAY)).isEmpty();
        }
        Command served = deliver(agreed, DeliveryWay.ONLINE, MONDAY, "", "", "邮箱");
        assertThat(codes(served, agreed, CLERK, MONDAY)).isEmpty();
    }

    private static Case answering(Case subject, Optional<ElectronicService> answer) {
        CaseEvent.Recorded first = subject.events().getFirst();
        List<CaseEvent.Recorded> events = new ArrayList<>(subject.events());
        events.set(
                0,
                new CaseEvent.Recorded(
                        first.seq(),
                        WrittenCase.answering(subject.opened(), answer),
                        first.at(),
                        first.actor(),
                        first.role(),
                        first.organ(),
                        first.standsFor()));
        return Case.of(subject.id(), events);
    }

    @Test
    void fromTheDeliveryRunTheRemediesAndABadRatingHasItsOwnClock() {
        Case delivered =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        Act.RATE,
                        MONDAY);
        CaseBranches branches =
                new Branching(delivered, REVIEWER, LICENCE, WorkingCalendar.published(), MONDAY)
                        .all();
        assertThat(branches.remedies())
                .extracting(CaseBranches.Remedy::until)
                .containsExactly(LocalDate.of(2026, 5, 8), LocalDate.of(2026, 9, 9));
        assertThat(branches.remedies()).allSatisfy(r -> assertThat(r.article()).isNotBlank());
        assertThat(branches.rating())
                .hasValueSatisfying(r -> {
                    assertThat(r.grade()).isEqualTo(5);
                    assertThat(r.answerBy()).contains(LocalDate.of(2026, 3, 30));
                });
        assertThat(
                        codes(
                                new Command.Rate(delivered.id(), delivered.version(), 1, "", ""),
                                delivered,
                                RESIDENT,
                                MONDAY))
                .as("one matter, one rating")
                .containsExactly("CASE-011");
        Case good =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        new CaseEvent.Rated(1, "", ""),
                        MONDAY);
        assertThat(
                        codes(
                                new Command.AnswerRating(good.id(), good.version(), "谢谢"),
                                good,
                                WrittenCase.colleague(),
                                MONDAY))
                .containsExactly("CASE-072");
        Case unrated = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY, Act.DELIVER, MONDAY);
        assertThat(
                        codes(
                                new Command.Rate(unrated.id(), unrated.version(), 6, "", ""),
                                unrated,
                                RESIDENT,
                                MONDAY))
                .containsExactly("CASE-032");
    }

    @Test
    void aBadRatingIsAnsweredAlsoWhereTheDecisionWasTakenBackMeanwhile() {
        Case revoked =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        Act.RATE,
                        MONDAY,
                        Act.VERIFY_PROMISE,
                        MONDAY,
                        Act.REVOKE,
                        MONDAY);
        assertThat(Ratings.isOpen(revoked)).isTrue();
        assertThat(
                        codes(
                                new Command.AnswerRating(revoked.id(), revoked.version(), "已整改"),
                                revoked,
                                WrittenCase.colleague(),
                                MONDAY))
                .isEmpty();
    }

    @Test
    void theNoticeThatEndsACaseIsServedOnceAndTheRemediesRunFromThere() {
        for (Act end : List.of(Act.REFUSE_ACCEPTANCE, Act.TERMINATE)) {
            Case over = begun(end, MONDAY);
            LocalDate served = MONDAY.plusDays(3);
            assertThat(atWindow(over, MONDAY.minusDays(1), served))
                    .as("not before " + end)
                    .containsExactly("CASE-028");
            assertThat(
                            codes(
                                    deliver(over, DeliveryWay.COURIER, served, "", "", ""),
                                    over,
                                    CLERK,
                                    served))
                    .containsExactly("CASE-016");
            assertThat(Permissions.permitted(over, CLERK, service, MONDAY))
                    .extracting(Procedure.Row::act)
                    .contains(Act.DELIVER);
            Command serve = deliver(over, DeliveryWay.COURIER, served, "", "", "EMS1");
            CaseEvent event = done(CaseEvent.Delivered.class, serve, over, CLERK, served);
            Case after =
                    over.after(List.of(WrittenCase.recorded(over.version() + 1, event, served)));
            assertThat(after.state()).as("it is over as it was").isEqualTo(over.state());
            assertThat(limits(after, served))
                    .filteredOn(l -> l.ended().isEmpty())
                    .as("only what the applicant may do himself still runs")
                    .isNotEmpty()
                    .allMatch(ClockPage.Limit::right);
            assertThat(Reports.details(event, service))
                    .extracting(w -> w.zh())
                    .containsExactly("邮寄送达", "送达之日：2026年3月12日");
            assertThat(Deliveries.deliveredOn(after)).contains(served);
            assertThat(branches(over, served).remedies()).isEmpty();
            assertThat(branches(after, served).remedies().getFirst().until())
                    .isEqualTo(served.plusDays(60));
            assertThat(Permissions.permitted(after, CLERK, service, MONDAY))
                    .extracting(Procedure.Row::act)
                    .doesNotContain(Act.DELIVER);
            assertThat(atWindow(after, served, served)).containsExactly("CASE-011");
        }
    }

    /** What ran beside it ended with the case, whenever its notice is served. */
    @Test
    void serviceOfTheNoticeMovesNoLimitThatEndedWithTheCase() {
        LocalDate end = MONDAY.plusDays(1);
        LocalDate served = MONDAY.plusDays(3);
        Case over =
                under(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY, Act.TERMINATE, end);
        Case after =
                over.after(
                        List.of(
                                WrittenCase.recorded(
                                        over.version() + 1,
                                        WrittenCase.event(Act.DELIVER, Part.COMPETENT, served),
                                        served)));
        assertThat(ended(over, served)).contains("组织听证 " + end);
        assertThat(ended(after, served)).isEqualTo(ended(over, served));
    }

    private static List<String> ended(Case subject, LocalDate today) {
        return limits(subject, today).stream()
                .flatMap(l -> l.ended().map(day -> l.what().zh() + " " + day).stream())
                .toList();
    }

    /** What hinders that somebody signed for it at the window. */
    private List<String> atWindow(Case subject, LocalDate on, LocalDate today) {
        return codes(deliver(subject, DeliveryWay.WINDOW, on, "", "陈某", ""), subject, CLERK, today);
    }

    private static CaseBranches branches(Case subject, LocalDate today) {
        return new Branching(subject, REVIEWER, LICENCE, WorkingCalendar.published(), today).all();
    }

    @Test
    void aRatingEnteredForTheApplicantSaysWhoToldItAndHow() {
        Case delivered = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY, Act.DELIVER, MONDAY);
        Command bare = new Command.Rate(delivered.id(), delivered.version(), 5, "慢", " ");
        assertThat(codes(bare, delivered, CLERK, MONDAY)).containsExactly("CASE-251");
        assertThat(codes(bare, delivered, RESIDENT, MONDAY)).as("he says it himself").isEmpty();
        CaseEvent.Rated rated =
                done(
                        CaseEvent.Rated.class,
                        new Command.Rate(
                                delivered.id(), delivered.version(), 5, "慢", "本人来电，报出办件编号"),
                        delivered,
                        CLERK,
                        MONDAY);
        CaseEvent.Rated own =
                done(
                        CaseEvent.Rated.class,
                        new Command.Rate(
                                delivered.id(), delivered.version(), 5, "慢", "本人来电，报出办件编号"),
                        delivered,
                        RESIDENT,
                        MONDAY);
        assertThat(own.said()).as("nobody told it but himself").isEmpty();
        assertThat(Reports.inside(rated, LICENCE))
                .extracting(Words::zh)
                .contains("慢", "代为录入：本人来电，报出办件编号");
    }

    @Test
    void whoeverHandledTheCaseDoesNotAnswerItsBadRating() {
        Case rated =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        Act.RATE,
                        MONDAY);
        Command answer = new Command.AnswerRating(rated.id(), rated.version(), "已整改");
        Actor promoted =
                new Actor(
                        REVIEWER.account(),
                        "p",
                        Role.SUPERVISOR,
                        Jurisdiction.SICHUAN,
                        WrittenCase.ELSEWHERE.id(),
                        "某甲",
                        "Somebody");
        for (Actor himself : List.of(REVIEWER, promoted)) {
            assertThat(codes(answer, rated, himself, MONDAY))
                    .as(himself.role().name())
                    .containsExactly("CASE-252");
            assertThat(Permissions.permitted(rated, himself, LICENCE, MONDAY))
                    .extracting(Procedure.Row::act)
                    .doesNotContain(Act.ANSWER_RATING);
        }
        for (Actor other :
                List.of(
                        WrittenCase.colleague(),
                        WrittenCase.at(
                                Role.SUPERVISOR, WrittenCase.ELSEWHERE, Jurisdiction.SICHUAN))) {
            assertThat(codes(answer, rated, other, MONDAY)).as(other.role().name()).isEmpty();
            assertThat(Permissions.permitted(rated, other, LICENCE, MONDAY))
                    .extracting(Procedure.Row::act)
                    .contains(Act.ANSWER_RATING);
        }
    }

    @Test
    void aRevocationIsServedLikeADecisionOnceAndTheRemediesRunFromThere() {
        Case revoked =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        Act.VERIFY_PROMISE,
                        MONDAY.plusDays(1),
                        Act.REVOKE,
                        MONDAY.plusDays(2));
        assertThat(Deliveries.delivery(revoked, false)).isPresent();
        assertThat(Deliveries.deliveredOn(revoked)).as("of the revocation").isEmpty();
        LocalDate served = MONDAY.plusDays(3);
        assertThat(atWindow(revoked, MONDAY, served))
                .as("not before it was revoked")
                .containsExactly("CASE-028");
        Command serve = deliver(revoked, DeliveryWay.WINDOW, served, "", "陈某", "");
        CaseEvent event = done(CaseEvent.Delivered.class, serve, revoked, CLERK, served);
        Case after =
                revoked.after(List.of(WrittenCase.recorded(revoked.version() + 1, event, served)));
        assertThat(after.state()).isEqualTo(State.REVOKED);
        assertThat(Deliveries.deliveredOn(after)).contains(served);
        assertThat(Deliveries.delivery(after, false).orElseThrow().on()).isEqualTo(MONDAY);
        assertThat(branches(after, served).remedies().getFirst().until())
                .isEqualTo(served.plusDays(60));
        assertThat(Permissions.permitted(after, CLERK, service, MONDAY))
                .extracting(Procedure.Row::act)
                .doesNotContain(Act.DELIVER);
        assertThat(atWindow(after, served, served)).containsExactly("CASE-204");
    }
}
