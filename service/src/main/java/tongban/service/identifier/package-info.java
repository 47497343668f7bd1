/** Numbers that carry their own check: citizen number, credit code, disability card, mobile. */
@org.jspecify.annotations.NullMarked
package tongban.service.identifier;
