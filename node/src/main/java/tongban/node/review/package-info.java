/**
 * Re-checks: whoever receives something is looked at again when the law says so, when he died or
 * moved, and when somebody told that something changed. README.md says how; {@link
 * tongban.node.review.Suggestion} is what it comes to.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.review;
