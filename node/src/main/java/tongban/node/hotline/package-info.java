/**
 * The 12345 line: tickets from call to answer, and the knowledge base. Start at {@link
 * tongban.node.hotline.TicketProcedure}, the closed table of what can be done, and {@link
 * tongban.node.hotline.Ticket}, which decides by it purely; README.md says how the rest follows.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.hotline;
