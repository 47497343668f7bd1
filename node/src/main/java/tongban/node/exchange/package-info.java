/**
 * Exchange with the provincial platforms, in the national exchange tables of case data ({@code
 * up_pro_*}): cases of the own side go out, cases keyed in there come in through the commands a
 * clerk would press, so that nobody keys a case twice. docs/exchange.md is the format.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.exchange;
