package tongban.node.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.node.casework.State;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.retention.Retention.Done;
import tongban.node.retention.Retention.Kind;
import tongban.node.retention.Retention.Outcome;

/** Every kind of record has one rule, and ends as the rule says: by two people, or by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingsTest {
    private TwoSides sides;
    private Retention retention;
    private Actor first;
    private Actor second;

    @BeforeAll
    void open() {
        sides = new TwoSides("endings");
        retention = sides.bean(Retention.class);
        first = supervisor("first");
        second = supervisor("second");
    }

    private Actor supervisor(String name) {
        return sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", name);
    }

    @AfterAll
    void close() {
        sides.close();
    }

    @Test
    void everyTableOfTheDatabaseIsNamedByExactlyOneKind() {
        List<String> named =
                retention.rules().stream().flatMap(r -> r.tables().stream()).sorted().toList();
        assertThat(named).doesNotHaveDuplicates();
        Set<String> tables =
                new TreeSet<>(
                        sides.jdbc
                                .sql(
                                        """
                                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                         where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = 'public'
                                           and c.relname <> 'flyway_schema_history'
                                        """)
                                .query(String.class)
                                .list());
        assertThat(named)
                .as("retention.yaml: put each new table where its records are kept and ended")
                .containsExactlyElementsOf(tables);
    }

    @Test
    void tablesWithSealedContentOrNumbersAreNotCalledPlain() {
        List<String> plain =
                retention.rules().stream()
                        .filter(r -> r.kind().equals("PLAIN"))
                        .flatMap(r -> r.tables().stream())
                        .toList();
        List<String> personal =
                sides.jdbc
                        .sql(
                                """
                                select distinct table_name from information_schema.columns
                                 where table_schema = 'public' and column_name ~ '(_cipher|_index)$'
                                """)
                        .query(String.class)
                        .list();
        assertThat(personal).hasSizeGreaterThan(15).doesNotContainAnyElementsOf(plain);
    }

    @Test
    void everyListedKindHasARuleOfItsOwnAndEveryListRuleAList() {
        assertThat(
                        retention.rules().stream()
                                .filter(r -> r.way() == RetentionRule.Way.LIST)
                                .map(RetentionRule::kind)
                                .collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toSet()));
        assertThat(retention.rules())
                .filteredOn(r -> r.way() == RetentionRule.Way.BY_ITSELF && !r.period().isEmpty())
                .hasSizeGreaterThan(7)
                .allSatisfy(r -> {
                    assertThat(r.note().zh()).isNotBlank();
                    assertThat(
                                    r.endedBefore(
                                            sides.bean(java.time.Clock.class).instant(),
                                            Endings.ZONE))
                            .isBefore(sides.bean(java.time.Clock.class).instant());
                });
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseAndTheCasesKnowTheSameStatesAsOver(State state) {
        assertThat(
                        sides.jdbc
                                .sql("select case_is_over(?)")
                                .param(state.name())
                                .query(Boolean.class)
                                .single())
                .isEqualTo(state.isFinal());
    }

    // ------------------------------------------------------------------ lists

    private UUID sealed() {
        UUID id = UUID.randomUUID();
        sides.bean(PersonalData.class).create(id);
        return id;
    }

    private void insert(String statement, @Nullable Object... values) {
        sides.jdbc.sql("insert into " + statement).params(Arrays.asList(values)).update();
    }

    private void steps(String table, String columns, UUID of, String more) {
        insert(table + " " + columns + " values ('51', ?, 1, " + more + ")", of);
    }

    private long entitlement() {
        UUID id = UUID.randomUUID();
        insert(
                """
                entitlement (id, owner_jurisdiction, beneficiary_index, scheme, service_id, case_id, case_number, organ,
                       accepting_organ, applied_on, decided_on, first_month, netted, booked_through, content_cipher, opened_at)
                values (?, '51', '\\x01', 's', 's', ?, 'n', 'o', 'o', '2001-01-01', '2001-01-01', '2001-01-01', false,
                        '2001-01-01', '\\x01', now())
                """,
                id,
                id);
        return sides.jdbc
                .sql("select number from entitlement where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private UUID file(String kind) {
        UUID id = sealed();
        insert(
                "register_subject (id, owner_jurisdiction, kind, place, id_index, id_cipher)"
                        + " values (?, '51', ?, '511623109', decode(md5(?), 'hex'), '\\x01')",
                id,
                kind,
                id.toString());
        return id;
    }

    private void said(UUID subject, String kind, Optional<UUID> linked, String until) {
        insert(
                """
                register_record (owner_jurisdiction, subject, kind, series, linked, valid_from, valid_until, recorded_at,
                                 recorded_by, role, withdrawn, content, payload)
                values ('51', ?, ?, ?, ?::uuid, '1990-01-01', ?::date, '1999-01-01', 'a', 'CLERK', false, '\\x01', '\\x01')
                """,
                subject,
                kind,
                subject,
                linked.map(UUID::toString).orElse(null),
                until.isEmpty() ? null : until);
    }

    /**
     * A record as the program leaves it.
     *
     * @param over it ended a generation ago; else it goes on
     */
    private UUID record(Kind kind, boolean over) {
        String until = over ? "2001-01-01" : "";
        return switch (kind) {
            case TALK -> {
                UUID id = UUID.randomUUID();
                insert(
                        "talk (id, owner_jurisdiction, subject, organ, stage, wish_from, wish_until, asked_by, asked_at,"
                                + " content_cipher) values (?, '51', ?, 'o', ?, '2001-01-01', '2001-01-01', ?, '2001-01-01', '\\x01')",
                        id,
                        id,
                        over ? "DONE" : "ASKED",
                        id);
                steps(
                        "talk_step",
                        "(owner_jurisdiction, talk, seq, act, at, actor, role, organ, said_cipher)",
                        id,
                        "'ASK', '2001-01-01', gen_random_uuid(), 'RESIDENT', '', '\\x01'");
                yield id;
            }
            case POLICY_OFFER -> {
                UUID id = sealed();
                insert(
                        """
                        policy_offer (id, owner_jurisdiction, run, service_id, year, enterprise_index, subject, organ, state,
                                      offered_on, answered_on, answer_until, content_cipher)
                        values (?, '51', ?, 's', 2001, decode(md5(?), 'hex'), ?, 'o', ?, '2001-01-01', '2001-02-01', '2001-03-01',
                                '\\x01')
                        """,
                        id,
                        id,
                        id.toString(),
                        id,
                        over ? "DECLINED" : "OBJECTED");
                yield id;
            }
            case REVIEW -> {
                UUID id = UUID.randomUUID();
                long of = entitlement();
                insert(
                        "review_report values (?, '51', ?, 'VILLAGE', '2001-01-01', '2001-01-01', false, '\\x01', ?, '2001-01-01')",
                        id,
                        of,
                        id);
                insert(
                        """
                        review_task (id, owner_jurisdiction, entitlement, ground, cause, organ, deciding_organ, due_on, suggestion,
                                     found_on, content_cipher, opened_at, closed_by, closed_on)
                        values (?, '51', ?, 'REPORT', 'c', 'o', 'o', '2001-01-01', 'CONTINUE', '2001-01-01', '\\x01', '2001-01-01',
                                ?::uuid, ?::date)
                        """,
                        id,
                        of,
                        over ? id.toString() : null,
                        over ? "2001-02-01" : null);
                yield id;
            }
            case ECONOMIC_CHECK -> {
                UUID id = sealed();
                insert(
                        """
                        means_check (id, owner_jurisdiction, number, entitlement, ground, scheme, organ, other_organ, begun_by,
                                     begun_at, begun_on, report)
                        values (?, '51', ?, ?, 'RECHECK', 's', 'o', 'o', ?, '2001-01-01', '2001-01-01', ?)
                        """,
                        id,
                        "51-" + id,
                        id,
                        id,
                        over ? 1 : 0);
                yield id;
            }
            case RED_FLAG -> {
                UUID id = UUID.randomUUID();
                insert(
                        """
                        redflag_hit (id, owner_jurisdiction, flag, entitlement, subkey, state, found_on, seen_on, evidence_hash)
                        values (?, '51', 'PAID_TWICE', ?, 'k', ?, '2001-01-01', '2001-01-01', '\\x01')
                        """,
                        id,
                        entitlement(),
                        over ? "EXPLAINED" : "OPEN");
                steps(
                        "redflag_evidence",
                        "(owner_jurisdiction, hit, seq, run, found_at, content_cipher)",
                        id,
                        "gen_random_uuid(), '2001-01-01', '\\x01'");
                steps(
                        "redflag_disposition",
                        "(owner_jurisdiction, hit, seq, evidence, state, content_cipher, made_by, made_at)",
                        id,
                        "1, 'EXPLAINED', '\\x01', gen_random_uuid(), '2001-01-01'");
                yield id;
            }
            case LEDGER -> {
                UUID id = sealed();
                insert(
                        """
                        entitlement (id, owner_jurisdiction, beneficiary_index, scheme, service_id, case_id, case_number, organ,
                               accepting_organ, applied_on, decided_on, first_month, netted, booked_through, owed,
                               content_cipher, opened_at)
                        values (?, '51', '\\x01', 's', 's', ?, 'n', 'o', 'o', '1990-01-01', '1990-01-01', '1990-01-01', false,
                                '1990-01-01', ?, '\\x01', '1990-01-01')
                        """,
                        id,
                        id,
                        over ? 0 : 1);
                insert("beneficiary_name values ('51', ?, 1)", id);
                yield id;
            }
            case PERSON -> {
                UUID id = file("PERSON");
                said(id, "RESIDENCE", Optional.empty(), until);
                yield id;
            }
            case HOUSEHOLD -> {
                UUID id = file("HOUSEHOLD");
                said(file("PERSON"), "MEMBERSHIP", Optional.of(id), until);
                yield id;
            }
            case ENTERPRISE -> {
                UUID id = file("ENTERPRISE");
                insert(
                        "register_enterprise values ('51', ?, '91519901MADM00018X', ?, 'LIMITED', '1990-01-01', '511623', '3982', ?,"
                                + " '2001-01-01')",
                        id,
                        "某企业" + id.toString().substring(0, 8),
                        over ? "DEREGISTERED" : "IN_OPERATION");
                yield id;
            }
            case RELATIVE -> {
                UUID id = UUID.randomUUID();
                insert(
                        """
                        relative (id, owner_jurisdiction, officer, relation, id_index, name_cipher, number_cipher, recorded_at,
                                  ended_at, end_reason)
                        values (?, '51', ?, 'SPOUSE', decode(md5(?), 'hex'), '\\x01', '\\x01', '2000-01-01', ?::date, ?)
                        """,
                        id,
                        Actor.system(Jurisdiction.SICHUAN).account(),
                        id.toString(),
                        over ? until : null,
                        over ? "离婚" : null);
                yield id;
            }
            case INQUIRY -> {
                UUID id = sealed();
                insert(
                        """
                        benefit_inquiry (id, owner_jurisdiction, asked_here, beneficiary_index, scheme, from_month,
                               until_month, purpose, asking_zh, asking_en, asked_at)
                        values (?, '51', false, '\\x01', 's', '2001-01-01', '2001-01-01', 'p', 'z', 'e', ?::date)
                        """,
                        id,
                        over ? until : "2026-11-11");
                yield id;
            }
            case CASE, DRAFT, TICKET, JOURNAL ->
                    throw new IllegalArgumentException("tested elsewhere");
        };
    }

    private Optional<Retention.DestructionList> open(Kind kind) {
        return retention.lists(first).stream()
                .filter(l -> l.kind() == kind && l.isOpen())
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CASE", "DRAFT", "TICKET", "JOURNAL"})
    void twoPeopleEndARecordAndWhatGoesOnIsNotTouched(Kind kind) {
        Actor node = Actor.system(Jurisdiction.SICHUAN);
        UUID over = sides.walls.inside(node, () -> record(kind, true));
        UUID other = sides.walls.inside(node, () -> record(kind, true));
        UUID going = sides.walls.inside(node, () -> record(kind, false));
        // what another test has left may be listed already
        open(kind).ifPresent(l -> retention.withdraw(first, l.id()));
        assertThat(retention.propose(Jurisdiction.SICHUAN)).isPositive();
        Retention.DestructionList list = open(kind).orElseThrow();
        List<Retention.Item> items = retention.items(first, list.id());
        assertThat(items)
                .extracting(Retention.Item::subject)
                .contains(over, other)
                .doesNotContain(going);
        String held =
                items.stream()
                        .filter(i -> i.subject().equals(other))
                        .findFirst()
                        .orElseThrow()
                        .label();
        for (Retention.Item item : items) {
            if (!item.subject().equals(over) && !item.subject().equals(other)) {
                assertThat(retention.keep(first, list.id(), item.subject(), "另案需要"))
                        .isInstanceOf(Done.Yes.class);
            }
        }
        assertThat(retention.confirm(first, list.id(), 2)).isInstanceOf(Done.Yes.class);
        assertThat(destroyedByHand(kind, over)).as("one has confirmed, not two").isFalse();
        assertThat(left(over)).as("nothing goes before").isPositive();
        sides.walls.run(
                first,
                () ->
                        insert(
                                "legal_hold (id, owner_jurisdiction, subject, label, reason, placed_by, placed_at)"
                                        + " values (gen_random_uuid(), '51', ?, ?, '审计', 'a', now())",
                                other,
                                held));
        assertThat(retention.confirm(second, list.id(), 1)).isInstanceOf(Done.Yes.class);
        Map<UUID, Outcome> outcomes =
                retention.items(first, list.id()).stream()
                        .collect(
                                Collectors.toMap(Retention.Item::subject, Retention.Item::outcome));
        assertThat(outcomes)
                .containsEntry(over, Outcome.DESTROYED)
                .containsEntry(other, Outcome.HELD);
        assertThat(left(over)).as("nothing sealed is left of it").isZero();
        assertThat(left(other)).as("what is held is whole").isPositive();
        assertThat(left(going)).as("what goes on is whole").isPositive();
        assertThat(journaled(over)).as("that it was destroyed is in the journal").isPositive();
    }

    /** Whoever asks the database without a list that two have confirmed. */
    private boolean destroyedByHand(Kind kind, UUID id) {
        return sides.walls.inside(
                first,
                () ->
                        sides.jdbc
                                .sql("select destroy_record(?, ?, 'RETENTION')")
                                .params(kind.name(), id)
                                .query(Boolean.class)
                                .single());
    }

    /** Contents that can still be opened: keys that stand, and what lies under another's key. */
    private long left(UUID id) {
        return asOwner(
                """
                select (select count(*) from case_key where case_id = '%1$s' and wrapped_key is not null)
                     + (select count(*) from talk where id = '%1$s' and content_cipher <> '\\x')
                     + (select count(*) from talk_step where talk = '%1$s' and said_cipher <> '\\x')
                     + (select count(*) from review_task where id = '%1$s' and content_cipher <> '\\x')
                     + (select count(*) from review_report where id = '%1$s' and content_cipher <> '\\x')
                     + (select count(*) from redflag_evidence where hit = '%1$s' and content_cipher <> '\\x')
                     + (select count(*) from redflag_disposition where hit = '%1$s' and content_cipher <> '\\x')
                     + (select count(*) from register_subject where id = '%1$s' and id_cipher <> '\\x00')
                     + (select count(*) from register_enterprise where subject = '%1$s')
                     + (select count(*) from beneficiary_name where entitlement = '%1$s')
                     + (select count(*) from relative where id = '%1$s')
                     + (select count(*) from benefit_inquiry where id = '%1$s')
                """
                        .formatted(id));
    }

    private long journaled(UUID id) {
        return sides.walls.inside(
                first,
                () ->
                        sides.jdbc
                                .sql(
                                        "select count(*) from journal j join journal_subject s on s.journal_id = j.id"
                                                + " where s.subject = ? and j.act = 'erase'")
                                .param(id)
                                .query(Long.class)
                                .single());
    }

    private long asOwner(String query) {
        try (var owner = sides.database.asOwner();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(
                    "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SUPERVISOR', true)");
            try (var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // ------------------------------------------------------------------ by themselves

    private long rows(String from) {
        return sides.walls.inside(
                Actor.system(Jurisdiction.SICHUAN),
                () -> sides.jdbc.sql("select count(*) from " + from).query(Long.class).single());
    }

    @Test
    void whatEndsByItselfIsDeletedWhenItIsOverAndTheJournalKnowsHowMuch() {
        Actor node = Actor.system(Jurisdiction.SICHUAN);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        for (String day : List.of("2001-01-01", "2026-11-11")) {
            sides.walls.run(
                    node,
                    () -> {
                        insert("queue_number values ('51', 'h', ?::date, 'ADVICE', 1)", day);
                        insert(
                                "queue_ticket (id, owner_jurisdiction, office, day, errand, number, preference, state, rank_at,"
                                        + " taken_at) values (gen_random_uuid(), '51', 'h', ?::date, 'ADVICE', 1, 'NONE', 'DONE',"
                                        + " now(), now())",
                                day);
                        insert(
                                "appointment (id, owner_jurisdiction, office, account_id, errand, day, starts, state, booked_at)"
                                        + " values (gen_random_uuid(), '51', 'h', ?, 'ADVICE', ?::date, '09:00', 'BOOKED', now())",
                                clerk.account(),
                                day);
                        UUID question = sealed();
                        insert(
                                """
                                benefit_inquiry (id, owner_jurisdiction, asked_here, beneficiary_index, scheme, from_month,
                                       until_month, purpose, asking_zh, asking_en, asked_at)
                                values (?, '51', false, '\\x01', 's', '2001-01-01', '2001-01-01', 'lapse', 'z', 'e', ?::date)
                                """,
                                question,
                                day);
                        insert(
                                "access_token values (decode(md5(?), 'hex'), '51', ?, ?::date)",
                                day,
                                clerk.account(),
                                day);
                        insert(
                                """
                                authorisation (id, owner_jurisdiction, case_id, seq, what, state, link_hash, code_hash, mobile_index,
                                       text_version, content_cipher, asked_by, asked_at, expires_at, holds_until)
                                values (?, '51', ?, 1, 'DATA_CHECK', 'OPEN', decode(md5(?), 'hex'), '\\x01', '\\x02', 'v', '\\x01', ?,
                                        ?::date, ?::date, ?::date)
                                """,
                                question,
                                question,
                                day,
                                clerk.account(),
                                day,
                                day,
                                day);
                        UUID file = UUID.randomUUID();
                        insert(
                                "register_import (id, owner_jurisdiction, kind, sha256, source, imported_by, started_at)"
                                        + " values (?, '51', 'PERSON', decode(md5(?), 'hex'), 's', 'a', ?::date)",
                                file,
                                file.toString(),
                                day);
                        insert(
                                "register_import_fault values ('51', ?, 1, 'c', 'x', 'z', 'e', 'z', 'e')",
                                file);
                    });
            sides.walls.run(
                    clerk,
                    () ->
                            insert(
                                    """
                                    relative (id, owner_jurisdiction, officer, relation, id_index, name_cipher, number_cipher,
                                              recorded_at, ended_at, end_reason)
                                    values (gen_random_uuid(), '51', ?, '配偶', decode(md5(?), 'hex'), '\\x01', '\\x01', ?::date,
                                            ?::date, '更正')
                                    """,
                                    clerk.account(),
                                    day,
                                    day,
                                    day));
        }
        UUID forgotten = UUID.randomUUID();
        sides.walls.run(
                clerk,
                () -> {
                    sides.bean(PersonalData.class).create(forgotten);
                    insert(
                            "counter_visit (id, owner_jurisdiction, account_id, office, visitor_cipher, visitor_index, started_at)"
                                    + " values (?, '51', ?, 'h', '\\x01', '\\x02', '2026-11-10')",
                            forgotten,
                            clerk.account());
                });

        Map<String, Integer> ended = retention.lapse(Jurisdiction.SICHUAN);
        assertThat(ended)
                .containsEntry("QUEUE", 1)
                .containsEntry("APPOINTMENT", 1)
                .containsEntry("IMPORT", 1)
                .containsEntry("TOKEN", 2)
                .containsEntry("AUTHORISATION", 1)
                .containsEntry("VISIT", 1)
                .doesNotContainKeys("INQUIRY", "RELATIVE", "JOURNAL");
        for (String listed :
                List.of(
                        "benefit_inquiry where purpose = 'lapse' and asked_at < '2002-01-01'",
                        "relative where end_reason = '更正' and ended_at < '2002-01-01'")) {
            assertThat(rows(listed)).as(listed + ": waits for two people").isOne();
        }
        for (String table :
                List.of(
                        "queue_number",
                        "queue_ticket",
                        "appointment",
                        "register_import_fault",
                        "authorisation where mobile_index = '\\x02'")) {
            assertThat(rows(table)).as(table + ": that of yesterday stays").isOne();
        }
        assertThat(left(forgotten)).as("the key of the forgotten visit is gone").isZero();
        assertThat(rows("counter_visit where visitor_index is not null"))
                .as("and whose card was read")
                .isZero();
        assertThat(retention.lapse(Jurisdiction.SICHUAN)).isEmpty();
        assertThat(retention.lapse(Jurisdiction.CHONGQING)).isEmpty();
        assertThat(rows("journal where act = 'lapse' and purpose = 'RETENTION'")).isEqualTo(6);
        sides.pass(Duration.ofDays(100));
        assertThat(retention.lapse(Jurisdiction.SICHUAN)).containsEntry("QUEUE", 1);
        sides.pass(Duration.ofDays(-100));
    }
}
