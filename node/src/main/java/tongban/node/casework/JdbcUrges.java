package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
import tongban.node.place.Organs;
import tongban.service.text.Words;

/**
 * Urges in the database, each sealed with the key of its case. One that crosses has a row on either
 * side, under one id.
 */
final class JdbcUrges implements Urges {
    private static final String NOTE = "urge";
    private static final String ANSWER = "urge-answer";
    private static final int BODY_LENGTH_MAX = 200;

    private static final String LINE =
            """
            select u.*, f.number, coalesce(u.from_zh, b.name_zh, '') as by_zh, coalesce(u.from_en, b.name_en, '') as by_en,
                   b.organ as by_organ,
                   f.responsible_organ, f.responsible_role, f.part,
                   f.responsible_organ = u.organ and f.responsible_role = u.role as standing
            """;

    private static final String LINES =
            LINE
                    + """
                      from urge u
                      join case_file f on f.id = u.case_id and f.owner_jurisdiction = u.owner_jurisdiction
                      left join account b on b.id = u.urged_by
                    """;

    /**
     * The latest ones of a desk that nobody answered: read in their order until enough are found,
     * however many there are.
     */
    private static final String WAITING =
            LINE
                    + """
                      from (select * from urge where organ = ? and role = ? and answer_cipher is null
                             order by urged_at desc, id offset 0) u
                      join lateral (select f.id, f.number, f.part, f.responsible_organ, f.responsible_role from case_file f
                                     where f.id = u.case_id and f.owner_jurisdiction = u.owner_jurisdiction
                                       and f.responsible_organ = u.organ and f.responsible_role = u.role offset 0) f on true
                      left join lateral (select name_zh, name_en, organ from account where id = u.urged_by offset 0) b on true
                      left join lateral (select i.officer from in_hand i where i.case_id = f.id offset 0) h on true
                     where h.officer is null or h.officer = any (?)
                     order by u.urged_at desc, u.id limit ?
                    """;

