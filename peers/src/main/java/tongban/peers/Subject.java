package tongban.peers;

import java.util.List;
import java.util.Map;

/**
 * A model to be measured.
 *
 * @param invocable the decision that is asked
 * @param cases facts by name of input data, complete
 * @param goal how many times the peer's rate ours is to be
 */
record Subject(
        String name, String xml, String invocable, List<Map<String, Object>> cases, int goal) {}
