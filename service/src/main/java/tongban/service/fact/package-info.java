/** Declared facts: their types, their checks, the questions that ask for them, and their values. */
@org.jspecify.annotations.NullMarked
package tongban.service.fact;
