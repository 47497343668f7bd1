package tongban.node.portal;

import tongban.service.text.Words;

/**
 * A place with the side of a zone's border that goes with it, chosen in one.
 *
 * @param value division code, and where a zone covers part of it, a slash and true or false
 */
public record PlaceOption(String value, Words name, boolean chosen) {}
