package tongban.node.casework;

import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * A body as a page shows it.
 *
 * @param id global id of the body; empty where nobody but the applicant or the system is meant
 */
public record Organ(String id, Words name, Jurisdiction side) {}
