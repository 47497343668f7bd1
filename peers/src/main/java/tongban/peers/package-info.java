/**
 * Other DMN engines beside ours: the same models and data, the results compared, the time taken.
 *
 * <p>Nothing of it ships: no module depends on this one, and the launcher builds it only when a
 * comparison is asked for.
 */
@NullMarked
package tongban.peers;

import org.jspecify.annotations.NullMarked;
