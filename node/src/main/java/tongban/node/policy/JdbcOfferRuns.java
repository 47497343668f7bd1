package tongban.node.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Answer;
import tongban.node.place.Competence;
import tongban.node.place.Question;
import tongban.node.place.ServiceRule;
import tongban.node.register.Enterprises;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactForm;
import tongban.service.text.Words;

/**
 * Runs of a policy over all enterprises of a body, a chunk a transaction. An enterprise is offered
 * a policy once a year, so that a run that broke off is started again and repeats nothing; nor is
 * it offered what it was granted already, ever or in that year, as the policy says.
 */
final class JdbcOfferRuns {
    static final int CHUNK_ROWS = 200;
    private static final int SHOWN_MAX = 20;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final JdbcOfferRows rows;
    private final JdbcPolicyAwards awards;
    private final PolicyBook book;
    private final Matcher matcher;
    private final Enterprises enterprises;
    private final Services services;
    private final Competence competence;
    private final Areas areas;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    JdbcOfferRuns(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            JdbcOfferRows rows,
            JdbcPolicyAwards awards,
            PolicyBook book,
            Matcher matcher,
            Enterprises enterprises,
            Services services,
            Competence competence,
            Areas areas,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.rows = rows;
        this.awards = awards;
        this.book = book;
        this.matcher = matcher;
        this.enterprises = enterprises;
        this.services = services;
        this.competence = competence;
        this.areas = areas;
        this.clock = clock;
    }

    /** Called after each commit that started a run. */
    void onStarted(Runnable job) {
        this.wake = job;
    }

    boolean mayRun(Actor actor, String service) {
        return actor.is(Role.REVIEWER, Role.DECIDER)
                && offered(actor, service)
                && services.get(service)
                        .filter(s -> Issuers.works(actor, s.definition()))
                        .isPresent();
    }

    /** Whether it is in force without an application in a part of the area of somebody's body. */
    private boolean offered(Actor actor, String service) {
        String seat = actor.worksFor().map(JdbcOfferRuns::seat).orElse(actor.jurisdiction().code());
        return inForce(actor.jurisdiction(), service).stream()
                .filter(r -> r.policy().way() == Policy.Way.WITHOUT_APPLICATION)
                .map(r -> r.document().area())
                .anyMatch(area -> lies(area, seat) || lies(seat, area));
    }

    private boolean lies(String place, String area) {
        LocalDate today = LocalDate.now(clock);
        return areas.holds(area, areas.path(place, today), today);
    }

    private List<PolicyBook.Row> inForce(Jurisdiction side, String service) {
        return book.inForce(side).stream()
                .filter(r -> r.policy().service().equals(service))
                .toList();
    }

    /** Of a body, the place before its department. */
    private static String seat(String organ) {
        return organ.substring(0, Math.max(0, organ.indexOf(':')));
    }

    Offers.Result start(Actor actor, String service) {
        if (actor.is(Role.RESIDENT, Role.CLERK)) {
            return new Offers.Result.NotFound();
        }
        if (!offered(actor, service)) {
            return new Offers.Result.Rejected(List.of(OfferProblems.notOffered()));
        }
        if (!mayRun(actor, service)) {
            return new Offers.Result.Rejected(List.of(PolicyProblems.role()));
        }
        return walls.inside(actor, () -> started(actor, service));
    }

