/**
 * The compiled form of a model: the same IR as bytecode. {@link Compiled} tells how it is kept
 * equal to the interpreter.
 */
@NullMarked
package tongban.rules.compile;

import org.jspecify.annotations.NullMarked;
