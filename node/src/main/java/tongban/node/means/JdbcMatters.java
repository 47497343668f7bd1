package tongban.node.means;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a household is checked for: a case, or a benefit that is received. */
final class JdbcMatters {
    /** As the database has it (V111): the case is before its decision. */
    private static final String OPEN =
            "f.state in ('RECEIVED', 'SUBMITTED', 'AWAITING_SUPPLEMENT', 'ACCEPTED',"
                    + " 'UNDER_REVIEW', 'SUSPENDED')";

    private final JdbcClient jdbc;

    JdbcMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param caseId of a benefit the case that opened it
     * @param organ handles it with the other one
     * @param open people may be checked for it
     */
    record Found(
            UUID caseId, String number, String scheme, String organ, String other, boolean open) {
        boolean isHandledBy(String body) {
            return organ.equals(body) || other.equals(body);
        }
    }

    Optional<Found> ofCase(UUID id) {
        return jdbc.sql(
                        "select f.id, f.number, f.service_id, f.deciding_organ, f.accepting_organ, "
                                + OPEN
                                + " as open from case_file f where f.id = ? and f.part ="
                                + " 'COMPETENT'")
                .param(id)
                .query((row, n) -> found(row))
                .optional();
    }

    Optional<Found> ofEntitlement(UUID id, LocalDate today) {
        return jdbc.sql(
                        """
                        select e.case_id, e.case_number, e.scheme, e.organ, e.accepting_organ,
                               exists (select 1 from entitlement_span s
                                        where s.entitlement = e.number and s.what = 'AWARDED'
                                          and (s.until_month is null or s.until_month > ?)) as open
                          from entitlement e where e.id = ?
                        """)
                .params(YearMonth.from(today).atDay(1), id)
                .query((row, n) -> found(row))
                .optional();
    }

    /**
     * The case of a check, of a re-check that of the benefit; empty where there is none any more.
     */
    Optional<UUID> caseOf(JdbcMeansRows.Check check) {
        return check.caseId()
                .or(() ->
                        check.entitlement()
                                .flatMap(id ->
                                        jdbc.sql("select case_id from entitlement where id = ?")
                                                .param(id)
                                                .query(UUID.class)
                                                .optional()));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject(1, UUID.class),
                Objects.requireNonNull(row.getString(2)),
                Objects.requireNonNull(row.getString(3)),
                Objects.requireNonNull(row.getString(4)),
                Objects.requireNonNull(row.getString(5)),
                row.getBoolean("open"));
    }

    /** Whom a case is about, as the register knows them; who is applied for comes first. */
    List<UUID> peopleOfCase(UUID id) {
        return jdbc.sql(
                        """
                        select r.id from case_subject s join register_subject r on r.id_index = s.id_index and r.kind = 'PERSON'
                         where s.case_id = ? and s.part in ('APPLICANT', 'SUBJECT') order by s.part desc
                        """)
                .param(id)
                .query(UUID.class)
                .list();
    }

    List<UUID> peopleOfEntitlement(UUID id) {
        return jdbc.sql(
                        """
                        select r.id from entitlement e join register_subject r on r.id_index = e.beneficiary_index
                         where e.id = ? and r.kind = 'PERSON'
                        """)
                .param(id)
                .query(UUID.class)
                .list();
    }

    byte[] indexOf(UUID subject) {
        return jdbc.sql("select id_index from register_subject where id = ?")
                .param(subject)
                .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                .single();
    }
}
