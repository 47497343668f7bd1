package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Authorisation.Standing;
import tongban.node.casework.Authorisation.What;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

/** Askings in the database, within the transaction that is open. */
final class JdbcAuthorisationRows {
    private static final String CONTENT = "authorisation";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Clock clock;

    JdbcAuthorisationRows(JdbcClient jdbc, Walls walls, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.clock = clock;
    }

    /**
     * Who is asked, by whom and for what, as it was when he was asked; sealed.
     *
     * @param number in full, of who is asked
     * @param by name of the agent, or of the applicant whose household it is
     * @param byNumber his number in full
     * @param capacity of the agent; empty where data are checked
     */
    record Content(
            String name,
            String number,
            String mobile,
            String by,
            String byNumber,
            Optional<Mandate.Kind> capacity,
            String service,
            String organ) {}

    /** One asking, open. */
    record Held(Authorisation authorisation, Content content) {
        What what() {
            return authorisation.what();
        }

        Standing standing() {
            return authorisation.standing();
        }
    }

    /** A row whose content is still closed. */
    record Row(
            UUID id,
            UUID caseId,
            What what,
            String state,
            byte[] codeHash,
            byte[] content,
            Instant askedAt,
            Instant expiresAt,
            Optional<Instant> answeredAt,
            LocalDate holdsUntil,
            String textVersion,
            int wrong) {

        boolean isOpen(Instant now) {
            return state.equals("OPEN") && now.isBefore(expiresAt);
        }

        /** What he agreed to holds on this day, and the link was not tried too often. */
        boolean canBeTakenBack(LocalDate today) {
            return state.equals("AGREED")
                    && !today.isAfter(holdsUntil)
                    && wrong < Authorisations.WRONG_MAX;
        }
    }

    /** All askings of a draft or case, oldest first. */
    List<Held> of(UUID caseId, CaseKey key) {
        Instant now = clock.instant();
        return jdbc
                .sql("select * from authorisation where case_id = ? order by seq")
                .param(caseId)
                .query((row, n) -> row(row))
                .list()
                .stream()
                .map(r -> held(r, key, now))
                .toList();
    }

    Held held(Row row, CaseKey key, Instant now) {
        Content content =
                CaseJson.MAPPER.readValue(key.unseal(CONTENT, row.content()), Content.class);
        Standing standing =
                row.state().equals("OPEN") && !row.isOpen(now)
                        ? Standing.EXPIRED
                        : Standing.valueOf(row.state());
        return new Held(
                new Authorisation(
                        row.id(),
                        row.what(),
                        content.name(),
                        Masked.number(content.number()),
                        Masked.mobile(content.mobile()),
                        standing,
                        Authorisation.Way.PHONE,
                        row.askedAt(),
                        row.expiresAt(),
                        row.answeredAt(),
                        row.holdsUntil(),
                        row.textVersion()),
                content);
    }

    /**
     * The row of a link, locked until the transaction ends, so that two answers at once follow each
     * other.
     */
    Optional<Row> byLink(byte[] linkHash) {
        return jdbc.sql("select * from authorisation where link_hash = ? for update")
                .param(linkHash)
                .query((row, n) -> row(row))
                .optional();
    }

    /** How often a number was asked within a day, and when last; locks the number. */
    record Pressed(long times, Optional<Instant> last) {}

    Pressed pressed(String mobile) {
        return jdbc.sql("select times, last from asked_of_mobile(?, ?)")
                .params(mobileIndex(mobile), at(clock.instant().minus(Duration.ofDays(1))))
                .query((row, n) ->
                        new Pressed(
                                row.getLong("times"),
                                Optional.ofNullable(row.getObject("last", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)))
                .single();
    }

    private byte[] mobileIndex(String mobile) {
        return personalData.idIndex("mobile " + mobile);
    }

    /** Hash of the code: keyed, because six digits could be guessed from a plain one. */
    byte[] codeHash(String link, String code) {
        return personalData.idIndex("code " + link + " " + code);
    }

    /**
     * @param secret link and code, which are nowhere but in the message
     */
    int insert(
            Actor actor,
            UUID id,
            UUID draftId,
            What what,
            PhoneLink secret,
            Content content,
            LocalDate holdsUntil,
            CaseKey key) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        insert into authorisation (id, owner_jurisdiction, case_id, seq, what, state, link_hash, code_hash,
                               mobile_index, text_version, content_cipher, asked_by, asked_at, expires_at, holds_until)
                        values (?, ?, ?, (select coalesce(max(seq), 0) + 1 from authorisation where case_id = ?), ?, 'OPEN',
                                ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        returning seq
                        """)
                .params(
                        id,
                        walls.current().jurisdiction().code(),
                        draftId,
                        draftId,
                        what.name(),
                        secret.hash(),
                        codeHash(secret.link(), secret.code()),
                        mobileIndex(content.mobile()),
                        Authorisations.TEXT_VERSION,
                        key.seal(CONTENT, CaseJson.MAPPER.writeValueAsBytes(content)),
                        actor.account(),
                        at(now),
                        at(now.plus(Authorisations.OPEN)),
                        holdsUntil)
                .query(Integer.class)
                .single();
    }

    boolean withdraw(UUID draftId, UUID id) {
        return jdbc.sql(
                                """
                                update authorisation set state = 'WITHDRAWN'
                                 where id = ? and case_id = ? and (state = 'OPEN' and expires_at > ? or state = 'AGREED')
                                   and exists (select 1 from draft d where d.id = case_id)
                                """)
                        .params(id, draftId, at(clock.instant()))
                        .update()
                == 1;
    }

    void answered(UUID id, boolean agrees) {
        jdbc.sql(
                        "update authorisation set state = ?, answered_at = ? where id = ? and state = 'OPEN'")
                .params(agrees ? "AGREED" : "REFUSED", at(clock.instant()), id)
                .update();
    }

    /** What was agreed to is taken back; nothing happens where it is on the other side. */
    void takenBack(UUID id) {
        jdbc.sql("update authorisation set state = 'WITHDRAWN' where id = ? and state = 'AGREED'")
                .param(id)
                .update();
    }

    /**
     * @return tries that are left; none locks the link, and leaves what was agreed to as it is
     */
    int wrong(UUID id) {
        return jdbc.sql(
                        """
                        update authorisation set wrong = wrong + 1,
                               state = case when state = 'OPEN' and wrong + 1 >= :max then 'LOCKED' else state end
                         where id = :id and state in ('OPEN', 'AGREED') returning :max - wrong
                        """)
                .param("max", Authorisations.WRONG_MAX)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                What.valueOf(JdbcCaseStore.text(row, "what")),
                JdbcCaseStore.text(row, "state"),
                Objects.requireNonNull(row.getBytes("code_hash")),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                JdbcCaseStore.instant(row, "asked_at"),
                JdbcCaseStore.instant(row, "expires_at"),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("holds_until", LocalDate.class),
                JdbcCaseStore.text(row, "text_version"),
                row.getInt("wrong"));
    }
}
