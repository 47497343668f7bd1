package tongban.node.hotline;

/** From where somebody acts on a ticket. */
public enum Position {
    /** Who called. */
    CALLER,
    /** The line: classifies, dispatches, reviews, calls back. */
    AGENT,
    /** A window elsewhere that took the ticket: stays responsible until another has signed. */
    WINDOW,
    /** The main body (主办). */
    BODY,
    /** A body that assists (协办). */
    ASSISTANT,
    /** The line's supervisor: arbiter of competence, supervision. */
    ARBITER,
    /** The node: what follows from other tickets and from letters. */
    NODE
}
