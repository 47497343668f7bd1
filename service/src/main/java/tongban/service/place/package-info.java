/** Places as a service sees them: a level and the way up through the divisions. */
@org.jspecify.annotations.NullMarked
package tongban.service.place;
