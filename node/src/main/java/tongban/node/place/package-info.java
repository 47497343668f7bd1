/**
 * Places and competence: divisions with their history, zones that overlay them, the bodies that sit
 * there, the power list of a zone's committee, and the function that says which body accepts and
 * which decides. Everything is immutable, loaded once; null is refused except where marked.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.place;
