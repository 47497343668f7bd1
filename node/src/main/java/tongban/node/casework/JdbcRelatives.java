package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.Reading;
import tongban.service.text.Words;

/** The register in the database, and whether it bars an official from a case. */
final class JdbcRelatives implements Relatives {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final Clock clock;
    private final boolean synthetic;

    /**
     * @param synthetic whether numbers of made-up people are taken, as a demonstration does
     */
    JdbcRelatives(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            Clock clock,
            boolean synthetic) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.clock = clock;
        this.synthetic = synthetic;
    }

    private static boolean isOfficial(Actor actor) {
        return actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER);
    }

    @Override
    public List<Line> own(Actor actor) {
        if (!isOfficial(actor)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        lines(
                                "where officer = ? order by recorded_at desc, id limit ?",
                                List.of(actor.account(), OWN_MAX),
                                Purpose.OWN_MATTER,
                                false));
    }

    private record Row(
            UUID id,
            String officer,
            Relation relation,
            Instant at,
            Optional<Instant> ended,
            String reason) {}

    private List<Line> lines(String where, List<Object> values, Purpose purpose, boolean masked) {
        List<Row> rows =
                jdbc.sql(
                                "select id, officer::text as officer, relation, recorded_at, ended_at, end_reason from relative "
                                        + where)
                        .params(values)
                        .query((row, n) -> row(row))
                        .list();
        Map<UUID, PersonalData.Relative> opened =
                personalData.openRelatives(rows.stream().map(Row::id).toList(), purpose);
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            PersonalData.Relative who = Objects.requireNonNull(opened.get(row.id()));
            lines.add(
                    new Line(
                            row.id(),
                            name(row.officer()),
                            row.relation(),
                            masked ? Masked.name(who.name()) : who.name(),
                            Masked.number(who.number()),
                            row.at(),
                            row.ended(),
                            row.reason()));
        }
        return lines;
    }

    private static Row row(ResultSet row) throws SQLException {
        String reason = row.getString("end_reason");
        return new Row(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                JdbcCaseStore.text(row, "officer"),
                Relation.valueOf(JdbcCaseStore.text(row, "relation")),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                        .toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                reason == null ? "" : reason);
    }

    private Words name(String account) {
        return store.nameOf(account).orElse(Words.of("已离职", "no longer enrolled"));
    }

    @Override
    public Recorded record(Actor actor, String name, String number, String relation) {
        List<Problem> problems = new ArrayList<>();
        if (!isOfficial(actor)) {
            return new Recorded.Rejected(List.of(Problems.noOfficial()));
        }
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            problems.add(Problems.required("name", "姓名", "the name"));
        }
        Optional<Relation> known = relation(relation);
        if (known.isEmpty()) {
            problems.add(Problems.required("relation", "关系", "the relation"));
        }
        String digits = "";
        switch (CitizenNumber.read(number, LocalDate.now(clock), synthetic)) {
            case Reading.Sound<CitizenNumber>(CitizenNumber read) -> digits = read.digits();
            case Reading.Fault<CitizenNumber> fault ->
                    problems.add(Problems.relativeNumber(fault.words(), fault.remedy()));
        }
        if (!problems.isEmpty()) {
            return new Recorded.Rejected(problems);
        }
        String sealed = digits;
        return walls.inside(actor, () -> store(actor, name.strip(), sealed, known.get()));
    }

    private static Optional<Relation> relation(String name) {
        for (Relation one : Relation.values()) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private Recorded store(Actor actor, String name, String number, Relation relation) {
        UUID id = UUID.randomUUID();
        int written =
                jdbc.sql(
                                """
                                insert into relative (id, owner_jurisdiction, officer, relation, id_index, name_cipher,
                                                      number_cipher, recorded_at)
                                select ?, ?, ?, ?, ?, ?, ?, ?
                                 where (select count(*) from relative where officer = ?) < ?
                                on conflict do nothing
                                """)
                        .params(
                                id,
                                actor.jurisdiction().code(),
                                actor.account(),
                                relation.name(),
                                personalData.idIndex(number),
                                personalData.sealRelative(name),
                                personalData.sealIdNumber(number),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                actor.account(),
                                OWN_MAX)
                        .update();
        return written == 1
                ? new Recorded.Done(id)
                : new Recorded.Rejected(List.of(Problems.relativeKnown()));
    }

    @Override
    public Recorded end(Actor actor, UUID id, String reason) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH_MAX) {
            return new Recorded.Rejected(
                    List.of(Problems.required("end-reason", "理由", "the reason")));
        }
        int changed =
                walls.inside(
                        actor,
                        () ->
                                jdbc.sql(
                                                """
                                                update relative set ended_at = ?, end_reason = ?
                                                 where id = ? and officer = ? and ended_at is null
                                                """)
                                        .params(
                                                clock.instant().atOffset(ZoneOffset.UTC),
                                                reason.strip(),
                                                id,
                                                actor.account())
                                        .update());
        return changed == 1
                ? new Recorded.Done(id)
                : new Recorded.Rejected(List.of(Problems.relativeUnknown()));
    }

    @Override
    public Register register(Actor actor, int page) {
        if (!actor.is(Role.SUPERVISOR)) {
            return new Register(List.of(), 0, 0, List.of());
        }
        int shown = Math.clamp(page, 0, PAGE_MAX);
        return walls.inside(
                actor,
                () ->
                        new Register(
                                lines(
                                        "order by recorded_at desc, id limit ? offset ?",
                                        List.of(PAGE_ROWS, shown * PAGE_ROWS),
                                        Purpose.SUPERVISE,
                                        true),
                                shown,
                                jdbc.sql("select count(*) from relative")
                                        .query(Long.class)
                                        .single(),
                                matches()));
    }

    private List<Match> matches() {
        return jdbc.sql(
                        """
                        select f.id, f.number, f.state, r.officer::text as officer, r.relation
                          from relative r
                          join case_subject s on s.owner_jurisdiction = r.owner_jurisdiction and s.id_index = r.id_index
                          join case_file f on f.id = s.case_id and f.owner_jurisdiction = s.owner_jurisdiction
                         where r.ended_at is null
                           and f.\
                        """
                                + JdbcCaseStore.NOT_OVER
                                + " order by f.created_at desc, f.id, r.officer limit ?")
                .param(MATCHES_MAX)
                .query((row, n) ->
                        new Match(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                JdbcCaseStore.text(row, "number"),
                                State.valueOf(JdbcCaseStore.text(row, "state")),
                                name(JdbcCaseStore.text(row, "officer")),
                                Relation.valueOf(JdbcCaseStore.text(row, "relation"))))
                .list();
    }

    // ------------------------------------------------------------------ who keeps away

    /** Those of the cases in which a relative of this official applies, or acts for who applies. */
    @Override
    public Set<UUID> barred(Actor actor, Collection<UUID> cases) {
        if (!isOfficial(actor) || cases.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(
                                """
                                select s.case_id from case_subject s
                                  join relative r on r.owner_jurisdiction = s.owner_jurisdiction and r.id_index = s.id_index
                                 where s.case_id = any (?) and r.officer = ? and r.ended_at is null
                                """)
                        .params(cases.toArray(UUID[]::new), actor.account())
                        .query(UUID.class)
                        .list());
    }

    /** Whether any official of the side recorded the applicant as a near relative. */
    boolean isRegistered(Jurisdiction side, UUID caseId) {
        return walls.inside(
                Actor.system(side),
                () ->
                        jdbc.sql(
                                        """
                                        select exists (
                                          select 1 from case_subject s
                                            join relative r on r.owner_jurisdiction = s.owner_jurisdiction
                                                           and r.id_index = s.id_index
                                           where s.case_id = ? and s.part <> 'PROXY' and r.ended_at is null)
                                        """)
                                .param(caseId)
                                .query(Boolean.class)
                                .single());
    }

    /** Whether somebody who is about to apply is a relative of this official. */
    boolean isRelative(Actor actor, String number) {
        return isOfficial(actor)
                && jdbc.sql(
                                "select exists (select 1 from relative where id_index = ? and officer = ? and ended_at is null)")
                        .params(personalData.idIndex(number), actor.account())
                        .query(Boolean.class)
                        .single();
    }
}
