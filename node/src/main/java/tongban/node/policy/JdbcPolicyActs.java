package tongban.node.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.policy.PolicyDocument.Act;
import tongban.node.policy.PolicyDocument.Part;
import tongban.node.policy.PolicyDocument.Standing;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/** What bodies do to their own documents: register, publish, extend, replace, repeal, withdraw. */
final class JdbcPolicyActs {
    private final JdbcPolicyDocuments documents;
    private final JdbcPolicyTexts texts;
    private final Walls walls;
    private final Journal journal;
    private final Policies policies;
    private final Services services;
    private final Areas areas;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcPolicyActs(
            JdbcPolicyDocuments documents,
            JdbcPolicyTexts texts,
            Walls walls,
            Journal journal,
            Policies policies,
            Services services,
            Areas areas,
            WorkingCalendar calendar,
            Clock clock) {
        this.documents = documents;
        this.texts = texts;
        this.walls = walls;
        this.journal = journal;
        this.policies = policies;
        this.services = services;
        this.areas = areas;
        this.calendar = calendar;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Optional<ServiceDefinition> folder(String service) {
        return services.get(service).map(s -> s.definition());
    }

    PolicyBook.Result register(Actor actor, PolicyBook.Draft draft) {
        Optional<ServiceDefinition> folder =
                policies.find(draft.service()).flatMap(p -> folder(p.service()));
        Optional<String> area =
                folder.flatMap(f ->
                        policies.find(draft.service()).flatMap(p -> Issuers.area(actor, p, f)));
        if (folder.isPresent() ? area.isEmpty() : actor.is(Role.RESIDENT)) {
            return notHis(actor, draft.service(), folder);
        }
        return walls.inside(
                actor,
                () ->
                        register(
                                actor,
                                draft,
                                area.orElse(actor.jurisdiction().code()),
                                folder.isPresent()));
    }

    private PolicyBook.Result notHis(
            Actor actor, String policy, Optional<ServiceDefinition> folder) {
        return new PolicyBook.Result.Rejected(
                List.of(
                        folder.map(f -> Issuers.notHis(actor, policies.find(policy), f))
                                .orElseGet(PolicyProblems::role)));
    }

    private PolicyBook.Result register(
            Actor actor, PolicyBook.Draft draft, String area, boolean isPolicy) {
        Optional<PolicyDocument> old =
                draft.replaces()
                        .flatMap(documents::held)
                        .filter(d -> d.service().equals(draft.service()) && d.area().equals(area));
        if (draft.replaces().isPresent() && old.isEmpty()) {
            return new PolicyBook.Result.NotFound();
        }
        Publication.Verdict verdict =
                Publication.register(
                        new Publication.Entered(
                                draft.service(),
                                area,
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
            case Publication.Verdict.Rejected no -> new PolicyBook.Result.Rejected(no.problems());
            case Publication.Verdict.Stands(PolicyDocument document) ->
                    documents
                            .add(actor, document, draft.replaces())
                            .<PolicyBook.Result>map(id -> done("register-policy", id, document))
                            .orElseGet(() ->
                                    new PolicyBook.Result.Rejected(
                                            List.of(DocumentProblems.again())));
        };
    }

    private PolicyBook.Result done(String act, UUID id, PolicyDocument document) {
        journal.write(act, Purpose.POLICY.name(), List.of(id), List.of(document.service()));
        return new PolicyBook.Result.Done(id);
    }

    PolicyBook.Result publish(Actor actor, UUID document, Part part) {
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
                    written(id, document, part));
        }
    }

    /** What a part says by the folder, and by what moved the document's end, as they are today. */
    private List<PolicyText.Chapter> written(UUID id, PolicyDocument document, Part part) {
        return PolicyText.of(
                part,
                policies.find(document.service()).orElseThrow(),
                folder(document.service()).orElseThrow(),
                PolicyValidity.of(document, documents.changes(id)),
                areas.path(document.area(), today()),
                document.isOfSide()
                        ? Optional.empty()
                        : Optional.of(areas.name(document.area(), today())),
                today());
    }

