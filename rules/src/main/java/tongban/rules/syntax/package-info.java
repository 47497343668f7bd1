/**
 * FEEL text to IR: a tokenizer, and a Pratt parser in which the longest name known in scope wins.
 */
@NullMarked
package tongban.rules.syntax;

import org.jspecify.annotations.NullMarked;
