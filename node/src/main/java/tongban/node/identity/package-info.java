/** Who acts: sides, roles, accounts, global ids. Depends on nothing else of the node. */
@org.jspecify.annotations.NullMarked
package tongban.node.identity;
