package tongban.node.project;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseJson;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/** What was entered of projects, in the database; inside a transaction of the side. */
final class JdbcProjectEntries {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcProjectTotals totals;
    private final Owners owners;

    JdbcProjectEntries(JdbcClient jdbc, Walls walls, JdbcProjectTotals totals, Owners owners) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.totals = totals;
        this.owners = owners;
    }

    Owners owners() {
        return owners;
    }

    boolean isSpokenForBy(Known project, Actor actor) {
        return owners.isSpokenForBy(project, actor);
    }

    /**
     * Whether a side has an owner body of a project, or had one by any entry of it. What a body
     * said while it was the owner is its own, though the letter of another entry crossed it.
     */
    boolean wasOwned(Known project, Jurisdiction side) {
        return project.owner(side).isPresent() || wasOwner(project.id(), side, null);
    }

    /** The same of one body. */
    boolean wasOwner(Known project, Jurisdiction side, String organ) {
        return project.owner(side).filter(organ::equals).isPresent()
                || wasOwner(project.id(), side, organ);
    }

    private boolean wasOwner(UUID project, Jurisdiction side, @Nullable String organ) {
        String owner = "owner" + side.code();
        return jdbc.sql(
                        """
                        select exists (select 1 from project_entry
                                        where project = ? and kind = 'LISTED' and content ->> ? = coalesce(?, content ->> ?))
                        """)
                .params(Arrays.asList(project, owner, organ, owner))
                .query(Boolean.class)
                .single();
    }

    /** What reports and letters need to know of a project. */
    record Known(
            UUID id,
            String number,
            Jurisdiction lead,
            Optional<String> owner50,
            Optional<String> owner51) {
        Optional<String> owner(Jurisdiction side) {
            return side == Jurisdiction.CHONGQING ? owner50 : owner51;
        }
    }

    /** By number. */
    Map<String, Known> known(Stream<String> numbers) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select * from project where number = any (?)")
                .param(numbers.distinct().toArray(String[]::new))
                .query((row, n) -> known(row))
                .list()
                .forEach(k -> known.put(k.number(), k));
        return known;
    }

    Optional<Known> known(UUID project) {
        return jdbc.sql("select * from project where id = ?")
                .param(project)
                .query((row, n) -> known(row))
                .optional();
    }

    private static Known known(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Known(
                row.getObject("id", UUID.class),
                row.getString("number"),
                Jurisdiction.ofCode(row.getString("lead")),
                Optional.ofNullable(row.getString("owner_50")),
                Optional.ofNullable(row.getString("owner_51")));
    }

    /** The years in whose list each of some projects is. */
    Map<UUID, List<Integer>> years(Stream<UUID> projects) {
        Map<UUID, List<Integer>> years = new HashMap<>();
        jdbc.sql("select project, year from project_year where project = any (?::uuid[])")
                .param(projects.distinct().map(UUID::toString).toArray(String[]::new))
                .query((row, n) ->
                        years.computeIfAbsent(
                                        row.getObject("project", UUID.class),
                                        p -> new ArrayList<>())
                                .add(row.getInt("year")))
                .list();
        return years;
    }

    /**
     * Writes entries, each project once; one that is known already keeps its id. However many there
     * are, it is a handful of statements over their JSON.
     *
     * @param side that entered them
     * @param by login; empty where a letter brought them
     */
    void store(List<ProjectLetter.Listed.Of> entries, Jurisdiction side, String by, Instant now) {
        String[] ids = entries.stream().map(e -> e.project().toString()).toArray(String[]::new);
        String json = CaseJson.MAPPER.writeValueAsString(entries);
        totals.changing(
                entries.stream().map(ProjectLetter.Listed.Of::project).toList(),
                () -> {
                    projects(entries, json);
                    places(entries, ids);
                    years(json, ids);
                    jdbc.sql(
                                    """
                                    insert into project_entry (owner_jurisdiction, project, kind, content, side, entered_by, entered_at)
                                    select ?, (e ->> 'project')::uuid, 'LISTED', e -> 'entry', ?, ?, ? from jsonb_array_elements(?::jsonb) e
                                    """)
                            .params(here(), side.code(), by, now.atOffset(ZoneOffset.UTC), json)
                            .update();
                });
    }

    private void projects(List<ProjectLetter.Listed.Of> entries, String json) {
        jdbc.sql(
                        """
                        insert into project (owner_jurisdiction, id, number, name_zh, name_en, category, lead, area, places,
                                             owner_50, owner_51, total, planned_start, planned_finish)
                        select ?, (e ->> 'project')::uuid, e #>> '{entry,number}', e #>> '{entry,name,zh}', e #>> '{entry,name,en}',
                               e #>> '{entry,category}', left(e #>> '{entry,number}', 2), (?::text[])[n],
                               array(select jsonb_array_elements_text(e #> '{entry,places}')), e #>> '{entry,owner50}',
                               e #>> '{entry,owner51}', (e #>> '{entry,total}')::numeric, (e #>> '{entry,plannedStart}')::date,
                               (e #>> '{entry,plannedFinish}')::date
                          from jsonb_array_elements(?::jsonb) with ordinality as l(e, n)
                        on conflict (owner_jurisdiction, id) do update
                           set name_zh = excluded.name_zh, name_en = excluded.name_en, category = excluded.category,
                               area = excluded.area, places = excluded.places, owner_50 = excluded.owner_50,
                               owner_51 = excluded.owner_51, total = excluded.total, planned_start = excluded.planned_start,
                               planned_finish = excluded.planned_finish
                        """)
                .params(
                        here(),
                        entries.stream().map(e -> e.entry().area()).toArray(String[]::new),
                        json)
                .update();
    }

    private void places(List<ProjectLetter.Listed.Of> entries, String[] ids) {
        List<String> projects = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (ProjectLetter.Listed.Of one : entries) {
            for (String place : one.entry().everyPlace()) {
                projects.add(one.project().toString());
                places.add(place);
            }
        }
        jdbc.sql("delete from project_place where project = any (?::uuid[])").param(ids).update();
        jdbc.sql(
                        "insert into project_place select ?, l.place, l.project from unnest(?::text[], ?::uuid[]) l(place, project)")
                .params(here(), places.toArray(String[]::new), projects.toArray(String[]::new))
                .update();
    }

    /** Category and area are the project's, so that they change in each of its years. */
    private void years(String json, String[] ids) {
        jdbc.sql(
                        """
                        insert into project_year (owner_jurisdiction, year, project, number, category, lead, area, plan, fresh)
                        select ?, (e #>> '{entry,year}')::int, p.id, p.number, p.category, p.lead, p.area,
                               (e #>> '{entry,plan}')::numeric, (e #>> '{entry,fresh}')::boolean
                          from jsonb_array_elements(?::jsonb) e join project p on p.id = (e ->> 'project')::uuid
                        on conflict (owner_jurisdiction, year, project) do update
                           set plan = excluded.plan, fresh = excluded.fresh
                        """)
                .params(here(), json)
                .update();
        jdbc.sql(
                        """
                        update project_year y set category = p.category, area = p.area from project p
                         where p.id = y.project and y.project = any (?::uuid[]) and (y.category, y.area) <> (p.category, p.area)
                        """)
                .param(ids)
                .update();
    }

    boolean isListed(UUID project, int year) {
        return exists(
                "select exists (select 1 from project_year where project = ? and year = ?)",
                project,
                year);
    }

    /**
     * Takes a project off the list of a year, in which it is. Its reports stay and count for no
     * list until it is listed for the year again.
     */
    void takeOff(
            UUID project, ProjectLetter.TakenOff off, Jurisdiction side, String by, Instant now) {
        totals.changing(
                List.of(project),
                () -> {
                    ProjectChanges.TakenOff gone =
                            jdbc.sql(
                                            "delete from project_year where project = ? and year = ? returning plan, fresh")
                                    .params(project, off.year())
                                    .query((row, n) ->
                                            new ProjectChanges.TakenOff(
                                                    off.year(),
                                                    row.getBigDecimal("plan"),
                                                    row.getBoolean("fresh"),
                                                    off.reason(),
                                                    off.on()))
                                    .single();
                    log(
                            project,
                            "TAKEN_OFF",
                            CaseJson.MAPPER.writeValueAsString(gone),
                            side,
                            by,
                            now);
                });
    }

    /** Keeps word for word what was entered. */
    void log(UUID project, String kind, String json, Jurisdiction side, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into project_entry (owner_jurisdiction, project, kind, content, side, entered_by, entered_at)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?)
                        """)
                .params(here(), project, kind, json, side.code(), by, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * When a change that is made here now is said to have been made: after what it changes, however
     * far apart the clocks of the two sides are. In microseconds, so that both sides read the same.
     */
    Instant saidAt(UUID milestone, Instant now) {
        return jdbc.sql(
                        """
                        select greatest(?::timestamptz, changed_at + interval '1 microsecond') from project_milestone
                         where id = ? for update
                        """)
                .params(now.atOffset(ZoneOffset.UTC), milestone)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(now.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Writes a milestone; the start of the works says since when the project is started. Either
     * side may change it, and letters cross: the later change stands, and of two at one instant the
     * leading side's, so that both sides come to the same whatever arrives first. What does not
     * stand is on record like the rest.
     */
    void milestone(
            Known of, ProjectChanges.Milestone set, Jurisdiction side, String by, Instant now) {
        UUID project = of.id();
        ProjectMilestone m = set.milestone();
        totals.changing(
                List.of(project),
                () -> {
                    jdbc.sql(
                                    """
                                    insert into project_milestone (owner_jurisdiction, id, project, name_zh, name_en, starts,
                                                                   planned_on, actual_on, changed_at, changed_side)
                                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                    on conflict (owner_jurisdiction, id) do update
                                       set name_zh = excluded.name_zh, name_en = excluded.name_en, starts = excluded.starts,
                                           planned_on = excluded.planned_on, actual_on = excluded.actual_on,
                                           changed_at = excluded.changed_at, changed_side = excluded.changed_side
                                     where project_milestone.project = excluded.project
                                       and (excluded.changed_at > project_milestone.changed_at
                                            or (excluded.changed_at = project_milestone.changed_at
                                                and excluded.changed_side in (?, project_milestone.changed_side)))
                                    """)
                            .params(
                                    Arrays.asList(
                                            here(),
                                            set.id(),
                                            project,
                                            m.name().zh(),
                                            m.name().en(),
                                            m.starts(),
                                            m.plannedOn(),
                                            m.actualOn().orElse(null),
                                            set.at().atOffset(ZoneOffset.UTC),
                                            side.code(),
                                            of.lead().code()))
                            .update();
                    jdbc.sql(
                                    """
                                    update project set started_on = (select min(actual_on) from project_milestone m
                                                                      where m.project = project.id and m.starts)
                                     where id = ?
                                    """)
                            .param(project)
                            .update();
                    log(
                            project,
                            "MILESTONE",
                            CaseJson.MAPPER.writeValueAsString(set),
                            side,
                            by,
                            now);
                });
    }

    boolean isMilestoneOf(UUID milestone, UUID project) {
        return exists(
                "select exists (select 1 from project_milestone where id = ? and project = ?)",
                milestone,
                project);
    }

    private boolean exists(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Boolean.class).single();
    }

    int pictures(UUID project) {
        return jdbc.sql(
                        """
                        select count(*) from project_picture p where p.project = ?
                           and not exists (select 1 from project_picture_taken_back b where b.picture = p.id)
                        """)
                .param(project)
                .query(Integer.class)
                .single();
    }

    void picture(
            UUID project,
            UUID id,
            Jurisdiction side,
            String caption,
            LocalDate takenOn,
            String mediaType,
            byte[] content) {
        jdbc.sql(
                        """
                        insert into project_picture (owner_jurisdiction, id, project, side, caption, taken_on, media_type, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(here(), id, project, side.code(), caption, takenOn, mediaType, content)
                .update();
    }

    boolean isPictureOf(UUID picture, UUID project, Jurisdiction side) {
        return exists(
                "select exists (select 1 from project_picture where id = ? and project = ? and side = ?)",
                picture,
                project,
                side.code());
    }

    /** False where it was taken back before. */
    boolean takeBack(UUID picture, LocalDate on, String reason, Instant now) {
        return jdbc.sql(
                                "insert into project_picture_taken_back values (?, ?, ?, ?, ?) on conflict do nothing")
                        .params(here(), picture, reason, on, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private String here() {
        return walls.current().jurisdiction().code();
    }
}
