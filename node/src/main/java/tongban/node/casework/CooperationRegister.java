package tongban.node.casework;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Who keeps what both sides do together, as the steps of the other side reach him. */
public interface CooperationRegister {

    /**
     * Applies a step of the other side, in the open transaction. Nothing of it is believed.
     *
     * @param act name of the step
     * @param content of the step, as JSON
     * @param organ body that took it
     * @return why it cannot be applied; then nothing was changed
     */
    Optional<Problem> arrived(
            UUID id, Jurisdiction from, String act, String content, Words organ, LocalDate on);
}
