/**
 * What crosses the border: letters of casework as signed-for, numbered messages. Bytes go out of
 * one side's transaction and come in by another's; in one process for now, over a wire later.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.federation;
