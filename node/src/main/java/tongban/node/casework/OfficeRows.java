package tongban.node.casework;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

/**
 * One row of what an office does with several cases: found behind the walls, its key opened and
 * journaled, its file held fast while the row is done.
 */
final class OfficeRows {
    private final Gate gate;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;

    OfficeRows(Gate gate, Walls walls, PersonalData personalData, JdbcCaseStore store) {
        this.gate = gate;
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
    }

    static boolean isOffice(Actor actor) {
        return actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    /**
     * @param what for the journal
     */
    Batches.Row row(
            Actor actor,
            UUID caseId,
            String what,
            BiFunction<CaseFile, CaseKey, CommandResult> work) {
        return walls.inside(
                actor,
                () -> {
                    Optional<CaseFile> file = store.held(caseId).filter(f -> gate.sees(f, actor));
                    if (file.isEmpty()) {
                        return new Batches.Row(caseId, "", new CommandResult.NotFound());
                    }
                    String number = file.get().number();
                    if (!isOffice(actor)) {
                        return new Batches.Row(
                                caseId,
                                number,
                                new CommandResult.Forbidden(OfficeProblems.noOffice()));
                    }
                    return personalData
                            .open(caseId, CaseReader.purpose(actor), what)
                            .map(key ->
                                    new Batches.Row(caseId, number, work.apply(file.get(), key)))
                            .orElseGet(() ->
                                    new Batches.Row(caseId, "", new CommandResult.NotFound()));
                });
    }

    static CommandResult done(CaseFile f) {
        return new CommandResult.Done(f.id(), f.number(), f.version(), f.state());
    }

    static CommandResult repeated(CaseFile f) {
        return new CommandResult.Repeated(f.id(), f.number(), f.version(), f.state());
    }

    static CommandResult rejected(Problem problem) {
        return new CommandResult.Rejected(java.util.List.of(problem));
    }
}
