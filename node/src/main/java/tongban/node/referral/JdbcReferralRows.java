package tongban.node.referral;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tools.jackson.databind.json.JsonMapper;

/** Referrals as rows, and each step of them as a row that is never rewritten. */
final class JdbcReferralRows {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final Assistances assistances;
    private final Divisions divisions;
    private final Organs organs;
    private final JsonMapper json;

    JdbcReferralRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Assistances assistances,
            Divisions divisions,
            Organs organs,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.assistances = assistances;
        this.divisions = divisions;
        this.organs = organs;
        this.json = json;
    }

    /** A row as it is stored. */
    record Stored(
            UUID id,
            UUID caseId,
            String caseNumber,
            String service,
            String from,
            String accepting,
            String receiver,
            Optional<UUID> account,
            LocalDate proposedOn,
            Referral referral,
            byte[] content) {}

    Stored stored(ResultSet row) throws SQLException {
        @Nullable BigDecimal amount = row.getBigDecimal("amount");
        Optional<LocalDate> done = day(row, "done_on");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                text(row, "case_number"),
                text(row, "service_id"),
                text(row, "from_organ"),
                text(row, "accepting_organ"),
                text(row, "receiver"),
                Optional.ofNullable(row.getObject("account_id", UUID.class)),
                row.getObject("proposed_on", LocalDate.class),
                new Referral(
                        assistances.get(text(row, "assistance")),
                        Referral.State.valueOf(text(row, "state")),
                        Referral.Consent.valueOf(text(row, "consent")),
                        day(row, "sent_on"),
                        day(row, "answer_until"),
                        done.map(on -> new Referral.Result(on, Optional.ofNullable(amount)))),
                Objects.requireNonNull(row.getBytes("content_cipher")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    /** What a case says of itself in the open. */
    record Of(
            UUID id,
            String number,
            String service,
            String from,
            String accepting,
            @Nullable UUID account) {}

    Optional<Of> caseOf(UUID id) {
        return jdbc.sql(
                        """
                        select number, service_id, deciding_organ, accepting_organ, applicant_account from case_file
                         where id = ? and part = 'COMPETENT' and erased_at is null
                        """)
                .param(id)
                .query((row, n) ->
                        new Of(
                                id,
                                text(row, "number"),
                                text(row, "service_id"),
                                text(row, "deciding_organ"),
                                text(row, "accepting_organ"),
                                row.getObject("applicant_account", UUID.class)))
                .optional();
    }

    /** The department of the place of the case; empty where the place has none. */
    Optional<Organ> receiver(Assistance assistance, String accepting, LocalDate today) {
        return organs.byId(accepting, today, walls.current().jurisdiction().code())
                .map(Organ::place)
                .flatMap(place -> divisions.find(place, today))
                .flatMap((Division place) ->
                        organs.of(place, assistance.level(), assistance.department(), today));
    }

    boolean isUnderWay(UUID caseId, Assistance assistance) {
        return jdbc.sql(
                        """
                        select exists (select 1 from referral where case_id = ? and assistance = ?
                                         and state in ('PROPOSED', 'SENT', 'ACCEPTED'))
                        """)
                .params(caseId, assistance.id())
                .query(Boolean.class)
                .single();
    }

    /** Proposes it, in the open transaction. */
    UUID propose(Of of, Assistance assistance, Organ receiver, Content content, Instant now) {
        UUID id = GlobalId.next(now);
        Referral proposed = Referral.proposed(assistance);
        CaseKey key = personalData.create(id);
        jdbc.sql(
                        """
                        insert into referral (id, owner_jurisdiction, case_id, case_number, service_id, account_id, assistance,
                               from_organ, accepting_organ, receiver, state, consent, proposed_on, content_cipher)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                id,
                                side(),
                                of.id(),
                                of.number(),
                                of.service(),
                                of.account(),
                                assistance.id(),
                                of.from(),
                                of.accepting(),
                                receiver.id(),
                                proposed.state().name(),
                                proposed.consent().name(),
                                day(now),
                                key.sealText(Content.LABEL, json.writeValueAsString(content))))
                .update();
        step(id, key, Referral.Act.PROPOSE, content.why(), now);
        journal("propose-referral", List.of(id, of.id()), assistance);
        return id;
    }

    /** Stores what an order came to. */
    void store(
            Stored before,
            Referral after,
            Referral.Order order,
            CaseKey key,
            Content content,
            Instant now) {
        jdbc.sql(
                        """
                        update referral set state = ?, consent = ?, sent_on = ?, answer_until = ?, done_on = ?, amount = ?,
                                            content_cipher = ? where id = ?
                        """)
                .params(
                        Arrays.asList(
                                after.state().name(),
                                after.consent().name(),
                                after.sentOn().orElse(null),
                                after.answerUntil().orElse(null),
                                after.done().map(Referral.Result::on).orElse(null),
                                after.done().flatMap(Referral.Result::amount).orElse(null),
                                key.sealText(Content.LABEL, json.writeValueAsString(content)),
                                before.id()))
                .update();
        step(before.id(), key, order.act(), order.said(), now);
        journal(
                order.act().name().toLowerCase(java.util.Locale.ROOT) + "-referral",
                List.of(before.id(), before.caseId()),
                after.assistance());
    }

    private void step(UUID id, CaseKey key, Referral.Act act, String said, Instant now) {
        Actor actor = walls.current();
        jdbc.sql(
                        """
                        insert into referral_step (owner_jurisdiction, referral, seq, act, at, actor, role, organ, said_cipher)
                        values (?, ?, (select count(*) + 1 from referral_step where referral = ?), ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                side(),
                                id,
                                id,
                                act.name(),
                                now.atOffset(ZoneOffset.UTC),
                                actor.account(),
                                actor.role().name(),
                                actor.worksFor().orElse(""),
                                key.sealText(Content.STEP, said)))
                .update();
    }

    /** A step as it is stored. */
    record Done(Referral.Act act, Instant at, String role, String organ, String said) {}

    List<Done> steps(UUID id, CaseKey key) {
        return jdbc.sql("select * from referral_step where referral = ? order by seq")
                .param(id)
                .query((row, n) ->
                        new Done(
                                Referral.Act.valueOf(text(row, "act")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                text(row, "role"),
                                text(row, "organ"),
                                key.unsealText(
                                        Content.STEP,
                                        Objects.requireNonNull(row.getBytes("said_cipher")))))
                .list();
    }

    Content content(Stored of, CaseKey key) {
        return json.readValue(key.unsealText(Content.LABEL, of.content()), Content.class);
    }

    private void journal(String act, List<UUID> subjects, Assistance assistance) {
        journal.write(act, Purpose.REFERRAL.name(), subjects, List.of(assistance.id()));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, java.time.ZoneId.of("Asia/Shanghai"));
    }

    private String side() {
        return walls.current().jurisdiction().code();
    }
}
