/**
 * The counter of a service hall: numbers and whose turn it is, appointments, and the visit in which
 * one person's matters are taken in together. What stands in the queue names nobody; what is read
 * from a visitor's card lives under a key of the visit, which ends with it.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.counter;
