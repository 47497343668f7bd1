package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.UUID;
import tongban.node.casework.CaseJson;
import tongban.service.text.Words;

/**
 * A step of something that both sides keep together, as it crosses the border under the key of what
 * it is about.
 *
 * @param act name of the step
 * @param content of the step, as JSON
 * @param organ body that took it; no officer is named
 */
record CooperationLetter(UUID id, String act, String content, Words organ, LocalDate on) {
    static final String KIND = "cooperation";

    byte[] bytes() {
        return CaseJson.MAPPER.writeValueAsBytes(this);
    }

    /**
     * @throws tools.jackson.core.JacksonException when the bytes are no such letter
     * @throws IllegalArgumentException where a part is missing
     */
    static CooperationLetter read(byte[] body) {
        return CaseJson.whole(body, CooperationLetter.class);
    }
}
