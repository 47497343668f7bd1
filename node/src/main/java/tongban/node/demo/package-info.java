/**
 * The demonstration: accounts on both sides and a few matters, taken through the same commands that
 * the pages use. Only where {@code tongban.demo} is true; every person in it is made up.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.demo;
