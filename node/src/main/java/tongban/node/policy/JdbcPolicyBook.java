package tongban.node.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.policy.PolicyDocument.Part;
import tongban.node.policy.PolicyDocument.Standing;
import tongban.service.ServiceDefinition;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/** Documents of policies and what they say, behind the walls of both sides. */
final class JdbcPolicyBook implements PolicyBook {
    private final JdbcPolicyDocuments documents;
    private final JdbcPolicyTexts texts;
    private final JdbcPolicyActs acts;
    private final Walls walls;
    private final Policies policies;
    private final Services services;
    private final Areas areas;
    private final Clock clock;

    JdbcPolicyBook(
            JdbcPolicyDocuments documents,
            JdbcPolicyTexts texts,
            JdbcPolicyActs acts,
            Walls walls,
            Policies policies,
            Services services,
            Areas areas,
            Clock clock) {
        this.documents = documents;
        this.texts = texts;
        this.acts = acts;
        this.walls = walls;
        this.policies = policies;
        this.services = services;
        this.areas = areas;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Optional<ServiceDefinition> folder(String service) {
        return services.get(service).map(s -> s.definition());
    }

    // ------------------------------------------------------------------ looking

    @Override
    public Listing list(@Nullable Actor reader, Query query) {
        List<Row> documents = standing(reader);
        List<Row> all = all(documents, query);
        int from = Math.min(Math.max(0, query.page()) * PAGE_ROWS, all.size());
        return new Listing(
                all.subList(from, Math.min(from + PAGE_ROWS, all.size())),
                all.size(),
                Math.max(0, query.page()),
                named(documents));
    }

    @Override
    public List<Row> all(@Nullable Actor reader, Query query) {
        return all(standing(reader), query);
    }

    private List<Row> standing(@Nullable Actor reader) {
        return documents(reader).stream().filter(r -> r.standing() != Standing.WITHDRAWN).toList();
    }

    private List<Row> all(List<Row> documents, Query query) {
        String words = query.words().toLowerCase(Locale.ROOT);
        Optional<PlacePath> place = query.place().map(p -> areas.path(p, today()));
        return documents.stream()
                .filter(r -> query.side().isEmpty() || query.side().get() == r.side())
                .filter(r ->
                        place.isEmpty() || areas.holds(r.document().area(), place.get(), today()))
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
        return by.thenComparing(r -> r.policy().service()).thenComparing(r -> r.document().area());
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
        return documents.all().stream().flatMap(d -> row(d, side).stream()).toList();
    }

    private Optional<Row> row(JdbcPolicyDocuments.Stored stored, Jurisdiction side) {
        PolicyDocument document = stored.document();
        LocalDate today = today();
        return policies.find(document.service())
                .flatMap(policy ->
                        folder(policy.service())
                                .map(service ->
                                        new Row(
                                                stored.id(),
                                                policy,
                                                service.name(),
                                                side,
                                                area(side, document),
                                                document,
                                                document.standing(today),
                                                document.isLate(today))));
    }

    private Words area(Jurisdiction side, PolicyDocument document) {
        return document.isOfSide()
                ? Words.of(side.zh(), side.en())
                : areas.name(document.area(), today());
    }

    private static Map<String, Words> named(List<Row> documents) {
        Map<String, Words> named = new TreeMap<>();
        documents.forEach(r -> named.putIfAbsent(r.document().area(), r.area()));
        return named;
    }

    @Override
    public Optional<Sheet> sheet(@Nullable Actor reader, String service) {
        return policies.find(service)
                .flatMap(policy -> folder(service).map(folder -> sheet(reader, policy, folder)));
    }

    private Sheet sheet(@Nullable Actor reader, Policy policy, ServiceDefinition folder) {
        List<Row> rows = documents(reader).stream().filter(r -> r.policy().equals(policy)).toList();
        List<UUID> ids = rows.stream().map(Row::id).toList();
        Optional<String> own =
                reader == null ? Optional.empty() : Issuers.area(reader, policy, folder);
        boolean present =
                rows.stream()
                        .filter(r -> own.filter(r.document().area()::equals).isPresent())
                        .anyMatch(r -> r.document().isPresent());
        return new Sheet(
                policy,
                folder,
                rows,
                ofBothSides(reader, () -> documents.changes(ids)),
                ofBothSides(reader, () -> texts.versions(ids)),
                own,
                own.isPresent(),
                present);
    }

    private <T> Map<UUID, T> ofBothSides(@Nullable Actor reader, Supplier<Map<UUID, T>> ofOne) {
        Map<UUID, T> all = new HashMap<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            all.putAll(walls.inside(Actor.readerOf(side, reader), ofOne));
        }
        return all;
    }

    @Override
    public Optional<PolicyText> text(
            @Nullable Actor reader, String service, UUID document, Part part, int version) {
        return documents(reader).stream()
                .filter(r -> r.id().equals(document))
                .filter(r -> r.policy().service().equals(service))
                .findFirst()
                .flatMap(r ->
                        walls.inside(
                                Actor.readerOf(r.side(), reader),
                                () ->
                                        texts.find(document, part, version)
                                                .map(kept -> text(r, part, version, kept))));
    }

    private PolicyText text(Row row, Part part, int version, JdbcPolicyTexts.Kept kept) {
        return new PolicyText(
                part,
                version,
                title(row.name(), part),
                row.document().document(),
                row.area(),
                kept.madeAt(),
                PolicyValidity.since(kept.madeAt(), row.document(), documents.changes(row.id())),
                kept.chapters());
    }

    private static Words title(Words policy, Part part) {
        return Words.of(policy.zh() + part.words().zh(), policy.en() + ": " + part.words().en());
    }

    @Override
    public List<Row> inForce(Jurisdiction side) {
        return walls.inside(Actor.system(side), () -> stored(side)).stream()
                .filter(r -> r.standing() == Standing.IN_FORCE)
                .toList();
    }

    /** What a side has published of a policy, the newest first; in anybody's open transaction. */
    List<PolicyDocument> published(Jurisdiction side, String service) {
        return documents.published(side, service);
    }

    @Override
    public List<ServiceDefinition> registrable(Actor actor) {
        return policies.all().stream()
                .flatMap(p ->
                        folder(p.service())
                                .filter(s -> Issuers.area(actor, p, s).isPresent())
                                .stream())
                .toList();
    }

    // ------------------------------------------------------------------ doing

    @Override
    public Result register(Actor actor, Draft draft) {
        return acts.register(actor, draft);
    }

    @Override
    public Result publish(Actor actor, UUID document, Part part) {
        return acts.publish(actor, document, part);
    }

    @Override
    public Result renew(Actor actor, UUID document, Part part) {
        return acts.renew(actor, document, part);
    }

    @Override
    public Result extend(Actor actor, UUID document, Optional<LocalDate> until, String by) {
        return acts.extend(actor, document, until, by);
    }

    @Override
    public Result repeal(Actor actor, UUID document, Optional<LocalDate> from, String by) {
        return acts.repeal(actor, document, from, by);
    }

    @Override
    public Result withdraw(Actor actor, UUID document, String why) {
        return acts.withdraw(actor, document, why);
    }
}
