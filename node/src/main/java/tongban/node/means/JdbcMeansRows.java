package tongban.node.means;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Documents;
import tongban.node.identity.Actor;
import tongban.node.means.MeansChecks.Arrival;
import tongban.node.means.MeansChecks.Cause;
import tongban.node.means.MeansChecks.Ground;
import tongban.node.means.MeansChecks.Outcome;
import tongban.node.means.MeansChecks.Standing;
import tongban.node.means.MeansChecks.Way;

/** The rows of economic checks, as they lie. Every call is inside an open transaction. */
final class JdbcMeansRows {
    private final JdbcClient jdbc;

    JdbcMeansRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ------------------------------------------------------------------ checks

    /** A check; {@code report} is the newest version. */
    record Check(
            UUID id,
            String number,
            Optional<UUID> caseId,
            Optional<UUID> entitlement,
            Optional<UUID> household,
            Ground ground,
            String scheme,
            String organ,
            String otherOrgan,
            LocalDate begunOn,
            int report,
            boolean calledOff) {
        boolean isHandledBy(String body) {
            return organ.equals(body) || otherOrgan.equals(body);
        }
    }

    Optional<Check> check(UUID id) {
        return jdbc.sql("select * from means_check where id = ?")
                .param(id)
                .query((row, n) -> check(row))
                .optional();
    }

    /** The same, held fast until the transaction ends: whoever else acts waits. */
    Optional<Check> held(UUID id) {
        return jdbc.sql("select * from means_check where id = ? for update")
                .param(id)
                .query((row, n) -> check(row))
                .optional();
    }

    private static Check check(ResultSet row) throws SQLException {
        return new Check(
                uuid(row, "id"),
                text(row, "number"),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                Optional.ofNullable(row.getObject("entitlement", UUID.class)),
                Optional.ofNullable(row.getObject("household", UUID.class)),
                Ground.valueOf(text(row, "ground")),
                text(row, "scheme"),
                text(row, "organ"),
                text(row, "other_organ"),
                day(row, "begun_on"),
                row.getInt("report"),
                row.getBoolean("called_off"));
    }

