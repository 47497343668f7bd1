/**
 * How long each kind of record is kept, by which rule, and how people destroy what is over: a list
 * is proposed, one supervisor confirms it, another one carries it out. Only what its rule says ends
 * by itself is ended by the daily job. The journal ends by month: the database lets go of the lines
 * of a confirmed list alone, keeps their digest, and binds each month to the one destroyed before.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.retention;
