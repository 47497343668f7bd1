package tongban.node.portal;

import tongban.service.text.Words;

/**
 * A place to choose.
 *
 * @param zoned whether a part of it lies in a functional zone, so that it matters where exactly
 */
public record PlaceLine(String code, Words name, boolean zoned) {}
