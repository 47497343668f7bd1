package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Urges in the database, each sealed with the key of its case. */
final class JdbcUrges implements Urges {
    private static final String NOTE = "urge";

    private static final String LINES =
            """
            select u.*, f.number, b.name_zh as by_zh, b.name_en as by_en,
                   f.responsible_organ = u.organ and f.responsible_role = u.role as standing
              from urge u
              join case_file f on f.id = u.case_id and f.owner_jurisdiction = u.owner_jurisdiction
              join account b on b.id = u.urged_by
            """;

    private final JdbcClient jdbc;
    private final Gate gate;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcHands hands;
    private final Clock clock;
    private final OfficeRows rows;

    JdbcUrges(
            JdbcClient jdbc,
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcHands hands,
            Clock clock) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.store = store;
        this.hands = hands;
        this.clock = clock;
        this.rows = new OfficeRows(gate, walls, personalData, store);
    }

    // ------------------------------------------------------------------ asking

    @Override
    public Batches.Tried urge(Actor actor, String note, List<UUID> cases) {
        Batches.limit(cases.size());
        Optional<Problem> fault =
                OfficeProblems.text("note", "催办内容", "what is asked for", note, NOTE_LENGTH_MAX);
        if (fault.isPresent()) {
            return new Batches.Tried.Rejected(List.of(fault.get()));
        }
        List<Batches.Row> done = new ArrayList<>();
        for (UUID id : cases) {
            done.add(
                    rows.row(actor, id, NOTE, (file, key) -> urge(actor, note.strip(), file, key)));
        }
        return new Batches.Tried.Done(done);
    }

    private CommandResult urge(Actor actor, String note, CaseFile file, CaseKey key) {
        if (!file.waitsAt(actor.jurisdiction())) {
            return OfficeRows.rejected(OfficeProblems.notHere());
        }
        Optional<InHand> hand = hands.of(actor, file.id());
        boolean himself =
                InHand.sits(actor, file.responsibleRole(), file.responsibleOrgan())
                        && hand.map(h -> h.isWith(actor.account())).orElse(true);
        if (himself) {
            return OfficeRows.rejected(OfficeProblems.yourself());
        }
        Instant now = clock.instant();
        int written =
                jdbc.sql(
                                """
                                insert into urge (id, owner_jurisdiction, case_id, role, organ, note_cipher, urged_by,
                                                  urged_role, urged_on, urged_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (owner_jurisdiction, case_id, urged_by, urged_on) do nothing
                                """)
                        .params(
                                UUID.randomUUID(),
                                actor.jurisdiction().code(),
                                file.id(),
                                file.responsibleRole().name(),
                                file.responsibleOrgan(),
                                key.sealText(NOTE, note),
                                actor.account(),
                                actor.role().name(),
                                LocalDate.ofInstant(now, Case.ZONE),
                                now.atOffset(ZoneOffset.UTC))
                        .update();
        if (written == 0) {
            return earlier(actor, file, key, LocalDate.ofInstant(now, Case.ZONE)).equals(note)
                    ? OfficeRows.repeated(file)
                    : OfficeRows.rejected(OfficeProblems.urgedToday());
        }
        journal.write("urge", CaseReader.purpose(actor).name(), List.of(file.id()), List.of());
        return OfficeRows.done(file);
    }

    private String earlier(Actor actor, CaseFile file, CaseKey key, LocalDate day) {
        return jdbc.sql(
                        "select note_cipher from urge where case_id = ? and urged_by = ? and urged_on = ?")
                .params(file.id(), actor.account(), day)
                .query((row, n) ->
                        key.unsealText(NOTE, Objects.requireNonNull(row.getBytes("note_cipher"))))
                .single();
    }

    // ------------------------------------------------------------------ looking

    @Override
    public List<Entry> waiting(Actor actor) {
        if (!actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () -> {
                    List<Found> found =
                            jdbc.sql(
                                            LINES
                                                    + """
                                                    left join in_hand h on h.case_id = f.id
                                                     where u.organ = ? and u.role = ?
                                                       and f.responsible_organ = u.organ and f.responsible_role = u.role
                                                       and (h.officer is null or h.officer = any (?))
                                                     order by u.urged_at desc, u.id limit ?
                                                    """)
                                    .params(
                                            actor.worksFor().orElse(""),
                                            actor.role().name(),
                                            hands.desks(actor).toArray(UUID[]::new),
                                            SHOWN_MAX)
                                    .query((row, n) -> found(row))
                                    .list();
                    return opened(found, Purpose.WORK_LIST);
                });
    }

    @Override
    public List<Entry> of(Actor actor, UUID caseId) {
        if (!OfficeRows.isOffice(actor)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () -> {
                    if (store.file(caseId).filter(f -> gate.sees(f, actor)).isEmpty()) {
                        return List.of();
                    }
                    List<Found> found =
                            jdbc.sql(
                                            LINES
                                                    + " where u.case_id = ? order by u.urged_at desc, u.id limit ?")
                                    .params(caseId, SHOWN_MAX)
                                    .query((row, n) -> found(row))
                                    .list();
                    return opened(found, CaseReader.purpose(actor));
                });
    }

    /** A row whose note is still sealed. */
    private record Found(
            UUID caseId,
            String number,
            byte[] note,
            Words by,
            Role byRole,
            Role role,
            Instant at,
            boolean standing) {}

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                JdbcCaseStore.text(row, "number"),
                Objects.requireNonNull(row.getBytes("note_cipher")),
                new Words(JdbcCaseStore.text(row, "by_zh"), JdbcCaseStore.text(row, "by_en")),
                Role.valueOf(JdbcCaseStore.text(row, "urged_role")),
                Role.valueOf(JdbcCaseStore.text(row, "role")),
                JdbcCaseStore.instant(row, "urged_at"),
                row.getBoolean("standing"));
    }

    private List<Entry> opened(List<Found> found, Purpose purpose) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, CaseKey> keys =
                personalData.open(
                        found.stream().map(Found::caseId).distinct().toList(), purpose, NOTE);
        return found.stream().map(f -> entry(f, keys.get(f.caseId()))).toList();
    }

    private static Entry entry(Found f, @Nullable CaseKey key) {
        return new Entry(
                f.caseId(),
                f.number(),
                key == null ? "" : key.unsealText(NOTE, f.note()),
                f.by(),
                Decisions.roleWords(f.byRole()),
                Decisions.roleWords(f.role()),
                f.at(),
                f.standing());
    }
}
