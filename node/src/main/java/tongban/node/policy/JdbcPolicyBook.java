package tongban.node.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.policy.PolicyDocument.Part;
import tongban.node.policy.PolicyDocument.Standing;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

/** Documents of policies in the database. */
final class JdbcPolicyBook implements PolicyBook {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Policies policies;
    private final Services services;
    private final WorkingCalendar calendar;
    private final JsonMapper json;
    private final Clock clock;

    JdbcPolicyBook(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Policies policies,
            Services services,
            WorkingCalendar calendar,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.policies = policies;
        this.services = services;
        this.calendar = calendar;
        this.json = json;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Listing list(@Nullable Actor reader, Query query) {
        List<Row> all = all(reader, query);
        int from = Math.min(Math.max(0, query.page()) * PAGE_ROWS, all.size());
        return new Listing(
                all.subList(from, Math.min(from + PAGE_ROWS, all.size())),
                all.size(),
                Math.max(0, query.page()));
    }

    @Override
    public List<Row> all(@Nullable Actor reader, Query query) {
        String words = query.words().toLowerCase(Locale.ROOT);
        return documents(reader).stream()
                .filter(r -> r.standing() != Standing.WITHDRAWN)
                .filter(r -> query.side().isEmpty() || query.side().get() == r.side())
                .filter(r -> query.kind().isEmpty() || query.kind().get() == r.policy().kind())
                .filter(r -> query.way().isEmpty() || query.way().get() == r.policy().way())
                .filter(r -> query.standing().isEmpty() || query.standing().get() == r.standing())
                .filter(r ->
                        words.isEmpty()
                                || r.name().zh().contains(words)
                                || r.name().en().toLowerCase(Locale.ROOT).contains(words)
                                || r.document().document().toLowerCase(Locale.ROOT).contains(words))
                .sorted(order(query.sort()))
                .toList();
    }

    private static Comparator<Row> order(Sort sort) {
        Comparator<Row> by =
                switch (sort) {
                    case ISSUED ->
                            Comparator.comparing((Row r) -> r.document().issuedOn()).reversed();
                    case STARTS ->
                            Comparator.comparing((Row r) -> r.document().inForceFrom()).reversed();
                    case NAME -> Comparator.comparing((Row r) -> r.name().zh());
                    case ENDS ->
                            Comparator.comparing(
                                    (Row r) -> r.document().lastDay().orElse(LocalDate.MAX));
                };
        return by.thenComparing(r -> r.policy().service()).thenComparing(r -> r.side().code());
    }

    /** Those of both sides: what is not published only for the side's own officials. */
    private List<Row> documents(@Nullable Actor reader) {
        List<Row> rows = new ArrayList<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            boolean own = Actor.isOfficialOf(side, reader);
            walls.inside(Actor.readerOf(side, reader), () -> stored(side)).stream()
                    .filter(r -> own || r.document().isPublished())
                    .forEach(rows::add);
        }
        return rows;
    }

    /** Those of the side of the open transaction whose folders are published. */
    private List<Row> stored(Jurisdiction side) {
        return jdbc
                .sql("select d.*, " + SUCCESSOR + " from policy_document d order by number desc")
                .query((row, n) -> row(row, side))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Row> row(ResultSet row, Jurisdiction side) throws SQLException {
        PolicyDocument document = document(row);
        UUID id = row.getObject("id", UUID.class);
        LocalDate today = today();
        return policies.find(document.service())
                .flatMap(policy ->
                        services.get(policy.service())
                                .map(service ->
                                        new Row(
                                                id,
                                                policy,
                                                service.definition().name(),
                                                side,
                                                document,
                                                document.standing(today),
                                                document.isLate(today))));
    }

    /** The day on which what replaces it was published in whole; none where it is not. */
    private static final String SUCCESSOR =
            """
            (select greatest(b.list_on, b.handbook_on, b.guide_on) from policy_document b
              where b.id = d.successor and b.list_on is not null and b.handbook_on is not null
                and b.guide_on is not null) as successor_on
            """;

    private PolicyDocument document(ResultSet row) throws SQLException {
        Map<Part, LocalDate> published = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            day(row, column(part)).ifPresent(d -> published.put(part, d));
        }
        return new PolicyDocument(
                Objects.requireNonNull(row.getString("service_id")),
                Objects.requireNonNull(row.getString("document")),
                row.getObject("issued_on", LocalDate.class),
                day(row, "in_force_from").orElse(row.getObject("issued_on", LocalDate.class)),
                day(row, "valid_until"),
                new PolicyDocument.Checks(
                        day(row, "consulted_from"),
                        day(row, "consulted_until"),
                        day(row, "fair_on"),
                        day(row, "legality_on")),
                row.getObject("publish_by", LocalDate.class),
                published,
                day(row, "ended_from").map(d -> ending(row, d)),
                day(row, "withdrawn_on")
                        .map(d -> new PolicyDocument.Withdrawal(d, text(row, "withdrawn_why"))));
    }

