package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.text.Words;
import tongban.time.Period;

/** The substitutions in the database, behind the walls of their side. */
final class JdbcSubstitutions implements Substitutions {
    private static final String LINES =
            """
            select s.*, a.name_zh as absent_zh, a.name_en as absent_en, b.name_zh as substitute_zh,
                   b.name_en as substitute_en, e.name_zh as entered_zh, e.name_en as entered_en,
                   coalesce(x.name_zh, '') as ended_zh, coalesce(x.name_en, '') as ended_en
              from substitution s
              join account a on a.id = s.absent
              join account b on b.id = s.substitute
              join account e on e.id = s.entered_by
              left join account x on x.id = s.ended_by
            """;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Organs organs;
    private final Clock clock;

    JdbcSubstitutions(JdbcClient jdbc, Walls walls, Journal journal, Organs organs, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.organs = organs;
        this.clock = clock;
    }

    private static boolean isOfficer(Actor actor) {
        return actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER);
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Register register(Actor actor, int page) {
        int shown = Math.clamp(page, 0, PAGE_MAX);
        if (!isOfficer(actor) && !actor.is(Role.SUPERVISOR)) {
            return new Register(List.of(), 0, 0);
        }
        boolean all = actor.is(Role.SUPERVISOR);
        String where = all ? "true" : "(s.absent = ? or s.substitute = ?)";
        List<Object> own = all ? List.of() : List.of(actor.account(), actor.account());
        return walls.inside(
                actor,
                () -> {
                    List<Object> values = new ArrayList<>(own);
                    values.add(LocalDate.now(clock));
                    values.add(PAGE_ROWS);
                    values.add(shown * PAGE_ROWS);
                    return new Register(
                            lines(
                                    actor,
                                    where
                                            + " order by (s.ended_at is null and s.ends_on > ?) desc, s.starts_on desc, s.id"
                                            + " limit ? offset ?",
                                    values),
                            shown,
                            jdbc.sql("select count(*) from substitution s where " + where)
                                    .params(own)
                                    .query(Long.class)
                                    .single());
                });
    }

    @Override
    public List<Line> today(Actor actor) {
        if (!isOfficer(actor)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        return walls.inside(
                actor,
                () ->
                        lines(
                                actor,
                                "s.substitute = ? and "
                                        + JdbcHands.IN_FORCE
                                        + " order by s.ends_on, s.id",
                                List.of(actor.account(), today, today)));
    }

    private List<Line> lines(Actor actor, String where, List<Object> values) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(LINES + " where " + where)
                .params(values)
                .query((row, n) -> line(row, actor, today))
                .list();
    }

    private Line line(ResultSet row, Actor actor, LocalDate today) throws SQLException {
        UUID absent = id(row, "absent");
        LocalDate from = day(row, "starts_on");
        LocalDate until = day(row, "ends_on");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String reason = row.getString("end_reason");
        Standing standing =
                ended != null
                        ? Standing.ENDED
                        : today.isBefore(from)
                                ? Standing.COMING
                                : today.isBefore(until) ? Standing.IN_FORCE : Standing.OVER;
        return new Line(
                id(row, "id"),
                absent,
                words(row, "absent"),
                id(row, "substitute"),
                words(row, "substitute"),
                IntakeReader.organ(
                        organs, JdbcCaseStore.text(row, "organ"), today, actor.jurisdiction()),
                Decisions.roleWords(Role.valueOf(JdbcCaseStore.text(row, "role"))),
                from,
                until,
                standing,
                words(row, "entered"),
                JdbcCaseStore.instant(row, "entered_at"),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant),
                words(row, "ended"),
                reason == null ? "" : reason,
                (standing == Standing.COMING || standing == Standing.IN_FORCE)
                        && (actor.is(Role.SUPERVISOR) || absent.equals(actor.account())));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    private static Words words(ResultSet row, String who) throws SQLException {
        return new Words(
                JdbcCaseStore.text(row, who + "_zh"), JdbcCaseStore.text(row, who + "_en"));
    }

