/**
 * The pages, rendered on the server; Chinese first, English beside it. A text stands in a template
 * as a pair, {@code page.w("中文", "English")}, so that neither can be missing.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.portal;
