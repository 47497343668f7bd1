package tongban.node.register;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.identifier.CreditCode;

/** The register of enterprises in the database. */
final class JdbcEnterprises implements Enterprises {
    private static final int WALK_ROWS = 1_000;

    private final JdbcClient jdbc;
    private final JdbcRegisterRows rows;
    private final RegisterFiles files;
    private final Seats seats;
    private final Organs organs;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final Clock clock;

    JdbcEnterprises(
            JdbcClient jdbc,
            JdbcRegisterRows rows,
            RegisterFiles files,
            Seats seats,
            Organs organs,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.files = files;
        this.seats = seats;
        this.organs = organs;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ facts

    @Override
    public Optional<Known> find(Actor actor, String creditCode, LocalDate day, Purpose purpose) {
        Optional<String> code = CreditCode.read(creditCode.strip()).number().map(CreditCode::signs);
        return code.isEmpty()
                ? Optional.empty()
                : walls.inside(
                        actor,
                        () -> {
                            Optional<UUID> id =
                                    rows.byIndex(
                                                    SubjectKind.ENTERPRISE,
                                                    personalData.idIndex(code.get()))
                                            .filter(one -> isOpen(actor, one));
                            journal.write(
                                    "register-search",
                                    purpose.name(),
                                    id.stream().toList(),
                                    List.of(
                                            SubjectKind.ENTERPRISE.name(),
                                            "found=" + (id.isPresent() ? 1 : 0)));
                            return known(id.stream().toList(), day, purpose).stream().findFirst();
                        });
    }

    /** The walls keep ended mandates apart from none; here the day counts. */
    private boolean isOpen(Actor actor, UUID enterprise) {
        return !actor.is(Role.RESIDENT) || mandated(LocalDate.now(clock)).contains(enterprise);
    }

    /** Those that the resident of the open transaction may act for on a day. */
    private List<UUID> mandated(LocalDate day) {
        return jdbc.sql(
                        """
                        select distinct m.subject from register_mandate m
                         where m.person_index = (select a.id_index from account a where a.id::text = current_actor())
                           and m.valid_from <= :day and (m.valid_until is null or m.valid_until > :day)
                         order by m.subject
                        """)
                .param("day", Date.valueOf(day))
                .query(UUID.class)
                .list();
    }

    @Override
    public List<Known> mine(Actor actor, LocalDate day) {
        return actor.is(Role.RESIDENT)
                ? walls.inside(actor, () -> known(mandated(day), day, Purpose.OWN_MATTER))
                : List.of();
    }

    @Override
    public boolean actsFor(Actor actor, UUID enterprise, LocalDate day) {
        return actor.is(Role.RESIDENT)
                && walls.inside(actor, () -> mandated(day).contains(enterprise));
    }

    @Override
    public void each(Actor actor, LocalDate day, Purpose purpose, Consumer<Known> to) {
        if (actor.is(Role.RESIDENT)) {
            return;
        }
        String place = "";
        UUID last = new UUID(0, 0);
        List<JdbcRegisterRows.Subject> page;
        do {
            String from = place;
            UUID behind = last;
            page =
                    walls.inside(
                            actor,
                            () -> rows.after(SubjectKind.ENTERPRISE, from, behind, WALK_ROWS));
            List<UUID> ids = page.stream().map(JdbcRegisterRows.Subject::id).toList();
            walls.inside(actor, () -> known(ids, day, purpose)).forEach(to);
            if (!page.isEmpty()) {
                place = page.getLast().place();
                last = page.getLast().id();
            }
        } while (page.size() == WALK_ROWS);
    }

    private List<Known> known(List<UUID> ids, LocalDate day, Purpose purpose) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Known> known = new ArrayList<>();
        for (RegisterFiles.Opened one : files.opened(ids, purpose, "enterpriseFacts").values()) {
            if (!one.erased() && one.subject().kind() == SubjectKind.ENTERPRISE) {
                known.add(
                        EnterpriseFacts.of(
                                one.subject().id(),
                                one.number(),
                                one.subject().place(),
                                one.histories().asOf(AsOf.everKnown(day), files::shown),
                                one.histories().all().stream()
                                        .anyMatch(r -> r.kind() == Kind.QUALIFICATION),
                                day));
            }
        }
        return known;
    }

    @Override
    public Optional<Register.SubjectFile> file(
            Actor actor, UUID enterprise, AsOf asOf, Purpose purpose) {
        return walls.inside(
                actor,
                () ->
                        rows.subject(enterprise)
                                .filter(s -> s.kind() == SubjectKind.ENTERPRISE)
                                .filter(s -> isOpen(actor, s.id()))
                                .map(s ->
                                        files.file(
                                                Objects.requireNonNull(
                                                        files.opened(
                                                                        List.of(s.id()),
                                                                        purpose,
                                                                        "enterpriseFile")
                                                                .get(s.id())),
                                                asOf)));
    }

    @Override
    public Optional<Row> row(Actor actor, UUID enterprise) {
        return walls.inside(
                actor,
                () ->
                        isOpen(actor, enterprise)
                                ? jdbc.sql(
                                                "select e.* from register_enterprise e join register_subject s on s.id = e.subject"
                                                        + " where e.subject = ?")
                                        .param(enterprise)
                                        .query((row, n) -> row(row))
                                        .optional()
                                : Optional.empty());
    }

