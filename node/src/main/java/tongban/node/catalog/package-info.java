/**
 * The catalogue: which matters can be handled, with the elements of the standard, and the published
 * service folders. README.md beside this file shows what others call.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.catalog;
