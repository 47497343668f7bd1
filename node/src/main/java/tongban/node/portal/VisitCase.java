package tongban.node.portal;

import java.util.List;
import java.util.UUID;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.service.text.Words;

/**
 * A matter of a visit that was taken in.
 *
 * @param waits it is the other side's and has not been handed over yet
 * @param to the body that it goes to
 * @param printable its papers of today, each as case id, slash, paper
 */
public record VisitCase(
        UUID id,
        String number,
        Words service,
        Words state,
        boolean waits,
        Words to,
        List<String> printable) {
    static final String COURIER = "courier.";

    /** Field of the page for the number of the parcel with the originals. */
    public String courier() {
        return courier(id);
    }

    static String courier(UUID id) {
        return COURIER + id;
    }

    static VisitCase of(CasePage found, List<String> printable) {
        return new VisitCase(
                found.id(),
                found.number(),
                found.serviceName(),
                found.stateWords(),
                isToForward(found),
                found.competence().accepting().name(),
                printable);
    }

    /** A case of the other side is, until it was handed over; one of the own side is there. */
    static boolean isToForward(CasePage found) {
        return found.permitted().stream().anyMatch(p -> p.act() == Act.FORWARD);
    }
}
