package tongban.node.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Tickets as rows: read, made, changed, each step kept. In the open transaction. */
final class JdbcTicketRows {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JsonMapper json;
    private final JdbcTicketRounds rounds;

    JdbcTicketRows(
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
        rounds = new JdbcTicketRounds(jdbc);
    }

    /** A row as it is stored; {@code assisting} is filled by {@link #one} alone. */
    record Stored(
            UUID id,
            String code,
            int version,
            Channel channel,
            String takenBy,
            Optional<UUID> account,
            boolean enterprise,
            boolean confidential,
            String place,
            Optional<UUID> entry,
            Optional<UUID> main,
            Optional<UUID> whole,
            String otherCode,
            Ticket ticket,
            byte[] caller,
            byte[] content,
            Optional<byte[]> answer) {}

    /** A new row. */
    record Fresh(
            UUID id,
            String code,
            Channel channel,
            Instant takenAt,
            String takenBy,
            Optional<UUID> account,
            Optional<byte[]> secretHash,
            Optional<byte[]> callerIndex,
            Optional<byte[]> creditIndex,
            boolean enterprise,
            boolean confidential,
            String place,
            Optional<UUID> whole,
            String otherCode,
            Ticket ticket,
            Content.Caller caller,
            Content content) {}

    /**
     * What changes beside the ticket itself.
     *
     * @param answer sealed; empty where it stays
     * @param letter of the other side, where one brought it about that may come twice
     */
    record More(
            Optional<byte[]> answer,
            Optional<UUID> entry,
            Optional<UUID> main,
            Optional<String> otherCode,
            Optional<String> place,
            Optional<UUID> letter) {
        More(
                Optional<byte[]> answer,
                Optional<UUID> entry,
                Optional<UUID> main,
                Optional<String> otherCode,
                Optional<String> place) {
            this(answer, entry, main, otherCode, place, Optional.empty());
        }

        static final More NOTHING =
                new More(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        static More letter(UUID id) {
            return new More(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(id));
        }

        static More answer(byte[] sealed) {
            return new More(
                    Optional.of(sealed),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    // ------------------------------------------------------------------ reading

    Optional<Stored> one(String where, List<?> known, boolean held) {
        return jdbc.sql(
                        "select * from hotline_ticket t where "
                                + where
                                + (held ? " for update" : ""))
                .params(known)
                .query((row, n) -> stored(row, Set.of()))
                .optional()
                .map(s -> with(s, assisting(s.id())));
    }

    private Set<String> assisting(UUID ticket) {
        return new LinkedHashSet<>(
                jdbc.sql("select organ from hotline_assistant where ticket = ? order by organ")
                        .param(ticket)
                        .query(String.class)
                        .list());
    }

    private static Stored with(Stored s, Set<String> assisting) {
        Ticket t = s.ticket();
        return assisting.isEmpty()
                ? s
                : new Stored(
                        s.id(),
                        s.code(),
                        s.version(),
                        s.channel(),
                        s.takenBy(),
                        s.account(),
                        s.enterprise(),
                        s.confidential(),
                        s.place(),
                        s.entry(),
                        s.main(),
                        s.whole(),
                        s.otherCode(),
                        t.assistedBy(assisting),
                        s.caller(),
                        s.content(),
                        s.answer());
    }

    List<Stored> many(String sql, List<?> known) {
        return jdbc.sql(sql).params(known).query((row, n) -> stored(row, Set.of())).list();
    }

    private static Stored stored(ResultSet row, Set<String> assisting) throws SQLException {
        @Nullable LocalDate from = row.getObject("clock_from", LocalDate.class);
        int asked = row.getInt("extension_asked");
        Ticket ticket =
                new Ticket(
                        TicketStage.valueOf(text(row, "state")),
                        Objects.requireNonNull(row.getObject("taken_on", LocalDate.class)),
                        Optional.ofNullable(row.getString("kind")).map(TicketKind::valueOf),
                        Optional.ofNullable(row.getString("topic")).map(Topic::valueOf),
                        Optional.ofNullable(row.getString("main_organ")),
                        assisting,
                        row.getInt("dispatches"),
                        row.getInt("returns"),
                        row.getBoolean("arbitrated"),
                        day(row, "sign_until"),
                        day(row, "signed_on"),
                        from == null
                                ? Optional.empty()
                                : Optional.of(
                                        new TicketClock.Running(
                                                from,
                                                row.getInt("limit_days"),
                                                row.getInt("extension_days"))),
                        asked == 0 ? OptionalInt.empty() : OptionalInt.of(asked),
                        day(row, "limit_on"),
                        day(row, "due_on"),
                        day(row, "answered_on"),
                        day(row, "reviewed_on"),
                        day(row, "closed_on"),
                        row.getInt("call_backs"),
                        Optional.ofNullable(row.getObject("satisfied", Boolean.class)),
                        Optional.ofNullable(row.getObject("solved", Boolean.class)),
                        day(row, "dissatisfied_on"),
                        row.getInt("reopened"),
                        row.getBoolean("supervised"),
                        row.getInt("urges"),
                        Optional.ofNullable(row.getString("refusal")).map(Refusal::valueOf),
                        Ticket.Crossing.valueOf(text(row, "crossing")),
                        row.getObject("whole_ticket") != null);
        return new Stored(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                text(row, "code"),
                row.getInt("version"),
                Channel.valueOf(text(row, "channel")),
                text(row, "taken_by"),
                id(row, "account_id"),
                row.getBoolean("enterprise"),
                row.getBoolean("confidential"),
                text(row, "place"),
                id(row, "entry"),
                id(row, "main_ticket"),
                id(row, "whole_ticket"),
                Optional.ofNullable(row.getString("other_code")).orElse(""),
                ticket,
                Objects.requireNonNull(row.getBytes("caller_cipher")),
                Objects.requireNonNull(row.getBytes("content_cipher")),
                Optional.ofNullable(row.getBytes("answer_cipher")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    // ------------------------------------------------------------------ opening

    Optional<CaseKey> key(UUID ticket, Purpose purpose, String... fields) {
        return Optional.ofNullable(
                personalData
                        .open(PersonalData.Holder.TICKET, List.of(ticket), purpose, fields)
                        .get(ticket));
    }

    Content content(Stored s, CaseKey key) {
        return json.readValue(key.unsealText(Content.LABEL, s.content()), Content.class);
    }

    Content.Caller caller(Stored s, CaseKey key) {
        return json.readValue(
                key.unsealText(Content.Caller.LABEL, s.caller()), Content.Caller.class);
    }

    static String answer(Stored s, CaseKey key) {
        return s.answer().map(a -> key.unsealText(Content.ANSWER, a)).orElse("");
    }

    // ------------------------------------------------------------------ writing

    /** A number nobody else has: side, day, and a count. */
    String nextCode(LocalDate on) {
        long number = jdbc.sql("select nextval('hotline_number')").query(Long.class).single();
        return side() + on.toString().replace("-", "") + "-" + "%06d".formatted(number);
    }

    CaseKey insert(Fresh f, String said) {
        Ticket t = f.ticket();
        CaseKey key = personalData.create(f.id());
        jdbc.sql(
                        """
                        insert into hotline_ticket (id, owner_jurisdiction, code, state, channel, taken_on, taken_at, taken_by, account_id,
                               secret_hash, caller_index, enterprise, confidential, kind, topic, place, clock_from, limit_days, limit_on,
                               due_on, whole_ticket, crossing, other_code, credit_index, caller_cipher, content_cipher)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                f.id(),
                                side(),
                                f.code(),
                                t.state().name(),
                                f.channel().name(),
                                t.takenOn(),
                                f.takenAt().atOffset(ZoneOffset.UTC),
                                f.takenBy(),
                                f.account().orElse(null),
                                f.secretHash().orElse(null),
                                f.callerIndex().orElse(null),
                                f.enterprise(),
                                f.confidential(),
                                t.kind().map(Enum::name).orElse(null),
                                t.topic().map(Enum::name).orElse(null),
                                f.place(),
                                t.clock().map(TicketClock.Running::from).orElse(null),
                                t.clock().map(TicketClock.Running::days).orElse(null),
                                t.limitOn().orElse(null),
                                t.dueOn().orElse(null),
                                f.whole().orElse(null),
                                t.crossing().name(),
                                f.otherCode().isEmpty() ? null : f.otherCode(),
                                f.creditIndex().orElse(null),
                                key.sealText(
                                        Content.Caller.LABEL, json.writeValueAsString(f.caller())),
                                key.sealText(Content.LABEL, json.writeValueAsString(f.content()))))
                .update();
        step(f.id(), key, TicketAct.TAKE, said, f.takenAt(), Optional.empty());
        return key;
    }

    /** Stores what an order came to; the row is held. */
    void store(
            Stored before,
            Ticket after,
            TicketOrder order,
            More more,
            CaseKey key,
            String said,
            Instant now) {
        jdbc.sql(
                        """
                        update hotline_ticket set state = ?, version = version + 1, kind = ?, topic = ?, main_organ = ?, dispatches = ?,
                               returns = ?, arbitrated = ?, sign_until = ?, signed_on = ?, clock_from = ?, limit_days = ?,
                               extension_days = ?, extension_asked = ?, limit_on = ?, due_on = ?, answered_on = ?, reviewed_on = ?,
                               closed_on = ?, call_backs = ?, satisfied = ?, solved = ?, dissatisfied_on = ?, reopened = ?,
                               supervised = ?, urges = ?, refusal = ?, crossing = ?, entry = coalesce(?, entry), main_ticket = coalesce(?, main_ticket),
                               other_code = coalesce(?, other_code), place = coalesce(?, place), answer_cipher = coalesce(?::bytea, answer_cipher)
                         where id = ?
                        """)
                .params(
                        Arrays.asList(
                                after.state().name(),
                                after.kind().map(Enum::name).orElse(null),
                                after.topic().map(Enum::name).orElse(null),
                                after.mainOrgan().orElse(null),
                                after.dispatches(),
                                after.returns(),
                                after.arbitrated(),
                                after.signUntil().orElse(null),
                                after.signedOn().orElse(null),
                                after.clock().map(TicketClock.Running::from).orElse(null),
                                after.clock().map(TicketClock.Running::days).orElse(null),
                                after.clock().map(TicketClock.Running::extension).orElse(0),
                                after.extensionAsked().isPresent()
                                        ? after.extensionAsked().getAsInt()
                                        : null,
                                after.limitOn().orElse(null),
                                after.dueOn().orElse(null),
                                after.answeredOn().orElse(null),
                                after.reviewedOn().orElse(null),
                                after.closedOn().orElse(null),
                                after.callBacks(),
                                after.satisfied().orElse(null),
                                after.solved().orElse(null),
                                after.dissatisfiedOn().orElse(null),
                                after.reopened(),
                                after.supervised(),
                                after.urges(),
                                after.refusal().map(Enum::name).orElse(null),
                                after.crossing().name(),
                                more.entry().orElse(null),
                                more.main().orElse(null),
                                more.otherCode().orElse(null),
                                more.place().orElse(null),
                                more.answer().orElse(null),
                                before.id()))
                .update();
        rounds.ended(before, after);
        if (!after.assisting().equals(before.ticket().assisting())) {
            assist(before.id(), after.assisting());
        }
        step(before.id(), key, order.act(), said, now, more.letter());
        String what = "ticket-" + order.act().written();
        journal.write(what, Purpose.HOTLINE.name(), List.of(before.id()), List.of());
    }

    private void assist(UUID ticket, Set<String> organs) {
        jdbc.sql("delete from hotline_assistant where ticket = ?").param(ticket).update();
        for (String organ : organs) {
            jdbc.sql("insert into hotline_assistant values (?, ?, ?)")
                    .params(side(), organ, ticket)
                    .update();
        }
    }

    /** Whether a letter of the other side has brought a step about before. */
    boolean knows(UUID ticket, UUID letter) {
        return jdbc.sql(
                        "select exists (select 1 from hotline_step where ticket = ? and letter = ?)")
                .params(ticket, letter)
                .query(Boolean.class)
                .single();
    }

    private void step(
            UUID id, CaseKey key, TicketAct act, String said, Instant now, Optional<UUID> letter) {
        Actor actor = walls.current();
        jdbc.sql(
                        """
                        insert into hotline_step (owner_jurisdiction, ticket, seq, act, at, actor, role, organ, said_cipher, letter)
                        values (?, ?, (select count(*) + 1 from hotline_step where ticket = ?), ?, ?, ?, ?, ?, ?, ?)
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
                                key.sealText(Content.STEP, said),
                                letter.orElse(null)))
                .update();
    }

    /** Which version of an entry of the knowledge base answered it. */
    Optional<Integer> entryVersion(UUID ticket) {
        return jdbc.sql(
                        "select entry_version from hotline_ticket where id = ? and entry_version is not null")
                .param(ticket)
                .query(Integer.class)
                .optional();
    }

    /** A step as it is stored. */
    record Done(TicketAct act, Instant at, String role, String organ, String said) {}

    List<Done> steps(UUID ticket, CaseKey key) {
        return jdbc.sql("select * from hotline_step where ticket = ? order by seq")
                .param(ticket)
                .query((row, n) ->
                        new Done(
                                TicketAct.valueOf(text(row, "act")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                text(row, "role"),
                                text(row, "organ"),
                                key.unsealText(
                                        Content.STEP,
                                        Objects.requireNonNull(row.getBytes("said_cipher")))))
                .list();
    }

    void link(UUID ticket, Hotline.Became what, UUID target, String label, LocalDate on) {
        jdbc.sql("insert into hotline_link values (?, ?, ?, ?, ?, ?)")
                .params(side(), ticket, what.name(), target, label, on)
                .update();
    }

    String side() {
        return walls.current().jurisdiction().code();
    }

    Actor actor() {
        return walls.current();
    }
}
