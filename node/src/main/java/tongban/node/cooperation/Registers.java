package tongban.node.cooperation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.node.project.Escalation;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;
import tongban.service.text.Words;

/**
 * What other registers of this side say to a step: bodies, zones, joint projects and their
 * problems, and the rules by which yields are shared.
 */
final class Registers {
    private final Organs organs;
    private final Zones zones;
    private final Projects projects;
    private final Escalations escalations;
    private final Sharing sharing;
    private final Clock clock;

    Registers(
            Organs organs,
            Zones zones,
            Projects projects,
            Escalations escalations,
            Sharing sharing,
            Clock clock) {
        this.organs = organs;
        this.zones = zones;
        this.projects = projects;
        this.escalations = escalations;
        this.sharing = sharing;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ bodies

    /** A body of a side by its id, as it is called today. */
    Optional<Words> body(Jurisdiction side, String id) {
        return organs.byId(id, today(), side.code())
                .filter(o -> o.jurisdiction().equals(side.code()))
                .map(Organ::name);
    }

    /** A body of a side as it is called today, or was called last where it has ended. */
    Optional<Words> everCalled(Jurisdiction side, String id) {
        return organs.asLastCalled(id, today(), side.code())
                .filter(o -> o.jurisdiction().equals(side.code()))
                .map(Organ::name);
    }

    /** Whether a body is the one that was named, or carries on for it. */
    boolean carriesOn(String body, Jurisdiction side, String named) {
        return organs.carriesOn(body, named, today(), side.code());
    }

    /** Those that carry on for a body that was named: itself while it is there, or nobody. */
    List<Words> carryingOn(Jurisdiction side, String named) {
        return organs.successors(named, today(), side.code()).stream().map(Organ::name).toList();
    }

    /** Who takes a step here. */
    Said said(Actor actor) {
        Words organ =
                actor.worksFor()
                        .flatMap(id -> organs.byId(id, today(), actor.jurisdiction().code()))
                        .map(Organ::name)
                        .orElse(Words.of(actor.jurisdiction().zh(), actor.jurisdiction().en()));
        return new Said(actor.jurisdiction(), organ, today());
    }

    /**
     * With their names. One that ended stays as it was named where it was named before, and is
     * unknown where it is named now.
     */
    private List<Body> named(Jurisdiction side, List<Body> bodies, Both<List<Body>> before) {
        return bodies.stream()
                .map(b ->
                        body(side, b.id())
                                .map(name -> new Body(b.id(), name))
                                .or(() ->
                                        before.of(side).stream()
                                                .filter(was -> was.id().equals(b.id()))
                                                .findFirst())
                                .orElse(Body.of(b.id())))
                .toList();
    }

    private Both<List<Body>> named(Both<List<Body>> bodies, Both<List<Body>> before) {
        return new Both<>(
                named(Jurisdiction.CHONGQING, bodies.chongqing(), before),
                named(Jurisdiction.SICHUAN, bodies.sichuan(), before));
    }

    /** A step that is typed here, with the names of the bodies of which it has the ids. */
    Act.Beginning named(Act.Beginning act) {
        return switch (act) {
            case Act.Assign(Task.Heading h) ->
                    new Act.Assign(h.with(named(h.bodies(), Body.none())));
            case Act.Enlist(Entry.Heading h) ->
                    new Act.Enlist(h.with(named(h.bodies(), Body.none())));
            case Act.Convene _, Act.Agree _, Act.Draw _, Act.NamePlan _, Act.NamePlatform _ -> act;
        };
    }

    /**
     * @param of what it is a step of
     */
    Act named(Act act, Dossier of) {
        return switch (act) {
            case Act.Beginning beginning -> named(beginning);
            case Act.CorrectTask(Task.Heading h, String reason) ->
                    new Act.CorrectTask(h.with(named(h.bodies(), bodies(of))), reason);
            case Act.Revise(Entry.Heading h, String reason) ->
                    new Act.Revise(h.with(named(h.bodies(), bodies(of))), reason);
            case Act other -> other;
        };
    }

    private static Both<List<Body>> bodies(Dossier of) {
        return switch (of) {
            case Task task -> task.heading().bodies();
            case Entry entry -> entry.heading().bodies();
            case Meeting _, Agreement _, Statement _, NamedPlan _, NamedPlatform _ -> Body.none();
        };
    }

    // ------------------------------------------------------------------ what is typed or arrives

    private List<Problem> zone(String id) {
        return id.isEmpty() || zones.byId(id).isPresent()
                ? List.of()
                : List.of(CooperationProblems.zone());
    }

    /** Faults of what begins, as it is typed here or arrives. */
    List<Problem> faults(Act.Beginning act) {
        List<Problem> problems = new ArrayList<>();
        switch (act) {
            case Act.Convene(Meeting.Heading heading) -> problems.addAll(Meeting.faults(heading));
            case Act.Assign(Task.Heading heading) -> problems.addAll(Task.faults(heading));
            case Act.Enlist(Entry.Heading heading) -> problems.addAll(Entry.faults(heading));
            case Act.Agree(Agreement.Heading heading, SharingRule rule) -> {
                problems.addAll(Agreement.faults(heading));
                problems.addAll(zone(heading.zone()));
                for (Jurisdiction side : Jurisdiction.values()) {
                    String id = heading.bodies().of(side);
                    // one that ended while the letter was on its way was a body when it was named
                    if (!id.isEmpty() && everCalled(side, id).isEmpty()) {
                        problems.add(SharingProblems.body(side));
                    }
                }
                problems.addAll(sharing.faults(rule));
            }
            case Act.Draw(Statement.Heading heading) -> {
                problems.addAll(Statement.faults(heading));
                problems.addAll(sharing.faults(heading.rule()));
            }
            case Act.NamePlan(NamedPlan.Heading heading, _) -> problems.addAll(heading.faults());
            case Act.NamePlatform(NamedPlatform.Heading heading, _) -> {
                problems.addAll(heading.faults());
                problems.addAll(zone(heading.zone()));
            }
        }
        return problems;
    }

    // ------------------------------------------------------------------ what is typed here

    /**
     * What stands in the way of a step whose role is right. Only what is typed here is asked: what
     * arrives may be ahead of the letters of the other registers.
     *
     * @param before what it is a step of; empty for what begins
     */
    List<Problem> typed(Actor actor, Act act, Optional<Dossier> before) {
        return switch (act) {
            case Act.Enlist(Entry.Heading h) -> unlisted(actor, h.project());
            case Act.Agree(Agreement.Heading h, _) -> {
                List<Problem> problems = new ArrayList<>(unlisted(actor, h.project()));
                for (Jurisdiction side : Jurisdiction.values()) {
                    String id = h.bodies().of(side);
                    if (!id.isEmpty() && body(side, id).isEmpty()) {
                        problems.add(SharingProblems.body(side));
                    }
                }
                yield problems;
            }
            // what was listed when it was entered may have been taken off since
            case Act.Revise(Entry.Heading h, _) ->
                    before.orElse(null) instanceof Entry e
                                    && e.heading().project().equals(h.project())
                            ? List.of()
                            : unlisted(actor, h.project());
            case Act.PutOnAgenda(_, _, _, _, Optional<UUID> problem) ->
                    problem.map(id -> unraised(actor, id)).orElse(List.of());
            case Act.CorrectPlatform(NamedPlatform.Heading h, _) -> zone(h.zone());
            case Act _ -> List.of();
        };
    }

    /** The joint project that is named is one of this side's register. */
    private List<Problem> unlisted(Actor actor, String project) {
        return project.isBlank() ? List.of() : projects.unlisted(actor, project, "project");
    }

    /** The problem of a project that comes before a meeting; asked like the project of an entry. */
    private List<Problem> unraised(Actor actor, UUID problem) {
        return escalations.rows(actor, Set.of(problem)).stream()
                .findFirst()
                .map(row ->
                        row.state() == Escalation.State.CLOSED
                                ? List.of(CooperationProblems.problemClosed())
                                : List.<Problem>of())
                .orElse(List.of(CooperationProblems.noProblem()));
    }
}
