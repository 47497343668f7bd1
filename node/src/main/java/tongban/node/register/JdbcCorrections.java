package tongban.node.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests in the database; what is said is sealed with the key of the enterprise's file. */
final class JdbcCorrections implements Corrections {
    private static final String LABEL = "register-request";

    private final JdbcClient jdbc;
    private final JdbcRegisterRows rows;
    private final Enterprises enterprises;
    private final Organs organs;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final Clock clock;

    JdbcCorrections(
            JdbcClient jdbc,
            JdbcRegisterRows rows,
            Enterprises enterprises,
            Organs organs,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.enterprises = enterprises;
        this.organs = organs;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.json = json;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ asking

    @Override
    public Result ask(Actor actor, UUID enterprise, Asked asked) {
        boolean mayAsk = enterprises.actsFor(actor, enterprise, today());
        return walls.inside(
                actor,
                () ->
                        rows.subject(enterprise)
                                .filter(s -> s.kind() == SubjectKind.ENTERPRISE)
                                .<Result>map(s -> ask(actor, enterprise, asked, mayAsk))
                                .orElseGet(Result.NotFound::new));
    }

    private Result ask(Actor actor, UUID enterprise, Asked asked, boolean mayAsk) {
        List<Flaw> flaws = CorrectionRequest.faults(asked, mayAsk, open(enterprise));
        if (!flaws.isEmpty()) {
            return new Result.Rejected(flaws);
        }
        UUID id = GlobalId.next(clock.instant());
        Kind kind = asked.kind().orElseThrow();
        Optional<CaseKey> key = key(enterprise, Purpose.OWN_MATTER, "request");
        if (key.isEmpty()) {
            return new Result.NotFound();
        }
        jdbc.sql(
                        """
                        insert into register_request (id, owner_jurisdiction, subject, kind, seen, asked_by, asked_at, state,
                                                      asked_cipher)
                        values (:id, :side, :subject, :kind, :seen, :by, :at, 'OPEN', :asked)
                        """)
                .param("id", id)
                .param("side", actor.jurisdiction().code())
                .param("subject", enterprise)
                .param("kind", kind.name())
                .param("seen", rows.version(enterprise))
                .param("by", actor.account())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "asked",
                        key.get()
                                .seal(
                                        LABEL,
                                        json.writeValueAsBytes(
                                                Map.of(
                                                        "wrong", asked.wrong().strip(),
                                                        "right", asked.right().strip(),
                                                        "evidence", asked.evidence().strip()))))
                .update();
        journal.write(
                "register-request",
                Purpose.CORRECTION.name(),
                List.of(enterprise),
                List.of(kind.name(), "asked"));
        return new Result.Done(id);
    }

    private long open(UUID enterprise) {
        return jdbc.sql(
                        "select count(*) from register_request where subject = ? and state = 'OPEN'")
                .param(enterprise)
                .query(Long.class)
                .single();
    }

    private Optional<CaseKey> key(UUID enterprise, Purpose purpose, String fields) {
        return Optional.ofNullable(
                personalData
                        .open(PersonalData.Holder.SUBJECT, List.of(enterprise), purpose, fields)
                        .get(enterprise));
    }

    // ------------------------------------------------------------------ reading

    private static final String ROWS =
            """
            select r.*, e.name from register_request r join register_enterprise e on e.subject = r.subject
            """;

    @Override
    public Rows list(Actor actor, Look look, int page) {
        int shown = Math.clamp(page, 0, PAGE_MAX - 1);
        String where = where(look);
        return walls.inside(
                actor,
                () ->
                        new Rows(
                                jdbc.sql(
                                                ROWS
                                                        + where
                                                        + " order by r.asked_at desc, r.id limit ? offset ?")
                                        .params(PAGE_ROWS, shown * PAGE_ROWS)
                                        .query((row, n) -> row(row))
                                        .list(),
                                shown,
                                jdbc.sql(
                                                "select count(*) from (select 1 from register_request r"
                                                        + where
                                                        + " limit ?) counted")
                                        .param(PAGE_ROWS * PAGE_MAX)
                                        .query(Long.class)
                                        .single()));
    }

    private static String where(Look look) {
        return look == Look.OPEN ? " where r.state = 'OPEN'" : " where true";
    }

