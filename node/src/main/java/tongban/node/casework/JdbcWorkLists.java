package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.JdbcPlanning;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.place.Organs;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * Lists of cases: one statement for the lines, one for the counts, one journal row for the names.
 */
final class JdbcWorkLists {
    private final JdbcClient jdbc;
    private final JdbcCaseStore store;
    private final JdbcHands hands;
    private final PersonalData personalData;
    private final Services services;
    private final Organs organs;
    private final Clock clock;
    private final WorkingCalendar calendar;

    JdbcWorkLists(
            JdbcClient jdbc,
            JdbcCaseStore store,
            JdbcHands hands,
            PersonalData personalData,
            Services services,
            Organs organs,
            Clock clock,
            WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.store = store;
        this.hands = hands;
        this.personalData = personalData;
        this.services = services;
        this.organs = organs;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** Behind every sign that a number may hold. */
    private static final String AFTER_ALL = "~";

    /** Delivered or over, nothing is due any more but the remedy of a bad rating. */
    static final String RATED_BADLY =
            "part = 'COMPETENT' and due_on is not null"
                    + " and state in ('DELIVERED', 'CLOSED', 'NOT_ACCEPTED', 'REVOKED', 'WITHDRAWN',"
                    + " 'TERMINATED')";

    /** A part of a statement and what is bound in it. */
    static final class Filter {
        private final StringBuilder sql = new StringBuilder("true");
        private final List<Object> values = new ArrayList<>();

        String sql() {
            return sql.toString();
        }

        List<Object> values() {
            return List.copyOf(values);
        }

        Filter copy() {
            Filter copy = new Filter();
            copy.sql.setLength(0);
            copy.sql.append(sql);
            copy.values.addAll(values);
            return copy;
        }

        void and(String condition, Object... bound) {
            sql.append(" and ").append(condition);
            values.addAll(List.of(bound));
        }
    }

    WorkList list(Actor actor, WorkList.Query query) {
        JdbcPlanning.forWhatIsBound(jdbc);
        LocalDate today = LocalDate.now(clock);
        Filter scope = scope(actor, query.scope());
        Filter filter = narrowed(scope.copy(), query, today);
        String order = order(query);
        Counted counted = counted(actor, scope, today);
        // what is filtered no further has been counted
        long total = filter.sql().equals(scope.sql()) ? counted.rows() : count(filter);
        // numbers that the planner should see stand in the text
        List<CaseFile> files =
                jdbc.sql(
                                "select * from case_file where "
                                        + filter.sql
                                        + " order by "
                                        + order
                                        + " limit "
                                        + query.size()
                                        + " offset "
                                        + query.page() * query.size())
                        .params(filter.values)
                        .query((row, n) -> JdbcCaseStore.file(row))
                        .list();
        return new WorkList(
                lines(actor, files),
                query,
                total,
                counted.byState(),
                counted.late(),
                counted.dutiesLate());
    }

    /** Files as lines; one journal row for the names. */
    List<CaseSummary> lines(Actor actor, List<CaseFile> files) {
        List<UUID> ids = files.stream().map(CaseFile::id).toList();
        JdbcHands.Known known = hands.known(actor, ids);
        Map<UUID, CaseKey> keys =
                personalData.open(
                        ids,
                        actor.is(Role.RESIDENT) ? Purpose.OWN_MATTER : Purpose.WORK_LIST,
                        "maskedName");
        LocalDate today = LocalDate.now(clock);
        return files.stream().map(f -> summary(f, keys, known, today)).toList();
    }

    /** What the query asks for, within what the actor may see. */
    Filter filter(Actor actor, WorkList.Query query, LocalDate today) {
        return narrowed(scope(actor, query.scope()), query, today);
    }

    private Filter narrowed(Filter filter, WorkList.Query query, LocalDate today) {
        if (!query.states().isEmpty()) {
            filter.and(
                    "state = any (?)",
                    (Object) query.states().stream().map(State::name).toArray(String[]::new));
        }
        query.serviceId().ifPresent(id -> filter.and("service_id = ?", id));
        query.number()
                .ifPresent(n ->
                        filter.and(
                                "number collate \"C\" >= ? and number collate \"C\" < ?",
                                n.toUpperCase(java.util.Locale.ROOT),
                                n.toUpperCase(java.util.Locale.ROOT) + AFTER_ALL));
        if (query.overdueOnly()) {
            filter.and("due_on < ?", today);
        }
        query.organ().ifPresent(id -> filter.and("responsible_organ = ?", id));
        query.officer().ifPresent(id -> filter.and("reviewing = ?", id));
        look(filter, query.look(), today);
        return filter;
    }

    private void look(Filter filter, WorkList.Look look, LocalDate today) {
        switch (look) {
            case ALL -> {}
            case OVERDUE -> filter.and("due_on < ?", today);
            case DUE_TODAY -> filter.and("due_on = ?", today);
            case DUE_SOON -> filter.and("due_on > ? and due_on <= ?", today, soonUntil(today));
            case DUTY_LATE -> filter.and("duty_on < ?", today);
            case DUTY_SOON -> filter.and("duty_on >= ? and duty_on <= ?", today, soonUntil(today));
            case SUSPENDED -> filter.and("state = 'SUSPENDED'");
            case AWAITING_APPLICANT -> filter.and("state = 'AWAITING_SUPPLEMENT'");
            case SENT_BACK ->
                    filter.and(
                            "sent_back > 0 and state = 'UNDER_REVIEW' and responsible_role = 'REVIEWER'");
            case NOT_ACCEPTED -> filter.and("state = 'NOT_ACCEPTED'");
            case DEPARTS -> filter.and("departs");
            case RATED_BADLY -> filter.and(RATED_BADLY);
            case PARCEL_LATE -> filter.and("parcel_until < ?", today);
            case PARCEL_FAULTY -> filter.and("parcel_faulty");
            case ASKED_OF_US -> filter.and("part = 'ASKED'");
            case JOINT_OPEN -> filter.and("joint_until is not null");
            case JOINT_LATE -> filter.and("joint_until < ?", today);
        }
    }

    /** The last day that counts as soon due. */
    LocalDate soonUntil(LocalDate today) {
        return CaseSummary.Urgency.soonUntil(today, calendar);
    }

    static String order(WorkList.Query query) {
        return switch (query.sort()) {
            // what has to be done beside the limit stands in its own order
            case DUE_FIRST ->
                    query.look().isDuty()
                            ? "duty_on, created_at, id"
                            : "due_on nulls last, created_at, id";
            case NEWEST_FIRST -> "updated_at desc, id";
            case OLDEST_FIRST -> "created_at, id";
        };
    }

    private Filter scope(Actor actor, WorkList.Scope wanted) {
        Filter filter = new Filter();
        String organ = actor.worksFor().orElse("");
        if (actor.is(Role.RESIDENT)) {
            filter.and(
                    "(applicant_account = ? or (proxy_account = ? and coalesce(proxy_until >= ?, true)))",
                    actor.account(),
                    actor.account(),
                    LocalDate.now(clock));
            return filter;
        }
        // a supervisor sits at no desk: all of the side is his to look at
        WorkList.Scope scope = wanted;
        if (actor.is(Role.SUPERVISOR)) {
            scope = WorkList.Scope.SIDE;
        } else if (wanted == WorkList.Scope.SIDE) {
            scope = WorkList.Scope.MY_ORGAN;
        }
        switch (scope) {
            case MINE_TO_DO -> {
                filter.and(
                        "responsible_organ = ? and responsible_role = ?"
                                + " and not (part = 'COLLECTOR' and not state = any (?))",
                        organ,
                        actor.role().name(),
                        CaseFile.AT_THE_WINDOW.stream().map(State::name).toArray(String[]::new));
                // what waits at the other side's window is not this window's, were it the same
                // house
                filter.and(
                        "(responsible_organ is distinct from collecting_organ or collector_jurisdiction = owner_jurisdiction"
                                + " or ? in (accepting_organ, deciding_organ))",
                        organ);
                // what was assigned to a colleague is his, unless the actor stands in for him
                filter.and(
                        JdbcHands.NOT_ANOTHERS, (Object) hands.desks(actor).toArray(UUID[]::new));
                // whoever was rated does not answer it; what is left to close is his
                filter.and(
                        "not ("
                                + RATED_BADLY
                                + " and state <> 'DELIVERED' and "
                                + JdbcHands.HANDLED.formatted("?")
                                + ")",
                        actor.account().toString());
                // whoever reviewed does not decide
                filter.and(
                        "not (responsible_role = 'DECIDER' and reviewer is not distinct from ?)",
                        actor.account());
            }
            case MY_ORGAN ->
                    filter.and(
                            "((collecting_organ = ? and collector_jurisdiction ="
                                    + " owner_jurisdiction) or (part <> 'COLLECTOR' and ? in"
                                    + " (accepting_organ, deciding_organ)))",
                            organ,
                            organ);
            case SIDE -> {}
        }
        return filter;
    }

    private long count(Filter filter) {
        return jdbc.sql(
                        "select count(*) from (select 1 from case_file where "
                                + filter.sql
                                + " limit "
                                + WorkList.COUNT_MAX
                                + ") counted")
                .params(filter.values)
                .query(Long.class)
                .single();
    }

    /**
     * What there is in a scope, each up to {@link WorkList#COUNT_MAX}.
     *
     * @param states by state
     * @param late past their last day
     * @param dutiesLate with a duty whose last day has passed; none for an applicant
     */
    private record Counted(Map<State, Long> states, long rows, long late, long dutiesLate) {
        boolean isWhole() {
            return rows < WorkList.COUNT_MAX;
        }

        /** Nothing where there are too many to count while somebody waits. */
        Map<State, Long> byState() {
            return isWhole() ? states : Map.of();
        }
    }

    private Counted counted(Actor actor, Filter scope, LocalDate today) {
        Map<State, Long> states = new EnumMap<>(State.class);
        long[] late = {0, 0};
        List<Object> values = new ArrayList<>();
        values.add(today);
        values.add(today);
        values.addAll(scope.values);
        jdbc.sql(
                        "select state, count(*) as n, count(*) filter (where due_on < ?) as late,"
                                + " count(*) filter (where duty_on < ?) as duties_late"
                                + " from (select state, due_on, duty_on from case_file where "
                                + scope.sql
                                + " limit "
                                + WorkList.COUNT_MAX
                                + ") counted group by state")
                .params(values)
                .query(row -> {
                    states.put(State.valueOf(JdbcCaseStore.text(row, "state")), row.getLong("n"));
                    late[0] += row.getLong("late");
                    late[1] += row.getLong("duties_late");
                });
        boolean duties = !actor.is(Role.RESIDENT);
        long rows = states.values().stream().mapToLong(Long::longValue).sum();
        return rows < WorkList.COUNT_MAX
                ? new Counted(states, rows, late[0], duties ? late[1] : 0)
                : new Counted(
                        states,
                        rows,
                        count(before(scope, "due_on", today)),
                        duties ? count(before(scope, "duty_on", today)) : 0);
    }

    private static Filter before(Filter scope, String day, LocalDate today) {
        Filter filter = scope.copy();
        filter.and(day + " < ?", today);
        return filter;
    }

    CaseSummary summary(
            CaseFile f, Map<UUID, CaseKey> keys, JdbcHands.Known known, LocalDate today) {
        Words service =
                services.get(f.service())
                        .map(s -> s.definition().name())
                        .orElse(Words.same(f.service()));
        return new CaseSummary(
                f.id(),
                f.number(),
                f.service(),
                service,
                store.summary(f, keys.get(f.id())),
                f.part(),
                f.mode(),
                f.state(),
                services.get(f.service())
                        .map(s ->
                                PageAssembler.stateWords(f.state(), s.definition(), f.competent()))
                        .orElse(f.state().words()),
                f.version(),
                organ(f, today),
                Decisions.roleWords(f.responsibleRole()),
                f.due(),
                f.dueProvisional(),
                f.due()
                        .map(d -> CaseSummary.Urgency.of(d, today, calendar))
                        .orElse(CaseSummary.Urgency.NONE),
                f.duty()
                        .filter(d -> known.told())
                        .map(d ->
                                new CaseSummary.Reminder(
                                        d, CaseSummary.Urgency.of(d.until(), today, calendar))),
                known.inHand(f.id()),
                known.urged(f.id()),
                known.waiting(f.id()),
                known.parcelLate(f.id()),
                f.createdAt(),
                f.updatedAt());
    }

    private Organ organ(CaseFile f, LocalDate today) {
        return IntakeReader.organ(organs, f.responsibleOrgan(), today, f.seatOfResponsible());
    }
}
