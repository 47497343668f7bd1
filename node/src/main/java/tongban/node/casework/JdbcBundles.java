package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.service.Bundle;

/** Runs of bundles in the database: which drafts, and then cases, belong together. */
final class JdbcBundles implements Bundles {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcDrafts drafts;
    private final Services services;
    private final Clock clock;

    JdbcBundles(JdbcClient jdbc, Walls walls, JdbcDrafts drafts, Services services, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.drafts = drafts;
        this.services = services;
        this.clock = clock;
    }

    private record Row(UUID id, String bundle, Instant startedAt) {}

    @Override
    public Optional<Run> start(Actor actor, String bundleId) {
        Optional<Bundle> bundle = services.bundle(bundleId);
        if (bundle.isEmpty() || !actor.is(Role.RESIDENT, Role.CLERK)) {
            return Optional.empty();
        }
        return walls.inside(
                actor,
                () -> {
                    List<String> wanted = bundle.get().services();
                    if (drafts.count() + wanted.size() > Drafts.DRAFTS_PER_ACCOUNT_MAX) {
                        return Optional.empty();
                    }
                    Instant now = clock.instant();
                    UUID run = GlobalId.next(now);
                    jdbc.sql(
                                    """
                                    insert into bundle_run (id, owner_jurisdiction, account_id, bundle_id, started_at)
                                    values (?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    run,
                                    actor.jurisdiction().code(),
                                    actor.account(),
                                    bundleId,
                                    now.atOffset(ZoneOffset.UTC))
                            .update();
                    for (int i = 0; i < wanted.size(); i++) {
                        Drafts.Draft draft = drafts.start(actor, wanted.get(i)).orElseThrow();
                        jdbc.sql(
                                        """
                                        insert into bundle_part (owner_jurisdiction, case_id, run, service_id, seq)
                                        values (?, ?, ?, ?, ?)
                                        """)
                                .params(
                                        actor.jurisdiction().code(),
                                        draft.id(),
                                        run,
                                        wanted.get(i),
                                        i + 1)
                                .update();
                    }
                    return find(actor, run);
                });
    }

    @Override
    public Optional<Run> find(Actor actor, UUID run) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql("select * from bundle_run where id = ?")
                                .param(run)
                                .query((row, n) -> row(row))
                                .optional()
                                .map(this::run));
    }

    @Override
    public Optional<Run> of(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select r.* from bundle_run r join bundle_part p on p.run = r.id where p.case_id = ?
                                        """)
                                .param(caseId)
                                .query((row, n) -> row(row))
                                .optional()
                                .map(this::run));
    }

    @Override
    public List<Run> open(Actor actor) {
        return walls.inside(
                actor,
                () ->
                        jdbc
                                .sql(
                                        """
                                        select r.* from bundle_run r
                                         where exists (select 1 from bundle_part p join draft d on d.id = p.case_id
                                                        where p.run = r.id)
                                         order by r.started_at desc
                                        """)
                                .query((row, n) -> row(row))
                                .list()
                                .stream()
                                .map(this::run)
                                .toList());
    }

    @Override
    public boolean discard(Actor actor, UUID run) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Run> found = find(actor, run);
                    found.map(Run::open)
                            .orElse(List.of())
                            .forEach(part -> drafts.discard(actor, part.caseId()));
                    return found.isPresent();
                });
    }

    @Override
    public List<UUID> together(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select p.case_id from bundle_part p join bundle_part own on own.run = p.run
                                         where own.case_id = ? and p.case_id <> own.case_id
                                           and exists (select 1 from case_file f where f.id = p.case_id)
                                         order by p.seq
                                        """)
                                .param(caseId)
                                .query(UUID.class)
                                .list());
    }

    private Run run(Row row) {
        List<Part> parts =
                jdbc.sql(
                                """
                                select p.seq, p.case_id, p.service_id,
                                       exists (select 1 from case_file f where f.id = p.case_id) as sent
                                  from bundle_part p
                                 where p.run = ? and (exists (select 1 from case_file f where f.id = p.case_id)
                                                      or exists (select 1 from draft d where d.id = p.case_id))
                                 order by p.seq
                                """)
                        .param(row.id())
                        .query((p, n) ->
                                new Part(
                                        p.getInt("seq"),
                                        p.getObject("case_id", UUID.class),
                                        JdbcCaseStore.text(p, "service_id"),
                                        p.getBoolean("sent")))
                        .list();
        return new Run(row.id(), row.bundle(), row.startedAt(), parts);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                JdbcCaseStore.text(row, "bundle_id"),
                JdbcCaseStore.instant(row, "started_at"));
    }
}
