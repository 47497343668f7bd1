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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.means.MeansChecks.Ground;

/**
 * The rows of economic checks and of whom they are about, as they lie; with those of what belongs
 * to a check. Every call is inside an open transaction.
 */
final class JdbcMeansRows {
    private final JdbcClient jdbc;
    private final JdbcAuthorisationRows authorisations;
    private final JdbcQueryRows queries;
    private final JdbcReportRows reports;

    JdbcMeansRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.authorisations = new JdbcAuthorisationRows(jdbc);
        this.queries = new JdbcQueryRows(jdbc);
        this.reports = new JdbcReportRows(jdbc);
    }

    JdbcAuthorisationRows authorisations() {
        return authorisations;
    }

    JdbcQueryRows queries() {
        return queries;
    }

    JdbcReportRows reports() {
        return reports;
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

    static List<Long> longs(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column), column);
        return new ArrayList<>(List.of((Long[]) array.getArray()));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
