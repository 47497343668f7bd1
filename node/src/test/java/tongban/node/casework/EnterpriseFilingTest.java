package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * An economic matter: an enterprise has its investment project filed at the window of the other
 * side, and inside the zone its committee decides, because the list of powers says so; outside it
 * the county does.
 */
class EnterpriseFilingTest {
    private static final String FILING = "investment-project-filing";
    private static final String COMMITTEE = "gaozhu:administrative-committee";
    private static TwoSides sides;

    @BeforeAll
    static void open() {
        sides = new TwoSides("filing");
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @Test
    void insideTheZoneTheCommitteeDecidesForTheSideInWhichTheSiteLies() {
        var collected =
                sides.collected(
                        Jurisdiction.CHONGQING,
                        FILING,
                        "01-filed",
                        1,
                        TwoSides.GAOTAN,
                        Map.of(Drafts.INSIDE_ZONE, "true"));
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        UUID id = collected.caseId();
        assertThat(collected.state()).isEqualTo(State.COLLECTED);
        CasePage here = sides.page(clerk, id);
        assertThat(here.applicant().name()).isEqualTo("演示企业1");
        assertThat(here.applicant().number())
                .as("a code is masked like a number")
                .isNotEqualTo(TwoSides.creditCode(1));
        assertThat(here.competence().deciding().id()).isEqualTo(COMMITTEE);
        assertThat(here.competence().deciding().side()).isEqualTo(Jurisdiction.SICHUAN);
        assertThat(here.competence().inNameOf().id())
                .as("authorised, not entrusted: in its own name")
                .isEqualTo(COMMITTEE);
        assertThat(here.competence().why().toString()).contains("权力清单").contains("演示");

        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        Actor reviewer =
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.SICHUAN,
                        here.competence().accepting().id(),
                        "filing");
        Actor decider = sides.staff(Role.DECIDER, Jurisdiction.SICHUAN, COMMITTEE, "filing");
        Actor county =
                sides.staff(
                        Role.DECIDER, Jurisdiction.SICHUAN, "511623:development-reform", "filing");
        assertThat(sides.cases.page(county, id)).as("the county takes no part").isEmpty();
        sides.granted(reviewer, decider, id, "信息齐全");
        sides.post.drain();

        CasePage told = sides.page(clerk, id);
        assertThat(told.state()).isEqualTo(State.GRANTED);
        assertThat(told.decision())
                .hasValueSatisfying(d -> {
                    assertThat(d.verb().zh()).isNotBlank();
                    assertThat(d.inNameOf().id()).isEqualTo(COMMITTEE);
                });
        assertThat(told.timeline())
                .filteredOn(s -> s.act() == Act.GRANT)
                .singleElement()
                .satisfies(s -> assertThat(s.organ().id()).isEqualTo(COMMITTEE));
    }

    @Test
    void outsideTheZoneTheCountyDecidesTheSameMatter() {
        var collected =
                sides.collected(
                        Jurisdiction.CHONGQING,
                        FILING,
                        "01-filed",
                        2,
                        TwoSides.GAOTAN,
                        Map.of(Drafts.INSIDE_ZONE, "false"));
        CasePage page = sides.page(sides.clerk(Jurisdiction.CHONGQING), collected.caseId());
        assertThat(page.competence().deciding().id()).isEqualTo("511623:development-reform");
    }

    @Test
    void aCodeWithAWrongSignIsRefusedByName() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        String code = TwoSides.creditCode(3);
        String wrong = code.substring(0, 17) + (code.charAt(17) == '0' ? '1' : '0');
        Drafts.Draft draft =
                sides.typed(
                        clerk,
                        FILING,
                        "01-filed",
                        3,
                        TwoSides.GAOTAN,
                        Map.of(Drafts.INSIDE_ZONE, "true", Drafts.APPLICANT_NUMBER, wrong));
        var result =
                sides.perform(
                        clerk,
                        new Command.Collect(
                                draft.id(),
                                draft.version(),
                                new IdentityCheck(IdentityCheck.Shown.BUSINESS_LICENCE, true, ""),
                                sides.papers(FILING),
                                true));
        assertThat(result)
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("FACT-check-digit"));
    }
}
