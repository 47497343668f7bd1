package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * What remains of a case whose key was destroyed: that it was, how it went, and the proofs. Nothing
 * of the person, and nothing that anybody wrote about him.
 *
 * @param steps oldest first
 * @param proof of the receipt of the decision, where there was one on this side
 * @param erasedAt real time, also where a demo's clock is set
 * @param erasedBy the body, or the node, or the applicant; no name
 * @param role the role that erased
 * @param purpose under which purpose
 */
public record ErasedCase(
        UUID id,
        String number,
        String serviceId,
        Words serviceName,
        Part part,
        State state,
        List<Kept> steps,
        Optional<Proof> proof,
        Instant erasedAt,
        Words erasedBy,
        Words role,
        Words purpose) {
    public ErasedCase {
        steps = List.copyOf(steps);
    }

    /** One step: what, when, and the body that was responsible. */
    public record Kept(int version, Words act, State state, Instant at, Organ organ) {}

    /**
     * Hashes as they were issued.
     *
     * @param receipt of the whole receipt: who holds a copy can show that it is this one
     */
    public record Proof(
            String standardHash, String parametersHash, String textsHash, String receipt) {}
}