    @Override
    public List<Officer> officers(Actor actor) {
        if (!isOfficer(actor) && !actor.is(Role.SUPERVISOR)) {
            return List.of();
        }
        boolean all = actor.is(Role.SUPERVISOR);
        LocalDate today = LocalDate.now(clock);
        List<Object> values =
                all ? List.of() : List.of(actor.role().name(), actor.worksFor().orElse(""));
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        "select id, role, organ, name_zh, name_en from account"
                                                + " where role in ('CLERK', 'REVIEWER', 'DECIDER') and not disabled"
                                                + (all ? "" : " and role = ? and organ = ?")
                                                + " order by organ, role, name_zh, id limit "
                                                + OFFICERS_MAX)
                                .params(values)
                                .query((row, n) -> officer(row, actor, today))
                                .list());
    }

    private Officer officer(ResultSet row, Actor actor, LocalDate today) throws SQLException {
        Role role = Role.valueOf(JdbcCaseStore.text(row, "role"));
        return new Officer(
                id(row, "id"),
                words(row, "name"),
                role,
                Decisions.roleWords(role),
                IntakeReader.organ(
                        organs, JdbcCaseStore.text(row, "organ"), today, actor.jurisdiction()));
    }

    // ------------------------------------------------------------------ entering

    @Override
    public Entered enter(
            Actor actor,
            Optional<UUID> absent,
            Optional<UUID> substitute,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        if (!isOfficer(actor) && !actor.is(Role.SUPERVISOR)) {
            return new Entered.Rejected(List.of(OfficeProblems.notAnOfficer()));
        }
        return walls.inside(
                actor,
                () -> {
                    List<Officer> known = officers(actor);
                    List<Problem> problems = new ArrayList<>();
                    Optional<Officer> away = away(actor, absent, known, problems);
                    Optional<Officer> standIn = standIn(away, substitute, known, problems);
                    Optional<Period> days = days(from, until, problems);
                    if (!problems.isEmpty()) {
                        return new Entered.Rejected(problems);
                    }
                    return enter(actor, away.get(), standIn.get(), days.get(), known);
                });
    }

    private static Optional<Officer> away(
            Actor actor, Optional<UUID> absent, List<Officer> known, List<Problem> problems) {
        if (absent.isEmpty()) {
            problems.add(Problems.required("absent", "谁不在岗", "who is away"));
            return Optional.empty();
        }
        if (!actor.is(Role.SUPERVISOR) && !absent.get().equals(actor.account())) {
            problems.add(OfficeProblems.notHimself());
            return Optional.empty();
        }
        Optional<Officer> found = find(known, absent.get());
        if (found.isEmpty()) {
            problems.add(OfficeProblems.notAnOfficer());
        }
        return found;
    }

    private static Optional<Officer> standIn(
            Optional<Officer> away,
            Optional<UUID> substitute,
            List<Officer> known,
            List<Problem> problems) {
        if (substitute.isEmpty()) {
            problems.add(Problems.required("substitute", "由谁代班", "who stands in"));
            return Optional.empty();
        }
        if (away.filter(a -> a.account().equals(substitute.get())).isPresent()) {
            problems.add(OfficeProblems.himself());
            return Optional.empty();
        }
        Optional<Officer> found = find(known, substitute.get());
        boolean sameDesk =
                found.isPresent()
                        && away.map(a ->
                                        a.role() == found.get().role()
                                                && a.organ().id().equals(found.get().organ().id()))
                                .orElse(true);
        if (!sameDesk) {
            problems.add(OfficeProblems.anotherDesk());
            return Optional.empty();
        }
        return found;
    }

    private static Optional<Officer> find(List<Officer> known, UUID account) {
        return known.stream().filter(o -> o.account().equals(account)).findFirst();
    }

    private Optional<Period> days(
            Optional<LocalDate> from, Optional<LocalDate> until, List<Problem> problems) {
        LocalDate today = LocalDate.now(clock);
        if (from.isEmpty()) {
            problems.add(Problems.required("from", "第一天", "the first day"));
        } else if (from.get().isBefore(today)) {
            problems.add(OfficeProblems.past(today));
        }
        if (until.isEmpty()) {
            problems.add(Problems.required("until", "返岗之日", "the day of return"));
        }
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(until.get())) {
            problems.add(OfficeProblems.noDay());
            return Optional.empty();
        }
        if (until.get().isAfter(from.get().plusDays(DAYS_MAX))) {
            problems.add(OfficeProblems.tooLong());
            return Optional.empty();
        }
        return Optional.of(Period.of(from.get(), until.get()));
    }

    private Entered enter(
            Actor actor, Officer away, Officer standIn, Period days, List<Officer> known) {
        Substitution wanted = new Substitution(away.account(), standIn.account(), days);
        // two that are entered at once would not see each other: they follow each other
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('substitution ' || ?, 0))")
                .param(actor.jurisdiction().code())
                .query((row, n) -> true)
                .single();
        Map<UUID, Words> names =
                known.stream().collect(Collectors.toMap(Officer::account, Officer::name));
        Function<UUID, Words> nameOf =
                account -> names.getOrDefault(account, Words.of("已离岗人员", "somebody who left"));
        List<Problem> problems = wanted.against(standing(wanted), nameOf);
        if (!problems.isEmpty()) {
            return new Entered.Rejected(problems);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into substitution (id, owner_jurisdiction, absent, substitute, role, organ, starts_on, ends_on,
                                                  entered_by, entered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        actor.jurisdiction().code(),
                        wanted.absent(),
                        wanted.substitute(),
                        away.role().name(),
                        away.organ().id(),
                        days.from(),
                        days.until().orElseThrow(),
                        actor.account(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        note(actor, "substitution", wanted.absent(), wanted.substitute());
        return new Entered.Done(id);
    }

    /** Those that stand and have to do with either of the two. */
    private List<Substitution> standing(Substitution wanted) {
        UUID[] both = {wanted.absent(), wanted.substitute()};
        return jdbc.sql(
                        """
                        select absent, substitute, starts_on, ends_on from substitution
                         where ended_at is null and ends_on > ? and (absent = any (?) or substitute = any (?))
                         order by starts_on, id
                        """)
                .params(wanted.days().from(), both, both)
                .query((row, n) ->
                        new Substitution(
                                id(row, "absent"),
                                id(row, "substitute"),
                                Period.of(day(row, "starts_on"), day(row, "ends_on"))))
                .list();
    }

    private void note(Actor actor, String act, UUID absent, UUID substitute) {
        journal.write(
                act, CaseReader.purpose(actor).name(), List.of(absent, substitute), List.of());
    }

    // ------------------------------------------------------------------ ending

    private record Pair(UUID absent, UUID substitute) {}

    @Override
    public Entered end(Actor actor, UUID id, String reason) {
        Optional<Problem> fault =
                OfficeProblems.text("end-reason", "理由", "the reason", reason, REASON_LENGTH_MAX);
        if (fault.isPresent()) {
            return new Entered.Rejected(List.of(fault.get()));
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<Pair> ended =
                            jdbc.sql(
                                            """
                                            update substitution set ended_at = ?, ended_by = ?, end_reason = ?
                                             where id = ? and ended_at is null and ends_on > ? and (absent = ? or ?)
                                            returning absent, substitute
                                            """)
                                    .params(
                                            clock.instant().atOffset(ZoneOffset.UTC),
                                            actor.account(),
                                            reason.strip(),
                                            id,
                                            LocalDate.now(clock),
                                            actor.account(),
                                            actor.is(Role.SUPERVISOR))
                                    .query((row, n) ->
                                            new Pair(id(row, "absent"), id(row, "substitute")))
                                    .optional();
                    ended.ifPresent(
                            p -> note(actor, "substitution-end", p.absent(), p.substitute()));
                    return ended.<Entered>map(p -> new Entered.Done(id))
                            .orElse(
                                    new Entered.Rejected(
                                            List.of(OfficeProblems.unknownSubstitution())));
                });
    }
}
