package tongban.node.policy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Rows of offers, their sealed content and their steps. All calls need an open transaction. */
final class JdbcOfferRows {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JsonMapper json;

    JdbcOfferRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.json = json;
    }

    /** An offer as it is stored. */
    record Stored(
            UUID id,
            String service,
            int year,
            UUID subject,
            String organ,
            Offer offer,
            Optional<BigDecimal> amount,
            LocalDate offeredOn,
            byte[] content) {}

    static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("service_id")),
                row.getInt("year"),
                row.getObject("subject", UUID.class),
                Objects.requireNonNull(row.getString("organ")),
                new Offer(
                        Offer.State.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getObject("answered_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("answer_until", LocalDate.class)),
                        Optional.ofNullable(row.getObject("case_id", UUID.class))),
                Optional.ofNullable(row.getBigDecimal("amount")),
                row.getObject("offered_on", LocalDate.class),
                Objects.requireNonNull(row.getBytes("content_cipher")));
    }

    /** An offer to be made. */
    record Made(
            UUID run,
            String service,
            int year,
            UUID subject,
            String organ,
            Optional<BigDecimal> amount,
            OfferContent content) {}

    /**
     * Makes an offer, unless the enterprise was offered the same this year.
     *
     * @return whether it was made
     */
    boolean make(Made made, Instant now, LocalDate today) {
        byte[] index = index(made.content().creditCode());
        boolean before =
                jdbc.sql(
                                "select exists (select 1 from policy_offer where service_id = ? and year = ? and enterprise_index = ?)")
                        .params(made.service(), made.year(), index)
                        .query(Boolean.class)
                        .single();
        if (before) {
            return false;
        }
        UUID id = GlobalId.next(now);
        CaseKey key = personalData.create(id);
        jdbc.sql(
                        """
                        insert into policy_offer (id, owner_jurisdiction, run, service_id, year, enterprise_index, subject, organ,
                               state, amount, offered_on, content_cipher)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'OFFERED', ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                id,
                                side().code(),
                                made.run(),
                                made.service(),
                                made.year(),
                                index,
                                made.subject(),
                                made.organ(),
                                made.amount().orElse(null),
                                today,
                                seal(key, made.content())))
                .update();
        step(id, key, Offer.Act.OFFER, "", walls.current(), now);
        return true;
    }

    byte[] index(String creditCode) {
        return personalData.idIndex(creditCode);
    }

    private byte[] seal(CaseKey key, OfferContent content) {
        return key.sealText(OfferContent.LABEL, json.writeValueAsString(content));
    }

    OfferContent content(Stored of, CaseKey key) {
        return json.readValue(key.unsealText(OfferContent.LABEL, of.content()), OfferContent.class);
    }

    /**
     * Stores what an order came to.
     *
     * @param by who gave it; the transaction may be the node's
     */
    void store(
            Stored before,
            Offer after,
            Offer.Order order,
            CaseKey key,
            OfferContent content,
            Actor by,
            Instant now) {
        jdbc.sql(
                        """
                        update policy_offer set state = ?, answered_on = ?, answer_until = ?, case_id = ?, content_cipher = ?
                         where id = ?
                        """)
                .params(
                        Arrays.asList(
                                after.state().name(),
                                after.answeredOn().orElse(null),
                                after.answerUntil().orElse(null),
                                after.caseId().orElse(null),
                                seal(key, content),
                                before.id()))
                .update();
        step(before.id(), key, order.act(), order.said(), by, now);
        journal.write(
                order.act().name().toLowerCase(Locale.ROOT) + "-policy-offer",
                Purpose.POLICY.name(),
                List.of(before.id(), by.account()),
                List.of(before.service()));
    }

    private void step(UUID id, CaseKey key, Offer.Act act, String said, Actor by, Instant now) {
        jdbc.sql(
                        """
                        insert into policy_offer_step (owner_jurisdiction, offer, seq, act, at, actor, role, organ, said_cipher)
                        values (?, ?, (select count(*) + 1 from policy_offer_step where offer = ?), ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        side().code(),
                        id,
                        id,
                        act.name(),
                        now.atOffset(ZoneOffset.UTC),
                        by.account(),
                        by.role().name(),
                        by.worksFor().orElse(""),
                        key.sealText(OfferContent.STEP, said))
                .update();
    }

    /** A step as it is stored. */
    record Done(Offer.Act act, Instant at, String role, String said) {}

    List<Done> steps(UUID id, CaseKey key) {
        return jdbc.sql("select * from policy_offer_step where offer = ? order by seq")
                .param(id)
                .query((row, n) ->
                        new Done(
                                Offer.Act.valueOf(row.getString("act")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                Objects.requireNonNull(row.getString("role")),
                                key.unsealText(
                                        OfferContent.STEP,
                                        Objects.requireNonNull(row.getBytes("said_cipher")))))
                .list();
    }

    Map<UUID, CaseKey> keys(Collection<UUID> offers, Purpose purpose, String... fields) {
        return personalData.open(PersonalData.Holder.OFFER, offers, purpose, fields);
    }

    Jurisdiction side() {
        return walls.current().jurisdiction();
    }
}
