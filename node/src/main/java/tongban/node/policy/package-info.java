/**
 * Policies for enterprises (惠企政策): published by their documents, matched with what is known of an
 * enterprise, offered or applied for, and paid within their budgets. Start at {@link
 * tongban.node.policy.Matching} and {@link tongban.node.policy.Offer}, which decide purely;
 * README.md says how the rest follows.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.policy;
