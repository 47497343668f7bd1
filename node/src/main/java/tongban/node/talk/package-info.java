/** Talks of enterprises with officials (政企见面): asked for, agreed on, held, followed up. */
@NullMarked
package tongban.node.talk;

import org.jspecify.annotations.NullMarked;
