package tongban.node.portal;

import java.util.List;
import java.util.UUID;
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
        return COURIER + id;
    }
}
