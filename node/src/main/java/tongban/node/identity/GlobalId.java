package tongban.node.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that no second node can give too: UUID version 7 (RFC 9562), ordered by time of issue. */
public final class GlobalId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private GlobalId() {}

    public static UUID next(Instant now) {
        long random = RANDOM.nextLong();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
