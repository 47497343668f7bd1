package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.identifier.CitizenNumber;

/** Cases in the database: the events, and the row that lists are made from. */
final class JdbcCaseStore {
    private static final String EVENT = "event";
    private static final String SUMMARY = "summary";

    static final String NOT_OVER =
            Arrays.stream(State.values())
                    .filter(State::isFinal)
                    .map(s -> "'" + s.name() + "'")
                    .collect(Collectors.joining(", ", "state not in (", ")"));

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Function<UUID, List<Exchange.Crossed>> crossed;
    private final EventCodec codec = new EventCodec();

    /**
     * @param crossed what has crossed the border for a case
     */
    JdbcCaseStore(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Function<UUID, List<Exchange.Crossed>> crossed) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.crossed = crossed;
    }

    /** What a key was used for. */
    record Earlier(UUID caseId, String number, byte[] hash, int version, State state) {}

    /** Another open case of the same applicant and service. */
    record Open(UUID id, String number, List<String> organs) {}

    Optional<CaseFile> file(UUID id) {
        return jdbc.sql("select * from case_file where id = ?")
                .param(id)
                .query((row, n) -> file(row))
                .optional();
    }

    /** The same, held fast until the transaction ends: whoever else would change it waits. */
    Optional<CaseFile> held(UUID id) {
        return jdbc.sql("select * from case_file where id = ? for update")
                .param(id)
                .query((row, n) -> file(row))
                .optional();
    }

    /** Several, held so in one order: who changes them waits, who only names them does not. */
    void hold(Collection<UUID> ids) {
        jdbc.sql("select id from case_file where id = any (?) order by id for no key update")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** The cases of this one's applicant on the side, this one included, newest first. */
    List<CaseFile> ofSameApplicant(UUID id) {
        return jdbc.sql(
                        """
                        select * from case_file
                         where applicant_index = (select applicant_index from case_file where id = ?)
                         order by created_at desc, id limit ?
                        """)
                .params(id, Cases.SAME_APPLICANT_MAX)
                .query((row, n) -> file(row))
                .list();
    }

    Optional<UUID> idOf(String number) {
        return jdbc.sql("select id from case_file where number = ?")
                .param(number)
                .query(UUID.class)
                .optional();
    }

    /**
     * @param key null where the person has been erased: personal parts are then blank
     */
    Case load(UUID id, @Nullable CaseKey key) {
        List<Recorded> events =
                jdbc.sql(
                                """
                                 select seq, type, schema_version, at, actor, role, coalesce(organ, '') as organ,
                                coalesce(stands_for::text, '') as stands_for,
                                        facts::text as facts, payload
                                   from case_event where case_id = ? order by seq
                                """)
                        .param(id)
                        .query((row, n) -> recorded(row, key))
                        .list();
        return refusing(Case.of(id, events));
    }

    /**
     * What the other side refused has not happened; its letters and the steps that sent them stand
     * in one order.
     */
    private Case refusing(Case subject) {
        Map<Integer, Refusal> refused = new HashMap<>();
        List<Recorded> relayed =
                subject.events().stream()
                        .filter(r -> r.event() instanceof CaseEvent.SentAcross)
                        .toList();
        if (relayed.isEmpty() && subject.state() != State.FORWARDED) {
            return subject;
        }
        List<Exchange.Crossed> sent =
                crossed.apply(subject.id()).stream()
                        .filter(Exchange.Crossed::outgoing)
                        .sorted(Comparator.comparing(Exchange.Crossed::seq))
                        .toList();
        List<Exchange.Crossed> relays = ofKind(sent, Letter.Relay.KIND);
        for (int i = 0; i < Math.min(relayed.size(), relays.size()); i++) {
            int step = relayed.get(i).seq();
            relays.get(i).refusal().ifPresent(r -> refused.put(step, r));
        }
        subject.last(Act.FORWARD)
                .ifPresent(forward ->
                        ofKind(sent, Letter.Application.KIND).stream()
                                .flatMap(c -> c.refusal().stream())
                                .forEach(r -> refused.put(forward.seq(), r)));
        return refused.isEmpty() ? subject : subject.refusing(refused);
    }

    private static List<Exchange.Crossed> ofKind(List<Exchange.Crossed> sent, String kind) {
        return sent.stream().filter(c -> c.kind().equals(kind)).toList();
    }

    /** The events of many cases at once, each from the first on; by case. */
    Map<UUID, List<Recorded>> events(Map<UUID, CaseKey> keys) {
        Map<UUID, List<Recorded>> events = new HashMap<>();
        jdbc.sql(
                        """
                        select case_id, seq, type, schema_version, at, actor, role, coalesce(organ, '') as organ,
                               coalesce(stands_for::text, '') as stands_for,
                               facts::text as facts, payload
                          from case_event where case_id = any (?) order by case_id, seq
                        """)
                .param(keys.keySet().toArray(UUID[]::new))
                .query(row -> {
                    UUID id = row.getObject("case_id", UUID.class);
                    events.computeIfAbsent(id, any -> new ArrayList<>())
                            .add(recorded(row, keys.get(id)));
                });
        return events;
    }

    /**
     * The decisions of many cases, by case.
     *
     * @param keys of those whose person has not been erased
     */
    Map<UUID, List<Recorded>> decisions(Collection<UUID> cases, Map<UUID, CaseKey> keys) {
        Map<UUID, List<Recorded>> decisions = new HashMap<>();
        jdbc.sql(
                        """
                        select case_id, seq, type, schema_version, at, actor, role, coalesce(organ, '') as organ,
                               coalesce(stands_for::text, '') as stands_for,
                               facts::text as facts, payload
                          from case_event where case_id = any (?) and type = 'Decided' order by case_id, seq
                        """)
                .param(cases.toArray(UUID[]::new))
                .query(row -> {
                    UUID id = row.getObject("case_id", UUID.class);
                    decisions
                            .computeIfAbsent(id, any -> new ArrayList<>())
                            .add(recorded(row, keys.get(id)));
                });
        return decisions;
    }

    private Recorded recorded(ResultSet row, @Nullable CaseKey key) throws SQLException {
        byte[] sealed = row.getBytes("payload");
        String payload = "";
        if (sealed != null) {
            payload = key == null ? null : key.unsealText(EVENT, sealed);
        }
        return new Recorded(
                row.getInt("seq"),
                codec.decode(
                        text(row, "type"),
                        row.getInt("schema_version"),
                        text(row, "facts"),
                        payload),
                instant(row, "at"),
                text(row, "actor"),
                Role.valueOf(text(row, "role")),
                text(row, "organ"),
                text(row, "stands_for"));
    }

    void append(UUID id, List<Recorded> events, CaseKey key) {
        for (Recorded r : events) {
            EventCodec.Encoded e = codec.encode(r.event());
            jdbc.sql(
                            """
                            insert into case_event (case_id, owner_jurisdiction, seq, type, schema_version, at, actor, role,
                                                    organ, stands_for, facts, payload)
                            values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, '')::uuid, ?::jsonb, ?)
                            """)
                    .params(
                            Arrays.asList(
                                    id,
                                    side().code(),
                                    r.seq(),
                                    e.type(),
                                    e.schemaVersion(),
                                    r.at().atOffset(ZoneOffset.UTC),
                                    r.actor(),
                                    r.role().name(),
                                    r.organ(),
                                    r.standsFor(),
                                    e.facts(),
                                    e.payload().isEmpty()
                                            ? null
                                            : key.sealText(EVENT, e.payload())))
                    .update();
        }
    }

    /**
     * @param index keyed index of the applicant's number
     */
    void open(Case subject, CaseKey key, byte[] index, Accounts accounts, Deadlines deadlines) {
        CaseEvent.Opened o = subject.opened();
        OffsetDateTime at = subject.events().getFirst().at().atOffset(ZoneOffset.UTC);
        CaseFile.Responsible responsible = CaseFile.Responsible.of(subject);
        jdbc.sql(
                        """
                        insert into case_file (id, owner_jurisdiction, number, part, service_id, state, version,
                            collector_jurisdiction, competent_jurisdiction, collecting_organ, accepting_organ, deciding_organ,
                            responsible_organ, responsible_role, mode, applicant_account, proxy_account, proxy_until, applicant_index, received_on,
                            accepted_on, outcome, decided_on, summary_cipher, created_at, updated_at,
                            due_on, due_provisional, duty, duty_on, duty_provisional, counted_by, ended_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                subject.id(),
                                side().code(),
                                o.number(),
                                o.part().name(),
                                o.service(),
                                subject.state().name(),
                                subject.version(),
                                o.collector().code(),
                                o.route().competent().code(),
                                o.route().collecting().map(Organ::id).orElse(null),
                                o.route().accepting().id(),
                                o.route().deciding().id(),
                                responsible.organ().id(),
                                responsible.role().name(),
                                o.mode().name(),
                                accounts.applicant().orElse(null),
                                accounts.proxy().orElse(null),
                                proxyUntil(subject),
                                index,
                                subject.receivedOn().orElse(null),
                                subject.acceptedOn().orElse(null),
                                outcome(subject),
                                subject.decided().map(CaseEvent.Decided::on).orElse(null),
                                key.sealText(SUMMARY, Masked.name(o.applicant())),
                                at,
                                at,
                                deadlines.due(),
                                deadlines.dueProvisional(),
                                deadlines.task(),
                                deadlines.until(),
                                deadlines.untilProvisional(),
                                deadlines.calendar(),
                                endedAt(subject)))
                .update();
    }

    /**
     * Who follows the case online.
     *
     * @param applicant his own account, where he has one on this side
     * @param proxy of him who sent the application in for another
     */
    record Accounts(Optional<UUID> applicant, Optional<UUID> proxy) {}

    private static @Nullable LocalDate proxyUntil(Case subject) {
        return subject.opened().mandate().flatMap(Mandate::until).orElse(null);
    }

    private static @Nullable OffsetDateTime endedAt(Case subject) {
        return subject.ending().map(r -> r.at().atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** Another platform has corrected who applies: lists show the name as it is now. */
    void renamed(Case subject, CaseKey key) {
        jdbc.sql("update case_file set summary_cipher = ? where id = ?")
                .params(
                        key.sealText(SUMMARY, Masked.name(subject.opened().applicant())),
                        subject.id())
                .update();
    }

    /**
     * Writes what lists show of the case, if nobody was faster.
     *
     * @return false when the row no longer has the version on which the command was based
     */
    boolean advance(Case subject, int basedOn, Deadlines deadlines) {
        CaseFile.Responsible responsible = CaseFile.Responsible.of(subject);
        return jdbc.sql(
                                """
                                update case_file set state = ?, version = ?, responsible_organ = ?, responsible_role = ?,
                                       reviewer = ?, reviewing = ?, received_on = ?, accepted_on = ?, due_on = ?, due_provisional = ?,
                                       outcome = ?, decided_on = ?, departs = ?, sent_back = ?, consent_withdrawn_at = ?,
                                       duty = ?, duty_on = ?, duty_provisional = ?, counted_by = ?, updated_at = ?,
                                       proxy_account = case when ? then null else proxy_account end, proxy_until = ?, ended_at = ?
                                 where id = ? and version = ?
                                """)
                        .params(
                                Arrays.asList(
                                        subject.state().name(),
                                        subject.version(),
                                        responsible.organ().id(),
                                        responsible.role().name(),
                                        account(subject.reviewer()),
                                        account(subject.reviewing()),
                                        subject.receivedOn().orElse(null),
                                        subject.acceptedOn().orElse(null),
                                        deadlines.due(),
                                        deadlines.dueProvisional(),
                                        outcome(subject),
                                        subject.decided().map(CaseEvent.Decided::on).orElse(null),
                                        subject.decided()
                                                .map(CaseEvent.Decided::departs)
                                                .orElse(false),
                                        subject.heard(CaseEvent.SentBack.class).size(),
                                        Consents.lastWithdrawnAt(subject)
                                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                                .orElse(null),
                                        deadlines.task(),
                                        deadlines.until(),
                                        deadlines.untilProvisional(),
                                        deadlines.calendar(),
                                        subject.events().getLast().at().atOffset(ZoneOffset.UTC),
                                        Consents.isMandateWithdrawn(subject),
                                        proxyUntil(subject),
                                        endedAt(subject),
                                        subject.id(),
                                        basedOn))
                        .update()
                == 1;
    }

    private static @Nullable UUID account(String id) {
        return id.isEmpty() ? null : UUID.fromString(id);
    }

    private static @Nullable String outcome(Case subject) {
        return subject.decided()
                .map(d -> d.outcome().name())
                .or(() ->
                        subject.reported()
                                .flatMap(r -> r.content().decision())
                                .map(d -> d.outcome().name()))
                .orElse(null);
    }

    void subject(UUID id, String part, String number) {
        jdbc.sql(
                        "insert into case_subject (case_id, owner_jurisdiction, part, id_index, id_cipher) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        side().code(),
                        part,
                        personalData.idIndex(number),
                        personalData.sealIdNumber(number))
                .update();
    }

    /** Whom else the case knows by number, from one source: these and nobody else. */
    void members(UUID id, String source, Collection<String> numbers) {
        byte[][] indexes = numbers.stream().map(personalData::idIndex).toArray(byte[][]::new);
        jdbc.sql("delete from case_member where case_id = ? and source = ? and id_index <> all (?)")
                .params(id, source, indexes)
                .update();
        jdbc.sql(
                        """
                        insert into case_member (case_id, owner_jurisdiction, source, id_index)
                        select ?, ?, ?, i from unnest(?::bytea[]) i on conflict do nothing
                        """)
                .params(id, side().code(), source, indexes)
                .update();
    }

    Optional<Open> openCaseOf(byte[] index, String service) {
        String[] over =
                Arrays.stream(State.values())
                        .filter(s -> !s.isOpen())
                        .map(State::name)
                        .toArray(String[]::new);
        return jdbc.sql("select * from open_case_of(?, ?, ?)")
                .params(index, service, over)
                .query((row, n) ->
                        new Open(
                                row.getObject("id", UUID.class),
                                text(row, "number"),
                                organs((Object[]) row.getArray("organs").getArray())))
                .optional();
    }

    private static List<String> organs(Object[] column) {
        List<String> organs = new ArrayList<>();
        for (Object o : column) {
            if (o != null) {
                organs.add(o.toString());
            }
        }
        return organs;
    }

    Optional<UUID> accountOf(byte[] index) {
        return jdbc.sql("select account_of_number(?) as id")
                .param(index)
                .query((row, n) -> Optional.ofNullable(row.getObject("id", UUID.class)))
                .single();
    }

    long nextNumber() {
        // one sequence a side; a side without one cannot exist (domain jurisdiction)
        return jdbc.sql("select nextval('case_number_" + side().code() + "')")
                .query(Long.class)
                .single();
    }

    Optional<Earlier> earlier(String key) {
        return jdbc.sql(
                        """
                        select c.case_id, c.command_hash, c.version_after, coalesce(f.number, '') as number,
                               coalesce(f.state, 'SUBMITTED') as state
                          from case_command c
                          left join case_file f on f.id = c.case_id and f.owner_jurisdiction = c.owner_jurisdiction
                         where c.key = ?
                        """)
                .param(key)
                .query((row, n) ->
                        new Earlier(
                                row.getObject("case_id", UUID.class),
                                text(row, "number"),
                                Objects.requireNonNull(row.getBytes("command_hash")),
                                row.getInt("version_after"),
                                State.valueOf(text(row, "state"))))
                .optional();
    }

    /**
     * @throws KeyTaken when another transaction used the key at the same time
     */
    void remember(String key, UUID caseId, byte[] hash, int version, Instant at) {
        try {
            jdbc.sql("insert into case_command values (?, ?, ?, ?, ?, ?)")
                    .params(side().code(), key, caseId, hash, version, at.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new KeyTaken(e);
        }
    }

    /** Two commands with one key at once: the transaction is undone and the command tried anew. */
    static final class KeyTaken extends RuntimeException {
        KeyTaken(DuplicateKeyException cause) {
            super("the key of the command was used at the same time", cause);
        }
    }

    String summary(CaseFile file, @Nullable CaseKey key) {
        byte[] sealed = file.summary();
        return sealed == null || key == null ? "" : key.unsealText(SUMMARY, sealed);
    }

    /** Whether the applicant is under eighteen, by his number. */
    boolean isMinor(Case subject, LocalDate today, Purpose purpose) {
        return !subject.opened().applicant().kind().equals("enterprise")
                && personalData
                        .openIdNumber(subject.id(), "APPLICANT", purpose)
                        .flatMap(n -> CitizenNumber.read(n, today, true).number())
                        .filter(n -> n.ageOn(today) < AskingReader.ADULT_YEARS)
                        .isPresent();
    }

    /** Names of accounts of this side, as they were enrolled. */
    Optional<tongban.service.text.Words> nameOf(String account) {
        return jdbc.sql("select name_zh, name_en from account where id::text = ?")
                .param(account)
                .query((row, n) ->
                        tongban.service.text.Words.of(text(row, "name_zh"), text(row, "name_en")))
                .optional();
    }

    static CaseFile file(ResultSet row) throws SQLException {
        Optional<LocalDate> until =
                Optional.ofNullable(row.getObject("proxy_until", LocalDate.class));
        return new CaseFile(
                row.getObject("id", UUID.class),
                text(row, "number"),
                Part.valueOf(text(row, "part")),
                text(row, "service_id"),
                State.valueOf(text(row, "state")),
                row.getInt("version"),
                row.getString("collecting_organ"),
                text(row, "accepting_organ"),
                text(row, "deciding_organ"),
                text(row, "responsible_organ"),
                Role.valueOf(text(row, "responsible_role")),
                text(row, "collector_jurisdiction"),
                text(row, "competent_jurisdiction"),
                Mode.valueOf(text(row, "mode")),
                Optional.ofNullable(row.getObject("applicant_account", UUID.class)),
                Optional.ofNullable(row.getObject("proxy_account", UUID.class))
                        .map(account -> new CaseFile.Proxy(account, until)),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getBoolean("due_provisional"),
                JdbcDeadlines.duty(row),
                row.getBytes("summary_cipher"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private Jurisdiction side() {
        return walls.current().jurisdiction();
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