    PolicyBook.Result renew(Actor actor, UUID document, Part part) {
        return on(
                actor,
                document,
                d -> renewed(document, d, part),
                after -> keep(actor, document, after, part),
                act(part));
    }

    private Publication.Verdict renewed(UUID id, PolicyDocument d, Part part) {
        if (!d.published().containsKey(part)
                || Publication.against(d, Act.RENEW, today()).isPresent()) {
            return new Publication.Verdict.Rejected(List.of(DocumentProblems.standing(d, today())));
        }
        return part == Part.LIST
                        || texts.latest(id, part).filter(written(id, d, part)::equals).isPresent()
                ? new Publication.Verdict.Rejected(List.of(DocumentProblems.sameText(part)))
                : new Publication.Verdict.Stands(d);
    }

    /**
     * What somebody's body may do to documents of a policy, in the open transaction. What is over
     * is history, and nothing is offered of it.
     */
    Map<UUID, PolicyBook.Doable> doable(
            Actor actor, Policy policy, ServiceDefinition folder, List<PolicyBook.Row> rows) {
        Map<UUID, PolicyBook.Doable> doable = new HashMap<>();
        rows.stream()
                .filter(r -> Issuers.worksFor(actor, policy, folder, heirs(r.document())))
                .filter(r -> r.standing() != Standing.REPLACED && r.standing() != Standing.REPEALED)
                .forEach(r -> doable.put(r.id(), doable(r.id(), r.document())));
        doable.values().removeIf(d -> d.acts().isEmpty());
        return doable;
    }

    private PolicyBook.Doable doable(UUID id, PolicyDocument document) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (Act act : Act.values()) {
            if (Publication.against(document, act, today()).isEmpty()) {
                acts.add(act);
            }
        }
        List<Part> further =
                Arrays.stream(Part.values())
                        .filter(part ->
                                renewed(id, document, part) instanceof Publication.Verdict.Stands)
                        .toList();
        if (further.isEmpty()) {
            acts.remove(Act.RENEW);
        }
        return new PolicyBook.Doable(acts, further);
    }

    private List<String> heirs(PolicyDocument document) {
        return areas.heirs(document.area(), today());
    }

    PolicyBook.Result extend(Actor actor, UUID document, Optional<LocalDate> until, String by) {
        return on(
                actor,
                document,
                d -> Publication.extend(d, until, by, today()),
                after ->
                        documents.extended(
                                actor, document, after.validUntil().orElseThrow(), by.strip()),
                "extend-policy");
    }

    PolicyBook.Result repeal(Actor actor, UUID document, Optional<LocalDate> from, String by) {
        return on(
                actor,
                document,
                d -> Publication.repeal(d, from, by, today()),
                after -> documents.repealed(actor, document, after.ending().orElseThrow()),
                "repeal-policy");
    }

    PolicyBook.Result withdraw(Actor actor, UUID document, String why) {
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

    private PolicyBook.Result on(
            Actor actor,
            UUID id,
            Function<PolicyDocument, Publication.Verdict> decide,
            Consumer<PolicyDocument> store,
            String act) {
        if (actor.is(Role.RESIDENT, Role.CLERK)) {
            return new PolicyBook.Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<PolicyDocument> found = documents.held(id);
                    if (found.isEmpty()) {
                        return new PolicyBook.Result.NotFound();
                    }
                    Optional<ServiceDefinition> folder = folder(found.get().service());
                    PolicyDocument of = found.get();
                    boolean his =
                            folder.flatMap(f ->
                                            policies.find(of.service())
                                                    .filter(p ->
                                                            Issuers.worksFor(
                                                                    actor, p, f, heirs(of))))
                                    .isPresent();
                    if (!his) {
                        return notHis(actor, of.service(), folder);
                    }
                    return switch (decide.apply(of)) {
                        case Publication.Verdict.Rejected no ->
                                new PolicyBook.Result.Rejected(no.problems());
                        case Publication.Verdict.Stands(PolicyDocument after) -> {
                            store.accept(after);
                            yield done(act, id, after);
                        }
                    };
                });
    }
}
