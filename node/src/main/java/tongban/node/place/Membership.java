package tongban.node.place;

/** Whether a site lies in a zone on a day. */
public sealed interface Membership {

    record Outside() implements Membership {}

    record Inside(Zone zone) implements Membership {}

    /** It depends on something that nobody said. */
    record Unsettled(Zone zone, Need need) implements Membership {}

    /** What would settle it. */
    enum Need {
        /** The place is given too coarsely: a county of which only some towns are touched. */
        A_TOWN,
        /** The zone covers a part of the town: does the site lie inside? */
        IS_THE_SITE_INSIDE,
        /** The site is said to lie inside, and the place is nowhere near the zone. */
        ANOTHER_PLACE
    }
}