    void insert(Actor actor, Check check, Instant at) {
        jdbc.sql(
                        """
                        insert into means_check (id, owner_jurisdiction, number, case_id, entitlement, household, ground, scheme,
                                                 organ, other_organ, begun_by, begun_at, begun_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                check.id(),
                                actor.jurisdiction().code(),
                                check.number(),
                                check.caseId().orElse(null),
                                check.entitlement().orElse(null),
                                check.household().orElse(null),
                                check.ground().name(),
                                check.scheme(),
                                check.organ(),
                                check.otherOrgan(),
                                actor.account(),
                                utc(at),
                                check.begunOn()))
                .update();
    }

    /** How many checks a matter has had, for the number of the next. */
    int begun(String numberOfMatter) {
        return jdbc.sql("select count(*) from means_check where starts_with(number, ?)")
                .param(numberOfMatter + "-H")
                .query(Integer.class)
                .single();
    }

    boolean isOpen(UUID caseId) {
        return jdbc.sql(
                        "select exists (select 1 from means_check where case_id = ? and not"
                                + " called_off)")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }

    void callOff(UUID check) {
        jdbc.sql("update means_check set called_off = true, version = version + 1 where id = ?")
                .param(check)
                .update();
    }

    // ------------------------------------------------------------------ people

    record Person(int person, UUID subject, LocalDate adultOn, long declaredThrough) {
        boolean isMinor(LocalDate day) {
            return day.isBefore(adultOn);
        }
    }

    List<Person> people(UUID check) {
        return jdbc.sql(
                        "select person, subject, adult_on, declared_through from means_person where"
                                + " check_id = ? order by person")
                .param(check)
                .query((row, n) ->
                        new Person(
                                row.getInt("person"),
                                uuid(row, "subject"),
                                day(row, "adult_on"),
                                row.getLong("declared_through")))
                .list();
    }

    void insert(Actor actor, UUID check, Person person, byte[] index) {
        jdbc.sql("insert into means_person values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        actor.jurisdiction().code(),
                        check,
                        person.person(),
                        person.subject(),
                        index,
                        person.adultOn(),
                        person.declaredThrough())
                .update();
    }

    // ------------------------------------------------------------------ authorisations and papers

    record Given(
            UUID id,
            int person,
            Way way,
            boolean guardian,
            LocalDate givenOn,
            LocalDate holdsUntil,
            Optional<UUID> phone,
            Optional<UUID> paper,
            byte[] content,
            Optional<LocalDate> withdrawnOn,
            boolean holds) {}

    /** All of a check, oldest first; whether one holds is said by the database, as for a query. */
    List<Given> given(UUID check, LocalDate today) {
        return jdbc.sql(
                        """
                        select a.*, means_hindered(a.check_id, a.person, a.id, ?) is null as holds
                          from means_authorisation a where a.check_id = ? order by a.recorded_at, a.id
                        """)
                .params(today, check)
                .query((row, n) ->
                        new Given(
                                uuid(row, "id"),
                                row.getInt("person"),
                                Way.valueOf(text(row, "way")),
                                row.getBoolean("guardian"),
                                day(row, "given_on"),
                                day(row, "holds_until"),
                                Optional.ofNullable(row.getObject("phone", UUID.class)),
                                Optional.ofNullable(row.getObject("paper", UUID.class)),
                                Objects.requireNonNull(row.getBytes("content_cipher")),
                                Optional.ofNullable(row.getObject("withdrawn_on", LocalDate.class)),
                                row.getBoolean("holds")))
                .list();
    }

    /** What somebody gave that holds on a day. */
    Optional<Given> holding(UUID check, int person, LocalDate today) {
        return given(check, today).stream()
                .filter(g -> g.person() == person && g.holds())
                .findFirst();
    }

    void insert(Actor actor, UUID check, Given given, Instant at) {
        jdbc.sql(
                        """
                        insert into means_authorisation (id, owner_jurisdiction, check_id, person, way, guardian, given_on,
                               holds_until, phone, paper, content_cipher, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                given.id(),
                                actor.jurisdiction().code(),
                                check,
                                given.person(),
                                given.way().name(),
                                given.guardian(),
                                given.givenOn(),
                                given.holdsUntil(),
                                given.phone().orElse(null),
                                given.paper().orElse(null),
                                given.content(),
                                actor.account(),
                                utc(at)))
                .update();
    }

    /**
     * @return whether it stood
     */
    boolean withdraw(UUID check, UUID authorisation, Instant at, LocalDate on) {
        return jdbc.sql(
                                """
                                update means_authorisation set withdrawn_at = ?, withdrawn_on = ?
                                 where id = ? and check_id = ? and withdrawn_at is null
                                """)
                        .params(utc(at), on, authorisation, check)
                        .update()
                == 1;
    }

    int papers(UUID check) {
        return jdbc.sql("select count(*) from means_paper where check_id = ?")
                .param(check)
                .query(Integer.class)
                .single();
    }

    void insertPaper(
            Actor actor,
            UUID check,
            int person,
            UUID id,
            Documents.MediaType type,
            int bytes,
            byte[] sealed,
            Instant at) {
        jdbc.sql("insert into means_paper values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        actor.jurisdiction().code(),
                        check,
                        person,
                        type.name(),
                        bytes,
                        sealed,
                        utc(at))
                .update();
    }

    record Paper(Documents.MediaType type, byte[] content) {}

    Optional<Paper> paper(UUID check, UUID id) {
        return jdbc.sql(
                        "select media_type, content_cipher from means_paper where id = ? and"
                                + " check_id = ?")
                .params(id, check)
                .query((row, n) ->
                        new Paper(
                                Documents.MediaType.valueOf(text(row, "media_type")),
                                Objects.requireNonNull(row.getBytes("content_cipher"))))
                .optional();
    }

    // ------------------------------------------------------------------ queries

