package tongban.node.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.retention.Retention.Done;
import tongban.node.retention.Retention.Kind;
import tongban.node.retention.Retention.Outcome;
import tongban.node.retention.Retention.Stage;

/** Old months of the journal end by two people; what they were is bound into a chain that stays. */
class JournalEndingsTest {
    private static final UUID LOOKED_AT = UUID.fromString("0190c000-0000-7000-8000-00000000000a");
    private static final UUID IN_COURT = UUID.fromString("0190c000-0000-7000-8000-00000000000b");

    private TwoSides sides;
    private Retention retention;
    private Actor first;
    private Actor second;

    @BeforeEach
    void open() throws SQLException {
        sides = new TwoSides("journal_endings");
        retention = sides.bean(Retention.class);
        first = supervisor("first");
        second = supervisor("second");
        asOwner(
                "51",
                line("51", "2001-03-01 00:00:00+08", LOOKED_AT),
                line("51", "2001-03-12 09:30:00+08", IN_COURT),
                line("51", "2001-03-31 23:59:59+08", LOOKED_AT),
                line("51", "2001-04-01 00:00:00+08", LOOKED_AT),
                line("51", "2001-05-02 08:00:00+08", LOOKED_AT));
        asOwner("50", line("50", "2001-03-12 09:30:00+08", LOOKED_AT));
    }

    private Actor supervisor(String name) {
        return sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", name);
    }

    @AfterEach
    void close() {
        sides.close();
    }

    /** A line as it was written then: the way in takes the time of the day. */
    private static String line(String side, String at, UUID subject) {
        return """
        with l as (insert into journal (owner_jurisdiction, at, actor, role, act, purpose, subject_ids)
                   values ('%1$s', '%2$s', 'a', 'CLERK', 'read', 'HANDLE', array['%3$s']::uuid[]) returning id)
        insert into journal_subject select '%1$s', '%3$s', id from l
        """
                .formatted(side, at, subject);
    }

    private void asOwner(String side, String... statements) throws SQLException {
        try (Connection owner = sides.database.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(
                    "select set_config('tongban.jurisdiction', '"
                            + side
                            + "', true), set_config('tongban.role', 'SUPERVISOR', true)");
            for (String each : statements) {
                statement.execute(each);
            }
            owner.commit();
        }
    }

