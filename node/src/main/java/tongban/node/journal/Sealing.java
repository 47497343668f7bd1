package tongban.node.journal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a context that is authenticated but not stored, so that a sealed value moved to
 * another case or another column does not open. Layout: one byte of version (1), 12 bytes of nonce,
 * ciphertext with a 16-byte tag. One does any number of values, one after another, and keeps the
 * last key: it lives as long as a transaction.
 */
final class Sealing {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cipher cipher;

    Sealing() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of 256 bits that nobody has. */
    static SecretKey newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    synchronized byte[] seal(SecretKey key, byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] body = run(Cipher.ENCRYPT_MODE, key, nonce, plain, 0, plain.length, context);
        byte[] out = new byte[1 + NONCE_BYTES + body.length];
        out[0] = VERSION;
        System.arraycopy(nonce, 0, out, 1, NONCE_BYTES);
        System.arraycopy(body, 0, out, 1 + NONCE_BYTES, body.length);
        return out;
    }

    synchronized byte[] unseal(SecretKey key, byte[] sealed, byte[] context) {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw new IllegalStateException("TB-SEAL-1 not a sealed value of version " + VERSION);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        int from = 1 + NONCE_BYTES;
        return run(Cipher.DECRYPT_MODE, key, nonce, sealed, from, sealed.length - from, context);
    }

    private byte[] run(
            int mode,
            SecretKey key,
            byte[] nonce,
            byte[] in,
            int from,
            int length,
            byte[] context) {
        try {
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(in, from, length);
        } catch (GeneralSecurityException e) {
            // the message of the exception never holds plain text; the value itself stays out of it
            throw new IllegalStateException(
                    "TB-SEAL-2 a sealed value does not open: wrong key, or moved, or altered", e);
        }
    }
}
