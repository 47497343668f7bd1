package tongban.node.entitlement;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of an entitlement is personal: sealed under its own key.
 *
 * @param name of the beneficiary
 * @param maskedNumber as pages show it
 * @param why what determined the award, a line a node
 * @param remedies where to object to what the body decides
 */
record Content(String name, String maskedNumber, List<Words> why, List<Words> remedies) {
    static final String LABEL = "entitlement";

    /** An account to pay to. */
    record Payee(String holder, String bank, String account) {
        static final String LABEL = "payee";
        static final int SHOWN_DIGITS = 4;

        /** The end of the number; enough to tell accounts apart, too little to misuse one. */
        String tail() {
            return account.length() <= SHOWN_DIGITS
                    ? account
                    : "…" + account.substring(account.length() - SHOWN_DIGITS);
        }
    }

    /** A name as it is compared: without blanks. */
    static String plain(String name) {
        return name.replaceAll("[\\s\\u3000]", "");
    }

    /**
     * Equal for equal names, and now and then for others.
     *
     * @param index the side's keyed index
     */
    static long nameIndex(String name, Function<String, byte[]> index) {
        return ByteBuffer.wrap(index.apply("beneficiary|" + plain(name))).getLong();
    }

    static String json(JsonMapper mapper, Object content) {
        return mapper.writeValueAsString(content);
    }
}
