package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** Who collected a case asks the side that decides for haste, and hears what it says. */
class UrgesAcrossTest {
    private static final String SERVICE = "disability-subsidies";
    private static final String NOTE = "应申请人要求催办：老人急用，请尽快受理";

    private static TwoSides sides;
    private static Urges urges;
    private static Actor clerk;
    private static Actor supervisor;
    private static Actor reviewer;
    private static int person = 700;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("urges_across");
        urges = sides.bean(Urges.class);
        clerk = sides.clerk(Jurisdiction.CHONGQING);
        supervisor =
                sides.staff(
                        Role.SUPERVISOR, Jurisdiction.CHONGQING, "gaozhu:service-centre", "sup");
        reviewer = sides.reviewer(SERVICE, TwoSides.GAOTAN);
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static UUID forwarded() {
        CommandResult.Done done =
                sides.collected(
                        Jurisdiction.CHONGQING, SERVICE, "01-both", ++person, TwoSides.GAOTAN);
        sides.done(clerk, new Command.Forward(done.caseId(), done.version(), "", ""));
        sides.post.drain();
        return done.caseId();
    }

    private static String code(Actor actor, String note, UUID id) {
        CommandResult result =
                ((Batches.Tried.Done) urges.urge(actor, note, List.of(id)))
                        .rows()
                        .getFirst()
                        .result();
        return switch (result) {
            case CommandResult.Done done -> "done";
            case CommandResult.Repeated again -> "repeated";
            case CommandResult.Rejected no -> no.problems().getFirst().code();
            case CommandResult.Forbidden no -> no.problem().code();
            case CommandResult.Stale stale -> "stale";
            case CommandResult.NotFound none -> "none";
        };
    }

    private static List<Urges.Entry> atTheDesk(Actor actor, UUID id) {
        return urges.waiting(actor).stream().filter(u -> u.caseId().equals(id)).toList();
    }

    @Test
    void anUrgeTravelsToTheDeskThereAndTheAnswerComesBack() {
        UUID id = forwarded();
        assertThat(code(clerk, NOTE, id)).isEqualTo("done");
        assertThat(code(clerk, NOTE, id)).isEqualTo("repeated");
        assertThat(code(clerk, "再催", id)).as("once a day").isEqualTo("CASE-121");
        assertThat(code(supervisor, "请说明进展", id)).isEqualTo("done");
        sides.post.drain();
        sides.post.drain();
        List<Urges.Entry> asked = atTheDesk(reviewer, id);
        assertThat(sides.page(clerk, id).messages())
                .allSatisfy(m -> assertThat(m.fault()).isEmpty());
        assertThat(urges.of(reviewer, id)).hasSize(2);
        assertThat(asked).extracting(Urges.Entry::note).containsExactly("请说明进展", NOTE);
        assertThat(asked)
                .allSatisfy(u -> {
                    assertThat(u.by().zh()).as("the body").contains("政务服务中心");
                    assertThat(u.by().zh()).as("and nobody").doesNotContain("某甲");
                    assertThat(u.answerable()).isTrue();
                });
        UUID urge = asked.getLast().id();
        assertThat(urges.answer(clerk, id, urge, "自己答复"))
                .as("who asked does not answer")
                .isInstanceOf(CommandResult.Forbidden.class);
        assertThat(urges.answer(reviewer, id, urge, " "))
                .isInstanceOf(CommandResult.Rejected.class);
        assertThat(urges.answer(reviewer, id, UUID.randomUUID(), "答复"))
                .isInstanceOf(CommandResult.NotFound.class);
        assertThat(urges.answer(reviewer, id, urge, "本周内受理"))
                .isInstanceOf(CommandResult.Done.class);
        assertThat(urges.answer(reviewer, id, urge, "本周内受理"))
                .isInstanceOf(CommandResult.Repeated.class);
        assertThat(urges.answer(reviewer, id, urge, "下周"))
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-162"));
        assertThat(atTheDesk(reviewer, id)).as("answered, it is off the desk").hasSize(1);
        sides.post.drain();
        assertThat(urges.of(clerk, id))
                .filteredOn(u -> u.id().equals(urge))
                .singleElement()
                .satisfies(u -> {
                    assertThat(u.note()).isEqualTo(NOTE);
                    assertThat(u.answerable()).isFalse();
                    assertThat(u.answer())
                            .hasValueSatisfying(a -> {
                                assertThat(a.text()).isEqualTo("本周内受理");
                                assertThat(a.by().zh()).isNotBlank();
                            });
                });
        assertThat(sides.page(clerk, id).messages())
                .extracting(m -> m.kind().zh())
                .contains("催办", "催办答复");
    }

