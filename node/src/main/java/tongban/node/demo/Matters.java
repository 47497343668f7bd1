package tongban.node.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.CaseSummary;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Missing;
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.StepAnswer;
import tongban.node.casework.WorkList;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.WorkedExample;
import tongban.service.fact.Facts;

/**
 * Matters of the demonstration, each taken through real commands by the people whose business it
 * is. What is typed comes from the worked examples of the service's folder.
 */
final class Matters {
    private static final int STALE = -1;
    private static final int TRIES_MAX = 400;

    private final Drafts drafts;
    private final Cases cases;
    private final Services services;
    private final Clock clock;
    private final String series;
    private int keys;

    /**
     * @param series begins the keys of the commands; another series, other commands
     */
    Matters(Drafts drafts, Cases cases, Services services, Clock clock, String series) {
        this.series = series;
        this.drafts = drafts;
        this.cases = cases;
        this.services = services;
        this.clock = clock;
    }

    /** What stands behind a case while it is taken through its steps. */
    record Taken(UUID id, int version) {}

    Taken collect(Actor clerk, String service, String example, Person person) {
        ServiceDefinition definition = services.get(service).orElseThrow().definition();
        UUID id = typed(clerk, definition, example, person);
        int version = drafts.load(clerk, id).orElseThrow().version();
        return done(
                clerk,
                new Command.Collect(
                        id,
                        version,
                        new IdentityCheck(IdentityCheck.Shown.ID_CARD, true, ""),
                        materials(definition),
                        true));
    }

    Taken forward(Actor clerk, Taken taken) {
        return done(clerk, new Command.Forward(taken.id(), taken.version(), "DEMO-SF-0001", ""));
    }

    Taken askFor(Actor reviewer, UUID id, String material, String what) {
        return act(
                reviewer,
                id,
                (c, version) ->
                        new Command.RequestSupplement(
                                c, version, List.of(new Missing(material, what))));
    }

    Taken accepted(Actor reviewer, UUID id) {
        return act(reviewer, id, Command.Accept::new);
    }

    /**
     * A body of the other side answers the step that it was asked for in joint handling.
     *
     * @param text the conditions under which it agrees
     */
    void agreed(Actor asked, String number, String text) {
        CaseSummary row = asked(asked, number);
        act(
                asked,
                row.id(),
                (c, version) ->
                        new Command.AnswerStep(
                                c, version, 1, StepAnswer.CONDITIONS, text, null, null));
    }

    /** The row comes with a letter; the demonstration waits for it. */
    private CaseSummary asked(Actor asked, String number) {
        WorkList.Query mine = WorkList.Query.of(WorkList.Scope.MINE_TO_DO);
        return Waiting.found(
                "the question about " + number,
                () ->
                        cases.workList(asked, mine).cases().stream()
                                .filter(c -> c.number().startsWith(number + "-L"))
                                .findFirst());
    }

    String number(Actor actor, UUID id) {
        return cases.page(actor, id).orElseThrow().number();
    }

    Taken reviewed(Actor reviewer, UUID id) {
        accepted(reviewer, id);
        return recommended(reviewer, id);
    }

    Taken recommended(Actor reviewer, UUID id) {
        act(reviewer, id, Command.StartReview::new);
        return act(
                reviewer,
                id,
                (c, version) -> new Command.Recommend(c, version, Outcome.GRANTED, "同意建议结论。"));
    }

    Taken decided(Actor decider, UUID id) {
        return act(
                decider, id, (c, version) -> new Command.Decide(c, version, Outcome.GRANTED, ""));
    }

    Taken delivered(Actor clerk, UUID id) {
        return act(
                clerk,
                id,
                (c, version) ->
                        new Command.Deliver(
                                c,
                                version,
                                DeliveryWay.WINDOW,
                                LocalDate.now(clock),
                                "",
                                cases.page(clerk, c).orElseThrow().applicant().name(),
                                ""));
    }

