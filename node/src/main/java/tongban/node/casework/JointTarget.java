package tongban.node.casework;

import java.util.Optional;
import java.util.UUID;
import tongban.service.procedure.JointStep;

/**
 * A step of the folder with the body that would be asked for it.
 *
 * @param organ empty where it cannot be told
 * @param row id that the asked side's row would have
 */
record JointTarget(JointStep step, Optional<Organ> organ, UUID row) {}
