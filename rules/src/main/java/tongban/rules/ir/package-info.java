/** The meaning-carrying form of a model: Expr and Type, one page each. */
@NullMarked
package tongban.rules.ir;

import org.jspecify.annotations.NullMarked;
