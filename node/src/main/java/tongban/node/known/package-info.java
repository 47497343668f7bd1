/**
 * What the platform itself can say of a person: his file in the register and what the ledger pays
 * him, read as the facts of a service. The counter fills forms from it, the re-check decides anew
 * by it; which fact is read from where is data ({@code known/facts.yaml}).
 */
@org.jspecify.annotations.NullMarked
package tongban.node.known;
