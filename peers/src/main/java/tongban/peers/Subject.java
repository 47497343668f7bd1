package tongban.peers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tongban.rules.Imports;
import tongban.service.SharedModel;

/**
 * A model to be measured.
 *
 * @param shared what it imports
 * @param invocable the decision that is asked
 * @param cases facts by name of input data, complete
 * @param goal how many times the peer's rate ours is to be
 */
record Subject(
        String name,
        String xml,
        List<SharedModel> shared,
        String invocable,
        List<Map<String, Object>> cases,
        int goal) {

    byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    Imports imports() {
        return SharedModel.imports(shared);
    }
}