    private Offers.Result started(Actor actor, String service) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        int added =
                jdbc.sql(
                                """
                                insert into policy_run (id, owner_jurisdiction, service_id, year, organ, state, started_by, started_at)
                                values (?, ?, ?, ?, ?, 'RUNNING', ?, ?)
                                on conflict (owner_jurisdiction, service_id, organ) where state = 'RUNNING' do nothing
                                """)
                        .params(
                                id,
                                actor.jurisdiction().code(),
                                service,
                                LocalDate.now(clock).getYear(),
                                actor.worksFor().orElseThrow(),
                                actor.account(),
                                now.atOffset(ZoneOffset.UTC))
                        .update();
        if (added == 0) {
            return new Offers.Result.Rejected(List.of(OfferProblems.running()));
        }
        journal.write("run-policy", Purpose.POLICY.name(), List.of(id), List.of(service));
        walls.afterCommit(wake);
        return new Offers.Result.Done(id);
    }

    List<Offers.Run> of(Actor actor, String service) {
        return of(actor, service, SHOWN_MAX);
    }

    List<Offers.Run> all(Actor actor, String service) {
        return of(actor, service, Integer.MAX_VALUE);
    }

    private List<Offers.Run> of(Actor actor, String service, int most) {
        return actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR)
                ? walls.inside(
                        actor,
                        () ->
                                jdbc.sql(
                                                "select * from policy_run where service_id = ? order by started_at desc limit ?")
                                        .params(service, most)
                                        .query((row, n) ->
                                                new Offers.Run(
                                                        row.getObject("id", UUID.class),
                                                        service,
                                                        row.getInt("year"),
                                                        "READY".equals(row.getString("state")),
                                                        row.getInt("gone_through"),
                                                        row.getInt("eligible"),
                                                        row.getInt("offered"),
                                                        row.getInt("near"),
                                                        row.getInt("incomplete"),
                                                        row.getObject(
                                                                        "started_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant()))
                                        .list())
                : List.of();
    }

    // ------------------------------------------------------------------ going through

    private record Open(UUID id, String service, int year, String organ) {}

    /** Carries every started run of a side to its end. */
    void carryOn(Jurisdiction side) {
        List<Open> open =
                walls.inside(
                        Actor.system(side),
                        () ->
                                jdbc.sql(
                                                "select * from policy_run where state = 'RUNNING' order by started_at")
                                        .query((row, n) ->
                                                new Open(
                                                        row.getObject("id", UUID.class),
                                                        Objects.requireNonNull(
                                                                row.getString("service_id")),
                                                        row.getInt("year"),
                                                        Objects.requireNonNull(
                                                                row.getString("organ"))))
                                        .list());
        open.forEach(run -> finish(side, run));
    }

    private void finish(Jurisdiction side, Open run) {
        Actor node = Actor.system(side);
        // what a broken run counted is counted anew; what it offered stays
        walls.run(
                node,
                () ->
                        jdbc.sql(
                                        "update policy_run set gone_through = 0, eligible = 0, near = 0, incomplete = 0 where id = ?")
                                .param(run.id())
                                .update());
        Optional<ServiceDefinition> service = services.get(run.service()).map(s -> s.definition());
        if (service.isPresent()) {
            List<PolicyBook.Row> inForce = inForce(side, run.service());
            List<Mine> chunk = new ArrayList<>();
            enterprises.each(
                    node,
                    LocalDate.now(clock),
                    Purpose.POLICY,
                    known -> {
                        mine(service.get(), known, run.organ())
                                .filter(m -> holds(inForce, known.place()))
                                .ifPresent(chunk::add);
                        if (chunk.size() == CHUNK_ROWS) {
                            walls.run(node, () -> offer(run, service.get(), chunk));
                            chunk.clear();
                        }
                    });
            walls.run(node, () -> offer(run, service.get(), chunk));
        }
        walls.run(
                node,
                () ->
                        jdbc.sql("update policy_run set state = 'READY', ended_at = ? where id = ?")
                                .params(clock.instant().atOffset(ZoneOffset.UTC), run.id())
                                .update());
    }

    private boolean holds(List<PolicyBook.Row> inForce, String place) {
        LocalDate today = LocalDate.now(clock);
        return Matcher.nearest(inForce, areas.path(place, today), today, areas).isPresent();
    }

    /** An enterprise of the run's body or of a body below it, and the body that decides. */
    private record Mine(Enterprises.Known known, String deciding) {}

    private Optional<Mine> mine(ServiceDefinition service, Enterprises.Known known, String organ) {
        String seat = seat(organ);
        return competence.decide(
                                        Question.at(
                                                ServiceRule.of(
                                                        service.identity(), service.competence()),
                                                known.place(),
                                                LocalDate.now(clock)))
                                instanceof Answer.Competent c
                        && c.deciding().id().startsWith(seat)
                ? Optional.of(new Mine(known, c.deciding().id()))
                : Optional.empty();
    }

    private void offer(Open run, ServiceDefinition service, List<Mine> chunk) {
        int eligible = 0;
        int offered = 0;
        int near = 0;
        int incomplete = 0;
        Policy policy = matcher.matching(run.service()).orElseThrow().policy();
        for (Mine mine : chunk) {
            switch (matcher.match(run.service(), mine.known()).orElseThrow()) {
                case Match.Eligible match -> {
                    byte[] enterprise = rows.index(mine.known().creditCode());
                    if (awards.isOver(policy, enterprise, run.year())) {
                        continue;
                    }
                    eligible++;
                    if (awards.against(policy, enterprise, run.year(), Optional.empty()) == 0
                            && rows.make(
                                    made(run, service, mine, match),
                                    clock.instant(),
                                    LocalDate.now(clock))) {
                        offered++;
                    }
                }
                case Match.NearMiss _ -> near++;
                case Match.Incomplete _ -> incomplete++;
                case Match.NotEligible _ -> {}
            }
        }
        jdbc.sql(
                        """
                        update policy_run set gone_through = gone_through + ?, eligible = eligible + ?, offered = offered + ?,
                                              near = near + ?, incomplete = incomplete + ? where id = ?
                        """)
                .params(chunk.size(), eligible, offered, near, incomplete, run.id())
                .update();
    }

    private JdbcOfferRows.Made made(
            Open run, ServiceDefinition service, Mine mine, Match.Eligible match) {
        Enterprises.Known known = mine.known();
        FactForm form = service.form();
        List<OfferContent.Said> awards = new ArrayList<>();
        match.award()
                .forEach((name, value) ->
                        awards.add(
                                new OfferContent.Said(
                                        service.awardName(name),
                                        service.awardWords(name, value),
                                        Words.same(""))));
        List<OfferContent.Said> facts = new ArrayList<>();
        service.facts()
                .forEach(fact -> {
                    Object value = known.facts().get(fact.name());
                    if (value != null) {
                        facts.add(
                                new OfferContent.Said(
                                        form.name(fact),
                                        form.words(fact, value),
                                        known.sources().getOrDefault(fact.name(), Words.same(""))));
                    }
                });
        return new JdbcOfferRows.Made(
                run.id(),
                run.service(),
                run.year(),
                known.subject(),
                mine.deciding(),
                match.amount(),
                new OfferContent(
                        known.creditCode(),
                        known.name(),
                        known.place(),
                        awards,
                        facts,
                        "",
                        "",
                        ""));
    }
}
