package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.casework.JdbcWorkLists.Filter;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.JdbcPlanning;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** Load by one statement over the open cases, departures by their own index. */
final class JdbcSupervision implements Supervision {
    private static final int RECENT_DAYS = 30;

    /**
     * What is counted of a set of open cases, from what their moves have left ({@code case_load});
     * four days bound.
     */
    private static final String COUNTS =
            """
            sum(n) as open, coalesce(sum(n) filter (where due_on < ?), 0) as overdue,
            sum(n) filter (where due_on = ?) as today,
            sum(n) filter (where due_on > ? and due_on <= ?) as soon,
            sum(n) filter (where state = 'SUSPENDED') as suspended,
            sum(n) filter (where state = 'AWAITING_SUPPLEMENT') as awaiting,
            sum(n) filter (where sent_back and state = 'UNDER_REVIEW' and role = 'REVIEWER') as sent_back
            """;

    /**
     * What the other side is asked and has not answered, by the body that is asked; two days bound.
     */
    private static final String JOINT =
            """
            select asked_organ, count(*) as open, count(*) filter (where due_on < ?) as overdue,
                   count(*) filter (where due_on = ?) as today,
                   count(*) filter (where due_on > ? and due_on <= ?) as soon,
                   0 as suspended, 0 as awaiting, 0 as sent_back
              from joint_step where state = 'OPEN' group by asked_organ
            """;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcCaseStore store;
    private final JdbcWorkLists lists;
    private final JdbcHands hands;
    private final PersonalData personalData;
    private final Services services;
    private final Organs organs;
    private final Clock clock;

    JdbcSupervision(
            JdbcClient jdbc,
            Walls walls,
            JdbcCaseStore store,
            JdbcWorkLists lists,
            JdbcHands hands,
            PersonalData personalData,
            Services services,
            Organs organs,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.store = store;
        this.lists = lists;
        this.hands = hands;
        this.personalData = personalData;
        this.services = services;
        this.organs = organs;
        this.clock = clock;
    }

    @Override
    public Load load(Actor actor, Order order) {
        if (!actor.is(Role.SUPERVISOR)) {
            return new Load(Counts.NONE, List.of(), List.of(), 0, 0, List.of());
        }
        return walls.inside(actor, () -> counted(LocalDate.now(clock), order));
    }

    private Load counted(LocalDate today, Order order) {
        List<Object> days = List.of(today, today, today, lists.soonUntil(today));
        JdbcPlanning.forWhatIsBound(jdbc);
        List<Desk> desks =
                jdbc.sql(
                                "select organ, role, "
                                        + COUNTS
                                        + " from case_load group by organ, role"
                                        + " having sum(n) > 0 order by "
                                        + sql(order)
                                        + " organ, role")
                        .params(days)
                        .query((row, n) -> desk(row, today))
                        .list();
        Counts all = desks.stream().map(Desk::counts).reduce(Counts.NONE, Counts::plus);
        Map<UUID, Words> standIns = hands.standIns();
        List<Officer> officers =
                jdbc.sql(
                                "select reviewing, organ, "
                                        + COUNTS
                                        + " from case_load where reviewing is not null and role = 'REVIEWER'"
                                        + " and state in ('UNDER_REVIEW', 'SUSPENDED')"
                                        + " group by reviewing, organ having sum(n) > 0 order by "
                                        + sql(order)
                                        + " organ, reviewing limit "
                                        + DESKS_MAX)
                        .params(days)
                        .query((row, n) -> officer(row, standIns, today))
                        .list();
        long departures =
                jdbc.sql(
                                "select count(*) from (select 1 from case_file"
                                        + " where departs and decided_on > ? limit "
                                        + WorkList.COUNT_MAX
                                        + ") counted")
                        .param(today.minusDays(RECENT_DAYS))
                        .query(Long.class)
                        .single();
        long ratedBadly =
                jdbc.sql(
                                "select count(*) from (select 1 from case_file where "
                                        + JdbcWorkLists.RATED_BADLY
                                        + " limit "
                                        + WorkList.COUNT_MAX
                                        + ") counted")
                        .query(Long.class)
                        .single();
        List<Joint> joint =
                jdbc.sql(JOINT + " order by " + sql(order) + " asked_organ limit " + DESKS_MAX)
                        .params(days)
                        .query((row, n) -> joint(row, today))
                        .list();
        return new Load(
                all,
                desks.stream().limit(DESKS_MAX).toList(),
                officers,
                departures,
                ratedBadly,
                joint);
    }

    private Joint joint(ResultSet row, LocalDate today) throws SQLException {
        return new Joint(
                IntakeReader.organ(
                        organs,
                        JdbcCaseStore.text(row, "asked_organ"),
                        today,
                        walls.current().jurisdiction().other()),
                counts(row));
    }

