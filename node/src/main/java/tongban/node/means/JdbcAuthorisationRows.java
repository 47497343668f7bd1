package tongban.node.means;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Documents;
import tongban.node.identity.Actor;
import tongban.node.means.MeansChecks.Way;

/**
 * Authorisations of checks and the papers that were handed in, as they lie. Every call is inside an
 * open transaction.
 */
final class JdbcAuthorisationRows {
    private final JdbcClient jdbc;

    JdbcAuthorisationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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
                                JdbcMeansRows.uuid(row, "id"),
                                row.getInt("person"),
                                Way.valueOf(JdbcMeansRows.text(row, "way")),
                                row.getBoolean("guardian"),
                                JdbcMeansRows.day(row, "given_on"),
                                JdbcMeansRows.day(row, "holds_until"),
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
                                JdbcMeansRows.utc(at)))
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
                        .params(JdbcMeansRows.utc(at), on, authorisation, check)
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
                        JdbcMeansRows.utc(at))
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
                                Documents.MediaType.valueOf(JdbcMeansRows.text(row, "media_type")),
                                Objects.requireNonNull(row.getBytes("content_cipher"))))
                .optional();
    }
}
