package tongban.node.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import tongban.time.WorkingCalendar;

/** Documents of policies in the database. */
final class JdbcPolicyBook implements PolicyBook {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Policies policies;
    private final Services services;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcPolicyBook(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Policies policies,
            Services services,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.policies = policies;
        this.services = services;
        this.calendar = calendar;
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
                    case NAME -> Comparator.comparing((Row r) -> r.name().zh());
                    case ENDS ->
                            Comparator.comparing(
                                    (Row r) -> r.document().validUntil().orElse(LocalDate.MAX));
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
                .sql("select * from policy_document order by number desc")
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

    private static PolicyDocument document(ResultSet row) throws SQLException {
        Map<Part, LocalDate> published = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            day(row, column(part)).ifPresent(d -> published.put(part, d));
        }
        return new PolicyDocument(
                Objects.requireNonNull(row.getString("service_id")),
                Objects.requireNonNull(row.getString("document")),
                row.getObject("issued_on", LocalDate.class),
                day(row, "valid_until"),
                new PolicyDocument.Checks(
                        day(row, "consulted_from"),
                        day(row, "consulted_until"),
                        day(row, "fair_on"),
                        day(row, "legality_on")),
                row.getObject("publish_by", LocalDate.class),
                published,
                day(row, "withdrawn_on")
                        .map(d -> new PolicyDocument.Withdrawal(d, text(row, "withdrawn_why"))));
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
                            boolean works = reader != null && works(reader, s.definition());
                            boolean present =
                                    reader != null
                                            && documents.stream()
                                                    .anyMatch(r ->
                                                            r.side() == reader.jurisdiction()
                                                                    && r.document()
                                                                            .withdrawal()
                                                                            .isEmpty());
                            return new Sheet(
                                    p,
                                    s.definition(),
                                    documents,
                                    works && !present,
                                    works && present);
                        }));
    }

    @Override
    public List<Row> inForce(Jurisdiction side) {
        return walls.inside(Actor.system(side), () -> stored(side)).stream()
                .filter(r -> r.standing() == Standing.IN_FORCE)
                .toList();
    }

    /** What a side has published of a policy, the newest first; in anybody's open transaction. */
    List<PolicyDocument> published(Jurisdiction side, String service) {
        return jdbc.sql("select * from published_policy_documents(?, ?)")
                .params(side.code(), service)
                .query((row, n) -> document(row))
                .list();
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
                .filter(s -> works(actor, s))
                .toList();
    }

    // ------------------------------------------------------------------ doing

    @Override
    public Result register(Actor actor, Draft draft) {
        Optional<ServiceDefinition> service =
                policies.find(draft.service())
                        .flatMap(p -> services.get(p.service()))
                        .map(s -> s.definition());
        if (service.isPresent() ? !works(actor, service.get()) : actor.is(Role.RESIDENT)) {
            return new Result.Rejected(List.of(PolicyProblems.role()));
        }
        Publication.Verdict verdict =
                Publication.register(
                        new Publication.Entered(
                                draft.service(),
                                draft.document(),
                                draft.issuedOn(),
                                draft.validUntil(),
                                draft.checks()),
                        service.isPresent(),
                        today(),
                        calendar);
        return switch (verdict) {
            case Publication.Verdict.Rejected no -> new Result.Rejected(no.problems());
            case Publication.Verdict.Stands(PolicyDocument document) ->
                    walls.inside(actor, () -> registered(actor, document));
        };
    }

    private Result registered(Actor actor, PolicyDocument d) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        int added =
                jdbc.sql(
                                """
                                insert into policy_document (id, owner_jurisdiction, service_id, document, organ, issued_on,
                                       valid_until, consulted_from, consulted_until, fair_on, legality_on, publish_by,
                                       registered_by, registered_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (owner_jurisdiction, service_id) where withdrawn_on is null do nothing
                                """)
                        .params(
                                Arrays.asList(
                                        id,
                                        actor.jurisdiction().code(),
                                        d.service(),
                                        d.document(),
                                        actor.worksFor().orElse(""),
                                        d.issuedOn(),
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

    @Override
    public Result publish(Actor actor, UUID document, Part part) {
        return on(
                actor,
                document,
                d -> Publication.publish(d, part, today()),
                after ->
                        jdbc.sql(
                                        "update policy_document set %s = ? where id = ?"
                                                .formatted(column(part)))
                                .params(
                                        Objects.requireNonNull(after.published().get(part)),
                                        document)
                                .update(),
                "publish-policy-" + part.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Result withdraw(Actor actor, UUID document, String why) {
        return on(
                actor,
                document,
                d -> Publication.withdraw(d, why, today()),
                after ->
                        jdbc.sql(
                                        "update policy_document set withdrawn_on = ?, withdrawn_why = ? where id = ?")
                                .params(
                                        after.withdrawal().orElseThrow().on(),
                                        after.withdrawal().orElseThrow().why(),
                                        document)
                                .update(),
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
                    Optional<PolicyDocument> found =
                            jdbc.sql("select * from policy_document where id = ? for update")
                                    .param(id)
                                    .query((row, n) -> document(row))
                                    .optional();
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    if (!services.get(found.get().service())
                            .map(s -> works(actor, s.definition()))
                            .orElse(false)) {
                        return new Result.Rejected(List.of(PolicyProblems.role()));
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
