@org.jspecify.annotations.NullMarked
package tongban.postgres;
