/**
 * Everything the pages can do, for programs: JSON over HTTP, described by OpenAPI at {@code
 * /api/openapi.json}. Stateless, by bearer token; the same use cases as the pages, behind the same
 * walls.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.portal.api;
