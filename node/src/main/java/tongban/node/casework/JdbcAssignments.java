package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.text.Words;

/** Assignments in the database: at most one stands for a desk of a case, the others are history. */
final class JdbcAssignments implements Assignments {
    private static final String REASON = "assignment";

    private final JdbcClient jdbc;
    private final Gate gate;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcHands hands;
    private final Organs organs;
    private final Clock clock;
    private final OfficeRows rows;

    JdbcAssignments(
            JdbcClient jdbc,
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcHands hands,
            Organs organs,
            Clock clock) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.store = store;
        this.hands = hands;
        this.organs = organs;
        this.clock = clock;
        this.rows = new OfficeRows(gate, walls, personalData, store);
    }

    @Override
    public List<Substitutions.Officer> officers(Actor actor, Collection<UUID> cases) {
        if (!OfficeRows.isOffice(actor)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        return walls.inside(
                actor,
                () ->
                        jdbc
                                .sql(
                                        """
                                        select distinct a.id, a.role, a.organ, a.name_zh, a.name_en
                                          from case_file f
                                          join account a on a.role = f.responsible_role and a.organ = f.responsible_organ
                                         where f.id = any (?) and not a.disabled
                                         order by a.organ, a.role, a.name_zh, a.id limit ?
                                        """)
                                .params(cases.toArray(UUID[]::new), Substitutions.OFFICERS_MAX)
                                .query((row, n) -> officer(row, actor, today))
                                .list()
                                .stream()
                                .filter(o ->
                                        actor.is(Role.SUPERVISOR)
                                                || InHand.sits(actor, o.role(), o.organ().id()))
                                .toList());
    }

    private Substitutions.Officer officer(ResultSet row, Actor actor, LocalDate today)
            throws SQLException {
        Role role = Role.valueOf(JdbcCaseStore.text(row, "role"));
        return new Substitutions.Officer(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new Words(JdbcCaseStore.text(row, "name_zh"), JdbcCaseStore.text(row, "name_en")),
                role,
                Decisions.roleWords(role),
                IntakeReader.organ(
                        organs, JdbcCaseStore.text(row, "organ"), today, actor.jurisdiction()));
    }

    // ------------------------------------------------------------------ assigning

    @Override
    public Batches.Tried assign(
            Actor actor, Optional<UUID> officer, String reason, List<Line> lines) {
        Batches.limit(lines.size());
        Optional<Problem> fault =
                OfficeProblems.text(
                        "reason", "分派的理由", "why it is assigned", reason, REASON_LENGTH_MAX);
        if (fault.isPresent()) {
            return new Batches.Tried.Rejected(List.of(fault.get()));
        }
        List<Batches.Row> done = new ArrayList<>();
        for (Line line : lines) {
            done.add(
                    rows.row(
                            actor,
                            line.caseId(),
                            REASON,
                            (file, key) ->
                                    assign(actor, officer, reason.strip(), line, file, key)));
        }
        return new Batches.Tried.Done(done);
    }

    private record Standing(UUID id, UUID officer) {}

    private CommandResult assign(
            Actor actor,
            Optional<UUID> officer,
            String reason,
            Line line,
            CaseFile file,
            CaseKey key) {
        if (!file.waitsAt(actor.jurisdiction())) {
            return OfficeRows.rejected(OfficeProblems.notHere());
        }
        boolean supervises = actor.is(Role.SUPERVISOR);
        if (!supervises && !InHand.sits(actor, file.responsibleRole(), file.responsibleOrgan())) {
            return new CommandResult.Forbidden(OfficeProblems.notYourDesk());
        }
        Optional<InHand> hand = hands.of(actor, file.id());
        if (!supervises
                && hand.filter(h -> h.assigned() && !h.isWith(actor.account())).isPresent()) {
            return new CommandResult.Forbidden(OfficeProblems.anothers(hand.get().name()));
        }
        Optional<Standing> standing = standing(file);
        if (officer.equals(standing.map(Standing::officer))) {
            return OfficeRows.repeated(file);
        }
        if (hand.filter(h -> !line.shown().equals(Optional.of(h.officer()))).isPresent()) {
            return OfficeRows.rejected(OfficeProblems.handChanged(hand.get().name()));
        }
        Optional<Problem> unfit = officer.flatMap(o -> unfit(o, file, key));
        if (unfit.isPresent()) {
            return OfficeRows.rejected(unfit.get());
        }
        standing.ifPresent(s -> end(s, actor));
        officer.ifPresent(o -> begin(o, actor, reason, file, key));
        journal.write(
                officer.isPresent() ? "assign" : "assign-back",
                CaseReader.purpose(actor).name(),
                officer.map(o -> List.of(file.id(), o)).orElse(List.of(file.id())),
                List.of());
        return OfficeRows.done(file);
    }

    /** Why this officer does not get this case, if he does not. */
    private Optional<Problem> unfit(UUID officer, CaseFile file, CaseKey key) {
        boolean seated =
                jdbc.sql(
                                "select exists (select 1 from account where id = ? and role = ? and organ = ? and not disabled)")
                        .params(officer, file.responsibleRole().name(), file.responsibleOrgan())
                        .query(Boolean.class)
                        .single();
        if (!seated) {
            return Optional.of(OfficeProblems.notAtTheDesk());
        }
        boolean keepsAway =
                jdbc.sql("select exists (select 1 from cases_to_keep_from(array[?]::uuid[], ?, ?))")
                        .params(file.id(), officer, LocalDate.now(clock))
                        .query(Boolean.class)
                        .single();
        if (keepsAway) {
            return Optional.of(OfficeProblems.keepsAway());
        }
        return switch (file.responsibleRole()) {
            case DECIDER ->
                    store.load(file.id(), key).reviewedBy(officer.toString())
                            ? Optional.of(OfficeProblems.reviewedIt())
                            : Optional.empty();
            // over, and at a reviewer's desk: it waits for the answer to its bad rating
            case REVIEWER ->
                    file.state().isFinal()
                                    && store.load(file.id(), key).wasHandledBy(officer.toString())
                            ? Optional.of(DecisionProblems.ratedHimself())
                            : Optional.empty();
            case CLERK, SUPERVISOR, RESIDENT, SYSTEM -> Optional.empty();
        };
    }

    private Optional<Standing> standing(CaseFile file) {
        return jdbc.sql(
                        "select id, officer from assignment where case_id = ? and role = ? and ended_at is null")
                .params(file.id(), file.responsibleRole().name())
                .query((row, n) ->
                        new Standing(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                Objects.requireNonNull(row.getObject("officer", UUID.class))))
                .optional();
    }

    private void end(Standing standing, Actor actor) {
        jdbc.sql("update assignment set ended_at = ?, ended_by = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), actor.account(), standing.id())
                .update();
    }

    private void begin(UUID officer, Actor actor, String reason, CaseFile file, CaseKey key) {
        jdbc.sql(
                        """
                        insert into assignment (id, owner_jurisdiction, case_id, role, organ, officer, reason_cipher,
                                                assigned_by, assigned_role, assigned_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        actor.jurisdiction().code(),
                        file.id(),
                        file.responsibleRole().name(),
                        file.responsibleOrgan(),
                        officer,
                        key.sealText(REASON, reason),
                        actor.account(),
                        actor.role().name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    // ------------------------------------------------------------------ looking

    @Override
    public List<Entry> of(Actor actor, UUID caseId) {
        if (!OfficeRows.isOffice(actor)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () -> {
                    boolean any =
                            store.file(caseId).filter(f -> gate.sees(f, actor)).isPresent()
                                    && jdbc.sql(
                                                    "select exists (select 1 from assignment where case_id = ?)")
                                            .param(caseId)
                                            .query(Boolean.class)
                                            .single();
                    if (!any) {
                        return List.of();
                    }
                    CaseKey key =
                            personalData
                                    .open(caseId, CaseReader.purpose(actor), REASON)
                                    .orElse(null);
                    return entries(caseId, key);
                });
    }

    private List<Entry> entries(UUID caseId, @Nullable CaseKey key) {
        return jdbc.sql(
                        """
                        select s.*, o.name_zh, o.name_en, b.name_zh as by_zh, b.name_en as by_en
                          from assignment s join account o on o.id = s.officer join account b on b.id = s.assigned_by
                         where s.case_id = ? order by s.assigned_at desc, s.id limit ?
                        """)
                .params(caseId, PAST_MAX)
                .query((row, n) -> entry(row, key))
                .list();
    }

    private static Entry entry(ResultSet row, @Nullable CaseKey key) throws SQLException {
        return new Entry(
                new Words(JdbcCaseStore.text(row, "name_zh"), JdbcCaseStore.text(row, "name_en")),
                Decisions.roleWords(Role.valueOf(JdbcCaseStore.text(row, "role"))),
                key == null
                        ? ""
                        : key.unsealText(
                                REASON, Objects.requireNonNull(row.getBytes("reason_cipher"))),
                new Words(JdbcCaseStore.text(row, "by_zh"), JdbcCaseStore.text(row, "by_en")),
                Decisions.roleWords(Role.valueOf(JdbcCaseStore.text(row, "assigned_role"))),
                JdbcCaseStore.instant(row, "assigned_at"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
