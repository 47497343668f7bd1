/**
 * The life of an application. Start at {@link tongban.node.casework.Procedure}, the closed table of
 * states and acts; callers need {@link tongban.node.casework.Cases}, {@link
 * tongban.node.casework.Drafts} and {@link tongban.node.casework.Documents}.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.casework;
