/**
 * The papers of a case: forms, notices, decisions, and the plain-words card, as PDF. Which paper
 * exists when is data ({@code paper/papers.yaml}); what it says is the case as a page shows it
 * ({@link tongban.node.casework.CasePage}), in the words of the service's folder.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.paper;