    @Override
    public void each(Actor actor, Look look, Consumer<Row> to) {
        Walk.byId(
                walls,
                actor,
                PAGE_ROWS,
                behind ->
                        jdbc.sql(ROWS + where(look) + " and r.id > ? order by r.id limit ?")
                                .params(behind, PAGE_ROWS)
                                .query((row, n) -> row(row))
                                .list(),
                Row::id,
                to);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                JdbcRegisterRows.uuid(row, "id"),
                JdbcRegisterRows.uuid(row, "subject"),
                JdbcRegisterRows.text(row, "name"),
                Kind.valueOf(JdbcRegisterRows.text(row, "kind")),
                State.valueOf(JdbcRegisterRows.text(row, "state")),
                Objects.requireNonNull(row.getObject("asked_at", OffsetDateTime.class)).toInstant(),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /** A request as it lies. */
    private record Stored(
            Row row, long seen, byte[] asked, Optional<byte[]> answer, String organ) {}

    private Optional<Stored> stored(UUID request, String held) {
        return jdbc.sql(ROWS + " where r.id = ?" + held)
                .param(request)
                .query((row, n) ->
                        new Stored(
                                row(row),
                                row.getLong("seen"),
                                Objects.requireNonNull(row.getBytes("asked_cipher")),
                                Optional.ofNullable(row.getBytes("answer_cipher")),
                                Optional.ofNullable(row.getString("organ")).orElse("")))
                .optional();
    }

    private CorrectionRequest.By by(Actor actor, UUID enterprise) {
        if (enterprises.actsFor(actor, enterprise, today())) {
            return CorrectionRequest.By.ENTERPRISE;
        }
        return Seats.mayRecord(actor, SubjectKind.ENTERPRISE)
                ? CorrectionRequest.By.IN_CHARGE
                : CorrectionRequest.By.READER;
    }

    private CorrectionRequest request(Stored s) {
        boolean since =
                jdbc.sql(
                                "select exists (select 1 from register_record where subject = ? and kind = ? and seq > ?)")
                        .params(s.row().enterprise(), s.row().kind().name(), s.seen())
                        .query(Boolean.class)
                        .single();
        return new CorrectionRequest(s.row().state(), since);
    }

    @Override
    public Optional<File> file(Actor actor, UUID request) {
        return walls.inside(actor, () -> stored(request, "").flatMap(s -> file(actor, s)));
    }

    private Optional<File> file(Actor actor, Stored s) {
        return key(s.row().enterprise(), Purpose.CORRECTION, "request")
                .map(key -> {
                    JsonNode asked = json.readTree(key.unseal(LABEL, s.asked()));
                    return new File(
                            s.row(),
                            asked.path("wrong").asString(),
                            asked.path("right").asString(),
                            asked.path("evidence").asString(),
                            s.answer()
                                    .map(a ->
                                            new String(
                                                    key.unseal(LABEL, a),
                                                    java.nio.charset.StandardCharsets.UTF_8))
                                    .orElse(""),
                            body(actor, s.organ()),
                            request(s).may(by(actor, s.row().enterprise())));
                });
    }

    private Words body(Actor actor, String organ) {
        return organ.isEmpty()
                ? Words.of("", "")
                : organs.byId(organ, today(), actor.jurisdiction().code())
                        .map(o -> o.name())
                        .orElse(Words.same(organ));
    }

    // ------------------------------------------------------------------ answering

    @Override
    public Result act(Actor actor, UUID request, Act act, String said) {
        return walls.inside(
                actor,
                () ->
                        stored(request, " for update of r")
                                .map(s -> act(actor, s, act, said.strip()))
                                .orElseGet(Result.NotFound::new));
    }

    private Result act(Actor actor, Stored s, Act act, String said) {
        return switch (request(s).decide(act, by(actor, s.row().enterprise()), said)) {
            case CorrectionRequest.Verdict.Rejected(List<Flaw> flaws) -> new Result.Rejected(flaws);
            case CorrectionRequest.Verdict.Happens(State to) ->
                    key(s.row().enterprise(), Purpose.CORRECTION, "request")
                            .<Result>map(key -> {
                                store(actor, s, to, key, said);
                                return new Result.Done(s.row().id());
                            })
                            .orElseGet(Result.NotFound::new);
        };
    }

    private void store(Actor actor, Stored s, State to, CaseKey key, String said) {
        jdbc.sql(
                        """
                        update register_request set state = :state, answer_cipher = :answer, answered_at = :at, answered_by = :by,
                               organ = :organ
                         where id = :id
                        """)
                .param("state", to.name())
                .param(
                        "answer",
                        key.seal(LABEL, said.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.account())
                .param("organ", actor.organ(), java.sql.Types.VARCHAR)
                .param("id", s.row().id())
                .update();
        journal.write(
                "register-request",
                Purpose.CORRECTION.name(),
                List.of(s.row().enterprise()),
                List.of(s.row().kind().name(), to.name()));
    }
}
