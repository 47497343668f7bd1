/** The interpreter: the definition of what a model means. */
@NullMarked
package tongban.rules.interpret;

import org.jspecify.annotations.NullMarked;
