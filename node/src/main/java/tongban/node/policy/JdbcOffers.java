package tongban.node.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.node.policy.JdbcOfferRows.Stored;
import tongban.node.policy.Offer.Position;
import tongban.node.register.Enterprises;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** Offers in the database, as lists and pages show them and as people act on them. */
final class JdbcOffers implements Offers {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcOfferRows rows;
    private final JdbcOfferRuns runs;
    private final JdbcOfferFiles files;
    private final Confirmations confirmations;
    private final Services services;
    private final Enterprises enterprises;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcOffers(
            JdbcClient jdbc,
            Walls walls,
            JdbcOfferRows rows,
            JdbcOfferRuns runs,
            JdbcOfferFiles files,
            Confirmations confirmations,
            Services services,
            Enterprises enterprises,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.rows = rows;
        this.runs = runs;
        this.files = files;
        this.confirmations = confirmations;
        this.services = services;
        this.enterprises = enterprises;
        this.calendar = calendar;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public boolean mayRun(Actor actor, String service) {
        return runs.mayRun(actor, service);
    }

    @Override
    public Result run(Actor actor, String service) {
        return runs.start(actor, service);
    }

    @Override
    public List<Run> runs(Actor actor, String service) {
        return runs.of(actor, service);
    }

    @Override
    public List<Run> allRuns(Actor actor, String service) {
        return runs.all(actor, service);
    }

    // ------------------------------------------------------------------ whose

    /**
     * What an actor sees.
     *
     * @param by who looks in the database: the node for a resident, whose enterprises the register
     *     names
     * @param subjects his enterprises; empty for officials
     * @param organ his body; empty for those who see the side's
     */
    private record Desk(Actor by, List<Enterprises.Known> subjects, String organ) {
        /** The body that decides, those of its department above it, and whose it is. */
        private static final String SEES =
                "(? or (starts_with(organ, ?) and split_part(organ, ':', 2) = ?) or subject = any (?))";

        List<Object> known() {
            int colon = organ.indexOf(':');
            return new ArrayList<>(
                    List.of(
                            organ.isEmpty() && subjects.isEmpty(),
                            colon < 0 ? organ : organ.substring(0, colon),
                            organ.substring(colon + 1),
                            subjects.stream()
                                    .map(Enterprises.Known::subject)
                                    .toArray(UUID[]::new)));
        }

        Optional<Enterprises.Known> of(UUID subject) {
            return subjects.stream().filter(k -> k.subject().equals(subject)).findFirst();
        }
    }

    private Optional<Desk> desk(Actor actor) {
        return switch (actor.role()) {
            case REVIEWER, DECIDER ->
                    actor.worksFor().map(organ -> new Desk(actor, List.of(), organ));
            case SUPERVISOR -> Optional.of(new Desk(actor, List.of(), ""));
            case RESIDENT ->
                    Optional.of(enterprises.mine(actor, today()))
                            .filter(mine -> !mine.isEmpty())
                            .map(mine -> new Desk(Actor.system(actor.jurisdiction()), mine, ""));
            case CLERK, SYSTEM -> Optional.empty();
        };
    }

    private static Position position(Actor actor) {
        return switch (actor.role()) {
            case RESIDENT -> Position.ENTERPRISE;
            case REVIEWER, DECIDER -> Position.BODY;
            case CLERK, SUPERVISOR, SYSTEM -> Position.WATCHER;
        };
    }

    private static Purpose purpose(Actor actor) {
        return actor.is(Role.RESIDENT) ? Purpose.OWN_MATTER : Purpose.POLICY;
    }

    // ------------------------------------------------------------------ looking

    private static String looks(Look look) {
        return switch (look) {
            case ALL -> "true";
            case OPEN -> "state in ('OFFERED', 'ANSWERED')";
            case OBJECTED -> "state = 'OBJECTED'";
            case CONFIRMED -> "state = 'CONFIRMED'";
            case DECLINED -> "state = 'DECLINED'";
        };
    }

    @Override
    public Page list(Actor actor, Look look, int page) {
        return desk(actor)
                .map(desk ->
                        walls.inside(desk.by(), () -> listed(actor, desk, look, Math.max(0, page))))
                .orElse(new Page(List.of(), 0, 0));
    }

    @Override
    public int waiting(Actor actor, UUID enterprise) {
        return desk(actor)
                .filter(desk -> desk.of(enterprise).isPresent())
                .map(desk ->
                        walls.inside(
                                desk.by(),
                                () ->
                                        jdbc.sql(
                                                        "select count(*) from policy_offer where subject = ? and "
                                                                + looks(Look.OPEN))
                                                .param(enterprise)
                                                .query(Integer.class)
                                                .single()))
                .orElse(0);
    }

    private Page listed(Actor actor, Desk desk, Look look, int page) {
        String from = " from policy_offer where " + Desk.SEES + " and " + looks(look);
        int total =
                jdbc.sql("select count(*)" + from)
                        .params(desk.known())
                        .query(Integer.class)
                        .single();
        List<Object> paged = desk.known();
        paged.add(PAGE_ROWS);
        paged.add((long) page * PAGE_ROWS);
        List<Stored> found =
                jdbc.sql("select *" + from + " order by number desc limit ? offset ?")
                        .params(paged)
                        .query((row, n) -> JdbcOfferRows.stored(row))
                        .list();
        return new Page(opened(actor, found), total, page);
    }

    @Override
    public void each(Actor actor, Look look, Consumer<Row> to) {
        desk(actor)
                .ifPresent(desk ->
                        Walk.byId(
                                walls,
                                desk.by(),
                                ROWS_AT_ONCE,
                                behind -> behind(desk, look, behind),
                                Stored::id,
                                found -> opened(actor, found),
                                to));
    }

    private List<Stored> behind(Desk desk, Look look, UUID id) {
        List<Object> known = new ArrayList<>(desk.known());
        known.addAll(List.of(id, ROWS_AT_ONCE));
        return jdbc.sql(
                        "select * from policy_offer where "
                                + Desk.SEES
                                + " and "
                                + looks(look)
                                + " and id > ? order by id limit ?")
                .params(known)
                .query((row, n) -> JdbcOfferRows.stored(row))
                .list();
    }

    private List<Row> opened(Actor actor, List<Stored> found) {
        Map<UUID, CaseKey> keys =
                rows.keys(found.stream().map(Stored::id).toList(), purpose(actor), "name");
        List<Row> lines = new ArrayList<>();
        for (Stored s : found) {
            CaseKey key = keys.get(s.id());
            if (key != null) {
                lines.add(row(s, rows.content(s, key).name()));
            }
        }
        return lines;
    }

    private Row row(Stored s, String enterprise) {
        return new Row(
                s.id(),
                s.service(),
                name(s.service()),
                s.year(),
                enterprise,
                s.offer().state(),
                s.amount(),
                s.offeredOn(),
                s.offer().answeredOn(),
                s.offer().answerUntil(),
                s.offer().isOverdue(today()));
    }

    private Words name(String service) {
        return services.get(service).map(p -> p.definition().name()).orElse(Words.same(service));
    }

    private Optional<Stored> stored(Desk desk, UUID offer, boolean held) {
        List<Object> known = desk.known();
        known.add(offer);
        return jdbc.sql(
                        "select * from policy_offer where "
                                + Desk.SEES
                                + " and id = ?"
                                + (held ? " for update" : ""))
                .params(known)
                .query((row, n) -> JdbcOfferRows.stored(row))
                .optional();
    }

    private Optional<CaseKey> key(Actor actor, Stored s, String... fields) {
        return Optional.ofNullable(rows.keys(List.of(s.id()), purpose(actor), fields).get(s.id()));
    }

    @Override
    public Optional<File> file(Actor actor, UUID offer) {
        return desk(actor).flatMap(desk -> walls.inside(desk.by(), () -> file(actor, desk, offer)));
    }

    private Optional<File> file(Actor actor, Desk desk, UUID offer) {
        return stored(desk, offer, false)
                .flatMap(s ->
                        key(actor, s, "name", "account")
                                .map(k ->
                                        files.file(
                                                actor,
                                                s,
                                                k,
                                                row(s, rows.content(s, k).name()),
                                                position(actor))));
    }

    // ------------------------------------------------------------------ acting

    @Override
    public Result act(Actor actor, UUID offer, Offer.Order order) {
        Optional<Desk> desk = desk(actor);
        if (desk.isEmpty()) {
            return new Result.NotFound();
        }
        if (!(order instanceof Offer.Order.Confirm confirm)) {
            return walls.inside(
                    desk.get().by(),
                    () -> decided(actor, desk.get(), offer, order, new UUID(0, 0)));
        }
        return confirmed(actor, desk.get(), offer, confirm);
    }

    /**
     * The case begins as the enterprise's own, in transactions of its own; then the offer says so.
     * Whoever confirms again after a break gets the case that was begun.
     */
    private Result confirmed(Actor actor, Desk desk, UUID offer, Offer.Order.Confirm confirm) {
        record Ready(Stored stored, OfferContent content) {}
        Optional<Ready> ready =
                walls.inside(
                        desk.by(),
                        () ->
                                stored(desk, offer, false)
                                        .flatMap(s ->
                                                key(actor, s, "name")
                                                        .map(k ->
                                                                new Ready(s, rows.content(s, k)))));
        if (ready.isEmpty()) {
            return new Result.NotFound();
        }
        Stored s = ready.get().stored();
        Offer.Verdict verdict =
                s.offer()
                        .decide(
                                confirm,
                                position(actor),
                                ready.get().content().name(),
                                today(),
                                today(),
                                new UUID(0, 0));
        List<Problem> problems = new ArrayList<>();
        if (verdict instanceof Offer.Verdict.Rejected no) {
            problems.addAll(no.problems());
        }
        problems.addAll(
                walls.inside(
                        desk.by(),
                        () -> files.against(s.service(), ready.get().content().place())));
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        Optional<Enterprises.Known> known = desk.of(s.subject());
        Optional<ServiceDefinition> service = services.get(s.service()).map(p -> p.definition());
        if (known.isEmpty() || service.isEmpty()) {
            return new Result.NotFound();
        }
        return switch (confirmations.begin(actor, offer, service.get(), known.get(), confirm)) {
            case Confirmations.Begun.Case(UUID caseId) ->
                    walls.inside(desk.by(), () -> decided(actor, desk, offer, confirm, caseId));
            case Confirmations.Begun.Rejected no -> new Result.Rejected(no.problems());
        };
    }

    private Result decided(Actor actor, Desk desk, UUID offer, Offer.Order order, UUID caseId) {
        Optional<Stored> found = stored(desk, offer, true);
        Optional<CaseKey> key = found.flatMap(s -> key(actor, s, "name"));
        if (found.isEmpty() || key.isEmpty()) {
            return new Result.NotFound();
        }
        Stored s = found.get();
        OfferContent content = rows.content(s, key.get());
        Offer.Verdict verdict =
                s.offer()
                        .decide(
                                order,
                                position(actor),
                                content.name(),
                                today(),
                                calendar.plusWorkingDays(today(), Offer.ANSWER_WORKING_DAYS),
                                caseId);
        return switch (verdict) {
            case Offer.Verdict.Rejected no -> new Result.Rejected(no.problems());
            case Offer.Verdict.Happens(Offer after) -> {
                rows.store(
                        s,
                        after,
                        order,
                        key.get(),
                        order instanceof Offer.Order.Confirm c ? content.paidTo(c) : content,
                        actor,
                        clock.instant());
                yield new Result.Done(after.caseId().orElse(offer));
            }
        };
    }
}
