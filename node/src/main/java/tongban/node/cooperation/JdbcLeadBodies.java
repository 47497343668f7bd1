package tongban.node.cooperation;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * Which body of a side fills the half of its side: reports on a task or an entry, enters the
 * amounts of a statement. Only what is typed here is asked: the other side knows its own bodies.
 */
final class JdbcLeadBodies {
    private final JdbcDossiers dossiers;
    private final Registers registers;

    JdbcLeadBodies(JdbcDossiers dossiers, Registers registers) {
        this.dossiers = dossiers;
        this.registers = registers;
    }

    /** Why the body of an officer does not; empty where it does. */
    List<Problem> stranger(Actor actor, UUID id, Dossier dossier) {
        return switch (dossier) {
            case Task task -> reporting(actor, task.heading().bodies());
            case Entry entry -> reporting(actor, entry.heading().bodies());
            case Statement statement -> entering(actor, id, statement);
            case Meeting _, Agreement _, NamedPlan _, NamedPlatform _ -> List.of();
        };
    }

    /** Where a side's bodies are named, they alone report; else whichever lead body does. */
    private List<Problem> reporting(Actor actor, Both<List<Body>> bodies) {
        Jurisdiction side = actor.jurisdiction();
        List<Body> named = bodies.of(side);
        boolean own =
                named.isEmpty()
                        || actor.worksFor()
                                .filter(mine ->
                                        named.stream()
                                                .anyMatch(b ->
                                                        registers.carriesOn(mine, side, b.id())))
                                .isPresent();
        return own
                ? List.of()
                : List.of(CooperationProblems.otherBody(side, Body.answering(named, "")));
    }

    /**
     * The amounts of a side are entered by the body that the agreement names, else by the one that
     * entered them first; where that one has ended, by those that carry on for it. Where nobody
     * does, whichever lead body of the side enters them: else nobody could.
     */
    private List<Problem> entering(Actor actor, UUID id, Statement statement) {
        Jurisdiction side = actor.jurisdiction();
        String named =
                dossiers.find(Kind.AGREEMENT, statement.heading().agreement())
                        .map(a -> ((Agreement) a.dossier()).heading().bodies().of(side))
                        .orElse("");
        List<Statement.Entered> before = statement.entered().of(side);
        if (named.isEmpty() && !before.isEmpty()) {
            // by its id: a body that was given another name since is the same one
            named = dossiers.enteredBy(id, side).orElse("");
        }
        if (!named.isEmpty()) {
            return entering(actor, side, named);
        }
        if (before.isEmpty()) {
            return List.of();
        }
        // what was entered before ids were kept is known by its words alone
        Words who = before.getLast().organ();
        return registers.said(actor).organ().equals(who)
                ? List.of()
                : List.of(SharingProblems.stranger(side, who));
    }

    private List<Problem> entering(Actor actor, Jurisdiction side, String named) {
        List<Words> who = registers.carryingOn(side, named);
        boolean own =
                who.isEmpty()
                        || actor.worksFor()
                                .filter(mine -> registers.carriesOn(mine, side, named))
                                .isPresent();
        return own
                ? List.of()
                : List.of(
                        SharingProblems.stranger(
                                side,
                                Words.of(
                                        who.stream()
                                                .map(Words::zh)
                                                .collect(Collectors.joining("、")),
                                        who.stream()
                                                .map(Words::en)
                                                .collect(Collectors.joining(", ")))));
    }
}
