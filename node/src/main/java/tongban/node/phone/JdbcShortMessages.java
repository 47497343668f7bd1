package tongban.node.phone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.ShortMessages;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages that wait to leave. Taking one to send it sets the time of the next attempt in the same
 * statement, so that two senders never hold the same one, and one that fell silent is tried again.
 */
final class JdbcShortMessages implements ShortMessages {
    static final int BATCH_ROWS_MAX = 20;

    /** After the first attempt; twice as long after each further one. */
    static final Duration PAUSE = Duration.ofSeconds(15);

    static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 10;
    private static final String CONTENT = "short message";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Operator operator;
    private final JsonMapper json;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    JdbcShortMessages(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Operator operator,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.operator = operator;
        this.json = json;
        this.clock = clock;
    }

    /** Number and text, as they are sealed. */
    private record Content(String mobile, String text) {}

    /** A message to hand over now. */
    record Due(UUID id, String mobile, String text) {
        @Override
        public String toString() {
            return "Due " + id; // number and text are personal
        }
    }

    /** Called after each commit that queued something. */
    void onQueued(Runnable sender) {
        this.wake = sender;
    }

    @Override
    public boolean isConnected() {
        return operator.isConnected();
    }

    @Override
    public void wish(UUID caseId, Locale language) {
        jdbc.sql("insert into message_wish values (?, ?, ?)")
                .params(
                        walls.current().jurisdiction().code(),
                        caseId,
                        language.getLanguage().equals("en") ? "en" : "zh")
                .update();
    }

    @Override
    public Optional<Locale> wished(UUID caseId) {
        return jdbc.sql("select language from message_wish where case_id = ?")
                .param(caseId)
                .query(String.class)
                .optional()
                .map(l -> l.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public boolean stop(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () -> {
                    jdbc.sql(
                                    """
                                    update short_message set state = 'GIVEN_UP', content_cipher = null, ended_at = ?
                                     where case_id = ? and state = 'WAITING' and occasion <> 'AUTHORISATION_ASKED'
                                    """)
                            .params(now(), caseId)
                            .update();
                    return jdbc.sql("delete from message_wish where case_id = ?")
                                    .param(caseId)
                                    .update()
                            == 1;
                });
    }

    @Override
    public void queue(
            UUID caseId, Occasion occasion, int step, String mobile, String text, Instant until) {
        if (!operator.isConnected()) {
            return;
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException("SMS-001 a message is too long: " + text.length());
        }
        CaseKey key =
                personalData
                        .open(caseId, Purpose.MESSAGE, "mobile")
                        .orElseThrow(
                                () -> new IllegalStateException("SMS-002 the case has no key"));
        jdbc.sql(
                        """
                        insert into short_message (id, owner_jurisdiction, case_id, occasion, step, state, content_cipher,
                                                   created_at, next_attempt_at, expires_at)
                        values (?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?)
                        on conflict (owner_jurisdiction, case_id, occasion, step) do nothing
                        """)
                .params(
                        GlobalId.next(clock.instant()),
                        walls.current().jurisdiction().code(),
                        caseId,
                        occasion.name(),
                        step,
                        key.seal(CONTENT, json.writeValueAsBytes(new Content(mobile, text))),
                        now(),
                        now(),
                        until.atOffset(ZoneOffset.UTC))
                .update();
        walls.afterCommit(wake);
    }

    @Override
    public Told of(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        new Told(
                                wished(caseId).isPresent(),
                                jdbc.sql(
                                                """
                                                select occasion, state, created_at, ended_at from short_message
                                                 where case_id = ? order by created_at, id
                                                """)
                                        .param(caseId)
                                        .query((row, n) -> line(row))
                                        .list()));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Occasion.valueOf(text(row, "occasion")),
                Standing.valueOf(text(row, "state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /** In the open transaction of the node: what is to be handed over now. */
    List<Due> take() {
        giveUpOld();
        record Row(UUID id, UUID caseId, byte[] content) {}
        List<Row> rows =
                jdbc.sql(
                                """
                                update short_message set attempts = attempts + 1,
                                       next_attempt_at = :now + least(:longest, :first * power(2, least(attempts, :doublings)))
                                                         * interval '1 second'
                                 where id in (select id from short_message where state = 'WAITING' and next_attempt_at <= :now
                                               order by next_attempt_at, id limit :rows for update skip locked)
                                returning id, case_id, content_cipher
                                """)
                        .param("now", now())
                        .param("first", PAUSE.toSeconds())
                        .param("longest", PAUSE_MAX.toSeconds())
                        .param("doublings", DOUBLINGS_MAX)
                        .param("rows", BATCH_ROWS_MAX)
                        .query((row, n) ->
                                new Row(
                                        row.getObject("id", UUID.class),
                                        row.getObject("case_id", UUID.class),
                                        Objects.requireNonNull(row.getBytes("content_cipher"))))
                        .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var keys =
                personalData.open(
                        rows.stream().map(Row::caseId).distinct().toList(),
                        Purpose.MESSAGE,
                        "mobile");
        List<Due> due = new ArrayList<>();
        for (Row row : rows) {
            CaseKey key = keys.get(row.caseId());
            if (key == null) {
                end(row.id(), Standing.GIVEN_UP); // the person has been erased meanwhile
                continue;
            }
            Content content = json.readValue(key.unseal(CONTENT, row.content()), Content.class);
            due.add(new Due(row.id(), content.mobile(), content.text()));
        }
        return due;
    }

    private void giveUpOld() {
        jdbc.sql(
                        """
                        update short_message set state = 'GIVEN_UP', content_cipher = null, ended_at = ?
                         where state = 'WAITING' and expires_at <= ?
                        """)
                .params(now(), now())
                .update();
    }

    /** Number and text go, the line stays. */
    void end(UUID id, Standing standing) {
        jdbc.sql(
                        """
                        update short_message set state = ?, content_cipher = null, ended_at = ?
                         where id = ? and state = 'WAITING'
                        """)
                .params(standing.name(), now(), id)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
