/** Runs the DMN technology compatibility kit and keeps a verdict per case. */
@NullMarked
package tongban.rules.tck;

import org.jspecify.annotations.NullMarked;
