/**
 * What a recognised class opens beyond its own benefit: medical, education, housing, employment and
 * further special assistance (专项救助), to which a person is referred and from which the answer comes
 * back. Start at {@link tongban.node.referral.Referral}, which decides purely; README.md says how
 * the rest follows.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.referral;
