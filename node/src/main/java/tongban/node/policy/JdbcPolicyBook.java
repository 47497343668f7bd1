package tongban.node.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
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

/** Documents of policies and what they say, behind the walls of both sides. */
final class JdbcPolicyBook implements PolicyBook {
    private final JdbcPolicyDocuments documents;
    private final JdbcPolicyTexts texts;
    private final Walls walls;
    private final Journal journal;
    private final Policies policies;
    private final Services services;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcPolicyBook(
            JdbcPolicyDocuments documents,
            JdbcPolicyTexts texts,
            Walls walls,
            Journal journal,
            Policies policies,
            Services services,
            WorkingCalendar calendar,
            Clock clock) {
        this.documents = documents;
        this.texts = texts;
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

    private Optional<ServiceDefinition> folder(String service) {
        return services.get(service).map(s -> s.definition());
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
                                                document,
                                                document.standing(today),
                                                document.isLate(today))));
    }

    @Override
    public Optional<Sheet> sheet(@Nullable Actor reader, String service) {
        return policies.find(service)
                .flatMap(policy -> folder(service).map(folder -> sheet(reader, policy, folder)));
    }

    private Sheet sheet(@Nullable Actor reader, Policy policy, ServiceDefinition folder) {
        List<Row> rows = documents(reader).stream().filter(r -> r.policy().equals(policy)).toList();
        List<UUID> ids = rows.stream().map(Row::id).toList();
        boolean works = reader != null && Issuers.issues(reader, folder);
        boolean present =
                reader != null
                        && rows.stream()
                                .anyMatch(r ->
                                        r.side() == reader.jurisdiction()
                                                && r.document().isPresent());
        return new Sheet(
                policy,
                folder,
                rows,
                ofBothSides(reader, () -> documents.changes(ids)),
                ofBothSides(reader, () -> texts.versions(ids)),
                works,
                works && present);
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
                row.side(),
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
                .flatMap(p -> folder(p.service()).stream())
                .filter(s -> Issuers.issues(actor, s))
                .toList();
    }

    // ------------------------------------------------------------------ doing

    @Override
    public Result register(Actor actor, Draft draft) {
        Optional<ServiceDefinition> folder =
                policies.find(draft.service()).flatMap(p -> folder(p.service()));
        if (folder.isPresent() ? !Issuers.issues(actor, folder.get()) : actor.is(Role.RESIDENT)) {
            return notHis(actor, draft.service(), folder);
        }
        return walls.inside(actor, () -> register(actor, draft, folder.isPresent()));
    }

    private Result notHis(Actor actor, String policy, Optional<ServiceDefinition> folder) {
        return new Result.Rejected(
                List.of(
                        folder.map(f -> Issuers.notHis(actor, policies.find(policy), f))
                                .orElseGet(PolicyProblems::role)));
    }

    private Result register(Actor actor, Draft draft, boolean isPolicy) {
        Optional<PolicyDocument> old =
                draft.replaces()
                        .flatMap(documents::held)
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
                    documents
                            .add(actor, document, draft.replaces())
                            .<Result>map(id -> done("register-policy", id, document))
                            .orElseGet(
                                    () -> new Result.Rejected(List.of(DocumentProblems.again())));
        };
    }

    private Result done(String act, UUID id, PolicyDocument document) {
        journal.write(act, Purpose.POLICY.name(), List.of(id), List.of(document.service()));
        return new Result.Done(id);
    }

    @Override
    public Result publish(Actor actor, UUID document, Part part) {
        return on(
                actor,
                document,
                d -> Publication.publish(d, part, today()),
                after -> {
                    documents.published(
                            document, part, Objects.requireNonNull(after.published().get(part)));
                    keep(actor, document, after, part);
                },
                act(part));
    }

    private static String act(Part part) {
        return "publish-policy-" + part.name().toLowerCase(Locale.ROOT);
    }

    /** The list is the page of policies, and nothing of it is kept. */
    private void keep(Actor actor, UUID id, PolicyDocument document, Part part) {
        if (part != Part.LIST) {
            texts.keep(
                    actor,
                    id,
                    part,
                    services.get(document.service()).orElseThrow().hash(),
                    written(actor, id, document, part));
        }
    }

    /** What a part says by the folder, and by what moved the document's end, as they are today. */
    private List<PolicyText.Chapter> written(
            Actor actor, UUID id, PolicyDocument document, Part part) {
        return PolicyText.of(
                part,
                policies.find(document.service()).orElseThrow(),
                folder(document.service()).orElseThrow(),
                PolicyValidity.of(document, documents.changes(id)),
                actor.jurisdiction(),
                today());
    }

    @Override
    public Result renew(Actor actor, UUID document, Part part) {
        return on(
                actor,
                document,
                d -> renewed(actor, document, d, part),
                after -> keep(actor, document, after, part),
                act(part));
    }

    private Publication.Verdict renewed(Actor actor, UUID id, PolicyDocument d, Part part) {
        if (!d.published().containsKey(part) || !d.isPresent()) {
            return new Publication.Verdict.Rejected(
                    List.of(DocumentProblems.standing(d.standing(today()))));
        }
        return part == Part.LIST
                        || texts.latest(id, part)
                                .filter(written(actor, id, d, part)::equals)
                                .isPresent()
                ? new Publication.Verdict.Rejected(List.of(DocumentProblems.sameText(part)))
                : new Publication.Verdict.Stands(d);
    }

    @Override
    public Result extend(Actor actor, UUID document, Optional<LocalDate> until, String by) {
        return on(
                actor,
                document,
                d -> Publication.extend(d, until, by, today()),
                after ->
                        documents.extended(
                                actor, document, after.validUntil().orElseThrow(), by.strip()),
                "extend-policy");
    }

    @Override
    public Result repeal(Actor actor, UUID document, Optional<LocalDate> from, String by) {
        return on(
                actor,
                document,
                d -> Publication.repeal(d, from, by, today()),
                after -> documents.repealed(actor, document, after.ending().orElseThrow()),
                "repeal-policy");
    }

    @Override
    public Result withdraw(Actor actor, UUID document, String why) {
        return on(
                actor,
                document,
                d -> Publication.withdraw(d, why, today()),
                after -> {
                    documents.withdrawn(document, after.withdrawal().orElseThrow());
                    if (after.isBeforeItsDay(today())) {
                        documents.released(actor, document, after.document());
                    }
                },
                "withdraw-policy");
    }

    private Result on(
            Actor actor,
            UUID id,
            Function<PolicyDocument, Publication.Verdict> decide,
            Consumer<PolicyDocument> store,
            String act) {
        if (actor.is(Role.RESIDENT, Role.CLERK)) {
            return new Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<PolicyDocument> found = documents.held(id);
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    Optional<ServiceDefinition> folder = folder(found.get().service());
                    if (folder.filter(f -> Issuers.issues(actor, f)).isEmpty()) {
                        return notHis(actor, found.get().service(), folder);
                    }
                    return switch (decide.apply(found.get())) {
                        case Publication.Verdict.Rejected no -> new Result.Rejected(no.problems());
                        case Publication.Verdict.Stands(PolicyDocument after) -> {
                            store.accept(after);
                            yield done(act, id, after);
                        }
                    };
                });
    }
}
