/**
 * A public service as a folder: read it, check it, propose a decision from it. Nothing here knows a
 * particular service, a framework or a database. Null is refused everywhere.
 */
@org.jspecify.annotations.NullMarked
package tongban.service;
