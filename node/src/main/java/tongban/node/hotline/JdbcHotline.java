package tongban.node.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.State;
import tongban.node.hotline.JdbcTicketRows.Stored;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.service.text.Words;

/** Tickets in the database, as lists and pages show them; what is done goes on to the acts. */
final class JdbcHotline implements Hotline {
    private static final int SIMILAR_MAX = 5;
    private static final int RELATED_MAX = 50;

    /** Finds little and cannot be guessed at: refused before it is looked for. */
    private static final String CODE = "5[01][0-9]{8}-[0-9]{6,12}";

    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcTicketRows rows;
    private final JdbcTicketActs acts;
    private final JdbcLeads leads;
    private final JdbcEnterpriseTickets enterprises;
    private final TicketPlaces places;
    private final Desk desk;

    JdbcHotline(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            JdbcTicketRows rows,
            JdbcTicketActs acts,
            JdbcLeads leads,
            TicketPlaces places,
            Desk desk) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.rows = rows;
        this.acts = acts;
        this.leads = leads;
        enterprises = new JdbcEnterpriseTickets(jdbc, personalData, rows);
        this.places = places;
        this.desk = desk;
    }

    // ------------------------------------------------------------------ lists

    @Override
    public Page list(Actor actor, Query query) {
        return walls.inside(
                actor,
                () -> {
                    TicketSearch filter = TicketSearch.of(actor, query, desk.today());
                    int total =
                            jdbc.sql(
                                            "select count(*) from (select 1"
                                                    + filter.sql()
                                                    + " limit "
                                                    + (COUNTED_MAX + 1)
                                                    + ") counted")
                                    .params(filter.known())
                                    .query(Integer.class)
                                    .single();
                    return new Page(page(query, filter, query.page()), total, query.page());
                });
    }

    private List<Row> page(Query query, TicketSearch filter, int page) {
        List<Object> known = new ArrayList<>(filter.known());
        known.add(PAGE_ROWS);
        known.add((long) page * PAGE_ROWS);
        return opened(
                rows.many(
                        "select t.*"
                                + filter.sql()
                                + TicketSearch.order(query.sort())
                                + " limit ? offset ?",
                        known));
    }

    @Override
    public Page ofEnterprise(Actor actor, String creditCode) {
        return walls.inside(
                actor,
                () -> {
                    var found = enterprises.open(actor, creditCode);
                    return new Page(opened(found.rows()), found.total(), 0);
                });
    }

    @Override
    public void each(Actor actor, Query query, Consumer<Row> to) {
        TicketSearch filter = TicketSearch.of(actor, query, desk.today());
        Walk.byId(
                walls,
                actor,
                ROWS_AT_ONCE,
                behind -> behind(filter, behind),
                Stored::id,
                this::opened,
                to);
    }

    private List<Stored> behind(TicketSearch filter, UUID id) {
        List<Object> known = new ArrayList<>(filter.known());
        known.add(id);
        known.add(ROWS_AT_ONCE);
        return rows.many(
                "select t.*" + filter.sql() + " and t.id > ? order by t.id limit ?", known);
    }

    private List<Row> opened(List<Stored> found) {
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.TICKET,
                        found.stream().map(Stored::id).toList(),
                        Purpose.HOTLINE,
                        "title");
        return found.stream()
                .map(s -> {
                    CaseKey key = keys.get(s.id());
                    return row(s, key == null ? "" : rows.content(s, key).title());
                })
                .toList();
    }

    private Row row(Stored s, String title) {
        Ticket t = s.ticket();
        LocalDate today = desk.today();
        return new Row(
                s.id(),
                s.code(),
                t.state(),
                t.kind(),
                t.topic(),
                s.channel(),
                title,
                places.name(s.place(), today),
                organ(t.mainOrgan().orElse("")),
                t.takenOn(),
                t.dueOn(),
                t.isOverdue(today),
                t.isDueSoon(today),
                t.clock()
                        .filter(running -> t.state().isOwed())
                        .map(running -> desk.limits().clock(running).at(today).left()),
                t.supervised(),
                t.urges(),
                s.enterprise());
    }

    private Words organ(String id) {
        return places.organ(id, desk.today(), rows.side());
    }

    private Related related(Row row) {
        return new Related(row.id(), row.code(), row.state(), row.title());
    }

    private List<Related> related(String where, List<?> known, int most) {
        List<Object> all = new ArrayList<>(known);
        all.add(most);
        return opened(
                        rows.many(
                                "select t.* from hotline_ticket t where "
                                        + where
                                        + " order by t.seq desc limit ?",
                                all))
                .stream()
                .map(this::related)
                .toList();
    }

    // ------------------------------------------------------------------ one

    @Override
    public Optional<File> file(Actor actor, UUID ticket) {
        return walls.inside(
                actor,
                () ->
                        acts.seen(actor, ticket, false)
                                .flatMap(s ->
                                        rows.key(s.id(), purpose(actor), "caller", "text", "steps")
                                                .map(key ->
                                                        file(
                                                                actor,
                                                                s,
                                                                key,
                                                                TicketAccess.position(actor, s)))));
    }

    private static Purpose purpose(Actor actor) {
        return actor.is(Role.RESIDENT) ? Purpose.OWN_MATTER : Purpose.HOTLINE;
    }

    private File file(Actor actor, Stored s, CaseKey key, Position position) {
        Ticket t = s.ticket();
        LocalDate today = desk.today();
        Content content = rows.content(s, key);
        boolean callers = position == Position.CALLER;
        boolean agent = position == Position.AGENT;
        Content.Caller caller = rows.caller(s, key);
        List<Related> parts = parts(s);
        Optional<Related> whole = whole(s);
        return new File(
                row(s, content.title()),
                s.version(),
                position,
                TicketAccess.showsCaller(position, s)
                        ? Optional.of(
                                new Caller(caller.name(), caller.phone(), caller.creditCode()))
                        : Optional.empty(),
                s.confidential(),
                content.text(),
                callers && !t.state().isAnswerOut() ? "" : JdbcTicketRows.answer(s, key),
                organ(s.takenBy()),
                t.isWithFirst(),
                t.state() == TicketStage.DISPATCHED ? t.signUntil() : Optional.empty(),
                t.crossing() == Ticket.Crossing.IN,
                t.assisting().stream().map(this::organ).toList(),
                t.clock().map(running -> clock(t, running, today)),
                rows.steps(s.id(), key).stream()
                        .filter(d -> !callers || d.act().isTold())
                        .map(this::step)
                        .toList(),
                t.possible(position, today),
                agent ? similar(s, parts, whole) : List.of(),
                agent || position == Position.ARBITER ? parts : List.of(),
                agent ? whole : Optional.empty(),
                links(actor, s.id(), position),
                s.otherCode(),
                s.entry(),
                s.entry().flatMap(e -> rows.entryVersion(s.id())),
                s.place(),
                t.extensionAsked().orElse(0),
                t.satisfied(),
                t.solved());
    }

    private Clock clock(Ticket t, TicketClock.Running running, LocalDate today) {
        var clock = desk.limits().clock(running);
        return new Clock(
                t.outOn().map(clock::stop).orElse(clock).at(today),
                running.from(),
                running.days(),
                running.extension(),
                desk.limits().version(running.from()));
    }

    private Step step(JdbcTicketRows.Done done) {
        Role role = Role.valueOf(done.role());
        return new Step(
                done.act(),
                done.at(),
                role == Role.SYSTEM ? Words.same("") : Words.of(role.zh(), role.en()),
                organ(done.organ()),
                done.said());
    }

    /** What it belongs to, and what belongs to it, is not said twice. */
    private List<Related> similar(Stored s, List<Related> parts, Optional<Related> whole) {
        List<Related> found =
                new ArrayList<>(
                        related(
                                "t.caller_index = (select c.caller_index from hotline_ticket c where c.id = ?) and t.id <> ?",
                                List.of(s.id(), s.id()),
                                SIMILAR_MAX));
        s.ticket()
                .topic()
                .ifPresent(topic ->
                        related(
                                        "t.topic = ? and t.place = ? and t.id <> ?",
                                        List.of(topic.name(), s.place(), s.id()),
                                        SIMILAR_MAX)
                                .stream()
                                .filter(r -> !found.contains(r))
                                .forEach(found::add));
        found.removeAll(parts);
        whole.ifPresent(found::remove);
        return found;
    }

    private List<Related> parts(Stored s) {
        List<Related> found =
                new ArrayList<>(related("t.whole_ticket = ?", List.of(s.id()), RELATED_MAX));
        found.addAll(related("t.main_ticket = ?", List.of(s.id()), RELATED_MAX));
        return found;
    }

    private Optional<Related> whole(Stored s) {
        return s.whole()
                .or(s::main)
                .flatMap(id -> related("t.id = ?", List.of(id), 1).stream().findFirst());
    }

    /** That a lead was made is not told to the caller: it may be about somebody else. */
    private List<Link> links(Actor actor, UUID ticket, Position position) {
        String body = TicketAccess.body(actor);
        return jdbc
                .sql(
                        """
                        select l.*, f.state as case_state, d.state as lead_state,
                               coalesce(? in (f.collecting_organ, f.accepting_organ, f.deciding_organ), false) as takes_part,
                               coalesce(d.organ = ?, false) as looks_into
                          from hotline_link l
                          left join case_file f on l.what = 'CASE' and f.id = l.target
                          left join hotline_lead d on l.what = 'LEAD' and d.id = l.target
                         where l.ticket = ? order by l.linked_on, l.label
                        """)
                .params(body, body, ticket)
                .query((row, n) ->
                        link(
                                actor,
                                position,
                                row,
                                Became.valueOf(Objects.requireNonNull(row.getString("what")))))
                .list()
                .stream()
                .filter(l -> l.what() == Became.CASE || position != Position.CALLER)
                .toList();
    }

    private static Link link(Actor actor, Position position, ResultSet row, Became what)
            throws SQLException {
        Optional<Words> state =
                switch (what) {
                    case CASE ->
                            Optional.ofNullable(row.getString("case_state"))
                                    .map(s -> State.valueOf(s).words());
                    case LEAD ->
                            Optional.ofNullable(row.getString("lead_state"))
                                    .map(s -> LeadState.valueOf(s).words());
                };
        boolean ofCase = row.getBoolean("takes_part");
        boolean ofLead = row.getBoolean("looks_into");
        boolean opens =
                switch (actor.role()) {
                    case SUPERVISOR -> state.isPresent();
                    case CLERK -> what == Became.CASE && ofCase;
                    case REVIEWER, DECIDER -> what == Became.CASE ? ofCase : ofLead;
                    // behind the wall of the database a resident finds his own case alone
                    case RESIDENT -> what == Became.CASE && state.isPresent();
                    case SYSTEM -> false;
                };
        boolean told = opens || position == Position.AGENT;
        return new Link(
                what,
                Objects.requireNonNull(row.getObject("target", UUID.class)),
                Objects.requireNonNull(row.getString("label")),
                Objects.requireNonNull(row.getObject("linked_on", LocalDate.class)),
                what == Became.CASE && state.isPresent(),
                told ? state : Optional.empty(),
                opens);
    }

    @Override
    public List<Related> similar(Actor actor, String phone, Optional<Topic> topic, String place) {
        if (!actor.is(Role.CLERK)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () -> {
                    List<Related> found = new ArrayList<>();
                    String digits = Desk.digits(phone);
                    if (!digits.isEmpty() && Hotline.isLine(actor)) {
                        found.addAll(
                                related(
                                        "t.caller_index = ?",
                                        List.of(personalData.idIndex(digits)),
                                        SIMILAR_MAX));
                    }
                    var where = places.find(place, desk.today());
                    if (topic.isPresent() && where.isPresent()) {
                        TicketAccess.Condition sees = TicketAccess.sees(actor);
                        List<Object> known =
                                new ArrayList<>(List.of(topic.get().name(), where.get().code()));
                        known.addAll(sees.known());
                        related("t.topic = ? and t.place = ? and " + sees.sql(), known, SIMILAR_MAX)
                                .stream()
                                .filter(r -> !found.contains(r))
                                .forEach(found::add);
                    }
                    return found;
                });
    }

    @Override
    public List<Related> ofCase(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () -> {
                    TicketAccess.Condition sees = TicketAccess.sees(actor);
                    List<Object> known = new ArrayList<>(List.of(caseId));
                    known.addAll(sees.known());
                    return related(
                            "t.id in (select l.ticket from hotline_link l where l.target = ?) and "
                                    + sees.sql(),
                            known,
                            RELATED_MAX);
                });
    }

    // ------------------------------------------------------------------ acting

    @Override
    public Result take(Actor actor, NewTicket ticket) {
        return walls.inside(actor, () -> acts.take(actor, ticket));
    }

    @Override
    public Result takeOnWeb(NewTicket ticket) {
        Jurisdiction side =
                places.find(ticket.place(), desk.today())
                        .map(p -> Jurisdiction.ofCode(p.jurisdiction()))
                        .orElse(Jurisdiction.SICHUAN);
        Actor node = Actor.system(side);
        return walls.inside(node, () -> acts.take(node, ticket));
    }

    @Override
    public Result act(Actor actor, UUID ticket, int version, TicketOrder order) {
        return acts.passOn(
                actor.jurisdiction(),
                order,
                walls.inside(actor, () -> acts.act(actor, ticket, version, order)));
    }

    @Override
    public Optional<File> follow(String code, String secret) {
        return asNode(code)
                .flatMap(node ->
                        walls.inside(
                                node,
                                () ->
                                        acts.bySecret(code.strip(), secret, false)
                                                .flatMap(s ->
                                                        rows.key(
                                                                        s.id(),
                                                                        Purpose.OWN_MATTER,
                                                                        "text",
                                                                        "steps")
                                                                .map(key ->
                                                                        file(
                                                                                node,
                                                                                s,
                                                                                key,
                                                                                Position
                                                                                        .CALLER)))));
    }

    @Override
    public Result actOn(String code, String secret, TicketOrder order) {
        return asNode(code)
                .map(node ->
                        acts.passOn(
                                node.jurisdiction(),
                                order,
                                walls.inside(
                                        node,
                                        () ->
                                                acts.bySecret(code.strip(), secret, true)
                                                        .map(s ->
                                                                acts.decided(
                                                                        s, Position.CALLER, order))
                                                        .orElseGet(Result.NotFound::new))))
                .orElseGet(Result.NotFound::new);
    }

    private static Optional<Actor> asNode(String code) {
        return code.strip().matches(CODE)
                ? Optional.of(Actor.system(Jurisdiction.ofCode(code.strip().substring(0, 2))))
                : Optional.empty();
    }

    @Override
    public List<Organ> bodies(Actor actor, String place) {
        return places.bodies(place, desk.today(), actor.jurisdiction().code());
    }

    @Override
    public LeadPage leads(Actor actor, Optional<LeadState> state, int page) {
        return walls.inside(actor, () -> leads.of(actor, state, page));
    }

    @Override
    public Optional<Lead> lead(Actor actor, UUID lead) {
        return walls.inside(actor, () -> leads.one(actor, lead));
    }

    @Override
    public void eachLead(Actor actor, Optional<LeadState> state, Consumer<LeadRow> to) {
        Walk.byId(
                walls,
                actor,
                PAGE_ROWS,
                behind -> leads.rows(actor, state, behind),
                LeadRow::id,
                to);
    }

    @Override
    public Result leadDone(Actor actor, UUID lead, boolean helped, String found) {
        return walls.inside(actor, () -> leads.done(actor, lead, helped, found));
    }
}
