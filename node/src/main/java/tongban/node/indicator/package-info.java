/**
 * What was counted against what was aimed at, the fourth noun of the product, and the newspaper
 * page on which it is modelled: every figure of it with what it leads to. What a page states, what
 * a side reports and what the system counts by itself are three things and are never mixed.
 * README.md says how the parts hang together.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.indicator;
