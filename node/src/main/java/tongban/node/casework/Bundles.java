package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;

/**
 * One matter that takes several services (高效办成一件事), applied for with one form. Each service is a
 * draft of its own and becomes a case of its own, with its own competent body and clocks; what is
 * typed or handed in for one and asked alike by another stands in both.
 */
public interface Bundles {

    /**
     * One service of the matter.
     *
     * @param seq from 1, in the order in which they are asked
     * @param caseId of the draft, or of the case that it became
     * @param sent whether it is a case by now
     */
    record Part(int seq, UUID caseId, String serviceId, boolean sent) {}

    /**
     * Somebody's application for a bundle.
     *
     * @param bundleId of the {@link tongban.service.Bundle}
     * @param parts those that were not discarded
     */
    record Run(UUID id, String bundleId, Instant startedAt, List<Part> parts) {
        public Run {
            parts = List.copyOf(parts);
        }

        public List<Part> open() {
            return parts.stream().filter(part -> !part.sent()).toList();
        }
    }

    /**
     * Starts a draft of every service of a bundle.
     *
     * @return empty where there is no such bundle, or the account would have more than {@link
     *     Drafts#DRAFTS_PER_ACCOUNT_MAX} drafts
     */
    Optional<Run> start(Actor actor, String bundleId);

    /** The actor's own. */
    Optional<Run> find(Actor actor, UUID run);

    /** The actor's own that a draft or a case is part of. */
    Optional<Run> of(Actor actor, UUID caseId);

    /** The actor's own with parts that were not sent, newest first. */
    List<Run> open(Actor actor);

    /** Discards what was not sent. */
    boolean discard(Actor actor, UUID run);

    /** The other cases of the same matter that the actor may see on his side. */
    List<UUID> together(Actor actor, UUID caseId);
}
