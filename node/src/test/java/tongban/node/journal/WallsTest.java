package tongban.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.MigratedDatabase;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.JdbcAccounts;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.postgres.DatabaseAccess;

/** What the database refuses, whatever the application would allow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallsTest {
    private static final String SECRET = "590000199001010016";

    private DatabaseAccess database;
    private JdbcClient jdbc;
    private Walls walls;
    private PersonalData personalData;
    private Journal journal;
    private Accounts accounts;

    private final Actor sichuanClerk = staff("sc.clerk", Role.CLERK, Jurisdiction.SICHUAN);
    private final Actor chongqingSupervisor =
            staff("cq.supervisor", Role.SUPERVISOR, Jurisdiction.CHONGQING);
    private final Actor resident = resident("sc.resident");
    private final Actor otherResident = resident("sc.other");

    @BeforeAll
    void open(@TempDir Path folder) {
        database = MigratedDatabase.fresh("walls");
        DataSource source = MigratedDatabase.asApp(database);
        jdbc = JdbcClient.create(source);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        walls = new JdbcWalls(transactions, jdbc, 4);
        personalData = new JdbcPersonalData(jdbc, walls, new FileMasterKeys(folder));
        journal = new JdbcJournal(jdbc);
        accounts =
                new JdbcAccounts(
                        jdbc,
                        transactions,
                        new BCryptPasswordEncoder(4),
                        Clock.systemUTC(),
                        personalData::idIndex,
                        personalData::sealIdNumber);
    }

    @Test
    void withoutAnActorNothingIsVisible() {
        UUID id = aCaseOf(sichuanClerk, resident.account());
        assertThat(count("case_file where id = '" + id + "'")).isZero();
        assertThat(count("journal")).isZero();
        assertThat(count("account")).isZero();
    }

    @Test
    void theOtherSideSeesNothingNotEvenItsSupervisor() {
        UUID id = aCaseOf(sichuanClerk, resident.account());
        walls.run(
                chongqingSupervisor,
                () -> {
                    assertThat(count("case_file where id = '" + id + "'")).isZero();
                    assertThat(personalData.open(id, Purpose.SUPERVISE, "name")).isEmpty();
                });
    }

    @Test
    void theTablesOwnerIsBoundToo() throws Exception {
        aCaseOf(sichuanClerk, resident.account());
        try (var owner = database.asOwner();
                var rows = owner.createStatement().executeQuery("select count(*) from case_file")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aResidentSeesHisOwnMatterAndNobodyElses() {
        UUID id = aCaseOf(sichuanClerk, resident.account());
        walls.run(
                resident,
                () -> assertThat(personalData.open(id, Purpose.OWN_MATTER, "name")).isPresent());
        walls.run(
                otherResident,
                () -> {
                    assertThat(personalData.open(id, Purpose.OWN_MATTER, "name")).isEmpty();
                    assertThat(count("case_file where id = '" + id + "'")).isZero();
                });
    }

    @Test
    void aRowForTheOtherSideIsRefused() {
        assertThatThrownBy(() ->
                        walls.run(
                                sichuanClerk,
                                () ->
                                        insertCase(
                                                UUID.randomUUID(),
                                                Jurisdiction.CHONGQING,
                                                resident.account())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aKeyOpensOnlyWithItsJournalRow() {
        UUID id = aCaseOf(sichuanClerk, resident.account());
        walls.run(sichuanClerk, () -> personalData.open(id, Purpose.HANDLE, "name", "answers"));
        walls.run(
                sichuanClerk,
                () ->
                        assertThat(journal.about(id, 10))
                                .first()
                                .satisfies(look -> {
                                    assertThat(look.act()).isEqualTo("read");
                                    assertThat(look.actor())
                                            .isEqualTo(sichuanClerk.account().toString());
                                    assertThat(look.purpose()).isEqualTo("HANDLE");
                                    assertThat(look.fields()).containsExactly("name", "answers");
                                }));
    }

    @Test
    void withoutAJournalThereIsNoKey() throws Exception {
        UUID id = aCaseOf(sichuanClerk, resident.account());
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "alter table journal add constraint broken check (purpose <> 'SUPERVISE') not valid");
        }
        assertThatThrownBy(() ->
                        walls.run(
                                sichuanClerk,
                                () -> personalData.open(id, Purpose.SUPERVISE, "name")))
                .isInstanceOf(DataAccessException.class);
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("alter table journal drop constraint broken");
        }
    }

    @Test
    void keysAndIdNumbersAreReadThroughTheGatewayOnly() {
        UUID id = aCaseOf(sichuanClerk, resident.account());
        for (String sql :
                List.of(
                        "select wrapped_key from case_key",
                        "select id_cipher from case_subject",
                        "select password_hash from account",
                        "select id_cipher from account",
                        "update journal set act = 'x'",
                        "delete from journal",
                        "delete from case_event",
                        "update case_event set type = 'x'",
                        "delete from case_file",
                        "truncate journal")) {
            assertThatThrownBy(() -> walls.run(sichuanClerk, () -> jdbc.sql(sql).update()))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
        walls.run(
                sichuanClerk,
                () ->
                        assertThat(personalData.openIdNumber(id, "APPLICANT", Purpose.HANDLE))
                                .contains(SECRET));
    }

    @Test
    void evenTheOwnerCannotRewriteTheJournal() throws Exception {
        aCaseOf(sichuanClerk, resident.account());
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("delete from journal"))
                    .hasMessageContaining("TB-WALL-1");
        }
    }

    @Test
    void aSealedValueDoesNotOpenInAnotherCaseOrColumn() {
        walls.run(
                sichuanClerk,
                () -> {
                    CaseKey one = personalData.create(UUID.randomUUID());
                    CaseKey two = personalData.create(UUID.randomUUID());
                    byte[] sealed = one.sealText("answers", "秘密");
                    assertThat(one.unsealText("answers", sealed)).isEqualTo("秘密");
                    assertThatThrownBy(() -> one.unsealText("event", sealed))
                            .hasMessageContaining("TB-SEAL-2");
                    assertThatThrownBy(() -> two.unsealText("answers", sealed))
                            .hasMessageContaining("TB-SEAL-2");
                });
    }

    @Test
    void aDestroyedKeyErasesThePersonAndLeavesTheProof() {
        UUID id = aCaseOf(sichuanClerk, resident.account());
        walls.run(
                sichuanClerk, () -> assertThat(personalData.destroy(id, Purpose.HANDLE)).isTrue());
        walls.run(
                sichuanClerk,
                () -> {
                    assertThat(personalData.open(id, Purpose.HANDLE, "name")).isEmpty();
                    assertThat(count("case_file where id = '" + id + "'")).isOne();
                    assertThat(journal.about(id, 10))
                            .extracting(Journal.Entry::act)
                            .contains("erase");
                });
    }

    @Test
    void theIndexOfANumberDiffersBetweenTheSides() {
        byte[] here = walls.inside(sichuanClerk, () -> personalData.idIndex(SECRET));
        byte[] again = walls.inside(sichuanClerk, () -> personalData.idIndex(SECRET));
        byte[] there = walls.inside(chongqingSupervisor, () -> personalData.idIndex(SECRET));
        assertThat(here).isEqualTo(again).isNotEqualTo(there);
    }

    @Test
    void nestingJoinsTheSameActorAndRefusesAnother() {
        walls.run(
                sichuanClerk,
                () -> {
                    walls.run(
                            sichuanClerk,
                            () -> assertThat(walls.current()).isEqualTo(sichuanClerk));
                    assertThatThrownBy(() -> walls.run(chongqingSupervisor, () -> {}))
                            .hasMessageContaining("TB-WALL-3");
                });
    }

    @Test
    void fiveWrongPasswordsLockAndTheRightOneThenWaits() {
        enrol("sc.locked");
        for (int i = 0; i < Accounts.WRONG_PASSWORDS_MAX; i++) {
            assertThat(accounts.signIn("sc.locked", "wrong"))
                    .isInstanceOf(Accounts.SignIn.Wrong.class);
        }
        assertThat(accounts.signIn("sc.locked", "right-password"))
                .isInstanceOf(Accounts.SignIn.Locked.class);
    }

    @Test
    void signingInAndATokenLeadToTheSameActor() {
        enrol("sc.token");
        var welcome = (Accounts.SignIn.Welcome) accounts.signIn("SC.Token ", "right-password");
        var token =
                walls.inside(welcome.actor(), () -> accounts.issueToken(welcome.actor()))
                        .orElseThrow();
        assertThat(accounts.byToken(token.secret())).contains(welcome.actor());
        walls.run(welcome.actor(), () -> accounts.revokeToken(welcome.actor(), token.secret()));
        assertThat(accounts.byToken(token.secret())).isEmpty();
        assertThat(accounts.byToken("made up")).isEmpty();
        assertThat(accounts.signIn("nobody.at.all", "x")).isInstanceOf(Accounts.SignIn.Wrong.class);
    }

    private void enrol(String login) {
        Actor system = Actor.system(Jurisdiction.SICHUAN);
        walls.run(
                system,
                () ->
                        accounts.enrol(
                                login,
                                "right-password",
                                Role.RESIDENT,
                                Jurisdiction.SICHUAN,
                                null,
                                "张三",
                                "Zhang San",
                                SECRET));
    }

    private UUID aCaseOf(Actor actor, UUID account) {
        UUID id = UUID.randomUUID();
        walls.run(
                actor,
                () -> {
                    insertCase(id, actor.jurisdiction(), account);
                    personalData.create(id);
                    jdbc.sql("insert into case_subject values (?, ?, 'APPLICANT', ?, ?)")
                            .params(
                                    id,
                                    actor.jurisdiction().code(),
                                    personalData.idIndex(SECRET),
                                    personalData.sealIdNumber(SECRET))
                            .update();
                    journal.write("test", "HANDLE", List.of(id), List.of());
                });
        return id;
    }

    private void insertCase(UUID id, Jurisdiction side, UUID account) {
        jdbc.sql(
                        """
                        insert into case_file (id, owner_jurisdiction, number, part, service_id, state, version,
                            collector_jurisdiction, competent_jurisdiction, accepting_organ, deciding_organ,
                            responsible_organ, responsible_role, mode, applicant_account, created_at, updated_at)
                        values (?, ?, ?, 'COMPETENT', 'disability-subsidies', 'SUBMITTED', 1, ?, ?, 'o', 'o', 'o',
                            'REVIEWER', 'FULL_ONLINE', ?, ?, ?)
                        """)
                .params(
                        id,
                        side.code(),
                        "T-" + id,
                        side.code(),
                        side.code(),
                        account,
                        OffsetDateTime.now(ZoneOffset.UTC),
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static Actor staff(String login, Role role, Jurisdiction side) {
        return new Actor(UUID.randomUUID(), login, role, side, "organ", "某", "Somebody");
    }

    private static Actor resident(String login) {
        return new Actor(
                UUID.randomUUID(),
                login,
                Role.RESIDENT,
                Jurisdiction.SICHUAN,
                null,
                "某",
                "Somebody");
    }

    @Test
    void idsAreOrderedByTimeAndGlobal() {
        var earlier = GlobalId.next(java.time.Instant.parse("2026-01-01T00:00:00Z"));
        var later = GlobalId.next(java.time.Instant.parse("2026-01-01T00:00:01Z"));
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
    }
}
