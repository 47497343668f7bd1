package tongban.node.casework;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tongban.service.procedure.AtOnce;

/**
 * A small sum at once (先行救助): what cannot wait is handed out by a decision on the spot, within what
 * the standard lets be given first; the papers follow, and the case is decided like any other.
 * Pure.
 */
final class FirstHelp {
    static final int DECIMALS_MAX = 2;

    private FirstHelp() {}

    static List<CaseEvent> given(
            Command.GiveAtOnce c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "received-by", c.receivedBy());
        Decisions.reason(problems, "why", c.why());
        if (c.on().isBefore(subject.opened().appliedOn()) || c.on().isAfter(known.today())) {
            problems.add(Problems.day("on", subject.opened().appliedOn(), known.today()));
        }
        Optional<AtOnce> atOnce = known.service().procedure().atOnce();
        Optional<BigDecimal> most = known.atOnceMax();
        if (atOnce.isEmpty() || most.isEmpty()) {
            problems.add(
                    DecisionProblems.notAtOnce(
                            atOnce.isPresent(),
                            known.proposal().map(CaseEvent.Proposed::missing).orElse(List.of())));
            return List.of();
        }
        BigDecimal amount = c.amount().stripTrailingZeros();
        if (amount.signum() <= 0
                || amount.scale() > DECIMALS_MAX
                || amount.compareTo(most.get()) > 0) {
            problems.add(DecisionProblems.atOnceAmount(most.get()));
        }
        return known.proposal()
                .<List<CaseEvent>>map(proposal ->
                        List.of(
                                new CaseEvent.GivenAtOnce(
                                        c.on(), c.amount(), c.receivedBy(), c.why(), proposal)))
                .orElse(List.of());
    }

    /** What was given to the case at once. */
    static Optional<CaseEvent.GivenAtOnce> of(Case subject) {
        return subject.only(CaseEvent.GivenAtOnce.class);
    }
}
