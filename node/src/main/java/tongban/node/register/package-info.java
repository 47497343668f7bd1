/**
 * What is known of people, households and institutions: bitemporal, each value with its source and
 * how sure it is, sealed under a key per subject, never overwritten. README.md beside this file
 * shows what others call.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.register;
