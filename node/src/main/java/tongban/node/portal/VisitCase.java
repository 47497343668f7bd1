package tongban.node.portal;

import java.util.List;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * A matter of a visit that was taken in.
 *
 * @param printable its papers of today, each as case id, slash, paper
 */
public record VisitCase(
        UUID id, String number, Words service, Words state, List<String> printable) {}
