/**
 * Time as the law counts it: half-open periods, dated and bitemporal values, working calendars and
 * statutory clocks. The JDK alone; no clock is asked for the time, every date is a parameter.
 *
 * <p>Null is refused everywhere with a {@link java.lang.NullPointerException}; what may be absent
 * is an {@link java.util.Optional}.
 */
@org.jspecify.annotations.NullMarked
package tongban.time;