    @Override
    public List<Row> own(Actor actor, LocalDate day) {
        return actor.is(Role.RESIDENT)
                ? walls.inside(
                        actor,
                        () ->
                                jdbc.sql(
                                                "select e.* from register_enterprise e where e.subject = any (?) order by e.name, e.subject")
                                        .param(mandated(day).toArray(UUID[]::new))
                                        .query((row, n) -> row(row))
                                        .list())
                : List.of();
    }

    @Override
    public List<Organ> bodies(Actor actor, UUID enterprise) {
        LocalDate today = LocalDate.now(clock);
        return row(actor, enterprise).stream()
                .flatMap(e -> seats.above(e.office()).stream())
                .flatMap(seat -> Seats.SEEING.stream().map(department -> seat + ":" + department))
                .flatMap(id -> organs.byId(id, today, actor.jurisdiction().code()).stream())
                .toList();
    }

    // ------------------------------------------------------------------ lists

    static final String LISTED =
            """
             from register_enterprise e join register_subject s on s.id = e.subject and s.kind = 'ENTERPRISE'
            where (:place = '' or starts_with(e.office, :place))
              and (:status = '' or e.status = :status)
            """;

    private static final String IN_EACH_ROW =
            " and (position(lower(:words) in lower(e.name)) > 0 or e.credit_code = upper(:words))";

    /** Those that have a pair of what is looked for, and of them those that have it all. */
    static final String LOOKED_UP =
            IN_EACH_ROW
                    + """
                     and e.subject = any (array(select p.subject from register_enterprise_pair p where p.pair = :pair
                                                union all
                                                select c.subject from register_enterprise c where c.credit_code = upper(:words)))
                    """;

    /** From so many names on that have a pair, a page is filled sooner by going through them. */
    private static final int OF_A_PAIR_MAX = 5_000;

    private JdbcClient.StatementSpec listed(String select, String tail, Search search) {
        String words = search.words().strip();
        Optional<String> pair =
                words.codePointCount(0, words.length()) < 2 ? Optional.empty() : rarest(words);
        String named = words.isEmpty() ? "" : pair.isPresent() ? LOOKED_UP : IN_EACH_ROW;
        JdbcClient.StatementSpec listed =
                jdbc.sql(select + LISTED + named + tail)
                        .param("place", search.place().strip())
                        .param("status", search.status().map(Enum::name).orElse(""));
        if (!words.isEmpty()) {
            listed = listed.param("words", words);
        }
        return pair.isPresent() ? listed.param("pair", pair.get()) : listed;
    }

    /**
     * The pair of neighbouring signs that the fewest names have; most names end alike, and many
     * begin alike. Empty where all of them are common.
     */
    private Optional<String> rarest(String words) {
        return jdbc.sql(
                        """
                        select pair from (select w.pair, (select count(*) from (select 1 from register_enterprise_pair p
                                                                                 where p.pair = w.pair limit :max) counted) as names
                                            from name_pairs(:words) w(pair)) counts
                         where names < :max order by names, pair limit 1
                        """)
                .param("words", words)
                .param("max", OF_A_PAIR_MAX)
                .query(String.class)
                .optional();
    }

    private static String order(Sort sort) {
        return switch (sort) {
            case NAME -> " order by e.name collate \"C\", e.subject";
            case CODE -> " order by e.credit_code";
            case FOUNDED -> " order by e.founded desc, e.subject";
            case INDUSTRY -> " order by e.industry, e.name collate \"C\", e.subject";
            case CHANGED -> " order by e.said_at desc, e.subject";
        };
    }

    @Override
    public Rows list(Actor actor, Search search, int page) {
        int shown = Math.clamp(page, 0, PAGE_MAX - 1);
        if (actor.is(Role.RESIDENT)) {
            return new Rows(List.of(), 0, 0);
        }
        return walls.inside(
                actor,
                () -> {
                    long total =
                            listed("select count(*) from (select 1", " limit :max) counted", search)
                                    .param("max", PAGE_ROWS * PAGE_MAX)
                                    .query(Long.class)
                                    .single();
                    return new Rows(page(search, shown * PAGE_ROWS, PAGE_ROWS), shown, total);
                });
    }

    private List<Row> page(Search search, int offset, int limit) {
        return listed("select e.*", order(search.sort()) + " limit :limit offset :offset", search)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> row(row))
                .list();
    }

    private List<Row> after(Search search, UUID last) {
        return listed(
                        "select e.*",
                        " and e.subject > :last order by e.subject limit :limit",
                        search)
                .param("last", last)
                .param("limit", WALK_ROWS)
                .query((row, n) -> row(row))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        String office = JdbcRegisterRows.text(row, "office");
        return new Row(
                JdbcRegisterRows.uuid(row, "subject"),
                JdbcRegisterRows.text(row, "credit_code"),
                JdbcRegisterRows.text(row, "name"),
                EnterpriseParticulars.EnterpriseKind.valueOf(
                        JdbcRegisterRows.text(row, "enterprise")),
                Objects.requireNonNull(row.getObject("founded", LocalDate.class)),
                office,
                seats.name(office),
                JdbcRegisterRows.text(row, "industry"),
                EnterpriseParticulars.Operation.valueOf(JdbcRegisterRows.text(row, "status")),
                Objects.requireNonNull(row.getObject("said_at", OffsetDateTime.class)).toInstant());
    }

    @Override
    public void eachRow(Actor actor, Search search, Consumer<Row> to) {
        if (!actor.is(Role.RESIDENT)) {
            Walk.byId(walls, actor, WALK_ROWS, behind -> after(search, behind), Row::id, to);
        }
    }
}
