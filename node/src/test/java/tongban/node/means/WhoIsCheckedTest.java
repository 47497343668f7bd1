package tongban.node.means;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tongban.node.means.CheckGround.PLACE;
import static tongban.node.means.CheckGround.RECIPIENT;
import static tongban.node.means.CheckGround.SERVICE;
import static tongban.node.means.CheckGround.SICHUAN;
import static tongban.node.means.CheckGround.STRANGER;
import static tongban.node.means.CheckGround.authorising;
import static tongban.node.means.CheckGround.codes;
import static tongban.node.means.CheckGround.done;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Relatives;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.means.MeansChecks.CheckPage;
import tongban.node.means.MeansChecks.Matter;
import tongban.node.means.MeansChecks.Result;
import tongban.node.means.MeansChecks.Way;

/**
 * Applicants, those who live with them and recipients are checked, and nobody else: what the
 * database refuses is refused whoever asks it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoIsCheckedTest {
    private CheckGround ground;
    private TwoSides sides;
    private MeansChecks checks;
    private MeansJob job;
    private Actor reviewer;
    private Actor decider;

    @BeforeAll
    void start() throws IOException {
        ground = new CheckGround("who_is_checked");
        sides = ground.sides;
        checks = ground.checks;
        job = ground.job;
        reviewer = ground.reviewer;
        decider = ground.decider;
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    @Test
    void aRecipientIsRecheckedAndNobodyWhoReceivesNothing() {
        UUID granted = sides.collected(SICHUAN, SERVICE, "01-both", RECIPIENT, PLACE).caseId();
        sides.granted(reviewer, decider, granted, "符合");
        ground.person(TwoSides.number(RECIPIENT), "陈国安" + RECIPIENT);
        UUID entitlement =
                sides.bean(Entitlements.class)
                        .list(
                                decider,
                                new Entitlements.Query(
                                        "living-subsidy", "", Entitlements.Look.ALL, 0))
                        .rows()
                        .getFirst()
                        .id();
        Actor related =
                sides.staff(Role.DECIDER, SICHUAN, decider.worksFor().orElseThrow(), "related");
        sides.bean(Relatives.class).record(related, "陈小兰", TwoSides.number(RECIPIENT), "SIBLING");
        assertThat(
                        codes(
                                checks.begin(
                                        related,
                                        new Matter.OfEntitlement(entitlement),
                                        Optional.empty())))
                .as("keeps away from the re-check too")
                .containsExactly("ECON-006");
        UUID check =
                done(
                        checks.begin(
                                decider, new Matter.OfEntitlement(entitlement), Optional.empty()));
        assertThat(codes(checks.ask(related, check, Optional.empty(), Set.of(CheckSource.BANKS))))
                .containsExactly("ECON-006");
        done(checks.authorise(decider, check, authorising(1, Way.SIGNED, "陈国安" + RECIPIENT, "")));
        done(checks.ask(decider, check, Optional.empty(), EnumSet.of(CheckSource.BANKS)));
        job.work();
        CheckPage page = checks.page(decider, check, Optional.empty()).orElseThrow();
        assertThat(page.row().ground()).isEqualTo(MeansChecks.Ground.RECHECK);
        assertThat(page.versions()).as("all have answered: made by itself").hasSize(1);
        assertThat(codes(checks.begin(reviewer, new Matter.OfCase(granted), Optional.empty())))
                .as("its decision is made: no longer an applicant")
                .contains("ECON-002");
        assertThat(
                        checks.begin(
                                decider,
                                new Matter.OfEntitlement(UUID.randomUUID()),
                                Optional.empty()))
                .isInstanceOf(Result.NotFound.class);
        done(checks.callOff(decider, check));
        assertThat(codes(checks.ask(decider, check, Optional.empty(), Set.of())))
                .containsExactly("ECON-007");
    }

    /** The role of the application itself, at the desk that handles the case. */
    private void asApplication(UUID check, String sql) throws SQLException {
        try (Connection app = sides.database.asApp()) {
            app.setAutoCommit(false);
            try (var settings =
                            app.prepareStatement(
                                    """
                                    select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'REVIEWER', true),
                                           set_config('tongban.actor', ?, true), set_config('tongban.organ', ?, true)
                                    """);
                    Statement statement = app.createStatement()) {
                settings.setString(1, reviewer.account().toString());
                settings.setString(2, reviewer.worksFor().orElseThrow());
                settings.execute();
                statement.execute(sql.replace(":check", "'" + check + "'"));
            } finally {
                app.rollback();
            }
        }
    }

    @Test
    void theDatabaseRefusesWhoeverIsNeitherApplicantNorMemberNorRecipient() throws SQLException {
        UUID of = sides.collected(SICHUAN, SERVICE, "01-both", 954, PLACE).caseId();
        ground.person(TwoSides.number(954), "陈国安954");
        UUID stranger = ground.person(TwoSides.number(STRANGER), "某人");
        UUID check = done(checks.begin(reviewer, new Matter.OfCase(of), Optional.empty()));
        String person =
                """
                insert into means_person select '51', :check, 2, r.id, r.id_index, '2000-01-01', 0
                  from register_subject r where r.id = '%s'
                """
                        .formatted(stranger);
        assertThatThrownBy(() -> asApplication(check, person))
                .hasMessageContaining("ECON-901 only applicants, recipients");
        String borrowed =
                """
                insert into means_person select '51', :check, 2, '%s', p.id_index, '2000-01-01', 0
                  from means_person p where p.check_id = :check
                """
                        .formatted(stranger);
        assertThatThrownBy(() -> asApplication(check, borrowed))
                .as("under the number of the applicant")
                .hasMessageContaining("ECON-901");
        String query =
                """
                insert into means_query (id, owner_jurisdiction, check_id, person, source, round, authorisation, state, asked_on,
                       asked_by, asked_at, next_attempt_at, expires_at)
                select gen_random_uuid(), '51', :check, 1, 'BANKS', 1, %s, 'WAITING', %s, gen_random_uuid(), now(), now(), now()
                """;
        assertThatThrownBy(() ->
                        asApplication(check, query.formatted("gen_random_uuid()", "'2026-11-12'")))
                .as("without an authorisation")
                .hasMessageContaining("ECON-902");
        UUID given =
                done(checks.authorise(reviewer, check, authorising(1, Way.SIGNED, "陈国安954", "")));
        asApplication(check, query.formatted("'" + given + "'", "'2026-11-12'"));
        assertThatThrownBy(() ->
                        asApplication(check, query.formatted("'" + given + "'", "'2027-05-12'")))
                .as("after its last day")
                .hasMessageContaining("ECON-902");
        assertThatThrownBy(() ->
                        asApplication(
                                check,
                                "update means_person set adult_on = '2000-01-01' where check_id ="
                                        + " :check"))
                .hasMessageContaining("permission denied");
        done(checks.withdraw(reviewer, check, given));
        assertThatThrownBy(() ->
                        asApplication(check, query.formatted("'" + given + "'", "'2026-11-12'")))
                .as("withdrawn")
                .hasMessageContaining("ECON-902");
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "supervisor");
        sides.walls.run(
                supervisor,
                () ->
                        sides.jdbc
                                .sql("select destroy_case(?, 'RETENTION')")
                                .param(of)
                                .query()
                                .singleRow());
        assertThat(ground.page(check).people().getFirst().given().getFirst().signer())
                .as("with the person of the case ends what he signed")
                .isEmpty();
        assertThat(checks.callOff(reviewer, check)).isInstanceOf(Result.NotFound.class);
    }

    @Test
    void everyBasisIsOfAServiceOrASchemeThatThereIs() {
        tongban.node.entitlement.Schemes schemes =
                sides.bean(tongban.node.entitlement.Schemes.class);
        for (Bases.Basis basis : Bases.shipped().all()) {
            for (String id : basis.of()) {
                assertThat(schemes.find(id).isPresent() || sides.services.get(id).isPresent())
                        .as(id)
                        .isTrue();
                assertThat(checks.hasBasis(id)).isTrue();
            }
        }
        assertThat(checks.hasBasis("oversize-transport-permit")).isFalse();
    }
}
