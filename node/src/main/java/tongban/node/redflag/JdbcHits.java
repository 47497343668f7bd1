package tongban.node.redflag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Masked;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Beneficiary;
import tongban.node.entitlement.Scheme;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.redflag.JdbcRedFlags.Parts;
import tongban.node.redflag.RedFlags.Disposal;
import tongban.node.redflag.RedFlags.Disposed;
import tongban.node.redflag.RedFlags.Frozen;
import tongban.node.redflag.RedFlags.HitPage;
import tongban.node.redflag.RedFlags.Page;
import tongban.node.redflag.RedFlags.Query;
import tongban.node.redflag.RedFlags.Result;
import tongban.node.redflag.RedFlags.Row;
import tongban.node.redflag.RedFlags.State;
import tongban.node.review.Evidence;
import tongban.service.text.Words;

/** Hits with their frozen evidence, and what supervisors make of them. */
final class JdbcHits {
    static final int ROWS_AT_ONCE = 1_000;
    private static final String DISPOSED = "redflag-disposition";

    private final Parts parts;

    JdbcHits(Parts parts) {
        this.parts = parts;
    }

    /** A hit as it is stored. */
    private record Stored(
            UUID id,
            RedFlag flag,
            UUID entitlement,
            String caseNumber,
            String scheme,
            State state,
            LocalDate foundOn,
            LocalDate seenOn,
            int evidence,
            int disposition,
            Words officer,
            @Nullable UUID task,
            int version,
            byte[] beneficiary) {}

    private static final String FROM =
            """
              from redflag_hit h
              join entitlement e on e.number = h.entitlement
              left join account a on a.id = h.officer
            """;

    private static final String HITS =
            "select h.*, e.id as entitlement_id, e.case_number, e.scheme, e.content_cipher as beneficiary, a.name_zh, a.name_en"
                    + FROM;

    private static final String FILTER = " where :flag in ('', h.flag) and :state in ('', h.state)";

