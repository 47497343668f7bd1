package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tongban.node.identity.Actor;

/** Cases in which somebody took back what he had agreed to, for the desk that has to act. */
public interface WithdrawnConsents {
    int SHOWN_MAX = 50;

    /** Nothing personal: who it was stands on the page of the case. */
    record Line(UUID caseId, String number, Instant at) {}

    /** Of the cases that wait for this officer, newest first. */
    List<Line> waiting(Actor actor);
}