    private static String sql(Order order) {
        return switch (order) {
            case OVERDUE_FIRST -> "overdue desc, open desc,";
            case MOST_FIRST -> "open desc,";
            case BY_BODY -> "";
        };
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("open"),
                row.getLong("overdue"),
                row.getLong("today"),
                row.getLong("soon"),
                row.getLong("suspended"),
                row.getLong("awaiting"),
                row.getLong("sent_back"));
    }

    private Desk desk(ResultSet row, LocalDate today) throws SQLException {
        Role role = Role.valueOf(JdbcCaseStore.text(row, "role"));
        return new Desk(
                organ(JdbcCaseStore.text(row, "organ"), today),
                role,
                Decisions.roleWords(role),
                counts(row));
    }

    private Officer officer(ResultSet row, Map<UUID, Words> standIns, LocalDate today)
            throws SQLException {
        UUID account = Objects.requireNonNull(row.getObject("reviewing", UUID.class));
        return new Officer(
                account,
                name(account.toString()),
                Optional.ofNullable(standIns.get(account)),
                organ(JdbcCaseStore.text(row, "organ"), today),
                counts(row));
    }

    private Words name(String account) {
        return store.nameOf(account).orElse(Words.of("系统", "the node"));
    }

    private Organ organ(String id, LocalDate today) {
        return IntakeReader.organ(organs, id, today, walls.current().jurisdiction());
    }

    // ------------------------------------------------------------------ departures

    private record Found(UUID id, String number, String service, LocalDate on, String organ) {}

    @Override
    public Departures departures(Actor actor, Query query) {
        if (!actor.is(Role.SUPERVISOR)) {
            return new Departures(List.of(), 0, List.of());
        }
        return walls.inside(
                actor,
                () -> {
                    JdbcPlanning.forWhatIsBound(jdbc);
                    Filter filter = filter(query);
                    List<Object> values = new ArrayList<>(filter.values());
                    values.add(WorkList.COUNT_MAX);
                    long total =
                            jdbc.sql(
                                            "select count(*) from (select 1 from case_file where "
                                                    + filter.sql()
                                                    + " limit ?) counted")
                                    .params(values)
                                    .query(Long.class)
                                    .single();
                    return new Departures(rows(filter, query.page()), total, deciding());
                });
    }

    private static Filter filter(Query query) {
        Filter filter = new Filter();
        filter.and("departs");
        query.from().ifPresent(day -> filter.and("decided_on >= ?", day));
        query.until().ifPresent(day -> filter.and("decided_on <= ?", day));
        query.organ().ifPresent(id -> filter.and("deciding_organ = ?", id));
        return filter;
    }

    /** Bodies that departed at all, to choose one from. */
    private List<Organ> deciding() {
        LocalDate today = LocalDate.now(clock);
        return jdbc
                .sql(
                        """
                        with recursive bodies as (
                            (select deciding_organ from case_file where departs order by deciding_organ limit 1)
                            union all
                            select (select f.deciding_organ from case_file f
                                     where f.departs and f.deciding_organ > b.deciding_organ
                                     order by f.deciding_organ limit 1)
                              from bodies b where b.deciding_organ is not null)
                        select deciding_organ from bodies where deciding_organ is not null limit\
                        """
                                + " "
                                + DESKS_MAX)
                .query(String.class)
                .list()
                .stream()
                .map(id -> organ(id, today))
                .toList();
    }

    private List<Departure> rows(Filter filter, int page) {
        List<Object> values = new ArrayList<>(filter.values());
        values.add(PAGE_ROWS);
        values.add(page * PAGE_ROWS);
        Map<UUID, Found> found = new LinkedHashMap<>();
        jdbc.sql(
                        "select id, number, service_id, decided_on, deciding_organ from case_file where "
                                + filter.sql()
                                + " order by decided_on desc, id desc limit ? offset ?")
                .params(values)
                .query(row -> {
                    UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
                    found.put(
                            id,
                            new Found(
                                    id,
                                    JdbcCaseStore.text(row, "number"),
                                    JdbcCaseStore.text(row, "service_id"),
                                    Objects.requireNonNull(
                                            row.getObject("decided_on", LocalDate.class)),
                                    JdbcCaseStore.text(row, "deciding_organ")));
                });
        Map<UUID, CaseKey> keys = personalData.open(found.keySet(), Purpose.SUPERVISE, "departure");
        Map<UUID, List<Recorded>> decisions = store.decisions(found.keySet(), keys);
        LocalDate today = LocalDate.now(clock);
        return found.values().stream()
                .flatMap(f ->
                        decisions.getOrDefault(f.id(), List.of()).stream()
                                .map(r -> departure(f, r, keys.containsKey(f.id()), today)))
                .toList();
    }

    private Departure departure(Found f, Recorded recorded, boolean opened, LocalDate today) {
        CaseEvent.Decided decided = (CaseEvent.Decided) recorded.event();
        Optional<ServiceDefinition> service =
                services.get(f.service()).map(PublishedService::definition);
        return new Departure(
                f.id(),
                f.number(),
                service.map(ServiceDefinition::name).orElse(Words.same(f.service())),
                f.on(),
                organ(f.organ(), today),
                name(recorded.actor()),
                opened ? Optional.of(decided.proposal().kind()) : Optional.empty(),
                decided.outcome(),
                decided.departure(),
                service.map(s -> Sums.beside(decided.sums(), decided.proposal().awards(), s))
                        .orElse(List.of()));
    }

    @Override
    public boolean each(Actor actor, Query query, Consumer<Departure> to) {
        if (!actor.is(Role.SUPERVISOR)) {
            return true;
        }
        Filter filter = filter(query);
        for (int page = 0; page * PAGE_ROWS < DEPARTURES_MAX; page++) {
            int wanted = page;
            List<Departure> rows = walls.inside(actor, () -> rows(filter, wanted));
            rows.forEach(to);
            if (rows.size() < PAGE_ROWS) {
                return true;
            }
        }
        return false;
    }
}