    record Query(
            UUID id,
            UUID check,
            int person,
            CheckSource source,
            int round,
            Optional<UUID> objection,
            UUID authorisation,
            Standing state,
            int attempts,
            Instant askedAt,
            Optional<Instant> sentAt,
            Instant expiresAt,
            Optional<String> reference,
            Optional<String> fault) {}

    List<Query> queries(UUID check) {
        return jdbc.sql(
                        "select * from means_query where check_id = ? order by person, source,"
                                + " round")
                .param(check)
                .query((row, n) -> query(row))
                .list();
    }

    /** One query, held; empty where another thread has it. */
    Optional<Query> heldQuery(UUID id) {
        return jdbc.sql("select * from means_query where id = ? for update skip locked")
                .param(id)
                .query((row, n) -> query(row))
                .optional();
    }

    private static Query query(ResultSet row) throws SQLException {
        return new Query(
                uuid(row, "id"),
                uuid(row, "check_id"),
                row.getInt("person"),
                CheckSource.valueOf(text(row, "source")),
                row.getInt("round"),
                Optional.ofNullable(row.getObject("objection", UUID.class)),
                uuid(row, "authorisation"),
                Standing.valueOf(text(row, "state")),
                row.getInt("attempts"),
                instant(row, "asked_at"),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                instant(row, "expires_at"),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("fault")));
    }

    void insert(Actor actor, Query query, LocalDate on) {
        jdbc.sql(
                        """
                        insert into means_query (id, owner_jurisdiction, check_id, person, source, round, objection, authorisation,
                               state, asked_on, asked_by, asked_at, next_attempt_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                query.id(),
                                actor.jurisdiction().code(),
                                query.check(),
                                query.person(),
                                query.source().name(),
                                query.round(),
                                query.objection().orElse(null),
                                query.authorisation(),
                                on,
                                actor.account(),
                                utc(query.askedAt()),
                                utc(query.askedAt()),
                                utc(query.expiresAt())))
                .update();
    }

    /** What has to be sent now: new, failed, or sent by a node that fell before it was told. */
    List<UUID> sendable(Instant now, int rowsMax) {
        return jdbc.sql(
                        """
                        select id from means_query
                         where state in ('WAITING', 'SENT') and next_attempt_at <= ? and reference is null
                         order by next_attempt_at limit ?
                        """)
                .params(utc(now), rowsMax)
                .query(UUID.class)
                .list();
    }

    /** Null where somebody may be asked on the day; else the code of why not. */
    Optional<String> hindered(UUID check, int person, UUID authorisation, LocalDate on) {
        return jdbc.sql("select means_hindered(?, ?, ?, ?)")
                .params(check, person, authorisation, on)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /**
     * It goes out now; where nobody tells what became of it, it is asked again at {@code again}.
     */
    void sent(UUID query, LocalDate on, Instant at, Instant again) {
        jdbc.sql(
                        """
                        update means_query set state = 'SENT', attempts = attempts + 1, asked_on = ?, sent_at = ?,
                               next_attempt_at = ?, reference = null
                         where id = ?
                        """)
                .params(on, utc(at), utc(again), query)
                .update();
    }

    void taken(UUID query, String reference) {
        jdbc.sql("update means_query set reference = ?, fault = null where id = ?")
                .params(reference, query)
                .update();
    }

    void waits(UUID query, String fault, Instant again) {
        jdbc.sql(
                        """
                        update means_query set state = 'WAITING', fault = ?, next_attempt_at = ?, reference = null where id = ?
                        """)
                .params(fault, utc(again), query)
                .update();
    }

    void ended(UUID query, Standing state, @Nullable String fault) {
        jdbc.sql("update means_query set state = ?, fault = ? where id = ?")
                .params(Arrays.asList(state.name(), fault, query))
                .update();
    }

    /** What was taken by its source and may be answered, or answered once more. */
    List<SourcePort.Awaited> awaited(Instant since, int rowsMax) {
        return jdbc.sql(
                        """
                        select id, source, reference, sent_at from means_query
                         where reference is not null and expires_at > ?
                         order by state = 'SENT' desc, expires_at desc limit ?
                        """)
                .params(utc(since), rowsMax)
                .query((row, n) ->
                        new SourcePort.Awaited(
                                uuid(row, "id"),
                                CheckSource.valueOf(text(row, "source")),
                                text(row, "reference"),
                                instant(row, "sent_at")))
                .list();
    }

    /** Questions that nobody waits for any longer. */
    List<UUID> expired(Instant now, int rowsMax) {
        return jdbc.sql(
                        """
                        select id from means_query where state in ('WAITING', 'SENT') and expires_at <= ?
                         order by expires_at limit ?
                        """)
                .params(utc(now), rowsMax)
                .query(UUID.class)
                .list();
    }

    /** Open questions whose authorisation was withdrawn. */
    List<UUID> orphaned(int rowsMax) {
        return jdbc.sql(
                        """
                        select q.id from means_query q
                         where q.state in ('WAITING', 'SENT')
                           and (exists (select 1 from means_authorisation a
                                         where a.id = q.authorisation and a.withdrawn_at is not null)
                                or exists (select 1 from means_check c where c.id = q.check_id and c.called_off))
                         limit ?
                        """)
                .param(rowsMax)
                .query(UUID.class)
                .list();
    }

    boolean isWithdrawn(UUID authorisation) {
        return jdbc.sql(
                        "select exists (select 1 from means_authorisation where id = ? and"
                                + " withdrawn_at is not null)")
                .param(authorisation)
                .query(Boolean.class)
                .single();
    }

    // ------------------------------------------------------------------ answers

    record Answered(
            long seq,
            UUID query,
            int person,
            Arrival standing,
            Instant arrivedAt,
            LocalDate knownOn,
            boolean simulated,
            byte[] content,
            List<Long> records) {}

    /** All of a check, in the order in which they came. */
    List<Answered> answers(UUID check) {
        return jdbc.sql("select * from means_answer where check_id = ? order by seq")
                .param(check)
                .query((row, n) -> answered(row))
                .list();
    }

    List<Answered> answersTo(UUID query) {
        return jdbc.sql("select * from means_answer where query = ? order by seq")
                .param(query)
                .query((row, n) -> answered(row))
                .list();
    }

    boolean isKnown(UUID query, String delivery) {
        return jdbc.sql(
                        "select exists (select 1 from means_answer where query = ? and delivery ="
                                + " ?)")
                .params(query, delivery)
                .query(Boolean.class)
                .single();
    }

    private static Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getLong("seq"),
                uuid(row, "query"),
                row.getInt("person"),
                Arrival.valueOf(text(row, "standing")),
                instant(row, "arrived_at"),
                day(row, "known_on"),
                row.getBoolean("simulated"),
                Objects.requireNonNull(row.getBytes("content")),
                longs(row, "records"));
    }

    void insert(Actor actor, Query query, String delivery, Answered answer) {
        jdbc.sql(
                        """
                        insert into means_answer (owner_jurisdiction, query, check_id, person, delivery, arrived_at, known_on,
                               standing, simulated, content, records)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        query.id(),
                        query.check(),
                        query.person(),
                        delivery,
                        utc(answer.arrivedAt()),
                        answer.knownOn(),
                        answer.standing().name(),
                        answer.simulated(),
                        answer.content(),
                        answer.records().toArray(Long[]::new))
                .update();
    }

    // ------------------------------------------------------------------ reports

    record Version(
            int version, Instant madeAt, Cause cause, long answersThrough, int contradictions) {}

    /** Oldest first. */
    List<Version> versions(UUID check) {
        return jdbc.sql("select * from means_report where check_id = ? order by version")
                .param(check)
                .query((row, n) ->
                        new Version(
                                row.getInt("version"),
                                instant(row, "made_at"),
                                Cause.valueOf(text(row, "cause")),
                                row.getLong("answers_through"),
                                row.getInt("contradictions")))
                .list();
    }

    void insert(Actor actor, UUID check, Version version, LocalDate on) {
        jdbc.sql("insert into means_report values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        actor.jurisdiction().code(),
                        check,
                        version.version(),
                        utc(version.madeAt()),
                        on,
                        version.cause().name(),
                        actor.account(),
                        version.answersThrough(),
                        version.contradictions())
                .update();
        jdbc.sql(
                        "update means_check set report = ?, contradictions = ?, version = version +"
                                + " 1 where id = ?")
                .params(version.version(), version.contradictions(), check)
                .update();
    }

    private static final String REPORTABLE =
            """
            select c.id from means_check c
             where not c.called_off
               and exists (select 1 from means_query q where q.check_id = c.id and q.state <> 'CALLED_OFF')
               and not exists (select 1 from means_query q where q.check_id = c.id and q.state in ('WAITING', 'SENT'))
               and (c.report = 0
                    or exists (select 1 from means_answer a
                                where a.check_id = c.id and a.standing in ('FIRST', 'CHANGED', 'LATE')
                                  and a.seq > (select r.answers_through from means_report r
                                                where r.check_id = c.id and r.version = c.report)))
            """;

    /**
     * Checks of which a report is due: nothing is waited for, and something came, or ended, that no
     * report shows.
     */
    List<UUID> reportable(int rowsMax) {
        return jdbc.sql(REPORTABLE + " limit ?").param(rowsMax).query(UUID.class).list();
    }

    boolean isReportable(UUID check) {
        return jdbc.sql(REPORTABLE + " and c.id = ?")
                .param(check)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    // ------------------------------------------------------------------ objections

    record Objection(
            UUID id,
            UUID check,
            int person,
            Item item,
            int report,
            Outcome state,
            List<Long> records,
            UUID raisedBy,
            Instant raisedAt,
            Optional<UUID> paper,
            byte[] content,
            Optional<Instant> settledAt) {}

    /** Oldest first. */
    List<Objection> objections(UUID check) {
        return jdbc.sql("select * from means_objection where check_id = ? order by raised_at, id")
                .param(check)
                .query((row, n) -> objection(row))
                .list();
    }

    /** Those whose item is not marked as disputed in the register yet. */
    List<Objection> undisputed(int rowsMax) {
        return jdbc.sql(
                        "select * from means_objection where state = 'OPEN' and not disputed order"
                                + " by raised_at limit ?")
                .param(rowsMax)
                .query((row, n) -> objection(row))
                .list();
    }

    private static Objection objection(ResultSet row) throws SQLException {
        return new Objection(
                uuid(row, "id"),
                uuid(row, "check_id"),
                row.getInt("person"),
                Item.valueOf(text(row, "item")),
                row.getInt("report"),
                Outcome.valueOf(text(row, "state")),
                longs(row, "records"),
                uuid(row, "raised_by"),
                instant(row, "raised_at"),
                Optional.ofNullable(row.getObject("paper", UUID.class)),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                Optional.ofNullable(row.getObject("settled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    void insert(Actor actor, Objection objection) {
        jdbc.sql(
                        """
                        insert into means_objection (id, owner_jurisdiction, check_id, person, item, report, state, raised_by,
                               raised_at, paper, content_cipher)
                        values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                objection.id(),
                                actor.jurisdiction().code(),
                                objection.check(),
                                objection.person(),
                                objection.item().name(),
                                objection.report(),
                                actor.account(),
                                utc(objection.raisedAt()),
                                objection.paper().orElse(null),
                                objection.content()))
                .update();
    }

    void disputed(UUID objection) {
        jdbc.sql("update means_objection set disputed = true where id = ?")
                .param(objection)
                .update();
    }

    void settled(
            Actor actor,
            UUID objection,
            Outcome outcome,
            Collection<Long> records,
            byte[] content,
            Instant at) {
        jdbc.sql(
                        """
                        update means_objection set state = ?, records = ?, content_cipher = ?, settled_by = ?, settled_at = ?
                         where id = ? and state = 'OPEN'
                        """)
                .params(
                        outcome.name(),
                        records.toArray(Long[]::new),
                        content,
                        actor.account(),
                        utc(at),
                        objection)
                .update();
    }

    // ------------------------------------------------------------------ reading a row

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static List<Long> longs(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column), column);
        return new ArrayList<>(List.of((Long[]) array.getArray()));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
