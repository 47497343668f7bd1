package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Walls;

/** The table of parcels. */
final class JdbcParcelRows {
    private static final String PARCEL = "parcel";

    private final JdbcClient jdbc;
    private final Walls walls;

    JdbcParcelRows(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    /** Oldest first. */
    List<ParcelRow> of(UUID caseId, CaseKey key) {
        return jdbc.sql("select * from parcel where case_id = ? order by sent_at, id")
                .param(caseId)
                .query((row, n) -> row(row, key))
                .list();
    }

    private static ParcelRow row(ResultSet row, CaseKey key) throws SQLException {
        byte[] check = row.getBytes("check_cipher");
        return new ParcelRow(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Parcels.Kind.valueOf(JdbcCaseStore.text(row, "kind")),
                row.getBoolean("sent_here"),
                JdbcCaseStore.text(row, "from_organ"),
                Optional.ofNullable(row.getString("to_organ")),
                JdbcCaseStore.instant(row, "sent_at"),
                Objects.requireNonNull(row.getObject("expected_by", LocalDate.class)),
                CaseJson.MAPPER.readValue(
                        key.unsealText(
                                PARCEL, Objects.requireNonNull(row.getBytes("content_cipher"))),
                        ParcelRow.Content.class),
                Optional.ofNullable(row.getObject("checked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(check)
                        .map(c ->
                                CaseJson.MAPPER.readValue(
                                        key.unsealText(PARCEL, c), ParcelRow.Check.class)));
    }

    /** A parcel that was not checked yet. */
    void insert(UUID caseId, ParcelRow parcel, CaseKey key) {
        Actor actor = walls.current();
        jdbc.sql(
                        """
                        insert into parcel (id, owner_jurisdiction, case_id, kind, sent_here, from_organ, to_organ, sent_at,
                                            expected_by, state, content_cipher, sent_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'SENT', ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                parcel.id(),
                                actor.jurisdiction().code(),
                                caseId,
                                parcel.kind().name(),
                                parcel.sentHere(),
                                parcel.fromOrgan(),
                                parcel.toOrgan().orElse(null),
                                parcel.sentAt().atOffset(ZoneOffset.UTC),
                                parcel.expectedBy(),
                                key.sealText(
                                        PARCEL,
                                        CaseJson.MAPPER.writeValueAsString(parcel.content())),
                                parcel.sentHere() ? actor.account() : null))
                .update();
    }

    /**
     * @return false where it was checked before
     */
    boolean check(UUID parcel, ParcelRow.Check check, Instant at, boolean here, CaseKey key) {
        return jdbc.sql(
                                """
                                update parcel set state = ?, checked_at = ?, check_cipher = ?, checked_by = ?
                                 where id = ? and state = 'SENT'
                                """)
                        .params(
                                Arrays.asList(
                                        check.isSound() ? "SOUND" : "FAULTY",
                                        at.atOffset(ZoneOffset.UTC),
                                        key.sealText(
                                                PARCEL, CaseJson.MAPPER.writeValueAsString(check)),
                                        here ? walls.current().account() : null,
                                        parcel))
                        .update()
                == 1;
    }

    /** Those of the cases for which a parcel should have arrived before this day. */
    static Set<UUID> late(JdbcClient jdbc, Collection<UUID> cases, LocalDate today) {
        return new HashSet<>(
                jdbc.sql(
                                "select distinct case_id from parcel where state = 'SENT' and expected_by < ? and case_id = any (?)")
                        .params(today, cases.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }
}
