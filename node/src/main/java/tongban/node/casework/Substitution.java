package tongban.node.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * Somebody is away and somebody else of the same body and role stands in (代班). One stand-in at a
 * time, and he does not pass it on: who is away stands in for nobody, so that it cannot go in a
 * circle and who has acted is never more than one step away.
 *
 * @param absent account of who is away
 * @param substitute account of who stands in
 * @param days from the first day of the absence to the day of return
 */
record Substitution(UUID absent, UUID substitute, Period days) {

    /**
     * What of the substitutions that stand is in the way of this one, all at once.
     *
     * @param nameOf of accounts
     */
    List<Problem> against(Collection<Substitution> standing, Function<UUID, Words> nameOf) {
        List<Problem> problems = new ArrayList<>();
        for (Substitution other : standing) {
            if (!days.overlaps(other.days)) {
                continue;
            }
            if (other.absent.equals(absent)) {
                problems.add(OfficeProblems.overlaps(other, nameOf.apply(other.substitute)));
            } else if (other.absent.equals(substitute)) {
                problems.add(
                        other.substitute.equals(absent)
                                ? OfficeProblems.circular(other)
                                : OfficeProblems.awayHimself(other));
            } else if (other.substitute.equals(absent)) {
                problems.add(OfficeProblems.standsInHimself(other, nameOf.apply(other.absent)));
            }
        }
        return problems;
    }
}
