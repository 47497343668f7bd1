@org.jspecify.annotations.NullMarked
package tongban.rules;
