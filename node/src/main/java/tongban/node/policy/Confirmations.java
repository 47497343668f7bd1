package tongban.node.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.register.Enterprises;
import tongban.service.Material;
import tongban.service.ServiceDefinition;

/**
 * A confirmed offer becomes an ordinary case: a draft filled with what the register knows, sent in
 * as the enterprise's own. The enterprise types nothing of it, and a person decides it.
 */
final class Confirmations {
    private final Drafts drafts;
    private final Cases cases;
    private final Matcher matcher;

    Confirmations(Drafts drafts, Cases cases, Matcher matcher) {
        this.drafts = drafts;
        this.cases = cases;
        this.matcher = matcher;
    }

    sealed interface Begun {
        record Case(UUID id) implements Begun {}

        record Rejected(List<Problem> problems) implements Begun {}
    }

    Begun begin(
            Actor actor,
            UUID offer,
            ServiceDefinition service,
            Enterprises.Known known,
            Offer.Order.Confirm confirm) {
        Optional<Drafts.Draft> started = drafts.start(actor, service.id());
        if (started.isEmpty()) {
            return new Begun.Rejected(List.of(OfferProblems.notOffered()));
        }
        UUID draft = started.get().id();
        Drafts.Saved saved =
                drafts.save(
                        actor,
                        draft,
                        started.get().version(),
                        typed(service, known, confirm.mobile().strip()));
        if (!(saved instanceof Drafts.Saved.Done(int version))) {
            drafts.discard(actor, draft);
            return new Begun.Rejected(
                    saved instanceof Drafts.Saved.Rejected no
                            ? no.problems()
                            : List.of(OfferProblems.notOffered()));
        }
        CommandResult result =
                cases.perform(
                        actor,
                        "policy-offer-" + offer,
                        new Command.Submit(draft, version, papers(service), true));
        return switch (result) {
            case CommandResult.Done done -> new Begun.Case(done.caseId());
            case CommandResult.Repeated again -> {
                drafts.discard(actor, draft);
                yield new Begun.Case(again.caseId());
            }
            case CommandResult.Rejected no -> {
                drafts.discard(actor, draft);
                yield new Begun.Rejected(no.problems());
            }
            case CommandResult.Forbidden no -> {
                drafts.discard(actor, draft);
                yield new Begun.Rejected(List.of(no.problem()));
            }
            case CommandResult.Stale _, CommandResult.NotFound _ ->
                    new Begun.Rejected(List.of(OfferProblems.notOffered()));
        };
    }

    /** The form as the register fills it in. */
    private Map<String, List<String>> typed(
            ServiceDefinition service, Enterprises.Known known, String mobile) {
        Map<String, List<String>> typed =
                new LinkedHashMap<>(
                        service.form()
                                .withSynthetic(true)
                                .write(
                                        matcher.matching(service.id())
                                                .map(m -> m.facts(known.facts()).values())
                                                .orElse(Map.of())));
        typed.put(Drafts.APPLICANT_KIND, List.of("enterprise"));
        typed.put(Drafts.APPLICANT_NAME, List.of(known.name()));
        typed.put(Drafts.APPLICANT_NUMBER, List.of(known.creditCode()));
        typed.put(Drafts.APPLICANT_MOBILE, List.of(mobile));
        typed.put(Drafts.PLACE, List.of(known.place()));
        return typed;
    }

    /** The offices fetch what they hold; without an application nothing else is asked for. */
    private static List<MaterialTaken> papers(ServiceDefinition service) {
        return service.materials().stream()
                .filter(m -> m.channel() == Material.Channel.GOVERNMENT)
                .map(m -> new MaterialTaken(m.id(), MaterialTaken.How.FETCHED, 1, ""))
                .toList();
    }
}
