package tongban.peers;

import java.util.Map;

/** Another engine with one model loaded. */
interface Peer {
    String name();

    /**
     * The values of the decisions as {@link Plain} text. What the engine refuses, by an exception
     * or by no result, is null, as in FEEL.
     */
    Map<String, String> decide(Map<String, Object> facts);
}
