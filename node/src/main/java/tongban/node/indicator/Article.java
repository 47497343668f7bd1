package tongban.node.indicator;

import tongban.service.text.Words;

/**
 * An article of the newspaper page, by our own title and summary.
 *
 * @param id a letter
 */
public record Article(String id, Words title, Words about) {}