    private UUID proposed() {
        assertThat(retention.propose(Jurisdiction.SICHUAN)).isPositive();
        return retention.lists(first).stream()
                .filter(l -> l.kind() == Kind.JOURNAL && l.isOpen())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Map<String, Retention.Item> items(UUID list) {
        return retention.items(first, list).stream()
                .collect(Collectors.toMap(i -> i.label().substring(0, 7), i -> i));
    }

    private void destroyed(UUID list, int months) {
        assertThat(retention.confirm(first, list, months)).isInstanceOf(Done.Yes.class);
        assertThat(retention.confirm(second, list, months)).isInstanceOf(Done.Yes.class);
        assertThat(retention.list(first, list).orElseThrow().stage()).isEqualTo(Stage.DONE);
    }

    private long old(String table) {
        return sides.walls.inside(
                first,
                () -> sides.jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private long oldLines() {
        return old("journal where at < '2002-01-01'");
    }

    /** What stands of a month, hashed line by line as the migration says. */
    private String digest(String where) {
        List<String> lines =
                sides.walls.inside(
                        first,
                        () ->
                                sides.jdbc
                                        .sql(
                                                """
                                                select jsonb_build_array(id, owner_jurisdiction, (extract(epoch from at) * 1000000)::bigint,
                                                           actor, role, organ, act, purpose, to_jsonb(subject_ids), to_jsonb(fields),
                                                           request)::text
                                                  from journal where\
                                                """
                                                        + " "
                                                        + where
                                                        + " order by at, id")
                                        .query(String.class)
                                        .list());
        byte[] digest = {};
        for (String line : lines) {
            MessageDigest all = sha256();
            all.update(digest);
            digest = all.digest(sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
        }
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private int cut(UUID list, UUID month, int rows) {
        return sides.walls.inside(
                first,
                () ->
                        sides.jdbc
                                .sql("select cut_journal(?, ?, ?)")
                                .params(list, month, rows)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void monthsAreListedWithHowManyLinesAndGoWhenTwoHaveConfirmed() {
        String march = digest("at >= '2001-03-01 00:00+08' and at < '2001-04-01 00:00+08'");
        UUID list = proposed();
        assertThat(retention.items(first, list))
                .extracting(Retention.Item::label)
                .containsExactly("2001-03 #3", "2001-04 #1", "2001-05 #1");
        UUID month = items(list).get("2001-03").subject();
        assertThat(cut(list, month, 10)).as("nobody has confirmed").isZero();
        assertThat(retention.confirm(first, list, 3)).isInstanceOf(Done.Yes.class);
        assertThat(cut(list, month, 10)).as("one has confirmed").isZero();
        assertThat(retention.confirm(first, list, 3))
                .as("the same person")
                .isInstanceOf(Done.No.class);
        assertThat(oldLines()).isEqualTo(5);
        assertThat(retention.confirm(second, list, 3)).isInstanceOf(Done.Yes.class);

        assertThat(oldLines()).isZero();
        assertThat(old("journal_subject where subject = '" + LOOKED_AT + "'")).isZero();
        Retention.Cut cut = items(list).get("2001-03").cut().orElseThrow();
        assertThat(cut.lines()).isEqualTo(3);
        assertThat(cut.digest()).as("a copy is recognised").isEqualTo(march);
        assertThat(cut.hash()).hasSize(64).isNotEqualTo(march);
        assertThat(retention.journalChain(first)).isEqualTo(new Retention.Chain(3, List.of()));
        assertThat(retention.journalChain(sides.clerk(Jurisdiction.SICHUAN)).months()).isZero();
        assertThat(
                        old(
                                "journal where act = 'erase' and purpose = 'RETENTION' and 'rows=3' = any (fields)"
                                        + " and 'month=2001-03' = any (fields) and 'sha256="
                                        + cut.hash()
                                        + "' = any (fields)"))
                .as("that it was destroyed stands in the journal")
                .isOne();
        assertThat(
                        sides.walls.inside(
                                Actor.system(Jurisdiction.CHONGQING),
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from journal where at < '2002-01-01'")
                                                .query(Long.class)
                                                .single()))
                .as("the other side's")
                .isOne();
    }

    @Test
    void theYoungStayWhateverAClockSays() throws SQLException {
        asOwner(
                "51",
                line(
                        "51",
                        java.time.Instant.now().minus(java.time.Duration.ofDays(150)).toString(),
                        LOOKED_AT));
        sides.pass(java.time.Duration.ofDays(10_000));
        UUID list = proposed();
        assertThat(retention.items(first, list)).hasSize(3);
        destroyed(list, 3);
        assertThat(old("journal_subject where subject = '" + LOOKED_AT + "'")).isOne();
        sides.pass(java.time.Duration.ofDays(-10_000));
    }

    @Test
    void whatIsHeldOrKeptStaysAndComesBackWhenItIsFree() throws SQLException {
        UUID hold = UUID.randomUUID();
        asOwner(
                "51",
                "insert into legal_hold (id, owner_jurisdiction, subject, label, reason, placed_by, placed_at) values ('%s', '51', '%s', 'n', '诉讼', 'a', now())"
                        .formatted(hold, IN_COURT));
        UUID list = proposed();
        assertThat(items(list).get("2001-03").label()).isEqualTo("2001-03 #2");
        assertThat(retention.keep(first, list, items(list).get("2001-04").subject(), "审计正在用"))
                .isInstanceOf(Done.Yes.class);
        assertThat(retention.hold(second, "2001-05 #1", "监察")).isInstanceOf(Done.Yes.class);
        destroyed(list, 1);
        assertThat(retention.items(first, list))
                .extracting(Retention.Item::outcome)
                .containsExactly(Outcome.DESTROYED, Outcome.KEPT, Outcome.HELD);
        assertThat(oldLines()).isEqualTo(3);
        assertThat(old("journal_subject where subject = '" + IN_COURT + "'")).isOne();

        assertThat(retention.items(first, proposed()))
                .extracting(Retention.Item::label)
                .as("what is held is no month that is due")
                .containsExactly("2001-04 #1");
        assertThat(retention.withdraw(first, proposedList())).isInstanceOf(Done.Yes.class);
        for (Retention.Hold h : retention.holds(first)) {
            assertThat(retention.lift(first, h.id(), "终结")).isInstanceOf(Done.Yes.class);
        }
        UUID later = proposed();
        assertThat(retention.items(first, later))
                .extracting(Retention.Item::label)
                .containsExactly("2001-03 #1", "2001-04 #1", "2001-05 #1");
        destroyed(later, 3);
        assertThat(oldLines()).isZero();
        assertThat(retention.journalChain(first)).isEqualTo(new Retention.Chain(4, List.of()));
    }

    /**
     * A case that is paid for a generation keeps who looked at it, and what else the line tells of.
     */
    @Test
    void aLineStaysUntilTheCaseItTellsOfIsDestroyed() throws SQLException {
        UUID paid =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                "disability-subsidies",
                                "01-",
                                1,
                                TwoSides.GAOTAN)
                        .caseId();
        asOwner("51", line("51", "2001-03-20 10:00:00+08", paid));
        UUID list = proposed();
        assertThat(items(list).get("2001-03").label()).isEqualTo("2001-03 #3");
        destroyed(list, 3);
        assertThat(oldLines()).isOne();
        assertThat(old("journal_subject where subject = '" + paid + "'")).isGreaterThan(1);
        assertThat(retention.propose(Jurisdiction.SICHUAN)).as("nothing is due").isZero();
        asOwner(
                "51",
                "update destruction_list set state = 'DESTROYING' where id = '%s'".formatted(list),
                "update destruction_item set result = null where list = '%s'".formatted(list));
        assertThatThrownBy(() ->
                        asOwner(
                                "51",
                                "select set_config('tongban.journal_cut', '%s', true)"
                                        .formatted(list),
                                "delete from journal where at < '2002-01-01'"))
                .hasMessageContaining("no confirmed list has these lines");
        asOwner(
                "51",
                "update destruction_item set result = 'DESTROYED' where list = '%s'"
                        .formatted(list),
                "update destruction_list set state = 'DONE' where id = '%s'".formatted(list),
                "update case_file set erased_at = now() where id = '%s'".formatted(paid));
        UUID later = proposed();
        assertThat(retention.items(first, later))
                .extracting(Retention.Item::label)
                .containsExactly("2001-03 #1");
        destroyed(later, 1);
        assertThat(oldLines()).isZero();
        assertThat(retention.journalChain(first)).isEqualTo(new Retention.Chain(4, List.of()));
    }

    private UUID proposedList() {
        return retention.lists(first).stream()
                .filter(l -> l.kind() == Kind.JOURNAL && l.isOpen())
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void whatBrokeOffGoesOnAndComesToTheSameDigest() throws SQLException {
        String march = digest("at >= '2001-03-01 00:00+08' and at < '2001-04-01 00:00+08'");
        UUID list = proposed();
        UUID month = items(list).get("2001-03").subject();
        assertThat(retention.confirm(first, list, 3)).isInstanceOf(Done.Yes.class);
        asOwner(
                "51",
                "update destruction_list set state = 'DESTROYING', second_by = 'b', second_at = now() where id = '%s'"
                        .formatted(list));
        assertThat(cut(list, month, 2)).isEqualTo(2);
        assertThat(items(list).get("2001-03").cut().orElseThrow().hash())
                .as("not finished")
                .isEmpty();
        assertThat(retention.confirm(first, list, 3)).isInstanceOf(Done.Yes.class);
        Retention.Cut cut = items(list).get("2001-03").cut().orElseThrow();
        assertThat(cut.digest()).isEqualTo(march);
        assertThat(cut.lines()).isEqualTo(3);
        assertThat(items(list).get("2001-03").outcome()).isEqualTo(Outcome.DESTROYED);
        assertThat(retention.journalChain(first)).isEqualTo(new Retention.Chain(3, List.of()));
    }

    @Test
    void whoChangesWhatWasDestroyedIsRefusedOrSeen() throws SQLException {
        UUID list = proposed();
        destroyed(list, 3);
        String forged = "update destruction_item set cut_lines = 7 where label like '2001-04%'";
        assertThatThrownBy(() -> asOwner("51", forged)).hasMessageContaining("TB-WALL-1");
        asOwner(
                "51",
                "alter table destruction_item disable trigger destruction_item_cut_stands",
                forged,
                "alter table destruction_item enable trigger destruction_item_cut_stands");
        assertThat(retention.journalChain(first))
                .isEqualTo(new Retention.Chain(3, List.of("2001-04 #1")));
        asOwner("51", "delete from destruction_item where label like '2001-03%'");
        assertThat(retention.journalChain(first).broken()).isNotEmpty();
    }

    @Test
    void theOwnerOfTheTablesTakesNoLineThatNoConfirmedListHas() throws SQLException {
        String all = "delete from journal";
        String april = all + " where at >= '2001-04-01 00:00+08' and at < '2001-05-01 00:00+08'";
        UUID list = proposed();
        String says = "select set_config('tongban.journal_cut', '%s', true)".formatted(list);
        assertThatThrownBy(() -> asOwner("51", says, april)).hasMessageContaining("TB-WALL-1");
        assertThat(retention.keep(first, list, items(list).get("2001-03").subject(), "审计正在用"))
                .isInstanceOf(Done.Yes.class);
        assertThat(retention.confirm(first, list, 2)).isInstanceOf(Done.Yes.class);
        asOwner(
                "51",
                "update destruction_list set state = 'DESTROYING', second_by = 'b', second_at = now() where id = '%s'"
                        .formatted(list));
        for (String more : List.of(all, all + " where at < '2001-06-01'")) {
            assertThatThrownBy(() -> asOwner("51", says, more))
                    .as(more)
                    .hasMessageContaining("no confirmed list has these lines");
        }
        assertThatThrownBy(() -> asOwner("51", says, "delete from journal_subject"))
                .hasMessageContaining("the line stands");
        assertThatThrownBy(() -> asOwner("51", says, "update journal set act = 'x'"))
                .hasMessageContaining("TB-WALL-1");
        assertThatThrownBy(() -> asOwner("51", says, "truncate journal"))
                .hasMessageContaining("TB-WALL-1");
        assertThat(oldLines()).isEqualTo(5);
    }

    @Test
    void theReasonOfASearchGoesWithItsLine() throws SQLException {
        UUID search = UUID.randomUUID();
        UUID standing = UUID.randomUUID();
        for (UUID each : List.of(search, standing)) {
            asOwner(
                    "51",
                    "select set_config('tongban.actor', 'a', true)",
                    "insert into audit_search values ('%s', '51', 'a', '2001-03-05', '信访反映', '{}')"
                            .formatted(each));
        }
        asOwner(
                "51",
                "insert into journal (owner_jurisdiction, at, actor, role, act, purpose, subject_ids, fields) values ('51', '2001-03-05', 'a', 'SUPERVISOR', 'audit-search', 'AUDIT', '{}', array['search=%s', 'found=0'])"
                        .formatted(search));
        destroyed(proposed(), 3);
        try (Connection owner = sides.database.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(
                    "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SUPERVISOR', true), set_config('tongban.actor', 'a', true)");
            try (var rows = statement.executeQuery("select id from audit_search")) {
                rows.next();
                assertThat(rows.getObject(1, UUID.class)).isEqualTo(standing);
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
