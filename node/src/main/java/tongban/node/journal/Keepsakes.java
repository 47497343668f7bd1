package tongban.node.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/**
 * Seals what somebody has just typed while it is not known any more who he is: the page in front of
 * him carries it, unreadable, until he has signed in again. The key lives as long as the process
 * and is nowhere else, so that an old page opens nothing; it is no road to what is stored.
 */
public final class Keepsakes {
    private static final byte[] CONTEXT = "keepsake".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BITS = 256;

    private final SecretKey key;

    public Keepsakes() {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS);
            this.key = generator.generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a text of letters, digits, hyphens and underscores. */
    public String seal(byte[] plain) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new Sealing().seal(key, plain, CONTEXT));
    }

    /** Nothing where the text was altered, or sealed before the node was last started. */
    public Optional<byte[]> open(String sealed) {
        try {
            return Optional.of(
                    new Sealing().unseal(key, Base64.getUrlDecoder().decode(sealed), CONTEXT));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
