package tongban.node.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.Problem;
import tongban.node.casework.State;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.Sha256;
import tongban.service.text.Words;

/**
 * Takes cases in, each in a transaction of its own, and remembers which number became which case.
 */
final class JdbcImports implements Imports {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Drafts drafts;
    private final Cases cases;
    private final Services services;
    private final Attachments attachments;
    private final JdbcNews news;
    private final Clock clock;

    JdbcImports(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Drafts drafts,
            Cases cases,
            Services services,
            Attachments attachments,
            JdbcNews news,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.drafts = drafts;
        this.cases = cases;
        this.services = services;
        this.attachments = attachments;
        this.news = news;
        this.clock = clock;
    }

    /** One run, while it goes on. */
    private static final class Run {
        private final Actor actor;
        private final BatchFile.Content content;
        private final Map<String, List<Row>> byProject;
        private final List<ExchangeFault> faults;
        private final List<Taken> taken = new ArrayList<>();
        private final List<Changed> changed = new ArrayList<>();
        private final Map<String, UUID> again = new LinkedHashMap<>();
        private int known;
        private int rated;

        private Run(Actor actor, BatchFile.Content content) {
            this.actor = actor;
            this.content = content;
            this.byProject =
                    content.rows().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Row::project, LinkedHashMap::new, Collectors.toList()));
            this.faults = new ArrayList<>(content.faults());
        }

        /** All that the batch says of a case. */
        List<Row> rows(String project) {
            return byProject.getOrDefault(project, List.of());
        }

        List<Row> rows(String project, Table table) {
            return rows(project).stream().filter(r -> r.table() == table).toList();
        }

        /** Numbers of cases of which any row is wrong. */
        Set<String> wrong() {
            Set<String> wrong = new HashSet<>();
            Map<String, Row> places = new LinkedHashMap<>();
            content.rows().forEach(r -> places.put(r.table().file() + ":" + r.line(), r));
            for (ExchangeFault fault : faults) {
                Row row = places.get(fault.file() + ":" + fault.line());
                if (row != null) {
                    wrong.add(row.project());
                }
            }
            return wrong;
        }
    }

    @Override
    public Optional<Report> run(Actor actor, byte[] file) {
        if (!actor.is(Role.CLERK)) {
            return Optional.empty();
        }
        Run run = new Run(actor, BatchFile.read(file));
        if (run.content.batch().isEmpty()) {
            return Optional.of(report(run, Optional.empty()));
        }
        Set<String> here = known(actor, run.content);
        run.faults.addAll(Checks.faults(run.content.rows(), here::contains));
        LocalDate today = LocalDate.now(clock);
        for (Row row : run.content.rows()) {
            if (row.table() == Table.ACCEPT) {
                run.faults.addAll(
                        Days.faults(row, service(row).map(PublishedService::definition), today));
            }
        }
        Set<String> wrong = run.wrong();
        for (Row row : run.content.rows()) {
            if (row.table() == Table.ACCEPT && !wrong.contains(row.project())) {
                walls.run(actor, () -> take(run, row));
            }
        }
        walls.run(actor, () -> alone(run, wrong));
        Actor node = Actor.system(actor.jurisdiction());
        run.again.forEach((project, id) -> {
            if (isLost(run, node, project, id)) {
                return;
            }
            // by a hash, without a look at anybody's data: most of a batch is no news
            if (walls.inside(node, () -> news.isSame(run.content, run.rows(project)))) {
                run.known++;
                return;
            }
            if (!isHis(run, node, project, id)) {
                return;
            }
            try {
                walls.run(node, () -> told(run, node, project, id));
            } catch (JdbcNews.Refused refused) {
                run.faults.addAll(refused.faults());
            }
        });
        for (Row row : run.content.rows()) {
            if (row.table() == Table.RESULT
                    && !row.get("satisfaction").isEmpty()
                    && !wrong.contains(row.project())) {
                walls.run(actor, () -> rate(run, row));
            }
        }
        UUID id = walls.inside(actor, () -> remember(run, file));
        return Optional.of(report(run, Optional.of(id)));
    }

    private Report report(Run run, Optional<UUID> id) {
        int informative =
                (int)
                        run.content.rows().stream()
                                .filter(r ->
                                        switch (r.table()) {
                                            case ACCEPT, MATERIAL, FORM -> false;
                                            case PROCESS, SPECIAL, RESULT, SUPPLEMENT -> true;
                                        })
                                .count();
        return new Report(
                id,
                run.content.batch(),
                run.content.source(),
                run.taken,
                run.changed,
                run.known,
                informative,
                run.rated,
                run.faults.stream().limit(BatchFile.FAULTS_MAX).toList(),
                run.faults.size());
    }

    /** Of the numbers in the batch those that came in before. */
    private Set<String> known(Actor actor, BatchFile.Content batch) {
        String[] numbers =
                batch.rows().stream().map(Row::project).distinct().toArray(String[]::new);
        return walls.inside(
                actor,
                () ->
                        new HashSet<>(
                                jdbc.sql(
                                                "select foreign_number from exchange_case where source = ? and foreign_number = any (?)")
                                        .params(batch.source(), numbers)
                                        .query(String.class)
                                        .list()));
    }

    private void take(Run run, Row row) {
        Optional<UUID> earlier = earlier(run, row);
        Optional<Drafts.Draft> unfinished = earlier.flatMap(id -> drafts.load(run.actor, id));
        if (earlier.isPresent() && unfinished.isEmpty()) {
            run.again.put(row.project(), earlier.get());
            return;
        }
        if (row.get("cd_operation").equals("D")) {
            // deleted there before it ever became a case here
            unfinished
                    .filter(d -> drafts.discard(run.actor, d.id()))
                    .ifPresent(d ->
                            run.changed.add(
                                    new Changed(
                                            row.project(), d.id(), "", News.WITHDRAWN, List.of())));
            return;
        }
        if (unfinished.isPresent() && news.isSame(run.content, run.rows(row.project()))) {
            run.known++;
            return;
        }
        open(run, row, unfinished);
    }

    /** Drafted, or laid over what is still a draft, and collected. */
    private void open(Run run, Row row, Optional<Drafts.Draft> unfinished) {
        Optional<PublishedService> service = service(row);
        if (service.isEmpty()) {
            run.faults.add(
                    Checks.at(
                            "EXC-030",
                            row,
                            "catalog_code",
                            Words.of(
                                    "这里没有这个事项（基本编码、实施编码、地方编码、服务标识都不认识）",
                                    "No such service here by any of its codes"),
                            Words.of(
                                    "请核对编码，或先发布该服务",
                                    "Compare the codes, or publish the service first")));
            return;
        }
        Optional<Drafts.Draft> draft =
                unfinished.or(() -> drafts.start(run.actor, service.get().id()));
        if (draft.isEmpty()) {
            run.faults.add(
                    Checks.at(
                            "EXC-031",
                            row,
                            "",
                            Words.of("草稿已达上限", "You have as many drafts as one may have"),
                            Words.of("请先办完或删除一些草稿", "Finish or discard some drafts first")));
            return;
        }
        collect(run, row, draft.get(), service.get());
    }

    /** Papers and answers of a case that came in before come without its acceptance as well. */
    private void alone(Run run, Set<String> wrong) {
        for (Row row : run.content.rows()) {
            boolean ofTheCase = row.table() == Table.MATERIAL || row.table() == Table.FORM;
            if (ofTheCase
                    && !wrong.contains(row.project())
                    && !run.again.containsKey(row.project())
                    && run.rows(row.project(), Table.ACCEPT).isEmpty()) {
                earlier(run, row)
                        .filter(id -> drafts.load(run.actor, id).isEmpty())
                        .ifPresent(id -> run.again.put(row.project(), id));
            }
        }
    }

    /** Neither a case nor the clerk's own draft: somebody else's draft, or nothing any more. */
    private boolean isLost(Run run, Actor node, String project, UUID id) {
        Optional<String> holder =
                walls.inside(
                        node,
                        () ->
                                jdbc.sql(
                                                """
                                                select case when exists (select from case_file where id = :id) then 'case'
                                                            else 'draft ' || draft_holder(:id) end
                                                """)
                                        .param("id", id)
                                        .query((r, n) -> Optional.ofNullable(r.getString(1)))
                                        .single());
        if (holder.filter("case"::equals).isPresent()) {
            return false;
        }
        Optional<Row> accept = run.rows(project, Table.ACCEPT).stream().findFirst();
        if (holder.isEmpty() && accept.isPresent()) {
            if (accept.get().get("cd_operation").equals("D")) {
                run.known++; // gone there as well
            } else {
                walls.run(run.actor, () -> open(run, accept.get(), Optional.empty()));
            }
            return true;
        }
        run.faults.add(
                Checks.at(
                        "EXC-039",
                        run.rows(project).getFirst(),
                        "project_no",
                        holder.map(h ->
                                        Words.of(
                                                "该办件是别的窗口人员的草稿（机关 "
                                                        + h.substring("draft ".length())
                                                        + "），本批次所述没有记入",
                                                "The case is a draft of another clerk (body "
                                                        + h.substring("draft ".length())
                                                        + "): nothing that the batch says was"
                                                        + " taken in"))
                                .orElse(
                                        Words.of(
                                                "该办件在本系统的草稿已删除，本批次没有它的受理信息",
                                                "Its draft here is gone, and the batch has no"
                                                        + " acceptance of it")),
                        holder.map(h ->
                                        Words.of(
                                                "请由该人员导入，或请其收件或删除草稿后再导入",
                                                "Have that clerk import it, or collect or discard"
                                                        + " the draft, and import again"))
                                .orElse(
                                        Words.of(
                                                "请连同受理信息再次导入",
                                                "Import it again together with its"
                                                        + " acceptance"))));
        return true;
    }

    /**
     * The file is nobody's but the clerk's who brings it: it tells of what he sees. What the node
     * records of it is recorded for him, and not of a case of another body.
     */
    private boolean isHis(Run run, Actor node, String project, UUID id) {
        if (walls.inside(run.actor, () -> cases.page(run.actor, id)).isPresent()
                || walls.inside(node, () -> cases.page(node, id)).isEmpty()) {
            return true;
        }
        run.faults.add(
                Checks.at(
                        "EXC-038",
                        run.rows(project).getFirst(),
                        "project_no",
                        Words.of(
                                "该办件已由别的机关收件，您的机关看不到它，本批次所述没有记入",
                                "The case is with another body and yours does not see it:"
                                        + " nothing that the batch says of it was taken in"),
                        Words.of(
                                "请由收件或办理该件的机关的窗口导入",
                                "Have it imported at a window of the body that took it in or"
                                        + " handles it")));
        return false;
    }

    /** What the batch tells of a case that came in before; recorded by the node. */
    private void told(Run run, Actor node, String project, UUID id) {
        Optional<CasePage> page = cases.page(node, id);
        Optional<PublishedService> service = page.flatMap(p -> services.get(p.serviceId()));
        Optional<Changed> changed =
                service.flatMap(s ->
                        news.told(
                                node, run.content, run.rows(project), page.get(), s.definition()));
        changed.ifPresentOrElse(
                c -> {
                    run.changed.add(c);
                    journal.write(
                            "exchange-import",
                            Purpose.EXCHANGE.name(),
                            List.of(id),
                            List.of(
                                    "source=" + run.content.source(),
                                    "batch=" + run.content.batch()));
                },
                () -> run.known++);
    }

    /**
     * The applicant has rated the case in the platform: that is his rating here as well, once the
     * decision was delivered and unless he gave one before.
     */
    private void rate(Run run, Row row) {
        Optional<CasePage> rateable =
                earlier(run, row)
                        .filter(id -> !isRated(id))
                        .flatMap(id -> cases.page(run.actor, id))
                        .filter(page ->
                                page.permitted().stream().anyMatch(p -> p.act() == Act.RATE));
        if (rateable.isPresent()) {
            CasePage page = rateable.get();
            Command rate =
                    new Command.Rate(
                            page.id(),
                            page.version(),
                            Integer.parseInt(row.get("satisfaction")),
                            "",
                            Command.Rate.fromFile(run.content.source()));
            if (cases.perform(run.actor, key("rate", run, row), rate)
                    instanceof CommandResult.Done) {
                run.rated++;
            }
        }
    }

    /** One matter, one rating: whether there is one needs no look at the case. */
    private boolean isRated(UUID id) {
        return jdbc.sql(
                        "select exists (select from case_event where case_id = ? and type = 'Rated')")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** What the platform's number became here. */
    private Optional<UUID> earlier(Run run, Row row) {
        return jdbc.sql("select case_id from exchange_case where source = ? and foreign_number = ?")
                .params(run.content.source(), row.project())
                .query(UUID.class)
                .optional();
    }

    private void collect(Run run, Row row, Drafts.Draft draft, PublishedService service) {
        Intake intake = Intake.of(Optional.of(row), run.rows(row.project(), Table.FORM));
        Drafts.Saved saved =
                drafts.save(
                        run.actor,
                        draft.id(),
                        draft.version(),
                        intake.typed(),
                        Intake.elsewhere(run.content.source(), row),
                        row.get("org_code"));
        if (!(saved instanceof Drafts.Saved.Done(int version))) {
            drafts.discard(run.actor, draft.id());
            run.faults.add(
                    Checks.at(
                            "EXC-032",
                            row,
                            "",
                            Words.of("表单内容超出限制", "The answers are beyond the limits of a form"),
                            Words.of("请缩短或减少", "Shorten them, or send fewer")));
            return;
        }
        Attachments.Brought brought =
                attachments.bring(
                        run.actor,
                        draft.id(),
                        run.rows(row.project(), Table.MATERIAL),
                        run.content,
                        service.definition());
        // nobody stood in front of this clerk, and the case says so
        IdentityCheck check = new IdentityCheck(IdentityCheck.Shown.OTHER, false, "");
        CommandResult result =
                cases.perform(
                        run.actor,
                        key("collect", run, row),
                        new Command.Collect(
                                draft.id(),
                                version,
                                check,
                                Intake.materials(
                                        run.rows(row.project(), Table.MATERIAL),
                                        service.definition(),
                                        brought.notes()),
                                true));
        switch (result) {
            case CommandResult.Done done ->
                    opened(run, row, done.caseId(), done, brought.remarks());
            case CommandResult.Repeated again -> run.known++;
            case CommandResult.Rejected no ->
                    rejected(run, row, draft.id(), intake, no.problems(), brought.remarks());
            case CommandResult.Forbidden no ->
                    rejected(
                            run, row, draft.id(), intake, List.of(no.problem()), brought.remarks());
            case CommandResult.Stale stale -> run.known++;
            case CommandResult.NotFound none -> run.known++;
        }
    }

    private void opened(
            Run run, Row row, UUID id, CommandResult.Done done, List<ExchangeFault> remarks) {
        State state = done.state();
        if (state == State.COLLECTED) {
            CommandResult sent =
                    cases.perform(
                            run.actor,
                            key("forward", run, row),
                            new Command.Forward(id, done.version(), "", ""));
            if (sent instanceof CommandResult.Done gone) {
                state = gone.state();
            }
        }
        bound(run, row, id);
        news.remember(run.content, run.rows(row.project()));
        run.taken.add(new Taken(row.project(), id, done.number(), state.words(), remarks));
    }

    /** What is only incomplete stays as the clerk's draft, with everything that came. */
    private void rejected(
            Run run,
            Row row,
            UUID draft,
            Intake intake,
            List<Problem> problems,
            List<ExchangeFault> remarks) {
        List<ExchangeFault> faults =
                new ArrayList<>(problems.stream().map(p -> intake.fault(p, row)).toList());
        if (problems.stream().anyMatch(p -> p.code().equals(Problem.DUPLICATE))) {
            drafts.discard(run.actor, draft);
            run.faults.addAll(faults);
            return;
        }
        faults.addAll(remarks);
        bound(run, row, draft);
        // what the clerk completes or corrects from here on is not undone by the same batch again
        news.remember(run.content, run.rows(row.project()));
        run.taken.add(
                new Taken(
                        row.project(),
                        draft,
                        "",
                        Words.of("草稿，待补充后收件", "a draft, to be completed"),
                        faults));
    }

    private void bound(Run run, Row row, UUID id) {
        jdbc.sql(
                        """
                        insert into exchange_case (owner_jurisdiction, source, foreign_number, case_id, batch, at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (owner_jurisdiction, source, foreign_number) do update
                           set batch = excluded.batch, at = excluded.at, case_id = excluded.case_id
                        """)
                .params(
                        run.actor.jurisdiction().code(),
                        run.content.source(),
                        row.project(),
                        id,
                        run.content.batch(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.write(
                "exchange-import",
                Purpose.EXCHANGE.name(),
                List.of(id),
                List.of("source=" + run.content.source(), "batch=" + run.content.batch()));
    }

    private UUID remember(Run run, byte[] file) {
        UUID id = GlobalId.next(clock.instant());
        long drafted = run.taken.stream().filter(Taken::isDraft).count();
        jdbc.sql(
                        "insert into exchange_import values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)")
                .params(
                        id,
                        run.actor.jurisdiction().code(),
                        run.content.source(),
                        run.content.batch(),
                        Sha256.of(file),
                        run.actor.account().toString(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        run.taken.size() - (int) drafted,
                        (int) drafted,
                        run.known,
                        run.faults.size(),
                        run.changed.size(),
                        ToldRows.json(run.taken, run.changed, run.faults))
                .update();
        return id;
    }

    private Optional<PublishedService> service(Row row) {
        List<Function<Row, Optional<String>>> ways =
                List.of(
                        r -> Optional.of(r.get("service_id")),
                        r -> services.byCode(r.get("local_catalog_code")),
                        r -> services.byCode(r.get("task_code")),
                        r -> services.byCode(r.get("catalog_code")));
        return ways.stream()
                .flatMap(way -> way.apply(row).stream())
                .flatMap(id -> services.get(id).stream())
                .findFirst();
    }

    /** The same for the same case of the same platform, whatever batch it comes in. */
    private static String key(String act, Run run, Row row) {
        return "exchange-"
                + act
                + "-"
                + UUID.nameUUIDFromBytes(
                        (run.actor.jurisdiction() + run.content.source() + " " + row.project())
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Past> past(Actor actor) {
        return past(actor, PAST_SHOWN_MAX);
    }

    @Override
    public List<Past> all(Actor actor) {
        return past(actor, Integer.MAX_VALUE);
    }

    private List<Past> past(Actor actor, int rows) {
        if (!actor.is(Role.CLERK, Role.SUPERVISOR)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select i.*, i.told is not null and (? or i.imported_by = ?) as readable
                                          from exchange_import i order by at desc limit ?
                                        """)
                                .params(actor.is(Role.SUPERVISOR), actor.account().toString(), rows)
                                .query((row, n) ->
                                        new Past(
                                                row.getObject("id", UUID.class),
                                                row.getBoolean("readable"),
                                                Objects.requireNonNull(row.getString("source")),
                                                Objects.requireNonNull(row.getString("batch")),
                                                row.getObject("at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getInt("opened"),
                                                row.getInt("drafts"),
                                                row.getInt("changed"),
                                                row.getInt("known"),
                                                row.getInt("faults")))
                                .list());
    }

    @Override
    public Optional<List<Told>> told(Actor actor, UUID id) {
        return actor.is(Role.CLERK, Role.SUPERVISOR)
                ? walls.inside(
                        actor,
                        () ->
                                jdbc.sql(
                                                """
                                                select told from exchange_import
                                                 where id = ? and told is not null and (? or imported_by = ?)
                                                """)
                                        .params(
                                                id,
                                                actor.is(Role.SUPERVISOR),
                                                actor.account().toString())
                                        .query(String.class)
                                        .optional()
                                        .map(ToldRows::of))
                : Optional.empty();
    }
}
