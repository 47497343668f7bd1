package tongban.node.sheet;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A table that somebody sent, as a list of his files tells of it. */
public interface SentFile {
    UUID id();

    /** Which body or document says so. */
    String named();

    /** How many it has. */
    int rows();

    Instant sentAt();

    /** Empty while nobody confirmed it. */
    Optional<Instant> recordedAt();
}
