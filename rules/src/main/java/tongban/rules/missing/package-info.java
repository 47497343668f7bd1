/** What can be said while facts are missing: a pass of its own over the IR. */
@NullMarked
package tongban.rules.missing;

import org.jspecify.annotations.NullMarked;