    private final JdbcClient jdbc;
    private final Gate gate;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcHands hands;
    private final Organs organs;
    private final Exchange exchange;
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
            Organs organs,
            Exchange exchange,
            Clock clock) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.store = store;
        this.hands = hands;
        this.organs = organs;
        this.exchange = exchange;
        this.clock = clock;
        this.rows = new OfficeRows(gate, walls, personalData, store);
    }

    // ------------------------------------------------------------------ asking

    @Override
    public Batches.Tried urge(
            Actor actor, String note, Optional<LocalDate> answerBy, List<UUID> cases) {
        Batches.limit(cases.size());
        List<Problem> faults = new ArrayList<>();
        OfficeProblems.text("note", "催办内容", "what is asked for", note, NOTE_LENGTH_MAX)
                .ifPresent(faults::add);
        answerBy.flatMap(day -> term(actor, day)).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return new Batches.Tried.Rejected(faults);
        }
        List<Batches.Row> done = new ArrayList<>();
        for (UUID id : cases) {
            done.add(
                    rows.row(
                            actor,
                            id,
                            NOTE,
                            (file, key) -> urge(actor, note.strip(), answerBy, file, key)));
        }
        return new Batches.Tried.Done(done);
    }

    /** Why nobody may set this term, or not he. */
    private Optional<Problem> term(Actor actor, LocalDate day) {
        if (!actor.is(Role.SUPERVISOR)) {
            return Optional.of(OfficeProblems.termOfSupervisors());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), Case.ZONE);
        return day.isBefore(today) || day.isAfter(today.plusDays(TERM_DAYS_MAX))
                ? Optional.of(OfficeProblems.termOutOfRange(today))
                : Optional.empty();
    }

    private CommandResult urge(
            Actor actor, String note, Optional<LocalDate> answerBy, CaseFile file, CaseKey key) {
        boolean across = file.waitsAcross();
        if (!across && !file.waitsAt(actor.jurisdiction())) {
            return OfficeRows.rejected(OfficeProblems.notHere());
        }
        if (across && answerBy.isPresent()) {
            return OfficeRows.rejected(OfficeProblems.termAcross());
        }
        Optional<InHand> hand = hands.of(actor, file.id());
        boolean himself =
                !across
                        && InHand.sits(actor, file.responsibleRole(), file.responsibleOrgan())
                        && hand.map(h -> h.isWith(actor.account())).orElse(true);
        if (himself) {
            return OfficeRows.rejected(OfficeProblems.yourself());
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Case.ZONE);
        UUID id = UUID.randomUUID();
        int written =
                insert(
                        new Asked(
                                id,
                                actor.account(),
                                note,
                                Optional.empty(),
                                actor.role(),
                                today,
                                answerBy,
                                now),
                        file,
                        key);
        if (written == 0) {
            return earlier(actor, file, key, today).equals(note)
                    ? OfficeRows.repeated(file)
                    : OfficeRows.rejected(OfficeProblems.urgedToday());
        }
        journal.write("urge", CaseReader.purpose(actor).name(), List.of(file.id()), List.of());
        if (across) {
            send(
                    file,
                    new Letter.Urge(
                            id, actor.account(), note, body(actor), actor.role(), today, now));
        }
        return OfficeRows.done(file);
    }

    /**
     * @param from the body of the other side that asks; empty for an officer of this one
     */
    private record Asked(
            UUID id,
            UUID by,
            String note,
            Optional<Words> from,
            Role role,
            LocalDate on,
            Optional<LocalDate> answerBy,
            Instant at) {}

    /**
     * @return 0 where he asked on that day already, or the letter came before
     */
    private int insert(Asked asked, CaseFile file, CaseKey key) {
        return jdbc.sql(
                        """
                        insert into urge (id, owner_jurisdiction, case_id, role, organ, note_cipher, urged_by,
                                          urged_role, urged_on, answer_by, urged_at, from_zh, from_en)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(
                        Arrays.asList(
                                asked.id(),
                                walls.current().jurisdiction().code(),
                                file.id(),
                                file.responsibleRole().name(),
                                file.responsibleOrgan(),
                                key.sealText(NOTE, asked.note()),
                                asked.by(),
                                asked.role().name(),
                                asked.on(),
                                asked.answerBy().orElse(null),
                                asked.at().atOffset(ZoneOffset.UTC),
                                asked.from().map(Words::zh).orElse(null),
                                asked.from().map(Words::en).orElse(null)))
                .update();
    }

    private Words body(Actor actor) {
        return IntakeReader.organ(
                        organs,
                        actor.worksFor().orElse(""),
                        LocalDate.ofInstant(clock.instant(), Case.ZONE),
                        actor.jurisdiction())
                .name();
    }

    private void send(CaseFile file, Letter letter) {
        exchange.send(
                file.id(),
                walls.current().jurisdiction().other(),
                letter.kind(),
                Letter.bytes(letter));
    }

    private String earlier(Actor actor, CaseFile file, CaseKey key, LocalDate day) {
        return jdbc.sql(
                        "select note_cipher from urge where case_id = ? and urged_by = ? and urged_on = ?")
                .params(file.id(), actor.account(), day)
                .query((row, n) ->
                        key.unsealText(NOTE, Objects.requireNonNull(row.getBytes("note_cipher"))))
                .single();
    }

    // ------------------------------------------------------------------ answering

    @Override
    public CommandResult answer(Actor actor, UUID caseId, UUID urge, String answer) {
        if (!OfficeRows.isOffice(actor)) {
            return new CommandResult.NotFound(); // the applicant sees nothing of it
        }
        Optional<Problem> fault =
                OfficeProblems.text("answer", "答复", "the answer", answer, ANSWER_LENGTH_MAX);
        return fault.isPresent()
                ? new CommandResult.Rejected(List.of(fault.get()))
                : rows.row(
                                actor,
                                caseId,
                                ANSWER,
                                (file, key) -> answer(actor, urge, answer.strip(), file, key))
                        .result();
    }

    private CommandResult answer(
            Actor actor, UUID urge, String answer, CaseFile file, CaseKey key) {
        Optional<Found> found =
                jdbc.sql(LINES + " where u.id = ? and u.case_id = ?")
                        .params(urge, file.id())
                        .query((row, n) -> found(row))
                        .optional();
        if (found.isEmpty()) {
            return new CommandResult.NotFound();
        }
        Optional<SealedAnswer> earlier = found.get().answer();
        if (earlier.isPresent()) {
            return key.unsealText(ANSWER, earlier.get().text()).equals(answer)
                    ? OfficeRows.repeated(file)
                    : OfficeRows.rejected(OfficeProblems.answered());
        }
        if (!found.get().isAnswerableBy(actor)) {
            return new CommandResult.Forbidden(OfficeProblems.notYoursToAnswer());
        }
        Instant now = clock.instant();
        Words body = body(actor);
        answered(file.id(), urge, key, answer, body, now);
        journal.write(
                "urge-answered", CaseReader.purpose(actor).name(), List.of(file.id()), List.of());
        if (found.get().cameAcross()) {
            send(file, new Letter.UrgeAnswer(urge, answer, body, now));
        }
        return OfficeRows.done(file);
    }

    private int answered(
            UUID caseId, UUID urge, CaseKey key, String answer, Words body, Instant at) {
        return jdbc.sql(
                        """
                        update urge set answer_cipher = ?, answered_zh = ?, answered_en = ?, answered_at = ?
                         where id = ? and case_id = ? and answer_cipher is null
                        """)
                .params(
                        key.sealText(ANSWER, answer),
                        body.zh(),
                        body.en(),
                        at.atOffset(ZoneOffset.UTC),
                        urge,
                        caseId)
                .update();
    }

    // ------------------------------------------------------------------ from the other side

    /**
     * An urge of the other side's window, which collected the case; in the open transaction.
     * Nothing in it is believed.
     */
    Optional<Problem> arrived(CaseFile file, CaseKey key, Letter.Urge letter) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Case.ZONE);
        boolean known =
                jdbc.sql("select exists (select 1 from urge where id = ? and case_id = ?)")
                        .params(letter.id(), file.id())
                        .query(Boolean.class)
                        .single();
        if (known) {
            return Optional.empty();
        }
        if (!file.waitsAt(walls.current().jurisdiction())) {
            return Optional.of(OfficeProblems.nobodyToUrge());
        }
        boolean sound =
                !letter.note().isBlank()
                        && letter.note().length() <= NOTE_LENGTH_MAX
                        && !letter.on().isAfter(today)
                        && isName(letter.from());
        int before =
                jdbc.sql(
                                "select count(*) from urge where case_id = ? and urged_on = ? and from_zh is not null")
                        .params(file.id(), letter.on())
                        .query(Integer.class)
                        .single();
        if (!sound || before >= ACROSS_PER_DAY_MAX) {
            return Optional.of(OfficeProblems.unsoundUrge());
        }
        insert(
                new Asked(
                        letter.id(),
                        letter.by(),
                        letter.note(),
                        Optional.of(letter.from()),
                        letter.role(),
                        letter.on(),
                        Optional.empty(),
                        clock.instant()),
                file,
                key);
        return Optional.empty();
    }

    /** The other side's answer to an urge of this one; in the open transaction. */
    Optional<Problem> arrived(CaseFile file, CaseKey key, Letter.UrgeAnswer letter) {
        boolean sound =
                !letter.answer().isBlank()
                        && letter.answer().length() <= ANSWER_LENGTH_MAX
                        && isName(letter.from());
        boolean asked =
                jdbc.sql(
                                "select exists (select 1 from urge where id = ? and case_id = ? and from_zh is null)")
                        .params(letter.id(), file.id())
                        .query(Boolean.class)
                        .single();
        if (!sound || !asked) {
            return Optional.of(OfficeProblems.unsoundUrge());
        }
        // told before: nothing happens
        answered(file.id(), letter.id(), key, letter.answer(), letter.from(), clock.instant());
        return Optional.empty();
    }

    private static boolean isName(Words name) {
        return !name.zh().isBlank()
                && name.zh().length() <= BODY_LENGTH_MAX
                && !name.en().isBlank()
                && name.en().length() <= BODY_LENGTH_MAX;
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
                            jdbc.sql(WAITING)
                                    .params(
                                            actor.worksFor().orElse(""),
                                            actor.role().name(),
                                            hands.desks(actor).toArray(UUID[]::new),
                                            SHOWN_MAX)
                                    .query((row, n) -> found(row))
                                    .list();
                    return opened(actor, found, Purpose.WORK_LIST);
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
                    return opened(actor, found, CaseReader.purpose(actor));
                });
    }

    /** An answer that is still sealed. */
    private record SealedAnswer(byte[] text, Words by, Instant at) {}

    /**
     * A row whose note is still sealed.
     *
     * @param now the desk at which the case waits
     */
    private record Found(
            UUID id,
            UUID caseId,
            String number,
            byte[] note,
            Words by,
            Optional<String> byOrgan,
            UUID account,
            Role byRole,
            CaseDesk asked,
            CaseDesk now,
            Instant at,
            Optional<LocalDate> answerBy,
            boolean standing,
            boolean cameAcross,
            boolean here,
            Optional<SealedAnswer> answer) {

        boolean isAnswerableBy(Actor actor) {
            return here
                    && answer.isEmpty()
                    && !account.equals(actor.account())
                    && (asked.isOf(actor) || now.isOf(actor));
        }
    }

    private record CaseDesk(Role role, String organ) {
        boolean isOf(Actor actor) {
            return InHand.sits(actor, role, organ);
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        byte[] answer = row.getBytes("answer_cipher");
        boolean cameAcross = row.getString("from_zh") != null;
        return new Found(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                JdbcCaseStore.text(row, "number"),
                Objects.requireNonNull(row.getBytes("note_cipher")),
                new Words(JdbcCaseStore.text(row, "by_zh"), JdbcCaseStore.text(row, "by_en")),
                cameAcross ? Optional.empty() : Optional.ofNullable(row.getString("by_organ")),
                Objects.requireNonNull(row.getObject("urged_by", UUID.class)),
                Role.valueOf(JdbcCaseStore.text(row, "urged_role")),
                new CaseDesk(
                        Role.valueOf(JdbcCaseStore.text(row, "role")),
                        JdbcCaseStore.text(row, "organ")),
                new CaseDesk(
                        Role.valueOf(JdbcCaseStore.text(row, "responsible_role")),
                        JdbcCaseStore.text(row, "responsible_organ")),
                JdbcCaseStore.instant(row, "urged_at"),
                Optional.ofNullable(row.getObject("answer_by", LocalDate.class)),
                row.getBoolean("standing"),
                cameAcross,
                JdbcCaseStore.text(row, "part").equals(Part.COMPETENT.name()),
                answer == null
                        ? Optional.empty()
                        : Optional.of(
                                new SealedAnswer(
                                        answer,
                                        new Words(
                                                JdbcCaseStore.text(row, "answered_zh"),
                                                JdbcCaseStore.text(row, "answered_en")),
                                        JdbcCaseStore.instant(row, "answered_at"))));
    }

    private List<Entry> opened(Actor actor, List<Found> found, Purpose purpose) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, CaseKey> keys =
                personalData.open(
                        found.stream().map(Found::caseId).distinct().toList(), purpose, NOTE);
        return found.stream().map(f -> entry(actor, f, keys.get(f.caseId()))).toList();
    }

    private static Entry entry(Actor actor, Found f, @Nullable CaseKey key) {
        return new Entry(
                f.id(),
                f.caseId(),
                f.number(),
                key == null ? "" : key.unsealText(NOTE, f.note()),
                f.by(),
                f.byOrgan(),
                Decisions.roleWords(f.byRole()),
                Decisions.roleWords(f.asked().role()),
                f.asked().organ(),
                f.at(),
                f.byRole() == Role.SUPERVISOR && !f.cameAcross(),
                f.answerBy(),
                f.standing(),
                f.answer()
                        .map(a ->
                                new Answer(
                                        key == null ? "" : key.unsealText(ANSWER, a.text()),
                                        a.by(),
                                        a.at())),
                f.isAnswerableBy(actor));
    }
}
