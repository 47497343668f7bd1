/**
 * What can be said of a model without a case at hand: tables with gaps, overlaps and rows that
 * never decide, divisions that nobody rounded, names that read two ways. What is claimed to exist
 * (a gap, an overlap) comes with facts for which the interpreter has shown it; what is claimed
 * never to happen (a masked row) holds for every value of the declared domains. Where neither can
 * be had, nothing is said.
 */
@NullMarked
package tongban.rules.analyse;

import org.jspecify.annotations.NullMarked;
