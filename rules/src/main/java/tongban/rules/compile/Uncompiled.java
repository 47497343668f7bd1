package tongban.rules.compile;

import tongban.rules.Diagnostic;

/**
 * A part of a model that has no compiled form; it runs through the interpreter.
 *
 * @param element the decision, business knowledge model or decision service it stands in
 * @param at the offset in the element's text of the form that stopped it, or 0 where it has none
 * @param why in Chinese and English
 */
public record Uncompiled(String element, int at, Diagnostic.Text why) {}
