package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** Somebody comes to a window again: what he has running there, and nothing of other windows. */
class RunningCasesTest {
    private static final String SUBSIDIES = "disability-subsidies";

    private static TwoSides sides;
    private static RunningCases running;
    private static Actor clerk;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("running_cases");
        running = sides.bean(RunningCases.class);
        clerk = sides.clerk(Jurisdiction.SICHUAN);
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static List<UUID> ids(Actor who, int person) {
        return running.of(who, TwoSides.number(person)).lines().stream()
                .map(RunningCases.Line::id)
                .toList();
    }

    private static List<Act> acts(int person, UUID id) {
        return running.of(clerk, TwoSides.number(person)).lines().stream()
                .filter(l -> l.id().equals(id))
                .flatMap(l -> l.permitted().stream())
                .map(CasePage.Permitted::act)
                .toList();
    }

    private static long looks(UUID id) {
        return sides.walls.inside(
                clerk,
                () ->
                        sides.jdbc
                                .sql(
                                        "select count(*) from journal where act = 'read' and purpose = 'VISIT'"
                                                + " and ? = any (subject_ids) and actor = ?")
                                .params(id, clerk.account().toString())
                                .query(Long.class)
                                .single());
    }

    @Test
    void hisCasesAreListedWithWhatCanBeDoneAndEachLookIsJournaled() {
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", 301, TwoSides.GAOTAN)
                        .caseId();
        assertThat(ids(clerk, 301)).containsExactly(id);
        assertThat(looks(id)).isOne();
        assertThat(acts(301, id)).contains(Act.WITHDRAW).doesNotContain(Act.SUPPLY_SUPPLEMENT);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.supplementAsked(reviewer, id, "bank-account", "看不清");
        assertThat(acts(301, id)).contains(Act.SUPPLY_SUPPLEMENT, Act.WITHDRAW);
        assertThat(ids(clerk, 302)).as("somebody else").isEmpty();
        sides.done(clerk, new Command.Withdraw(id, sides.version(clerk, id), "不办了"));
        assertThat(ids(clerk, 301)).as("it is over").isEmpty();
    }

    @Test
    void whatWasCollectedHereForTheOtherSideIsListedHereAndNowhereElse() {
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", 303, TwoSides.YUZUI)
                        .caseId();
        assertThat(acts(303, id)).contains(Act.FORWARD);
        sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
        sides.post.drain();
        assertThat(ids(clerk, 303)).containsExactly(id);
        // the same house serves both sides; over there it collected nothing
        assertThat(ids(sides.clerk(Jurisdiction.CHONGQING), 303)).isEmpty();
        String other = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN).worksFor().orElseThrow();
        assertThat(ids(sides.staff(Role.CLERK, Jurisdiction.SICHUAN, other, "elsewhere"), 303))
                .as("another body of the side")
                .isEmpty();
        assertThat(ids(sides.reviewer(SUBSIDIES, TwoSides.YUZUI), 303))
                .as("only a clerk has visitors")
                .isEmpty();
    }

    @Test
    void aNearRelativeIsListedAndNothingIsOffered() {
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", 304, TwoSides.GAOTAN)
                        .caseId();
        sides.bean(Relatives.class).record(clerk, "陈小兰", TwoSides.number(304), "SIBLING");
        assertThat(running.of(clerk, TwoSides.number(304)).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.id()).isEqualTo(id);
                    assertThat(line.barred()).isTrue();
                    assertThat(line.permitted()).isEmpty();
                });
    }
}
