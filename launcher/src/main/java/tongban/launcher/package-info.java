@org.jspecify.annotations.NullMarked
package tongban.launcher;
