package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** What is sent across and refused there: said where it was sent, and not taken for done. */
class RefusedAcrossTest {
    private static final String PERMIT = "oversize-transport-permit";
    private static TwoSides sides;

    @BeforeAll
    static void open() {
        sides = new TwoSides("refused_across");
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    /** Under review over there, told of the right to a hearing, and that is known here. */
    private static UUID offered(int person) {
        var collected =
                sides.collected(Jurisdiction.CHONGQING, PERMIT, "04", person, TwoSides.GAOTAN);
        UUID id = collected.caseId();
        Actor reviewer = sides.reviewer(PERMIT, TwoSides.GAOTAN);
        sides.done(
                sides.clerk(Jurisdiction.CHONGQING),
                new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        sides.underReview(reviewer, id);
        sides.done(reviewer, new Command.OfferHearing(id, sides.version(reviewer, id), "拟不同意"));
        sides.post.drain();
        return id;
    }

    private static void isTooLate(Actor actor, UUID id) {
        assertThat(
                        sides.perform(
                                actor,
                                new Command.RequestHearing(id, sides.version(actor, id), "")))
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-041"));
    }

    @Test
    void aHearingIsAskedForInTimeAtTheCollectingWindowToo() {
        // enrolled before, so that the case is its own when it begins
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(7));
        UUID id = offered(7);
        sides.pass(Duration.ofDays(14));
        isTooLate(sides.clerk(Jurisdiction.CHONGQING), id);
        isTooLate(applicant, id);
        assertThat(sides.page(applicant, id).timeline())
                .as("nothing was sent that could only be refused")
                .extracting(CasePage.Step::act)
                .doesNotContain(Act.REQUEST_HEARING);
    }

    @Test
    void whatTheOtherSideRefusedIsSaidAtItsStepAndIsNeitherSpentNorHidden() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(8));
        UUID id = offered(8);
        sides.done(applicant, new Command.RequestHearing(id, sides.version(applicant, id), ""));
        assertThat(sides.page(applicant, id).permitted())
                .as("on its way, it is not asked for again")
                .extracting(CasePage.Permitted::act)
                .doesNotContain(Act.REQUEST_HEARING);
        sides.pass(Duration.ofDays(14));
        sides.post.drain();
        for (Actor reader : List.of(clerk, applicant)) {
            CasePage page = sides.page(reader, id);
            assertThat(page.timeline())
                    .filteredOn(step -> step.act() == Act.REQUEST_HEARING)
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.details().getFirst().zh())
                                .startsWith("主管机关没有接收：申请听证的期限已于")
                                .endsWith("（CASE-041）");
                        assertThat(step.details().getFirst().en())
                                .startsWith("Not taken by the competent body: The time to ask")
                                .endsWith("(CASE-041)");
                        assertThat(step.details().getLast().zh()).contains("没有生效");
                    });
            assertThat(page.permitted())
                    .extracting(CasePage.Permitted::act)
                    .contains(Act.REQUEST_HEARING);
            isTooLate(reader, id);
        }
        assertThat(sides.page(clerk, id).messages())
                .filteredOn(m -> m.outgoing() && !m.fault().isEmpty())
                .singleElement()
                .satisfies(m -> assertThat(m.said().en()).startsWith("CASE-041 The time to ask"));
        assertThat(sides.page(sides.reviewer(PERMIT, TwoSides.GAOTAN), id).messages())
                .filteredOn(m -> !m.outgoing() && !m.fault().isEmpty())
                .singleElement()
                .satisfies(m -> assertThat(m.said().zh()).startsWith("CASE-041 申请听证"));
    }
}
