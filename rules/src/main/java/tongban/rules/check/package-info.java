/**
 * Links a model's elements, resolves its types, lowers boxed expressions to IR and collects every
 * fault.
 */
@NullMarked
package tongban.rules.check;

import org.jspecify.annotations.NullMarked;
