/**
 * The walls and the journal: a transaction belongs to an actor of one side, and personal data open
 * only through {@link tongban.node.journal.PersonalData}, which journals the look in the same
 * transaction. Depends on identity alone.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.journal;