    private Taken act(Actor actor, UUID id, BiFunction<UUID, Integer, Command> command) {
        // a report of the other side may arrive between looking and acting: then it looks again
        for (int i = 0; i < TRIES_MAX; i++) {
            Taken taken = done(actor, command.apply(id, arrived(actor, id)));
            if (taken.version() != STALE) {
                return taken;
            }
        }
        throw new IllegalStateException("The demonstration was overtaken again and again");
    }

    /** A letter from the other side takes a moment; the demonstration waits for it. */
    private int arrived(Actor actor, UUID id) {
        return Waiting.found(
                "a letter about a case",
                () ->
                        cases.page(actor, id)
                                .filter(page ->
                                        page.permitted().stream()
                                                .anyMatch(p -> p.act() != Act.WITHDRAW))
                                .map(CasePage::version));
    }

    private UUID typed(Actor actor, ServiceDefinition definition, String example, Person person) {
        Drafts.Draft draft = drafts.start(actor, definition.id()).orElseThrow();
        WorkedExample worked =
                definition.examples().stream()
                        .filter(e -> e.file().contains(example))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        definition.id() + " has no example " + example));
        Map<String, List<String>> typed = new HashMap<>(answers(definition, worked.facts()));
        typed.put(Drafts.APPLICANT_NAME, List.of(person.nameZh()));
        typed.put(Drafts.APPLICANT_NUMBER, List.of(person.number()));
        typed.put(Drafts.APPLICANT_MOBILE, List.of(person.mobile()));
        typed.put(Drafts.APPLICANT_ADDRESS, List.of("演示路 1 号"));
        typed.put(Drafts.PLACE, List.of(person.registered()));
        cardOf(worked.facts(), person)
                .ifPresent(card -> typed.put("disability-card-number", List.of(card)));
        Drafts.Saved saved = drafts.save(actor, draft.id(), draft.version(), typed);
        if (!(saved instanceof Drafts.Saved.Done)) {
            throw new IllegalStateException("The demonstration's draft was not saved");
        }
        return draft.id();
    }

    private static Map<String, List<String>> answers(ServiceDefinition definition, Facts facts) {
        return definition.form().withSynthetic(true).write(facts.values());
    }

    /** The card's number is the citizen number, category and grade. */
    private static Optional<String> cardOf(Facts facts, Person person) {
        List<String> categories =
                List.of(
                        "sight",
                        "hearing",
                        "speech",
                        "limbs",
                        "intellectual",
                        "mental",
                        "multiple");
        Optional<Object> category = facts.value("disability category");
        Optional<Object> grade = facts.value("disability grade");
        return category.isPresent() && grade.isPresent()
                ? Optional.of(
                        person.number()
                                + (categories.indexOf(category.get().toString()) + 1)
                                + grade.get())
                : Optional.empty();
    }

    private static List<MaterialTaken> materials(ServiceDefinition definition) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (Material material : definition.materials()) {
            if (material.need() != Material.Need.OPTIONAL) {
                taken.add(new MaterialTaken(material.id(), how(material), 1, ""));
            }
        }
        return taken;
    }

    private static MaterialTaken.How how(Material material) {
        return material.channel() == Material.Channel.GOVERNMENT
                ? MaterialTaken.How.FETCHED
                : MaterialTaken.How.ORIGINAL_KEPT;
    }

    private Taken done(Actor actor, Command command) {
        return switch (cases.perform(actor, series + "-" + ++keys, command)) {
            case CommandResult.Done done -> new Taken(done.caseId(), done.version());
            case CommandResult.Repeated again -> new Taken(again.caseId(), again.version());
            case CommandResult.Rejected no ->
                    throw refused(
                            command,
                            no.problems().stream()
                                    .map(p -> p.code() + " " + p.field() + " " + p.what().en())
                                    .collect(Collectors.joining("; ")));
            case CommandResult.Forbidden(Problem problem) ->
                    throw refused(command, problem.code() + " " + problem.what().en());
            case CommandResult.Stale stale -> new Taken(command.caseId(), STALE);
            case CommandResult.NotFound none -> throw refused(command, "not found");
        };
    }

    private static IllegalStateException refused(Command command, String why) {
        return new IllegalStateException(
                "The demonstration could not " + command.act() + ": " + why);
    }
}
