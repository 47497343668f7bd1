package tongban.node.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.retention.Retention.Done;
import tongban.node.retention.Retention.Kind;
import tongban.node.retention.Retention.Outcome;

/** A hold on a case holds what belongs to it, on every list and in the database itself. */
class HeldWithItsCaseTest {
    private static final List<Kind> BELONG =
            List.of(Kind.INQUIRY, Kind.REVIEW, Kind.RED_FLAG, Kind.ECONOMIC_CHECK, Kind.LEDGER);

    private TwoSides sides;
    private Retention retention;
    private Actor first;
    private Actor second;
    private UUID inCourt;
    private UUID other;

    @BeforeEach
    void open() {
        sides = new TwoSides("held_with_case");
        retention = sides.bean(Retention.class);
        first = supervisor("first");
        second = supervisor("second");
        inCourt = collected(1);
        other = collected(2);
    }

    private Actor supervisor(String name) {
        return sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", name);
    }

    private UUID collected(int person) {
        return sides.collected(
                        Jurisdiction.SICHUAN,
                        "disability-subsidies",
                        "01-",
                        person,
                        TwoSides.GAOTAN)
                .caseId();
    }

    @AfterEach
    void close() {
        sides.close();
    }

    private void insert(String statement, @Nullable Object... values) {
        sides.jdbc.sql("insert into " + statement).params(Arrays.asList(values)).update();
    }

    private UUID sealed() {
        UUID id = UUID.randomUUID();
        sides.bean(PersonalData.class).create(id);
        return id;
    }

