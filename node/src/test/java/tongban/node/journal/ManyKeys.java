package tongban.node.journal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tongban.node.identity.Jurisdiction;

/** Real keys for very many cases, made without a statement for each; for tests of size alone. */
public final class ManyKeys {
    private final SecretKey wrapping;
    private final SecretKey key;
    private final Sealing sealing = new Sealing();

    public ManyKeys(MasterKeys masters, Jurisdiction side) {
        wrapping = masters.wrapping(side);
        key = Sealing.newKey();
    }

    /** What the table of keys holds for this case; every case here has the same key. */
    public byte[] wrapped(UUID caseId) {
        return sealing.seal(
                wrapping,
                key.getEncoded(),
                ("case-key|" + caseId).getBytes(StandardCharsets.UTF_8));
    }

    /** What a case sealed that the application made. */
    public String opened(UUID caseId, byte[] wrapped, String label, byte[] sealed) {
        byte[] opened =
                sealing.unseal(
                        wrapping, wrapped, ("case-key|" + caseId).getBytes(StandardCharsets.UTF_8));
        return new CaseKey(caseId, new SecretKeySpec(opened, "AES"), sealing)
                .unsealText(label, sealed);
    }

    public byte[] sealed(UUID caseId, String label, String text) {
        return new CaseKey(caseId, key, sealing).sealText(label, text);
    }
}
