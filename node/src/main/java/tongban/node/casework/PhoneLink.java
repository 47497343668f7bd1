package tongban.node.casework;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.service.Sha256;

/**
 * The secret that goes to a phone: a link that nobody can guess, and a code that has to be typed so
 * that a program which merely follows links sees nothing. The link begins with the side that asks.
 */
record PhoneLink(String link, String code) {
    private static final int LINK_BYTES = 16;
    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    static PhoneLink make(Jurisdiction side) {
        byte[] secret = new byte[LINK_BYTES];
        RANDOM.nextBytes(secret);
        return new PhoneLink(
                side.code() + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                "%06d".formatted(RANDOM.nextInt(CODES)));
    }

    /** The side of a link as somebody sent it; empty where it is none of ours. */
    static Optional<Jurisdiction> side(String link) {
        return link.matches("5[01]-[A-Za-z0-9_-]{22}")
                ? Arrays.stream(Jurisdiction.values())
                        .filter(j -> link.startsWith(j.code()))
                        .findFirst()
                : Optional.empty();
    }

    byte[] hash() {
        return hash(link);
    }

    static byte[] hash(String link) {
        return Sha256.of(link);
    }

    @Override
    public String toString() {
        return "PhoneLink"; // it is a secret
    }
}
