package tongban.node.cooperation;

import java.time.LocalDate;

/**
 * How a task, an entry or a statement ended.
 *
 * @param dropped whether it was given up; else it was done
 * @param text the reason, or what came of it
 */
public record Ending(LocalDate on, boolean dropped, String text) {}
