/**
 * What a service chooses of the one closed procedure: optional steps, terms, notices, verbs. It
 * adds no state.
 */
@org.jspecify.annotations.NullMarked
package tongban.service.procedure;
