package tongban.node.entitlement;

import tongban.node.journal.CaseKey;
import tools.jackson.databind.json.JsonMapper;

/** Who receives an entitlement, opened with its key. */
public final class Beneficiary {
    private Beneficiary() {}

    /**
     * @param key of the entitlement, opened through the gateway
     * @param content the sealed column of its row
     */
    public static String name(JsonMapper json, CaseKey key, byte[] content) {
        return json.readValue(key.unsealText(Content.LABEL, content), Content.class).name();
    }
}
