/**
 * Who saw whose data, when and why: the journal, searched by supervisors. Searching a person needs
 * a reason, and is itself in the journal.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.audit;
