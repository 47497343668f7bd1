package tongban.node.journal;

import javax.crypto.SecretKey;
import tongban.node.identity.Jurisdiction;

/** The keys of a side. A port: files now, a hardware module behind the same three methods later. */
public interface MasterKeys {

    /** Wraps the keys of cases (AES-256). */
    SecretKey wrapping(Jurisdiction side);

    /** Encrypts ID numbers by field (AES-256). */
    SecretKey field(Jurisdiction side);

    /**
     * Makes the index of ID numbers (HMAC-SHA-256). Without it the index says nothing about a
     * number.
     */
    SecretKey index(Jurisdiction side);
}
