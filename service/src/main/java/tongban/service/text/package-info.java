/** Words in Chinese and English, and the text bundles of a service. Null is refused everywhere. */
@org.jspecify.annotations.NullMarked
package tongban.service.text;
