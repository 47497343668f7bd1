/**
 * What granted awards come to in money: a double-entry ledger of each beneficiary and scheme, the
 * monthly run that pays it, and the decisions that change it. Start at {@link
 * tongban.node.entitlement.Ledger}, which decides purely; README.md says how the rest follows.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.entitlement;
