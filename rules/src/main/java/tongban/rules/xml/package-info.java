/**
 * Reads DMN 1.2 to 1.6 XML into records; no document type, no entities, bounded in size and depth.
 */
@NullMarked
package tongban.rules.xml;

import org.jspecify.annotations.NullMarked;