    @Test
    void nobodyIsUrgedWhoDoesNotHaveToAct() {
        UUID id =
                sides.collected(
                                Jurisdiction.CHONGQING,
                                SERVICE,
                                "01-both",
                                ++person,
                                TwoSides.GAOTAN)
                        .caseId();
        assertThat(code(supervisor, "尽快移交", id)).as("it waits at this window").isEqualTo("done");
        UUID over = forwarded();
        sides.done(clerk, new Command.Withdraw(over, sides.version(clerk, over), "另行申请"));
        // the withdrawal is on its way and comes first
        assertThat(code(clerk, "请尽快", over)).isEqualTo("done");
        sides.post.drain();
        sides.post.drain();
        assertThat(sides.state(reviewer, over)).isEqualTo(State.WITHDRAWN);
        assertThat(atTheDesk(reviewer, over)).isEmpty();
        assertThat(sides.page(clerk, over).messages())
                .as("the sender is told why")
                .anySatisfy(m -> assertThat(m.fault()).contains("CASE-164"));
        sides.pass(Duration.ofDays(1));
        assertThat(code(clerk, "请尽快", over)).isEqualTo("CASE-114");
    }

    @Test
    void nothingInALetterIsBelieved() {
        UUID id = forwarded();
        Arrivals arrivals = sides.arrivals();
        Actor node = Actor.system(Jurisdiction.SICHUAN);
        Words body = Words.of("某中心", "A centre");
        UUID own =
                sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-both", ++person, TwoSides.GAOTAN)
                        .caseId();
        assertThat(sides.walls.inside(node, () -> arrived(arrivals, own, urge("急", body))))
                .as("not collected by the other side")
                .isEqualTo("CASE-051");
        assertThat(sides.walls.inside(node, () -> arrived(arrivals, id, urge("", body))))
                .isEqualTo("CASE-165");
        assertThat(
                        sides.walls.inside(
                                node,
                                () ->
                                        arrived(
                                                arrivals,
                                                id,
                                                urge("急".repeat(Urges.NOTE_LENGTH_MAX + 1), body))))
                .isEqualTo("CASE-165");
        for (int i = 0; i < Urges.ACROSS_PER_DAY_MAX; i++) {
            assertThat(sides.walls.inside(node, () -> arrived(arrivals, id, urge("急", body))))
                    .isEqualTo("applied");
        }
        assertThat(sides.walls.inside(node, () -> arrived(arrivals, id, urge("急", body))))
                .as("the limit of a day")
                .isEqualTo("CASE-165");
        assertThat(
                        sides.walls.inside(
                                Actor.system(Jurisdiction.CHONGQING),
                                () ->
                                        said(
                                                arrivals.arrive(
                                                        id,
                                                        Jurisdiction.SICHUAN,
                                                        "urge-answer",
                                                        Letter.bytes(
                                                                new Letter.UrgeAnswer(
                                                                        UUID.randomUUID(),
                                                                        "好",
                                                                        body,
                                                                        Instant.EPOCH))))))
                .as("nobody asked")
                .isEqualTo("CASE-165");
    }

    private static Letter.Urge urge(String note, Words from) {
        return new Letter.Urge(
                UUID.randomUUID(),
                UUID.randomUUID(),
                note,
                from,
                Role.CLERK,
                sides.today(),
                Instant.EPOCH);
    }

    private static String arrived(Arrivals arrivals, UUID id, Letter.Urge letter) {
        return said(
                arrivals.arrive(id, Jurisdiction.CHONGQING, letter.kind(), Letter.bytes(letter)));
    }

    private static String said(Arrivals.Arrived arrived) {
        return switch (arrived) {
            case Arrivals.Arrived.Applied yes -> "applied";
            case Arrivals.Arrived.Refused no -> no.problem().code();
        };
    }
}
