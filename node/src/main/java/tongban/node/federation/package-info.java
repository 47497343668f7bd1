/**
 * The road between the two sides: an outbox written in the business transaction, messages that are
 * bytes, and an inbox that applies each exactly once. In process now, a wire later: see {@link
 * tongban.node.federation.MessagePort}.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.federation;