    /** What is replaced goes on from day to day until its successor is published. */
    private PolicyDocument.Ending ending(ResultSet row, LocalDate settled) {
        try {
            LocalDate from = settled;
            if (row.getObject("successor") != null) {
                LocalDate published =
                        Objects.requireNonNullElse(
                                row.getObject("successor_on", LocalDate.class),
                                today().plusDays(1));
                from = published.isAfter(settled) ? published : settled;
            }
            return new PolicyDocument.Ending(
                    PolicyDocument.How.valueOf(row.getString("ended_how")),
                    from,
                    text(row, "ended_by"),
                    Optional.ofNullable(row.getObject("successor", UUID.class)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ResultSet row, String column) {
        try {
            return Objects.requireNonNullElse(row.getString(column), "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String column(Part part) {
        return switch (part) {
            case LIST -> "list_on";
            case HANDBOOK -> "handbook_on";
            case GUIDE -> "guide_on";
        };
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    @Override
    public Optional<Sheet> sheet(@Nullable Actor reader, String service) {
        Optional<Policy> policy = policies.find(service);
        return policy.flatMap(p ->
                services.get(service)
                        .map(s -> {
                            List<Row> documents =
                                    documents(reader).stream()
                                            .filter(r -> r.policy().equals(p))
                                            .toList();
                            boolean works = reader != null && issues(reader, s.definition());
                            boolean present =
                                    reader != null
                                            && documents.stream()
                                                    .anyMatch(r ->
                                                            r.side() == reader.jurisdiction()
                                                                    && r.document().isPresent());
                            return new Sheet(
                                    p,
                                    s.definition(),
                                    documents,
                                    changes(reader, documents),
                                    texts(reader, documents),
                                    works,
                                    works && present);
                        }));
    }

    /** By what the ends of documents were moved, of both sides. */
    private Map<UUID, List<PolicyDocument.Change>> changes(
            @Nullable Actor reader, List<Row> documents) {
        UUID[] ids = documents.stream().map(Row::id).toArray(UUID[]::new);
        Map<UUID, List<PolicyDocument.Change>> changes = new HashMap<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            walls.run(
                    Actor.readerOf(side, reader),
                    () ->
                            jdbc.sql(
                                            "select * from policy_document_change where document = any (?) order by document, seq")
                                    .param(ids)
                                    .query(row -> {
                                        changes.computeIfAbsent(
                                                        row.getObject("document", UUID.class),
                                                        d -> new ArrayList<>())
                                                .add(change(row));
                                    }));
        }
        return changes;
    }

    private Map<UUID, List<PolicyText.Version>> texts(@Nullable Actor reader, List<Row> documents) {
        UUID[] ids = documents.stream().map(Row::id).toArray(UUID[]::new);
        Map<UUID, List<PolicyText.Version>> texts = new HashMap<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            walls.run(
                    Actor.readerOf(side, reader),
                    () ->
                            jdbc.sql(
                                            "select document, part, version, made_at from policy_text where document = any (?) order by version desc")
                                    .param(ids)
                                    .query(row -> {
                                        texts.computeIfAbsent(
                                                        row.getObject("document", UUID.class),
                                                        d -> new ArrayList<>())
                                                .add(
                                                        new PolicyText.Version(
                                                                Part.valueOf(row.getString("part")),
                                                                row.getInt("version"),
                                                                row.getObject(
                                                                                "made_at",
                                                                                OffsetDateTime
                                                                                        .class)
                                                                        .toInstant()));
                                    }));
        }
        return texts;
    }

    @Override
    public Optional<PolicyText> text(
            @Nullable Actor reader, String service, UUID document, Part part, int version) {
        Optional<Row> found =
                documents(reader).stream()
                        .filter(r -> r.id().equals(document))
                        .filter(r -> r.policy().service().equals(service))
                        .findFirst();
        return found.flatMap(r ->
                walls.inside(
                        Actor.readerOf(r.side(), reader),
                        () ->
                                jdbc.sql(
                                                "select content, made_at from policy_text where document = ? and part = ? and version = ?")
                                        .params(document, part.name(), version)
                                        .query((row, n) ->
                                                new PolicyText(
                                                        part,
                                                        version,
                                                        title(r.name(), part),
                                                        r.document().document(),
                                                        r.side(),
                                                        row.getObject(
                                                                        "made_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant(),
                                                        chapters(text(row, "content"))))
                                        .optional()));
    }

    private static Words title(Words policy, Part part) {
        return Words.of(policy.zh() + part.words().zh(), policy.en() + ": " + part.words().en());
    }

    private List<PolicyText.Chapter> chapters(String content) {
        return List.of(json.readValue(content, PolicyText.Chapter[].class));
    }

    /** What a part says by the folder as it is today. */
    private List<PolicyText.Chapter> written(Actor actor, PolicyDocument document, Part part) {
        return PolicyText.of(
                part,
                policies.find(document.service()).orElseThrow(),
                services.get(document.service()).orElseThrow().definition(),
                document,
                actor.jurisdiction(),
                today());
    }

    private void keep(Actor actor, UUID id, PolicyDocument document, Part part) {
        if (part == Part.LIST) {
            return;
        }
        jdbc.sql(
                        """
                        insert into policy_text (owner_jurisdiction, document, part, version, service_hash, content, made_by, made_at)
                        values (?, ?, ?, (select count(*) + 1 from policy_text where document = ? and part = ?), ?, ?, ?, ?)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        id,
                        part.name(),
                        id,
                        part.name(),
                        services.get(document.service()).orElseThrow().hash(),
                        json.writeValueAsString(written(actor, document, part)),
                        actor.account(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Result renew(Actor actor, UUID document, Part part) {
        return on(
                actor,
                document,
                d -> renewed(actor, document, d, part),
                after -> keep(actor, document, after, part),
                "publish-policy-" + part.name().toLowerCase(Locale.ROOT));
    }

    private Publication.Verdict renewed(Actor actor, UUID id, PolicyDocument d, Part part) {
        if (!d.published().containsKey(part) || !d.isPresent()) {
            return new Publication.Verdict.Rejected(
                    List.of(PolicyProblems.standing(d.standing(today()))));
        }
        Optional<List<PolicyText.Chapter>> last =
                jdbc.sql(
                                "select content from policy_text where document = ? and part = ? order by version desc limit 1")
                        .params(id, part.name())
                        .query(String.class)
                        .optional()
                        .map(this::chapters);
        return part == Part.LIST || last.filter(written(actor, d, part)::equals).isPresent()
                ? new Publication.Verdict.Rejected(List.of(PolicyProblems.sameText(part)))
                : new Publication.Verdict.Stands(d);
    }

    private static PolicyDocument.Change change(ResultSet row) throws SQLException {
        return new PolicyDocument.Change(
                PolicyDocument.Change.Kind.valueOf(row.getString("kind")),
                day(row, "day"),
                text(row, "by_document"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    @Override
    public List<Row> inForce(Jurisdiction side) {
        return walls.inside(Actor.system(side), () -> stored(side)).stream()
                .filter(r -> r.standing() == Standing.IN_FORCE)
                .toList();
    }

    /** What a side has published of a policy, the newest first; in anybody's open transaction. */
    List<PolicyDocument> published(Jurisdiction side, String service) {
        return jdbc.sql(
                        "with policy_document as (select * from published_policy_documents(?, ?)) select d.*, "
                                + SUCCESSOR
                                + " from policy_document d order by number desc")
                .params(side.code(), service)
                .query((row, n) -> document(row))
                .list();
    }

    /**
     * Reviewers and deciders of the side's own department that the folder names: a policy is the
     * whole side's, so a body of one of its counties neither issues nor ends it, nor sets its
     * budget.
     */
    static boolean issues(Actor actor, ServiceDefinition service) {
        return actor.is(Role.REVIEWER, Role.DECIDER)
                && actor.worksFor()
                        .filter(o ->
                                o.equals(
                                        actor.jurisdiction().code()
                                                + ":"
                                                + service.competence().department()))
                        .isPresent();
    }

    /** Why somebody may not: he does not work on policies, or his body did not issue this one. */
    static Problem notHis(Actor actor, Optional<Policy> policy, ServiceDefinition service) {
        return policy.isPresent() && works(actor, service)
                ? PolicyProblems.issuer(service.name(), actor.jurisdiction(), policy.get())
                : PolicyProblems.role();
    }

    /** Reviewers and deciders of the department that the folder names, and supervision. */
    static boolean works(Actor actor, ServiceDefinition service) {
        return actor.is(Role.SUPERVISOR)
                || (actor.is(Role.REVIEWER, Role.DECIDER)
                        && actor.worksFor()
                                .filter(o -> o.endsWith(":" + service.competence().department()))
                                .isPresent());
    }

    @Override
    public List<ServiceDefinition> registrable(Actor actor) {
        return policies.all().stream()
                .flatMap(p -> services.get(p.service()).stream())
                .map(s -> s.definition())
                .filter(s -> issues(actor, s))
                .toList();
    }

    // ------------------------------------------------------------------ doing

    @Override
    public Result register(Actor actor, Draft draft) {
        Optional<ServiceDefinition> service =
                policies.find(draft.service())
                        .flatMap(p -> services.get(p.service()))
                        .map(s -> s.definition());
        if (service.isPresent() ? !issues(actor, service.get()) : actor.is(Role.RESIDENT)) {
            return new Result.Rejected(
                    List.of(
                            service.map(s -> notHis(actor, policies.find(draft.service()), s))
                                    .orElseGet(PolicyProblems::role)));
        }
        return walls.inside(actor, () -> register(actor, draft, service.isPresent()));
    }

    private Result register(Actor actor, Draft draft, boolean isPolicy) {
        Optional<PolicyDocument> old =
                draft.replaces()
                        .flatMap(this::held)
                        .filter(d -> d.service().equals(draft.service()));
        if (draft.replaces().isPresent() && old.isEmpty()) {
            return new Result.NotFound();
        }
        Publication.Verdict verdict =
                Publication.register(
                        new Publication.Entered(
                                draft.service(),
                                draft.document(),
                                draft.issuedOn(),
                                draft.inForceFrom(),
                                draft.validUntil(),
                                draft.checks(),
                                old),
                        isPolicy,
                        today(),
                        calendar);
        return switch (verdict) {
            case Publication.Verdict.Rejected no -> new Result.Rejected(no.problems());
            case Publication.Verdict.Stands(PolicyDocument document) ->
                    registered(actor, document, draft.replaces());
        };
    }

    private Optional<PolicyDocument> held(UUID id) {
        return jdbc.sql(
                        "select d.*, "
                                + SUCCESSOR
                                + " from policy_document d where id = ? for update of d")
                .param(id)
                .query((row, n) -> document(row))
                .optional();
    }

    private Result registered(Actor actor, PolicyDocument d, Optional<UUID> replaces) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        replaces.ifPresent(old -> {
            jdbc.sql(
                            "update policy_document set ended_from = ?, ended_how = 'REPLACED', ended_by = ?, successor = ? where id = ?")
                    .params(d.inForceFrom(), d.document(), id, old)
                    .update();
            changed(
                    actor,
                    old,
                    PolicyDocument.Change.Kind.REPLACED,
                    Optional.of(d.inForceFrom()),
                    d.document());
        });
        int added =
                jdbc.sql(
                                """
                                insert into policy_document (id, owner_jurisdiction, service_id, document, organ, issued_on,
                                       in_force_from, valid_until, consulted_from, consulted_until, fair_on, legality_on, publish_by,
                                       registered_by, registered_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (owner_jurisdiction, service_id) where withdrawn_on is null and ended_how is null do nothing
                                """)
                        .params(
                                Arrays.asList(
                                        id,
                                        actor.jurisdiction().code(),
                                        d.service(),
                                        d.document(),
                                        actor.worksFor().orElse(""),
                                        d.issuedOn(),
                                        d.inForceFrom(),
                                        d.validUntil().orElse(null),
                                        d.checks().consultedFrom().orElse(null),
                                        d.checks().consultedUntil().orElse(null),
                                        d.checks().fairCompetitionOn().orElse(null),
                                        d.checks().legalityOn().orElse(null),
                                        d.publishBy(),
                                        actor.account(),
                                        now.atOffset(ZoneOffset.UTC)))
                        .update();
        if (added == 0) {
            return new Result.Rejected(List.of(PolicyProblems.again()));
        }
        journal.write("register-policy", Purpose.POLICY.name(), List.of(id), List.of(d.service()));
        return new Result.Done(id);
    }

    /** What moved the end of a document, for everybody to read. */
    private void changed(
            Actor actor,
            UUID document,
            PolicyDocument.Change.Kind kind,
            Optional<LocalDate> day,
            String by) {
        jdbc.sql(
                        """
                        insert into policy_document_change (owner_jurisdiction, document, seq, kind, day, by_document, actor, role,
                               organ, at)
                        values (?, ?, (select count(*) + 1 from policy_document_change where document = ?), ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                actor.jurisdiction().code(),
                                document,
                                document,
                                kind.name(),
                                day.orElse(null),
                                by,
                                actor.account(),
                                actor.role().name(),
                                actor.worksFor().orElse(""),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .update();
    }

    @Override
    public Result extend(Actor actor, UUID document, Optional<LocalDate> until, String by) {
        return on(
                actor,
                document,
                d -> Publication.extend(d, until, by, today()),
                after -> {
                    jdbc.sql("update policy_document set valid_until = ? where id = ?")
                            .params(after.validUntil().orElseThrow(), document)
                            .update();
                    changed(
                            actor,
                            document,
                            PolicyDocument.Change.Kind.EXTENDED,
                            after.validUntil(),
                            by.strip());
                },
                "extend-policy");
    }

    @Override
    public Result repeal(Actor actor, UUID document, Optional<LocalDate> from, String by) {
        return on(
                actor,
                document,
                d -> Publication.repeal(d, from, by, today()),
                after -> {
                    PolicyDocument.Ending ending = after.ending().orElseThrow();
                    jdbc.sql(
                                    "update policy_document set ended_from = ?, ended_how = 'REPEALED', ended_by = ? where id = ?")
                            .params(ending.from(), ending.by(), document)
                            .update();
                    changed(
                            actor,
                            document,
                            PolicyDocument.Change.Kind.REPEALED,
                            Optional.of(ending.from()),
                            ending.by());
                },
                "repeal-policy");
    }

    /** What was to be replaced by a document that never came into force goes on. */
    private void released(Actor actor, UUID document, PolicyDocument withdrawn) {
        if (!withdrawn.isBeforeItsDay(today())) {
            return;
        }
        jdbc.sql("select id from policy_document where successor = ? for update")
                .param(document)
                .query(UUID.class)
                .list()
                .forEach(old -> {
                    jdbc.sql(
                                    "update policy_document set ended_from = null, ended_how = null, ended_by = '', successor = null where id = ?")
                            .param(old)
                            .update();
                    changed(
                            actor,
                            old,
                            PolicyDocument.Change.Kind.RELEASED,
                            Optional.empty(),
                            withdrawn.document());
                });
    }

    @Override
    public Result publish(Actor actor, UUID document, Part part) {
        return on(
                actor,
                document,
                d -> Publication.publish(d, part, today()),
                after -> {
                    jdbc.sql(
                                    "update policy_document set %s = ? where id = ?"
                                            .formatted(column(part)))
                            .params(Objects.requireNonNull(after.published().get(part)), document)
                            .update();
                    keep(actor, document, after, part);
                },
                "publish-policy-" + part.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Result withdraw(Actor actor, UUID document, String why) {
        return on(
                actor,
                document,
                d -> Publication.withdraw(d, why, today()),
                after -> {
                    jdbc.sql(
                                    "update policy_document set withdrawn_on = ?, withdrawn_why = ? where id = ?")
                            .params(
                                    after.withdrawal().orElseThrow().on(),
                                    after.withdrawal().orElseThrow().why(),
                                    document)
                            .update();
                    released(actor, document, after);
                },
                "withdraw-policy");
    }

    private Result on(
            Actor actor,
            UUID id,
            java.util.function.Function<PolicyDocument, Publication.Verdict> decide,
            java.util.function.Consumer<PolicyDocument> store,
            String act) {
        if (actor.is(Role.RESIDENT, Role.CLERK)) {
            return new Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<PolicyDocument> found = held(id);
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    String policy = found.get().service();
                    Optional<ServiceDefinition> service =
                            services.get(policy).map(p -> p.definition());
                    if (service.filter(d -> issues(actor, d)).isEmpty()) {
                        return new Result.Rejected(
                                List.of(
                                        service.map(d -> notHis(actor, policies.find(policy), d))
                                                .orElseGet(PolicyProblems::role)));
                    }
                    return switch (decide.apply(found.get())) {
                        case Publication.Verdict.Rejected no -> new Result.Rejected(no.problems());
                        case Publication.Verdict.Stands(PolicyDocument after) -> {
                            store.accept(after);
                            journal.write(
                                    act,
                                    Purpose.POLICY.name(),
                                    List.of(id),
                                    List.of(after.service()));
                            yield new Result.Done(id);
                        }
                    };
                });
    }
}
