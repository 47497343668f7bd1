package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * What somebody who comes to a window again has running there already: as far as the window's body
 * takes part, and no further.
 */
public interface RunningCases {
    int SHOWN_MAX = 20;

    Found NOTHING = new Found(List.of(), false);

    /**
     * One of them.
     *
     * @param actsFor masked name of the applicant, where the visitor is his agent; else empty
     * @param responsible who has to act now
     * @param barred the clerk keeps away, as a near relative: he does nothing about it
     * @param permitted what the clerk may do about it now
     * @param printable a result was made, so that there is something to hand out
     */
    record Line(
            UUID id,
            String number,
            Words service,
            Words state,
            String actsFor,
            Organ responsible,
            Optional<LocalDate> due,
            boolean overdue,
            boolean barred,
            List<CasePage.Permitted> permitted,
            boolean printable) {}

    /**
     * @param more there are more than {@link #SHOWN_MAX}
     */
    record Found(List<Line> lines, boolean more) {}

    /**
     * The cases of this person that are not over and in which the clerk's body takes part, what is
     * due first in front. One journal row names them all.
     *
     * @param number of his identity card, in full; the visitor is the applicant or still acts for
     *     him
     */
    Found of(Actor clerk, String number);
}
