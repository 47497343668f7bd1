@org.jspecify.annotations.NullMarked
package tongban.node.talk;