    private JdbcClient.StatementSpec filtered(String start, String end, Query query) {
        return parts.jdbc()
                .sql(start + FILTER + end)
                .param("flag", query.flag().map(Enum::name).orElse(""))
                .param("state", query.state().map(Enum::name).orElse(""));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                RedFlag.valueOf(row.getString("flag")),
                row.getObject("entitlement_id", UUID.class),
                Objects.requireNonNull(row.getString("case_number")),
                Objects.requireNonNull(row.getString("scheme")),
                State.valueOf(row.getString("state")),
                row.getObject("found_on", LocalDate.class),
                row.getObject("seen_on", LocalDate.class),
                row.getInt("evidence"),
                row.getInt("disposition"),
                JdbcRedFlags.officer(row),
                row.getObject("task", UUID.class),
                row.getInt("version"),
                Objects.requireNonNull(row.getBytes("beneficiary")));
    }

    Page list(Actor actor, Query query) {
        int shown = Math.max(0, query.page());
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                new Page(
                                        opened(shown(query, shown)),
                                        filtered("select count(*)" + FROM, "", query)
                                                .query(Integer.class)
                                                .single(),
                                        shown));
    }

    private List<Stored> shown(Query query, int page) {
        return filtered(
                        HITS,
                        " order by h.state <> 'OPEN', h.found_on, h.id limit :rows offset :offset",
                        query)
                .param("rows", RedFlags.PAGE_ROWS)
                .param("offset", (long) page * RedFlags.PAGE_ROWS)
                .query((row, n) -> stored(row))
                .list();
    }

    /**
     * Where an export goes on: what is disposed of meanwhile is neither left out nor told twice.
     */
    private record After(LocalDate foundOn, UUID id) {
        static final After NOTHING = new After(LocalDate.of(1, 1, 1), new UUID(0, 0));
    }

    private List<Stored> after(Query query, After after, int rows) {
        return filtered(
                        HITS,
                        " and (h.found_on, h.id) > (:day, :after) order by h.found_on, h.id limit :rows",
                        query)
                .param("day", after.foundOn())
                .param("after", after.id())
                .param("rows", rows)
                .query((row, n) -> stored(row))
                .list();
    }

    private List<Row> opened(List<Stored> stored) {
        Map<UUID, CaseKey> keys =
                parts.personalData()
                        .open(
                                PersonalData.Holder.ENTITLEMENT,
                                stored.stream().map(Stored::entitlement).distinct().toList(),
                                Purpose.AUDIT,
                                "maskedName");
        return stored.stream()
                .map(s -> row(s, Optional.ofNullable(keys.get(s.entitlement()))))
                .toList();
    }

    private Row row(Stored s, Optional<CaseKey> key) {
        return new Row(
                s.id(),
                s.flag(),
                s.caseNumber(),
                key.map(k -> Masked.name(Beneficiary.name(parts.json(), k, s.beneficiary())))
                        .orElse(""),
                parts.schemes().find(s.scheme()).map(Scheme::name).orElse(Words.same(s.scheme())),
                s.state(),
                s.foundOn(),
                s.seenOn(),
                s.evidence(),
                s.officer());
    }

    /**
     * All of them by the day on which they were found.
     *
     * @param atOnce how many a transaction
     */
    void each(Actor actor, Query query, int atOnce, Consumer<Row> to) {
        After after = After.NOTHING;
        while (true) {
            After from = after;
            List<Stored> stored = new ArrayList<>();
            List<Row> rows =
                    parts.walls()
                            .inside(
                                    actor,
                                    () -> {
                                        stored.addAll(after(query, from, atOnce));
                                        return opened(stored);
                                    });
            rows.forEach(to);
            if (stored.size() < atOnce) {
                return;
            }
            after = new After(stored.getLast().foundOn(), stored.getLast().id());
        }
    }

    private Optional<Stored> find(UUID hit, String lock) {
        return parts.jdbc()
                .sql(HITS + " where h.id = ?" + lock)
                .param(hit)
                .query((row, n) -> stored(row))
                .optional();
    }

    private Optional<CaseKey> key(Stored s, String... fields) {
        return Optional.ofNullable(
                parts.personalData()
                        .open(
                                PersonalData.Holder.ENTITLEMENT,
                                List.of(s.entitlement()),
                                Purpose.AUDIT,
                                fields)
                        .get(s.entitlement()));
    }

    Optional<HitPage> one(Actor actor, UUID hit) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                find(hit, "")
                                        .flatMap(s ->
                                                key(s, "maskedName", "redflag")
                                                        .map(key -> page(s, key))));
    }

    private HitPage page(Stored s, CaseKey key) {
        return new HitPage(
                row(s, Optional.of(key)),
                s.entitlement(),
                evidence(s.id(), key),
                disposed(s.id(), key),
                Optional.ofNullable(s.task()),
                s.version());
    }

    private List<Frozen> evidence(UUID hit, CaseKey key) {
        return parts.jdbc()
                .sql(
                        "select seq, run, found_at, content_cipher from redflag_evidence where hit = ? order by seq desc")
                .param(hit)
                .query((row, n) ->
                        new Frozen(
                                row.getInt(1),
                                row.getObject(2, UUID.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                List.of(
                                        parts.json()
                                                .readValue(
                                                        key.unsealText(
                                                                JdbcRedFlagStep.LABEL,
                                                                Objects.requireNonNull(
                                                                        row.getBytes(4))),
                                                        Evidence.Found[].class))))
                .list();
    }

    /** What was said, sealed under the key of the entitlement. */
    private record Said(String reasons, String to) {}

    private List<Disposed> disposed(UUID hit, CaseKey key) {
        return parts.jdbc()
                .sql(
                        """
                        select d.seq, d.evidence, d.state, d.content_cipher, d.made_at, a.name_zh, a.name_en
                          from redflag_disposition d left join account a on a.id = d.made_by
                         where d.hit = ? order by d.seq desc
                        """)
                .param(hit)
                .query((row, n) -> {
                    Said said =
                            parts.json()
                                    .readValue(
                                            key.unsealText(
                                                    DISPOSED,
                                                    Objects.requireNonNull(row.getBytes(4))),
                                            Said.class);
                    return new Disposed(
                            row.getInt(1),
                            row.getInt(2),
                            State.valueOf(row.getString(3)),
                            said.reasons(),
                            said.to(),
                            JdbcRedFlags.officer(row),
                            row.getObject(5, OffsetDateTime.class).toInstant());
                })
                .list();
    }

    // ------------------------------------------------------------------ disposing

    Result dispose(Actor actor, UUID hit, int version, Disposal disposal) {
        return parts.walls()
                .inside(
                        actor,
                        () -> {
                            Optional<Stored> found = find(hit, " for update of h");
                            if (found.isEmpty()) {
                                return new Result.NotFound();
                            }
                            List<Problem> problems = faults(found.get(), disposal);
                            if (!problems.isEmpty()) {
                                return new Result.Rejected(problems);
                            }
                            if (found.get().version() != version) {
                                return new Result.Stale();
                            }
                            return key(found.get(), "redflag")
                                    .map(key -> disposed(actor, found.get(), key, disposal))
                                    .orElseGet(Result.NotFound::new);
                        });
    }

    private static List<Problem> faults(Stored s, Disposal disposal) {
        List<Problem> problems = new ArrayList<>();
        // an open one is disposed of, another one is opened again: nothing is made of a thing twice
        if (disposal.state()
                .filter(state -> (state == State.OPEN) == (s.state() != State.OPEN))
                .isEmpty()) {
            problems.add(AuditProblems.state());
        }
        AuditProblems.text(
                problems,
                "reasons",
                disposal.reasons(),
                Words.of("处置理由", "the reasons"),
                RedFlags.TEXT_LENGTH_MAX);
        if (disposal.state().equals(Optional.of(State.REFERRED))) {
            AuditProblems.text(
                    problems,
                    "to",
                    disposal.to(),
                    Words.of("移送给哪个机关", "to which body it is referred"),
                    RedFlags.TEXT_LENGTH_MAX);
        }
        return problems;
    }

    private Result disposed(Actor actor, Stored s, CaseKey key, Disposal disposal) {
        State state = disposal.state().orElseThrow();
        @Nullable UUID task = s.task();
        if (state == State.CONFIRMED) {
            List<Evidence.Found> found = new ArrayList<>();
            found.add(
                    new Evidence.Found(Words.of("监督查询", "query of supervision"), s.flag().words()));
            found.addAll(evidence(s.id(), key).getFirst().found());
            found.add(
                    new Evidence.Found(
                            Words.of("监督意见", "what supervision says"),
                            Words.same(disposal.reasons().strip())));
            task =
                    parts.reviews()
                            .askedBySupervision(
                                    s.entitlement(), s.id() + " " + s.evidence(), found);
        }
        parts.jdbc()
                .sql("insert into redflag_disposition values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        actor.jurisdiction().code(),
                        s.id(),
                        s.disposition() + 1,
                        s.evidence(),
                        state.name(),
                        key.sealText(
                                DISPOSED,
                                parts.json()
                                        .writeValueAsString(
                                                new Said(
                                                        disposal.reasons().strip(),
                                                        state == State.REFERRED
                                                                ? disposal.to().strip()
                                                                : ""))),
                        actor.account(),
                        parts.clock().instant().atOffset(ZoneOffset.UTC))
                .update();
        parts.jdbc()
                .sql(
                        """
                        update redflag_hit set state = :state, officer = :by, disposition = disposition + 1, task = :task,
                               version = version + 1
                         where id = :id
                        """)
                .param("state", state.name())
                .param("by", actor.account())
                .param("task", task, Types.OTHER)
                .param("id", s.id())
                .update();
        parts.journal()
                .write(
                        "dispose-red-flag",
                        Purpose.AUDIT.name(),
                        List.of(s.entitlement(), s.id()),
                        List.of(s.flag().name(), state.name()));
        return new Result.Done(s.id());
    }
}
