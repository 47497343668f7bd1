/**
 * Whatever varies by place or date: dated rows, who may set them, what bounds them, what stands in,
 * and why one row and not another was used.
 */
@org.jspecify.annotations.NullMarked
package tongban.service.parameter;
