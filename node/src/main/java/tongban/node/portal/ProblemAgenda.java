package tongban.node.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Meeting;
import tongban.service.text.Words;

/**
 * A meeting before which a problem of a project came.
 *
 * @param item of its agenda, with what was decided once it was
 * @param tasks that rest on it
 */
public record ProblemAgenda(
        UUID meeting,
        Words name,
        LocalDate heldOn,
        Meeting.Item item,
        List<Cooperation.Row> tasks) {}
