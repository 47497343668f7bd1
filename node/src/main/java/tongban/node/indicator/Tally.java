package tongban.node.indicator;

import java.util.List;
import tongban.node.identity.Jurisdiction;

/** Counts what goes by a rule that no statement knows, in the package that has the rule. */
public interface Tally {
    Aggregate aggregate();

    /** By the body, whose id begins with its place. */
    List<Count.Cell> count(Jurisdiction side);
}
