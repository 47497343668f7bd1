package tongban.node.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Batches;
import tongban.node.casework.CaseSummary;
import tongban.node.casework.Cases;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Urges;
import tongban.node.casework.WorkList;
import tongban.node.identity.Actor;

/** One case that a reviewer has to act on is supervised: it is to be answered within days. */
record Supervised(Cases cases, Urges urges, LocalDate today) {
    private static final int TERM_DAYS = 5;

    void tell(Actor supervisor, Actor reviewer) {
        for (CaseSummary one :
                cases.workList(reviewer, WorkList.Query.of(WorkList.Scope.MINE_TO_DO)).cases()) {
            Batches.Tried tried =
                    urges.urge(
                            supervisor,
                            "申请人反映等待时间较长，请说明办理情况，按期办结。Please say how it stands, and finish in time.",
                            Optional.of(today.plusDays(TERM_DAYS)),
                            List.of(one.id()));
            if (tried instanceof Batches.Tried.Done done
                    && done.rows().getFirst().result() instanceof CommandResult.Done) {
                return;
            }
        }
        throw new IllegalStateException("The demonstration has no case to supervise");
    }
}
