package tongban.node.journal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * The open key of one case on one side, for the length of a transaction. What it seals opens only
 * for this case.
 */
public final class CaseKey {
    private final UUID caseId;
    private final SecretKey key;
    private final Sealing sealing;

    CaseKey(UUID caseId, SecretKey key, Sealing sealing) {
        this.caseId = caseId;
        this.key = key;
        this.sealing = sealing;
    }

    public UUID caseId() {
        return caseId;
    }

    /**
     * @param label what is sealed ("event", "answers", ...); the same label opens it again
     */
    public byte[] seal(String label, byte[] plain) {
        return sealing.seal(key, plain, context(label));
    }

    public byte[] unseal(String label, byte[] sealed) {
        return sealing.unseal(key, sealed, context(label));
    }

    public byte[] sealText(String label, String plain) {
        return seal(label, plain.getBytes(StandardCharsets.UTF_8));
    }

    public String unsealText(String label, byte[] sealed) {
        return new String(unseal(label, sealed), StandardCharsets.UTF_8);
    }

    private byte[] context(String label) {
        return (caseId + "|" + label).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "CaseKey of " + caseId;
    }
}
