@org.jspecify.annotations.NullMarked
package tongban.time;
