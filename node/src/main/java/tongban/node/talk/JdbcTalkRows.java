package tongban.node.talk;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.service.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of talks, as they lie. Every call is inside an open transaction. */
final class JdbcTalkRows {
    private static final String LABEL = "talk";

    private static final String ROWS =
            """
            select t.*, e.name from talk t join register_enterprise e on e.subject = t.subject
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcTalkRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A talk as it lies.
     *
     * @param content sealed
     */
    record Stored(
            UUID id,
            UUID enterprise,
            String name,
            Talk talk,
            int version,
            Talks.Wish wish,
            String ticket,
            Instant askedAt,
            byte[] content) {}

    Optional<Stored> one(UUID talk, boolean held) {
        return jdbc.sql(ROWS + " where t.id = ?" + (held ? " for update of t" : ""))
                .param(talk)
                .query((row, n) -> stored(row))
                .optional();
    }

    List<Stored> list(String where, List<Object> known, int limit, int offset) {
        return jdbc.sql(
                        ROWS
                                + " where "
                                + where
                                + " order by t.asked_at desc, t.id limit "
                                + limit
                                + " offset "
                                + offset)
                .params(known)
                .query((row, n) -> stored(row))
                .list();
    }

    List<Stored> after(String where, List<Object> known, UUID last, int limit) {
        return jdbc.sql(ROWS + " where " + where + " and t.id > ? order by t.id limit " + limit)
                .params(known)
                .param(last)
                .query((row, n) -> stored(row))
                .list();
    }

    long count(String where, List<Object> known, int max) {
        return jdbc.sql(
                        "select count(*) from (select 1 from talk t where "
                                + where
                                + " limit "
                                + max
                                + ") counted")
                .params(known)
                .query(Long.class)
                .single();
    }

    long open(UUID enterprise) {
        return count(
                "t.subject = ? and t.stage in ('ASKED', 'AGREED', 'FOLLOWED')",
                List.of(enterprise),
                Talks.OPEN_MAX);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("subject", UUID.class)),
                Objects.requireNonNull(row.getString("name")),
                new Talk(
                        TalkStage.valueOf(Objects.requireNonNull(row.getString("stage"))),
                        Objects.requireNonNull(row.getString("organ")),
                        Optional.ofNullable(row.getObject("on_day", LocalDate.class)),
                        Optional.ofNullable(row.getObject("at_time", LocalTime.class)),
                        Optional.ofNullable(row.getObject("follow_up_until", LocalDate.class)),
                        row.getString("ticket") != null),
                row.getInt("version"),
                new Talks.Wish(
                        Objects.requireNonNull(row.getObject("wish_from", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("wish_until", LocalDate.class))),
                Optional.ofNullable(row.getString("ticket")).orElse(""),
                Objects.requireNonNull(row.getObject("asked_at", OffsetDateTime.class)).toInstant(),
                Objects.requireNonNull(row.getBytes("content_cipher")));
    }

    Map<String, String> content(CaseKey key, Stored s) {
        Map<String, String> content = new HashMap<>();
        JsonNode said = json.readTree(key.unseal(LABEL, s.content()));
        said.propertyNames().forEach(name -> content.put(name, said.path(name).asString("")));
        return content;
    }

    void insert(
            Actor actor,
            UUID id,
            UUID enterprise,
            Talk talk,
            Talks.Wish wish,
            CaseKey key,
            Map<String, String> content,
            Instant at) {
        jdbc.sql(
                        """
                        insert into talk (id, owner_jurisdiction, subject, organ, stage, wish_from, wish_until, asked_by, asked_at,
                                          content_cipher)
                        values (:id, :side, :subject, :organ, :stage, :from, :until, :by, :at, :content)
                        """)
                .param("id", id)
                .param("side", actor.jurisdiction().code())
                .param("subject", enterprise)
                .param("organ", talk.organ())
                .param("stage", talk.stage().name())
                .param("from", wish.from())
                .param("until", wish.until())
                .param("by", actor.account())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("content", key.seal(LABEL, json.writeValueAsBytes(content)))
                .update();
    }

    void store(Stored s, Talk after, String ticket, CaseKey key, Map<String, String> content) {
        jdbc.sql(
                        """
                        update talk set version = version + 1, organ = :organ, stage = :stage, on_day = :on, at_time = :at,
                               follow_up_until = :until, ticket = nullif(:ticket, ''), content_cipher = :content
                         where id = :id
                        """)
                .param("organ", after.organ())
                .param("stage", after.stage().name())
                .param("on", after.on().orElse(null), java.sql.Types.DATE)
                .param("at", after.at().orElse(null), java.sql.Types.TIME)
                .param("until", after.followUpUntil().orElse(null), java.sql.Types.DATE)
                .param("ticket", ticket)
                .param("content", key.seal(LABEL, json.writeValueAsBytes(content)))
                .param("id", s.id())
                .update();
    }

    void step(Actor actor, UUID talk, int seq, TalkAct act, CaseKey key, String said, Instant at) {
        jdbc.sql(
                        """
                        insert into talk_step (owner_jurisdiction, talk, seq, act, at, actor, role, organ, said_cipher)
                        values (:side, :talk, :seq, :act, :at, :actor, :role, :organ, :said)
                        """)
                .param("side", actor.jurisdiction().code())
                .param("talk", talk)
                .param("seq", seq)
                .param("act", act.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor.account())
                .param("role", actor.role().name())
                .param("organ", actor.worksFor().orElse(""))
                .param("said", key.seal(LABEL, said.getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    List<Talks.Step> steps(UUID talk, CaseKey key, Function<String, Words> body) {
        return jdbc.sql("select * from talk_step where talk = ? order by seq")
                .param(talk)
                .query((row, n) ->
                        new Talks.Step(
                                TalkAct.valueOf(Objects.requireNonNull(row.getString("act"))),
                                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                        .toInstant(),
                                body.apply(Objects.requireNonNull(row.getString("organ"))),
                                new String(
                                        key.unseal(
                                                LABEL,
                                                Objects.requireNonNull(
                                                        row.getBytes("said_cipher"))),
                                        StandardCharsets.UTF_8)))
                .list();
    }
}
