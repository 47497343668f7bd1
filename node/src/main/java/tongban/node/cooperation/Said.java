package tongban.node.cooperation;

import java.time.LocalDate;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * Who took a step, as both sides may know it: a body and never an officer.
 *
 * @param on by the clock of the side that acts
 */
public record Said(Jurisdiction side, Words organ, LocalDate on) {}
