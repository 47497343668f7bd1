package tongban.node.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Drafts;
import tongban.node.casework.TwoSides;
import tongban.node.counter.Visits.Matter;
import tongban.node.counter.Visits.Visit;
import tongban.node.counter.Visits.Visitor;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** One visitor, several matters: whose they are, and what is left of him when he has gone. */
class VisitsTest {
    private static final String HALL = "gaozhu:service-centre";
    private static final String SUBSIDIES = "disability-subsidies";

    private static TwoSides sides;
    private static Visits visits;

    @BeforeAll
    static void open() {
        sides = new TwoSides("visits");
        visits = sides.bean(Visits.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Actor clerk(String name) {
        return sides.staff(Role.CLERK, Jurisdiction.SICHUAN, HALL, name);
    }

    private static Visit begun(Actor clerk, String card) {
        Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        assertThat(visits.readCard(clerk, visit.id(), card)).isEmpty();
        return visits.find(clerk, visit.id()).orElseThrow();
    }

    private static Map<String, List<String>> typed(Actor clerk, UUID draft) {
        return sides.drafts.load(clerk, draft).orElseThrow().typed();
    }

    @Test
    void theVisitorAndWhatRegistersKnowAreTypedIntoEveryMatterOnce() {
        Actor clerk = clerk("first");
        Visit visit = begun(clerk, "grandma-luo");
        UUID subsidies = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        UUID filing = visits.add(clerk, visit.id(), "investment-project-filing").orElseThrow();
        assertThat(typed(clerk, subsidies))
                .containsEntry(Drafts.APPLICANT_NAME, List.of("罗文秀"))
                .containsEntry("disability-grade", List.of("1"))
                .containsEntry("assistance-class", List.of("minimum-living-allowance"))
                .hasEntrySatisfying(
                        Visits.KNOWN + "disability-grade",
                        said -> assertThat(said).contains("残疾人证登记", "2026-06-30"));
        // an enterprise applies; the visitor hands in for it
        assertThat(typed(clerk, filing))
                .containsEntry(Drafts.PROXY_NAME, List.of("罗文秀"))
                .doesNotContainKey(Drafts.APPLICANT_NAME);
        assertThat(visits.find(clerk, visit.id()).orElseThrow().matters())
                .extracting(Matter::caseId)
                .containsExactly(subsidies, filing);
        assertThat(visits.drop(clerk, visit.id(), filing)).isTrue();
        assertThat(visits.drop(clerk, visit.id(), filing)).isFalse();
        assertThat(visits.add(clerk, visit.id(), "no-such-service")).isEmpty();
    }

    @Test
    void anExpiredCardProvesNothingAndADeviceSaysWhatIsWrong() {
        Actor clerk = clerk("second");
        Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        assertThat(visits.readCard(clerk, visit.id(), "expired")).contains(DeviceFault.EXPIRED);
        for (DeviceFault fault :
                List.of(DeviceFault.NO_CARD, DeviceFault.UNREADABLE, DeviceFault.READER_OFFLINE)) {
            assertThat(visits.readCard(clerk, visit.id(), fault.name())).contains(fault);
        }
        assertThat(visits.find(clerk, visit.id()).orElseThrow().visitor()).isEmpty();
        assertThat(visits.add(clerk, visit.id(), SUBSIDIES)).as("nobody is known yet").isEmpty();
        visits.typed(
                clerk,
                visit.id(),
                new Visitor("魏德明", TwoSides.number(33), "", Visits.Source.TYPED));
        assertThat(visits.add(clerk, visit.id(), SUBSIDIES)).isPresent();
    }

    @Test
    void aVisitIsTheClerksOwnAndItsVisitorGoesWithIt() {
        Actor clerk = clerk("third");
        Visit visit = begun(clerk, "mr-peng");
        UUID matter = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        assertThat(visits.begin(clerk, Optional.empty()).orElseThrow().id()).isEqualTo(visit.id());
        for (Actor other : List.of(clerk("fourth"), sides.clerk(Jurisdiction.CHONGQING))) {
            assertThat(visits.find(other, visit.id())).as(other.login()).isEmpty();
            assertThat(visits.add(other, visit.id(), SUBSIDIES)).isEmpty();
            assertThat(visits.drop(other, visit.id(), matter)).isFalse();
        }
        visits.end(clerk);
        Visit ended = visits.find(clerk, visit.id()).orElseThrow();
        assertThat(ended.ended()).isTrue();
        assertThat(ended.visitor()).isEmpty();
        assertThat(visits.open(clerk)).isEmpty();
        assertThat(visits.add(clerk, visit.id(), SUBSIDIES)).as("it is over").isEmpty();
        // what was not taken in is still among the clerk's drafts
        assertThat(sides.drafts.load(clerk, matter)).isPresent();
        assertThat(
                        sides.walls.<Boolean>inside(
                                clerk,
                                () ->
                                        sides.bean(tongban.node.journal.PersonalData.class)
                                                .open(
                                                        visit.id(),
                                                        tongban.node.journal.Purpose.INTAKE,
                                                        "visitor")
                                                .isEmpty()))
                .as("the key is destroyed")
                .isTrue();
    }

    // ------------------------------------------------------------------ on to another counter

    private static UUID called(Actor clerk) {
        Queue queue = sides.bean(Queue.class);
        queue.take(clerk, HALL, Errand.PERSONAL, Preference.NONE);
        return ((Queue.Result.Done) queue.next(clerk, Optional.empty())).ticket().id();
    }

    private static List<UUID> drafts(Actor clerk) {
        return sides.drafts.own(clerk).stream().map(Drafts.Line::id).toList();
    }

    @Test
    void aVisitorWhoIsPassedOnTakesHisVisitAndHisDraftsAlong() {
        Actor first = clerk("fifth");
        Actor second = clerk("sixth");
        sides.bean(Queue.class).sitAt(second, "6");
        UUID ticket = called(first);
        Visit visit = visits.begin(first, Optional.of(ticket)).orElseThrow();
        assertThat(visits.readCard(first, visit.id(), "grandma-luo")).isEmpty();
        UUID matter = visits.add(first, visit.id(), SUBSIDIES).orElseThrow();
        sides.documents.attach(first, matter, "bank-account", "账.pdf", TwoSides.pdf("account"));
        sides.drafts.save(
                first,
                matter,
                sides.drafts.load(first, matter).orElseThrow().version(),
                Map.of("long-term-care-needed", List.of("true")));

        assertThat(sides.bean(FrontDesk.class).passOn(first, ticket, "6"))
                .isInstanceOf(Queue.Result.Done.class);
        Visit left = visits.find(first, visit.id()).orElseThrow();
        assertThat(left.ended()).isTrue();
        assertThat(left.passedOn()).isTrue();
        assertThat(visits.open(first)).isEmpty();
        // the next visitor of the first counter ends nothing of it
        called(first);
        visits.end(first);
        assertThat(visits.begin(second, Optional.of(ticket)).orElseThrow().id())
                .as("who has not called the number takes nothing over")
                .isNotEqualTo(visit.id());
        visits.end(second);

        assertThat(sides.bean(Queue.class).next(second, Optional.empty()))
                .isInstanceOf(Queue.Result.Done.class);
        Visit taken = visits.begin(second, Optional.of(ticket)).orElseThrow();
        assertThat(taken.id()).isEqualTo(visit.id());
        assertThat(taken.ended()).isFalse();
        assertThat(taken.visitor()).map(Visitor::name).contains("罗文秀");
        assertThat(taken.matters()).extracting(Matter::caseId).containsExactly(matter);
        assertThat(typed(second, matter)).containsEntry("long-term-care-needed", List.of("true"));
        assertThat(sides.documents.of(second, matter)).hasSize(1);
        assertThat(drafts(first)).as("nothing stays behind").doesNotContain(matter);
        assertThat(sides.drafts.load(first, matter)).isEmpty();
        assertThat(visits.find(first, visit.id())).isEmpty();
        assertThat(visits.begin(second, Optional.of(ticket)).orElseThrow().id())
                .isEqualTo(visit.id());
        assertThat(
                        sides.walls.inside(
                                second,
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from journal where act = 'visit-taken-over'"
                                                                + " and ? = any (subject_ids) and actor = ?")
                                                .params(matter, second.account().toString())
                                                .query(Integer.class)
                                                .single()))
                .isEqualTo(1);
    }

    @Test
    void oneThatNobodyCallsForEndsTheNextDayAndLeavesItsDraftsToTheClerk() {
        Actor clerk = clerk("seventh");
        UUID ticket = called(clerk);
        Visit visit = visits.begin(clerk, Optional.of(ticket)).orElseThrow();
        assertThat(visits.readCard(clerk, visit.id(), "grandma-luo")).isEmpty();
        UUID matter = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        sides.bean(FrontDesk.class).passOn(clerk, ticket, "99");
        visits.end(clerk);
        assertThat(visits.find(clerk, visit.id()).orElseThrow().visitor()).isPresent();
        sides.pass(Duration.ofDays(1));
        visits.end(clerk);
        assertThat(visits.find(clerk, visit.id()).orElseThrow().visitor()).isEmpty();
        assertThat(drafts(clerk)).contains(matter);
    }
}
