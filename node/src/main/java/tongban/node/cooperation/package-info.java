/**
 * What the two sides do together beyond single cases: meetings and what they decide, lists, plans,
 * platforms, and the sharing of what a zone or project yields. Start at {@link
 * tongban.node.cooperation.Dossier} and {@link tongban.node.cooperation.Act}; README.md says how
 * the rest follows.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.cooperation;
