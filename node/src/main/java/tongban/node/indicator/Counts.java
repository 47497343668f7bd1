package tongban.node.indicator;

import tongban.node.identity.Jurisdiction;

/** What the system counts by itself, a side at a time. No person is in it, only numbers. */
public interface Counts {
    /** Numbers of people below it are shown to the public as "fewer than". */
    int SMALL = 5;

    /** At most as old as the node is told to keep a count. */
    Count of(Jurisdiction side, Aggregate aggregate);
}
