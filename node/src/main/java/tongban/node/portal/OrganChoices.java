package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tongban.node.casework.Act;
import tongban.node.casework.CaseBranches;
import tongban.node.casework.CasePage;
import tongban.node.casework.NamedBodies;
import tongban.node.casework.Organ;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Actor;
import tongban.node.place.Divisions;
import tongban.service.procedure.JointStep;
import tongban.service.text.Words;

/** Finds the bodies that an officer may mean, by the places where they are competent or sit. */
final class OrganChoices {
    /** The acts that name a body, and the field under which each does. */
    private static final Map<Act, String> FIELDS =
            Map.of(
                    Act.REFUSE_ACCEPTANCE, "right-organ",
                    Act.ANSWER_STEP, "right-organ",
                    Act.ASK_STEP, "organ");

    private final PlaceLines places;
    private final Divisions divisions;
    private final NamedBodies bodies;
    private final Clock clock;

    OrganChoices(PlaceLines places, Divisions divisions, NamedBodies bodies, Clock clock) {
        this.places = places;
        this.divisions = divisions;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * @param failed act whose form was sent
     * @param sent what was sent with it
     * @return for each act that may be done and names a body
     */
    Map<Act, OrganChoice> of(
            Actor actor,
            CasePage found,
            PublishedService service,
            String failed,
            Map<String, List<String>> sent) {
        Map<Act, OrganChoice> choices = new HashMap<>();
        for (CasePage.Permitted permitted : found.permitted()) {
            String field = FIELDS.get(permitted.act());
            if (field != null) {
                choices.put(
                        permitted.act(),
                        choice(
                                actor,
                                found,
                                service,
                                permitted.act(),
                                CaseActController.name(permitted.act()).equals(failed)
                                        ? sent
                                        : known(found, permitted.act(), field)));
            }
        }
        return choices;
    }

    /** The body that was asked wrongly has said whose business it is. */
    private static Map<String, List<String>> known(CasePage found, Act act, String field) {
        return act == Act.ASK_STEP
                ? found.branches().joint().reversed().stream()
                        .flatMap(j -> j.right().stream())
                        .findFirst()
                        .map(o -> Map.of(field, List.of(o.id())))
                        .orElse(Map.of())
                : Map.of();
    }

    /** What is chosen and means no body, if anything. */
    Optional<Fault> fault(
            Actor actor,
            CasePage found,
            PublishedService service,
            Act act,
            Map<String, List<String>> sent) {
        return Optional.ofNullable(FIELDS.get(act))
                .filter(field -> !Fault.typed(sent, field).isBlank())
                .filter(field ->
                        body(actor, found, service, act, sent)
                                .apply(Fault.typed(sent, field))
                                .isEmpty())
                .map(field ->
                        Fault.of(
                                field,
                                "没有这个机关。请先查找，再从结果中选择。",
                                "There is no such body. Search first, then choose from the list."));
    }

    private OrganChoice choice(
            Actor actor,
            CasePage found,
            PublishedService service,
            Act act,
            Map<String, List<String>> sent) {
        String field = Objects.requireNonNull(FIELDS.get(act));
        String chosen = Fault.typed(sent, field);
        Function<String, Optional<Organ>> body = body(actor, found, service, act, sent);
        PlaceChoice places = this.places.choice(Fault.typed(sent, "q"), "", "");
        Map<String, OrganChoice.Option> options = new LinkedHashMap<>();
        for (PlaceLine line : places.found()) {
            competent(line, body, act, service).forEach(o -> options.putIfAbsent(o.value(), o));
        }
        if (!chosen.isBlank() && !options.containsKey(chosen)) {
            body.apply(chosen)
                    .ifPresent(organ ->
                            options.put(
                                    chosen,
                                    new OrganChoice.Option(
                                            chosen,
                                            organ.name(),
                                            NamedBodies.isPlace(chosen)
                                                    ? this.places.at(chosen).map(PlaceLine::name)
                                                    : Optional.empty())));
        }
        String place =
                NamedBodies.isPlace(chosen)
                        ? chosen
                        : places.found().size() == 1 ? places.found().getFirst().code() : "";
        sitting(place).forEach(o -> options.putIfAbsent(o.value(), o));
        return new OrganChoice(field, places.q(), List.copyOf(options.values()), chosen);
    }

    /** The body competent at a place; two of them where a zone covers a part of it. */
    private List<OrganChoice.Option> competent(
            PlaceLine line,
            Function<String, Optional<Organ>> body,
            Act act,
            PublishedService service) {
        Optional<Organ> organ = body.apply(line.code());
        if (organ.isPresent()) {
            return List.of(
                    new OrganChoice.Option(
                            line.code(), organ.get().name(), Optional.of(line.name())));
        }
        return act == Act.REFUSE_ACCEPTANCE
                ? bodies.beside(line.code(), service).stream()
                        .map(o ->
                                new OrganChoice.Option(o.id(), o.name(), Optional.of(line.name())))
                        .toList()
                : List.of();
    }

    /** Whoever else sits at the one place that was found or chosen. */
    private List<OrganChoice.Option> sitting(String place) {
        return place.isEmpty()
                ? List.of()
                : divisions.current(place, LocalDate.now(clock)).stream()
                        .flatMap(d -> bodies.at(d).stream())
                        .map(o -> new OrganChoice.Option(o.id(), o.name(), Optional.empty()))
                        .toList();
    }

    /** How a value that was chosen is understood for the act. */
    private Function<String, Optional<Organ>> body(
            Actor actor,
            CasePage found,
            PublishedService service,
            Act act,
            Map<String, List<String>> sent) {
        if (act == Act.REFUSE_ACCEPTANCE) {
            return named -> bodies.of(named, service, actor.jurisdiction());
        }
        Optional<JointStep> step = step(found, service, act, sent);
        return named -> step.flatMap(s -> bodies.of(named, s, service, actor.jurisdiction()));
    }

    /** The step that is asked for, or that this body was asked for. */
    private static Optional<JointStep> step(
            CasePage found, PublishedService service, Act act, Map<String, List<String>> sent) {
        List<JointStep> steps = service.definition().procedure().joint();
        String named =
                act == Act.ASK_STEP
                        ? found.branches().lacking().stream()
                                .map(CaseBranches.Lacking::step)
                                .filter(s ->
                                        Fault.typed(sent, "step").isEmpty()
                                                || s.equals(Fault.typed(sent, "step")))
                                .findFirst()
                                .orElse("")
                        : "";
        List<Words> asked = new ArrayList<>();
        found.branches().joint().forEach(j -> asked.add(j.what()));
        return steps.stream()
                .filter(s ->
                        act == Act.ASK_STEP
                                ? s.id().equals(named)
                                : asked.contains(service.definition().title(s)))
                .findFirst();
    }
}
