package tongban.node.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Authorisation.What;
import tongban.node.casework.Authorisations.Asked;
import tongban.node.casework.Authorisations.Request;
import tongban.node.casework.Authorisations.Seen;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.State;
import tongban.node.casework.TwoSides;
import tongban.node.casework.WorkList;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** Who acts for another online follows the case as long as he may; the case is the other's. */
class ActsOnlineTest extends OnThePhone {
    private static final int AGENT = 599;
    private static final String NUMBER = TwoSides.number(AGENT);

    private static List<UUID> listed(Actor resident) {
        return sides.listed(resident, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL);
    }

    private static Secret agreed(Actor agent, Drafts.Draft draft) {
        Request power =
                new Request(
                        What.POWER_OF_ATTORNEY,
                        "",
                        "",
                        "",
                        Optional.of(sides.today().plusDays(30)),
                        Locale.SIMPLIFIED_CHINESE);
        assertThat(authorisations.ask(agent, draft.id(), power)).isInstanceOf(Asked.Done.class);
        Secret secret = arrived(mobile());
        authorisations.answer(secret.link(), secret.code(), name(), tail(), true);
        return secret;
    }

    private static Drafts.Draft typed(Actor agent, String place) {
        person++;
        return sides.typed(
                agent,
                SUBSIDIES,
                "both",
                person,
                place,
                Map.of(
                        Drafts.APPLICANT_MOBILE, mobile(),
                        Drafts.PROXY_NAME, "李村长",
                        Drafts.PROXY_NUMBER, NUMBER,
                        Drafts.PROXY_MOBILE, "13900000599",
                        Drafts.PROXY_RELATION, "同村",
                        Drafts.PROXY_KIND, "VILLAGE_CADRE"));
    }

    private static UUID submitted(Actor agent, Drafts.Draft draft) {
        return sides.done(
                        agent,
                        new Command.Submit(
                                draft.id(),
                                draft.version(),
                                sides.uploaded(agent, draft.id(), SUBSIDIES),
                                true))
                .caseId();
    }

    @Test
    void theCaseAndItsBenefitAreTheApplicantsAndTheAgentLosesSightOfItWithHisPower() {
        Actor agent = sides.resident(Jurisdiction.SICHUAN, NUMBER);
        Drafts.Draft draft = typed(agent, TwoSides.GAOTAN);
        Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(person));
        Secret secret = agreed(agent, draft);
        UUID id = submitted(agent, draft);

        assertThat(listed(applicant)).as("his own matter").contains(id);
        assertThat(listed(agent)).as("whom he empowered").contains(id);
        assertThat(sides.page(applicant, id).permitted()).isNotEmpty();
        assertThat(sides.page(agent, id).permitted()).isNotEmpty();

        assertThat(authorisations.takeBack(secret.link(), secret.code(), name(), tail()))
                .isEqualTo(new Seen.TakenBack());
        assertThat(listed(agent)).doesNotContain(id);
        assertThat(sides.cases.page(agent, id)).isEmpty();
        assertThat(sides.documents.of(agent, id)).isEmpty();
        assertThat(
                        sides.perform(
                                agent,
                                new Command.Withdraw(id, sides.version(applicant, id), "不办了")))
                .isInstanceOf(CommandResult.NotFound.class);
        assertThat(rowsSeenBy(agent, id)).as("the database shows it no more either").isZero();
        assertThat(rowsSeenBy(applicant, id)).isOne();

        sides.granted(
                sides.reviewer(SUBSIDIES, TwoSides.GAOTAN),
                sides.decider(SUBSIDIES, TwoSides.GAOTAN),
                id,
                "符合");
        assertThat(sides.state(applicant, id)).isEqualTo(State.GRANTED);
        assertThat(benefitsSeenBy(applicant, id)).as("he is paid").isPositive();
        assertThat(benefitsSeenBy(agent, id)).isZero();
    }

    /** Both sides of the border keep the two apart. */
    @Test
    void acrossTheBorderTheAgentLosesSightOfItOnHisOwnSide() {
        Actor agent = sides.resident(Jurisdiction.CHONGQING, NUMBER);
        Drafts.Draft draft = typed(agent, TwoSides.GAOTAN);
        Secret secret = agreed(agent, draft);
        UUID id = submitted(agent, draft);
        sides.post.drain();
        assertThat(listed(agent)).contains(id);
        assertThat(authorisations.takeBack(secret.link(), secret.code(), name(), tail()))
                .isEqualTo(new Seen.TakenBack());
        sides.post.drain();
        assertThat(listed(agent)).doesNotContain(id);
        assertThat(sides.page(sides.reviewer(SUBSIDIES, TwoSides.GAOTAN), id).mandate())
                .hasValueSatisfying(m -> assertThat(m.withdrawn()).isTrue());
    }

    private static long rowsSeenBy(Actor resident, UUID id) {
        return counted(resident, "select count(*) from case_file where id = ?", id);
    }

    private static long benefitsSeenBy(Actor resident, UUID id) {
        return counted(resident, "select count(*) from entitlement where case_id = ?", id);
    }

    private static long counted(Actor resident, String sql, UUID id) {
        return sides.walls.inside(
                resident, () -> sides.jdbc.sql(sql).param(id).query(Long.class).single());
    }
}
