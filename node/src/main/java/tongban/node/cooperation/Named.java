package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;

/**
 * A plan or a platform that the joint office named: corrected with a reason, or taken back with
 * one. Where what is shipped has it already, it stands in for that.
 *
 * @param <H> what is written of it
 */
sealed interface Named<H extends Named.Heading> extends Dossier permits NamedPlan, NamedPlatform {

    /** What of a plan and of a platform is judged in the same way. */
    interface Heading extends Dossier.Heading {
        /** Id of the shipped one that it stands in for, or empty. */
        String shipped();

        /** Of the document: a year, a month or a day, as exactly as it is known. */
        String day();

        /** What is wrong with it whenever it is written. */
        List<Problem> faults();

        /** Its days that lie ahead. */
        List<Problem> ahead(LocalDate today);
    }

    /** What it is corrected to, and why. */
    record Correction<H>(H heading, String reason) {}

    @Override
    H heading();

    Optional<Ending> ending();

    /** Place of a plan in the tree; else empty. */
    String category();

    /** What a step corrects, if it is a correction of such a thing. */
    Optional<Correction<H>> correction(Act act);

    Named<H> corrected(H changed, Said said, String reason);

    Named<H> takenBack(Ending how);

    /** Each correction of it. */
    List<Rewritten> rewritten();

    @Override
    default Optional<List<Rewritten>> rewritten(Act act) {
        return correction(act).map(_ -> rewritten());
    }

    @Override
    default Line line() {
        return new Line(
                category(),
                Texts.year(heading().day()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                ending().map(Ending::on),
                ending().isPresent(),
                List.of());
    }

    @Override
    default List<Problem> content(Act act, Jurisdiction side) {
        Optional<Correction<H>> correction = correction(act);
        if (correction.isEmpty() && !(act instanceof Act.Drop)) {
            return List.of(CooperationProblems.notOfThis(act, Kind.of(this)));
        }
        List<Problem> problems = new ArrayList<>();
        Texts.home(problems, home(), side);
        correction
                .map(Correction::heading)
                .ifPresent(changed -> {
                    problems.addAll(changed.faults());
                    if (!changed.shipped().equals(heading().shipped())) {
                        problems.add(NamingProblems.otherShipped());
                    }
                });
        Texts.reason(
                problems,
                act instanceof Act.Drop(String reason)
                        ? reason
                        : correction.map(Correction::reason).orElse(""));
        return problems;
    }

    @Override
    default List<Problem> moment(Act act, Jurisdiction side, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (ending().isPresent()) {
            problems.add(CooperationProblems.ended());
        }
        correction(act)
                .map(Correction::heading)
                .ifPresent(changed -> {
                    if (changed.equals(heading())) {
                        problems.add(CooperationProblems.unchanged());
                    }
                    problems.addAll(changed.ahead(today));
                });
        return problems;
    }

    @Override
    default Dossier after(Act act, Said said) {
        if (act instanceof Act.Drop(String reason)) {
            return takenBack(new Ending(said.on(), true, reason));
        }
        Optional<Correction<H>> correction = correction(act);
        return correction.isPresent()
                ? corrected(correction.get().heading(), said, correction.get().reason())
                : this;
    }
}
