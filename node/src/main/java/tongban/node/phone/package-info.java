/**
 * What goes to people's phones: messages that wait in the transaction which made them, and the port
 * to the operator that delivers them.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.phone;
