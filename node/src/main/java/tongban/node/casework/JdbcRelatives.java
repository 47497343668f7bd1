package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.Reading;
import tongban.service.text.Words;

/** The register in the database, and whether it bars an official from a case. */
final class JdbcRelatives implements Relatives {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final Divisions divisions;
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
            Divisions divisions,
            Clock clock,
            boolean synthetic) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.divisions = divisions;
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

    @Override
    public List<Division> villages(Actor actor) {
        return township(actor)
                .map(town -> divisions.children(town, LocalDate.now(clock)))
                .orElse(List.of());
    }

    /** The town or subdistrict for whose government a reviewer works. */
    private static Optional<String> township(Actor actor) {
        return actor.is(Role.REVIEWER)
                ? actor.worksFor()
                        .filter(organ -> organ.endsWith(":" + Organs.TOWNSHIP))
                        .map(organ -> organ.substring(0, organ.indexOf(':')))
                : Optional.empty();
    }

    @Override
    public List<Line> ofCadres(Actor actor) {
        return township(actor).isEmpty()
                ? List.of()
                : walls.inside(
                        actor,
                        () ->
                                lines(
                                        "where officer is null and organ = ? order by recorded_at desc, id limit ?",
                                        List.of(actor.worksFor().orElseThrow(), OF_CADRES_MAX),
                                        Purpose.HANDLE,
                                        false));
    }

    @Override
    public List<Line> sheet(Actor actor) {
        if (!isOfficial(actor)) {
            return List.of();
        }
        String organ = township(actor).flatMap(town -> actor.worksFor()).orElse("");
        return walls.inside(
                actor,
                () ->
                        lines(
                                """
                                where ended_at is null and (officer = ? or (officer is null and organ = ?))
                                order by officer nulls last, village, cadre, recorded_at, id limit ?
                                """,
                                List.of(actor.account(), organ, OWN_MAX + OF_CADRES_MAX),
                                Purpose.PRINT,
                                false));
    }

    private record Row(
            UUID id,
            Words officer,
            Relation relation,
            Instant at,
            Optional<Instant> ended,
            String reason) {}

    private List<Line> lines(String where, List<Object> values, Purpose purpose, boolean masked) {
        List<Row> rows =
                jdbc.sql(
                                "select id, officer::text as officer, village, cadre, relation, recorded_at, ended_at, end_reason from relative "
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
                            row.officer(),
                            row.relation(),
                            masked ? Masked.name(who.name()) : who.name(),
                            Masked.number(who.number()),
                            row.at(),
                            row.ended(),
                            row.reason()));
        }
        return lines;
    }

    private Row row(ResultSet row) throws SQLException {
        String reason = row.getString("end_reason");
        return new Row(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                whose(row),
                Relation.valueOf(JdbcCaseStore.text(row, "relation")),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                        .toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                reason == null ? "" : reason);
    }

    /** The official, or the village cadre with his village. */
    private Words whose(ResultSet row) throws SQLException {
        String officer = row.getString("officer");
        if (officer != null) {
            return name(officer);
        }
        String cadre = JdbcCaseStore.text(row, "cadre");
        String code = JdbcCaseStore.text(row, "village");
        LocalDate today = LocalDate.now(clock);
        String village = divisions.find(code, today).map(Division::name).orElse(code);
        return Words.of(
                cadre + "（" + village + "干部）", cadre + " (cadre of the village " + village + ")");
    }

    private Words name(String account) {
        return store.nameOf(account).orElse(Words.of("已离职", "no longer enrolled"));
    }

    @Override
    public Recorded record(Actor actor, String name, String number, String relation) {
        return isOfficial(actor)
                ? record(actor, Optional.empty(), name, number, relation, new ArrayList<>())
                : new Recorded.Rejected(List.of(RelativeProblems.noOfficial()));
    }

    @Override
    public Recorded record(Actor actor, Cadre cadre, String name, String number, String relation) {
        if (township(actor).isEmpty()) {
            return new Recorded.Rejected(List.of(RelativeProblems.noTownship()));
        }
        List<Problem> problems = new ArrayList<>();
        if (villages(actor).stream().noneMatch(v -> v.code().equals(cadre.village()))) {
            problems.add(RelativeProblems.noVillage());
        }
        if (cadre.name().isBlank() || cadre.name().length() > NAME_LENGTH_MAX) {
            problems.add(Problems.required("cadre", "村（社区）干部姓名", "the cadre's name"));
        }
        Cadre known = new Cadre(cadre.village(), cadre.name().strip());
        return record(actor, Optional.of(known), name, number, relation, problems);
    }

    private Recorded record(
            Actor actor,
            Optional<Cadre> cadre,
            String name,
            String number,
            String relation,
            List<Problem> problems) {
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
                    problems.add(RelativeProblems.number(fault.words(), fault.remedy()));
        }
        if (!problems.isEmpty()) {
            return new Recorded.Rejected(problems);
        }
        String sealed = digits;
        return walls.inside(actor, () -> store(actor, cadre, name.strip(), sealed, known.get()));
    }

    private static Optional<Relation> relation(String name) {
        for (Relation one : Relation.values()) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private Recorded store(
            Actor actor, Optional<Cadre> cadre, String name, String number, Relation relation) {
        UUID id = UUID.randomUUID();
        boolean own = cadre.isEmpty();
        int written =
                jdbc.sql(
                                """
                                insert into relative (id, owner_jurisdiction, officer, village, cadre, organ, recorded_by, relation,
                                                      id_index, name_cipher, number_cipher, recorded_at)
                                select :id, :side, :officer, :village, :cadre, :organ, :by, :relation, :index, :name, :number, :now
                                 where (select count(*) from relative where %s) < :max
                                on conflict do nothing
                                """
                                        .formatted(
                                                own
                                                        ? "officer = :officer"
                                                        : "officer is null and organ = :organ"))
                        .param("id", id)
                        .param("side", actor.jurisdiction().code())
                        .param("officer", own ? actor.account() : null, Types.OTHER)
                        .param("village", cadre.map(Cadre::village).orElse(null), Types.VARCHAR)
                        .param("cadre", cadre.map(Cadre::name).orElse(null), Types.VARCHAR)
                        .param("organ", own ? null : actor.worksFor().orElseThrow(), Types.VARCHAR)
                        .param("by", own ? null : actor.account(), Types.OTHER)
                        .param("relation", relation.name())
                        .param("index", personalData.idIndex(number))
                        .param("name", personalData.sealRelative(name))
                        .param("number", personalData.sealIdNumber(number))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("max", own ? OWN_MAX : OF_CADRES_MAX)
                        .update();
        return written == 1
                ? new Recorded.Done(id)
                : new Recorded.Rejected(
                        List.of(own ? RelativeProblems.known() : RelativeProblems.ofCadreKnown()));
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
                                                 where id = ? and ended_at is null
                                                   and (officer = ? or (officer is null and organ = ?))
                                                """)
                                        .params(
                                                clock.instant().atOffset(ZoneOffset.UTC),
                                                reason.strip(),
                                                id,
                                                actor.account(),
                                                township(actor)
                                                        .flatMap(town -> actor.worksFor())
                                                        .orElse(""))
                                        .update());
        return changed == 1
                ? new Recorded.Done(id)
                : new Recorded.Rejected(List.of(RelativeProblems.unknown()));
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

    /**
     * Each relative, and each who shares his household, is looked up by the keyed index: "offset 0"
     * keeps it one look each, however many cases there are.
     */
    private List<Match> matches() {
        return jdbc.sql(
                        """
                        with near as materialized (
                            select r.id as relative, r.id_index, false as at_home from relative r where r.ended_at is null
                            union all
                            select r.id, t.id_index, true from relative r
                              join register_subject s on s.owner_jurisdiction = r.owner_jurisdiction and s.kind = 'PERSON'
                                   and s.id_index = r.id_index and s.erased_at is null
                             cross join lateral register_housemates(s.id, :today) n
                              join register_subject t on t.id = n.subject and t.erased_at is null
                             where r.ended_at is null),
                        found as (
                            select s.case_id, n.relative, n.at_home as member from near n
                             cross join lateral (select s.case_id from case_subject s
                                                  where s.owner_jurisdiction = current_jurisdiction() and s.id_index = n.id_index
                                                    and (not n.at_home or s.part <> 'PROXY') offset 0) s
                            union all
                            select m.case_id, n.relative, true from near n
                             cross join lateral (select m.case_id from case_member m
                                                  where m.owner_jurisdiction = current_jurisdiction() and m.id_index = n.id_index
                                                  offset 0) m
                             where not n.at_home)
                        select f.id, f.number, f.state, r.officer::text as officer, r.village, r.cadre, r.relation, bool_and(x.member) as member
                          from found x
                          join relative r on r.id = x.relative
                         cross join lateral (select f.* from case_file f where f.id = x.case_id offset 0) f
                         where f.\
                        """
                                + JdbcCaseStore.NOT_OVER
                                + """
                                 group by f.id, f.number, f.state, f.created_at, r.id, r.officer, r.village, r.cadre, r.relation
                                 order by f.created_at desc, f.id, r.officer, r.id limit :rows
                                """)
                .param("today", LocalDate.now(clock))
                .param("rows", MATCHES_MAX)
                .query((row, n) ->
                        new Match(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                JdbcCaseStore.text(row, "number"),
                                State.valueOf(JdbcCaseStore.text(row, "state")),
                                whose(row),
                                Relation.valueOf(JdbcCaseStore.text(row, "relation")),
                                row.getBoolean("member")))
                .list();
    }

    // ------------------------------------------------------------------ who keeps away

    /**
     * Those of the cases in which a relative of this official applies, acts for who applies, or
     * belongs to the household: named in the form, asked on his phone, or registered in it.
     */
    @Override
    public Set<UUID> barred(Actor actor, Collection<UUID> cases) {
        if (!isOfficial(actor) || cases.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql("select cases_to_keep_from(?, ?, ?)")
                        .params(cases.toArray(UUID[]::new), actor.account(), LocalDate.now(clock))
                        .query(UUID.class)
                        .list());
    }

    /**
     * Whether the register has the applicant, whoever recorded him; in an open transaction. The
     * answer names nobody.
     */
    boolean hasApplicant(UUID caseId) {
        return jdbc.sql("select applicant_is_relative(?)")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether this official keeps away from what is about to become a case.
     *
     * @param applicant number of who is about to apply
     * @param others numbers of who else is named: proxy, members of the household
     */
    boolean isNear(Actor actor, String applicant, Collection<String> others) {
        return isOfficial(actor)
                && jdbc.sql("select keeps_from_people(?, ?, ?)")
                        .params(
                                personalData.idIndex(applicant),
                                others.stream().map(personalData::idIndex).toArray(byte[][]::new),
                                LocalDate.now(clock))
                        .query(Boolean.class)
                        .single();
    }
}