    /** What a case left behind that was over a generation ago, one of each kind. */
    private Map<Kind, UUID> belongings(UUID of) {
        Map<Kind, UUID> all = new EnumMap<>(Kind.class);
        sides.walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () -> {
                    UUID ledger = sealed();
                    insert(
                            """
                            entitlement (id, owner_jurisdiction, beneficiary_index, scheme, service_id, case_id, case_number, organ,
                                   accepting_organ, applied_on, decided_on, first_month, netted, booked_through, content_cipher,
                                   opened_at)
                            values (?, '51', '\\x01', 's', 's', ?, ?, 'o', 'o', '1990-01-01', '1990-01-01', '1990-01-01', false,
                                    '1990-01-01', '\\x01', '1990-01-01')
                            """,
                            ledger,
                            of,
                            of.toString());
                    long number =
                            sides.jdbc
                                    .sql("select number from entitlement where id = ?")
                                    .param(ledger)
                                    .query(Long.class)
                                    .single();
                    UUID review = UUID.randomUUID();
                    insert(
                            """
                            review_task (id, owner_jurisdiction, entitlement, ground, cause, organ, deciding_organ, due_on, suggestion,
                                         found_on, content_cipher, opened_at, closed_by, closed_on)
                            values (?, '51', ?, 'REPORT', 'c', 'o', 'o', '2001-01-01', 'CONTINUE', '2001-01-01', '\\x01',
                                    '2001-01-01', ?, '2001-02-01')
                            """,
                            review,
                            number,
                            review);
                    UUID flag = UUID.randomUUID();
                    insert(
                            """
                            redflag_hit (id, owner_jurisdiction, flag, entitlement, subkey, state, found_on, seen_on, evidence_hash)
                            values (?, '51', 'PAID_TWICE', ?, 'k', 'EXPLAINED', '2001-01-01', '2001-01-01', '\\x01')
                            """,
                            flag,
                            number);
                    insert(
                            """
                            redflag_disposition (owner_jurisdiction, hit, seq, evidence, state, content_cipher, made_by, made_at)
                            values ('51', ?, 1, 1, 'EXPLAINED', '\\x01', ?, '2001-01-01')
                            """,
                            flag,
                            flag);
                    UUID check = sealed();
                    insert(
                            """
                            means_check (id, owner_jurisdiction, number, entitlement, ground, scheme, organ, other_organ, begun_by,
                                         begun_at, begun_on, report)
                            values (?, '51', ?, ?, 'RECHECK', 's', 'o', 'o', ?, '2001-01-01', '2001-01-01', 1)
                            """,
                            check,
                            "51-" + check,
                            ledger,
                            check);
                    UUID inquiry = sealed();
                    insert(
                            """
                            benefit_inquiry (id, owner_jurisdiction, asked_here, case_id, asked_by, beneficiary_index, scheme,
                                   from_month, until_month, purpose, asking_zh, asking_en, asked_at)
                            values (?, '51', true, ?, ?, '\\x01', 's', '2001-01-01', '2001-01-01', 'p', 'z', 'e', '2001-01-01')
                            """,
                            inquiry,
                            of,
                            inquiry);
                    all.put(Kind.LEDGER, ledger);
                    all.put(Kind.REVIEW, review);
                    all.put(Kind.RED_FLAG, flag);
                    all.put(Kind.ECONOMIC_CHECK, check);
                    all.put(Kind.INQUIRY, inquiry);
                });
        return all;
    }

    private void over(UUID id) {
        owner("update case_file set state = 'WITHDRAWN', ended_at = now() where id = '%s'", id);
    }

    private void owner(String statement, UUID id) {
        try (var owner = sides.database.asOwner();
                var run = owner.createStatement()) {
            owner.setAutoCommit(false);
            run.execute(
                    "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SUPERVISOR', true)");
            run.execute(statement.formatted(id));
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Retention.DestructionList listed(Kind kind) {
        return retention.lists(first).stream()
                .filter(l -> l.kind() == kind && l.isOpen())
                .findFirst()
                .orElseThrow();
    }

    private Map<UUID, Outcome> outcomes(UUID list) {
        return retention.items(first, list).stream()
                .collect(Collectors.toMap(Retention.Item::subject, Retention.Item::outcome));
    }

    private boolean says(String call, Object... values) {
        return sides.walls.inside(
                first, () -> sides.jdbc.sql(call).params(values).query(Boolean.class).single());
    }

    @Test
    void whatBelongsToItIsKeptBetweenTheTwoConfirmationsAndTheDatabaseRefuses() {
        Map<Kind, UUID> kept = belongings(inCourt);
        Map<Kind, UUID> gone = belongings(other);
        over(inCourt);
        over(other);
        assertThat(retention.propose(Jurisdiction.SICHUAN)).isEqualTo(2 * BELONG.size());
        for (Kind kind : BELONG) {
            assertThat(retention.confirm(first, listed(kind).id(), 2)).isInstanceOf(Done.Yes.class);
        }
        String number = sides.page(sides.clerk(Jurisdiction.SICHUAN), inCourt).number();
        assertThat(retention.hold(second, number, "行政诉讼")).isInstanceOf(Done.Yes.class);
        for (Kind kind : BELONG) {
            UUID list = listed(kind).id();
            UUID held = kept.get(kind);
            assertThat(outcomes(list))
                    .as("%s, before it is carried out", kind)
                    .containsOnly(
                            Map.entry(held, Outcome.HELD),
                            Map.entry(gone.get(kind), Outcome.DESTROYED));
            owner(
                    "update destruction_list set state = 'DESTROYING', second_by = 'b', second_at = now() where id = '%s'",
                    list);
            assertThat(says("select destroy_record(?, ?, 'RETENTION')", kind.name(), held))
                    .as("%s, whoever asks the database", kind)
                    .isFalse();
            assertThat(says("select destroy_case_key(?, 'RETENTION')", held))
                    .as("the key of %s", kind)
                    .isFalse();
            assertThat(retention.confirm(second, list, 1)).isInstanceOf(Done.Yes.class);
            assertThat(outcomes(list))
                    .as("%s, after it was carried out", kind)
                    .containsOnly(
                            Map.entry(held, Outcome.HELD),
                            Map.entry(gone.get(kind), Outcome.DESTROYED));
        }
        assertThat(retention.propose(Jurisdiction.SICHUAN))
                .as("what is held is on no list")
                .isZero();

        for (Retention.Hold hold : retention.holds(first)) {
            assertThat(retention.lift(first, hold.id(), "终审判决")).isInstanceOf(Done.Yes.class);
        }
        assertThat(retention.propose(Jurisdiction.SICHUAN))
                .as("free again")
                .isEqualTo(BELONG.size());
        for (Kind kind : BELONG) {
            assertThat(outcomes(listed(kind).id()))
                    .containsExactly(Map.entry(kept.get(kind), Outcome.DESTROYED));
        }
    }

    @Test
    void aHeldLedgerHoldsItsChecksAndNotItsCase() {
        Map<Kind, UUID> of = belongings(inCourt);
        over(inCourt);
        retention.propose(Jurisdiction.SICHUAN);
        String label = retention.items(first, listed(Kind.LEDGER).id()).getFirst().label();
        assertThat(retention.hold(first, label, "审计")).isInstanceOf(Done.Yes.class);
        for (Kind kind : List.of(Kind.LEDGER, Kind.REVIEW, Kind.RED_FLAG, Kind.ECONOMIC_CHECK)) {
            assertThat(says("select is_held(?)", of.get(kind))).as("%s", kind).isTrue();
        }
        assertThat(says("select is_held(?)", of.get(Kind.INQUIRY))).isFalse();
        assertThat(says("select is_held(?)", inCourt)).isFalse();
    }

    /** The call that became the case, and the files of whoever applies in it. */
    @Test
    void aHeldCaseHoldsItsTicketAndTheFileOfItsPerson() {
        UUID ticket = UUID.randomUUID();
        UUID file = UUID.randomUUID();
        sides.walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () -> {
                    insert(
                            "hotline_link values ('51', ?, 'CASE', ?, 'n', '2026-11-12')",
                            ticket,
                            inCourt);
                    insert(
                            """
                            register_subject (id, owner_jurisdiction, kind, place, id_index, id_cipher)
                            select ?, '51', 'PERSON', '511623109', c.id_index, '\\x01' from case_subject c
                             where c.case_id = ? and c.part = 'APPLICANT'
                            """,
                            file,
                            inCourt);
                });
        for (UUID id : List.of(ticket, file)) {
            assertThat(says("select is_held(?)", id)).isFalse();
        }
        retention.hold(
                first, sides.page(sides.clerk(Jurisdiction.SICHUAN), inCourt).number(), "行政复议");
        for (UUID id : List.of(ticket, file)) {
            assertThat(says("select is_held(?)", id)).isTrue();
        }
        assertThat(says("select is_held(?)", other)).isFalse();
    }

    /** Whoever holds a file by its own name keeps it from being erased by hand too. */
    @Test
    void aHeldFileIsNotErasedByHand() {
        UUID file = UUID.randomUUID();
        sides.walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () -> {
                    sides.bean(PersonalData.class).create(file);
                    insert(
                            "register_subject (id, owner_jurisdiction, kind, place, id_index, id_cipher)"
                                    + " values (?, '51', 'PERSON', '511623109', decode(md5(?), 'hex'), '\\x01')",
                            file,
                            file.toString());
                });
        assertThat(says("select register_erasure_hindered(?) is null", file)).isTrue();
        sides.walls.run(
                first,
                () ->
                        insert(
                                "legal_hold (id, owner_jurisdiction, subject, label, reason, placed_by, placed_at)"
                                        + " values (gen_random_uuid(), '51', ?, 'n', '审计', 'a', now())",
                                file));
        assertThat(says("select register_erasure_hindered(?) = 'HELD'", file)).isTrue();
        assertThat(says("select destroy_case_key(?, 'RETENTION')", file)).isFalse();
    }
}
