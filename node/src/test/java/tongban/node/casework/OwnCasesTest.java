package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.postgres.SharedPostgres;

/** Whoever opens an account finds what he applied for before, and nobody else does. */
class OwnCasesTest {
    private static final String SERVICE = "disability-subsidies";
    private static TwoSides sides;
    private static OwnCases own;
    private static int accounts;

    @BeforeAll
    static void open() {
        sides = new TwoSides("own_cases");
        own = sides.bean(OwnCases.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Actor account(Jurisdiction side, @Nullable String number) {
        String login = "own." + ++accounts;
        UUID id =
                sides.walls.inside(
                        Actor.system(side),
                        () ->
                                sides.bean(Accounts.class)
                                        .enrol(
                                                login,
                                                "password-" + login,
                                                Role.RESIDENT,
                                                side,
                                                null,
                                                "某甲",
                                                "Somebody",
                                                number));
        return new Actor(id, login, Role.RESIDENT, side, null, "某甲", "Somebody");
    }

    private static UUID collected(int person, String place) {
        return sides.collected(
                        Jurisdiction.SICHUAN,
                        SERVICE,
                        place.equals(TwoSides.GAOTAN) ? "01-" : "02-",
                        person,
                        place)
                .caseId();
    }

    private static List<UUID> listed(Actor actor) {
        return sides.listed(actor, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL);
    }

    private static List<List<String>> journal(UUID id) {
        Actor supervisor =
                sides.staff(
                        Role.SUPERVISOR,
                        Jurisdiction.SICHUAN,
                        "511623:civil-affairs",
                        "supervisor");
        return sides.walls.inside(
                supervisor,
                () ->
                        sides.jdbc
                                .sql(
                                        """
                                        select actor, purpose from journal
                                         where act = 'own-cases' and subject_ids @> array[?]::uuid[]
                                        """)
                                .param(id)
                                .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                                .list());
    }

    @Test
    void whatHeAppliedForAtAWindowIsHisFromWhenHeSignsIn() {
        UUID id = collected(601, TwoSides.GAOTAN);
        sides.granted(
                sides.reviewer(SERVICE, TwoSides.GAOTAN),
                sides.decider(SERVICE, TwoSides.GAOTAN),
                id,
                "符合");
        Actor he = account(Jurisdiction.SICHUAN, TwoSides.number(601));
        Actor another = account(Jurisdiction.SICHUAN, TwoSides.number(602));
        assertThat(sides.cases.page(he, id)).as("not before").isEmpty();
        assertThat(own.find(another)).isZero();
        assertThat(own.find(he)).isEqualTo(1);
        assertThat(listed(he)).containsExactly(id);
        assertThat(sides.page(he, id).state()).isEqualTo(State.GRANTED);
        assertThat(sides.bean(Entitlements.class).own(he))
                .as("what it gave him, and who is told where to pay it")
                .hasSize(2)
                .allMatch(row -> row.caseNumber().equals(sides.page(he, id).number()));
        assertThat(sides.cases.page(another, id)).isEmpty();
        assertThat(listed(another)).isEmpty();
        assertThat(journal(id)).containsExactly(List.of(he.account().toString(), "OWN_MATTER"));
        assertThat(own.find(he)).as("once").isZero();
        assertThat(journal(id)).hasSize(1);
    }

    @Test
    void heFindsItWithAnAccountOfEitherSideThatHandlesItAndActsInIt() {
        UUID id = collected(611, TwoSides.YUZUI);
        sides.done(
                sides.clerk(Jurisdiction.SICHUAN),
                new Command.Forward(
                        id, sides.version(sides.clerk(Jurisdiction.SICHUAN), id), "", ""));
        sides.post.drain();
        Actor here = account(Jurisdiction.SICHUAN, TwoSides.number(611));
        Actor there = account(Jurisdiction.CHONGQING, TwoSides.number(611));
        assertThat(own.find(here)).isEqualTo(1);
        assertThat(own.find(there)).isEqualTo(1);
        assertThat(listed(here)).containsExactly(id);
        assertThat(listed(there)).containsExactly(id);
        sides.done(here, new Command.Withdraw(id, sides.version(here, id), "改日再办"));
    }

    @Test
    void whoeverHasNoNumberFindsNothingAndAnOpenAccountKeepsWhatItHas() throws SQLException {
        UUID id = collected(621, TwoSides.GAOTAN);
        assertThat(own.find(account(Jurisdiction.SICHUAN, null))).isZero();
        assertThat(own.find(sides.reviewer(SERVICE, TwoSides.GAOTAN))).isZero();
        Actor first = account(Jurisdiction.SICHUAN, TwoSides.number(621));
        Actor second = account(Jurisdiction.SICHUAN, TwoSides.number(621));
        assertThat(own.find(first)).isEqualTo(1);
        assertThat(own.find(second)).isZero();
        closed(first);
        assertThat(own.find(first)).as("it is closed").isZero();
        assertThat(own.find(second)).isEqualTo(1);
        assertThat(listed(second)).containsExactly(id);
        assertThat(sides.cases.page(first, id)).isEmpty();
    }

    private static void closed(Actor account) throws SQLException {
        String url = sides.database.url();
        String database = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        try (Connection all = SharedPostgres.server().asAdministrator(database);
                PreparedStatement statement =
                        all.prepareStatement("update account set disabled = true where id = ?")) {
            statement.setObject(1, account.account());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
