package tongban.node.portal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * A further part of the enterprise zone, which stands there as soon as a bean of it exists: whoever
 * builds a page for enterprises offers it here, and the zone knows nothing of it.
 */
public interface ZonePart {
    Words name();

    /** The brand under which it goes, where the place of an enterprise has one for it. */
    default Optional<ZoneBrand> brand() {
        return Optional.empty();
    }

    /** What it is for, in a sentence. */
    Words says();

    /** The page for one enterprise; begins with a slash. */
    String address(UUID enterprise);

    /** What waits there for the enterprise; empty where nothing is counted. */
    OptionalLong waiting(Actor actor, UUID enterprise);
}
