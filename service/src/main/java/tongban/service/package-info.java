@org.jspecify.annotations.NullMarked
package tongban.service;
