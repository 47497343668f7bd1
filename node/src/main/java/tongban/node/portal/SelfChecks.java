package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tongban.node.casework.Drafts;
import tongban.node.catalog.PublishedService;
import tongban.node.place.Answer;
import tongban.node.place.Competence;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Question;
import tongban.node.place.ServiceRule;
import tongban.service.CaseDate;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactForm;
import tongban.service.fact.FormReading;

/** Makes self-checks: pure apart from the tables of places, nothing is written. */
public final class SelfChecks {
    private final Divisions divisions;
    private final Competence competence;
    private final Clock clock;
    private final Map<String, Proposer> proposers = new ConcurrentHashMap<>();

    SelfChecks(Divisions divisions, Competence competence, Clock clock) {
        this.divisions = divisions;
        this.competence = competence;
        this.clock = clock;
    }

    /** A self-check, or what the place leaves open. */
    public sealed interface Made {
        record Check(SelfCheck check) implements Made {}

        record PlaceNeeded(List<Fault> faults) implements Made {}
    }

    /**
     * @param typed answers by field, the place among them; others are not read
     * @param seen pages that were answered or passed over
     */
    public Made of(PublishedService service, Map<String, List<String>> typed, Set<String> seen) {
        LocalDate today = LocalDate.now(clock);
        String place = Fault.typed(typed, Drafts.PLACE);
        Optional<Division> division =
                place.isEmpty()
                        ? Optional.empty()
                        : divisions.current(place, today).stream().findFirst();
        if (division.isEmpty()) {
            return new Made.PlaceNeeded(
                    List.of(
                            Fault.of(
                                    Drafts.PLACE,
                                    "请先查找，再从结果中选择一个地点。",
                                    "Search first, then choose a place from the list.")));
        }
        return switch (competence.decide(question(service, typed, place, today))) {
            case Answer.Undetermined open ->
                    new Made.PlaceNeeded(
                            open.missing().stream()
                                    .map(m ->
                                            new Fault(
                                                    m.kind() == Answer.Kind.SITE_INSIDE_ZONE
                                                            ? Drafts.INSIDE_ZONE
                                                            : Drafts.PLACE,
                                                    m.question()))
                                    .toList());
            case Answer.Competent bodies ->
                    new Made.Check(check(service, typed, seen, division.get(), bodies, today));
        };
    }

    private static Question question(
            PublishedService service,
            Map<String, List<String>> typed,
            String place,
            LocalDate today) {
        ServiceDefinition definition = service.definition();
        Question question =
                Question.at(
                        ServiceRule.of(
                                definition.identity(), definition.competenceAt(place, today)),
                        place,
                        today);
        String inside = Fault.typed(typed, Drafts.INSIDE_ZONE);
        return inside.isEmpty() ? question : question.inside(inside.equals("true"));
    }

    private SelfCheck check(
            PublishedService service,
            Map<String, List<String>> typed,
            Set<String> seen,
            Division division,
            Answer.Competent bodies,
            LocalDate today) {
        FactForm form = service.definition().form().withSynthetic(true);
        Map<String, List<String>> facts = new HashMap<>(typed);
        facts.remove(Drafts.PLACE);
        facts.remove(Drafts.INSIDE_ZONE);
        FormReading reading = form.read(Optional.empty(), facts, Map.of(), today);
        Proposal proposal =
                proposers
                        .computeIfAbsent(service.hash(), h -> new Proposer(service.definition()))
                        .propose(
                                divisions.placePath(division.code(), today),
                                // as if it were applied for, taken in and decided today
                                Map.of(
                                        CaseDate.APPLIED, today,
                                        CaseDate.RECEIVED, today,
                                        CaseDate.ACCEPTED, today),
                                reading.declared(),
                                List.of(),
                                clock);
        return new SelfCheck(
                service.definition(),
                Map.copyOf(typed),
                Set.copyOf(new HashSet<>(seen)),
                reading,
                proposal,
                bodies.accepting(),
                bodies.deciding());
    }
}
