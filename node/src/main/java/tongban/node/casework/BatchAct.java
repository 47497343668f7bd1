package tongban.node.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * What can be done to several cases at once: steps that say the same of every case. Whatever is a
 * judgement of one case (asking for papers, a recommendation, a decision) is made case by case.
 */
public enum BatchAct {
    FORWARD(Act.FORWARD),
    ACCEPT(Act.ACCEPT),
    START_REVIEW(Act.START_REVIEW),
    CLOSE(Act.CLOSE);

    private final Act act;

    BatchAct(Act act) {
        this.act = act;
    }

    public Act act() {
        return act;
    }

    public Words words() {
        return act.words();
    }

    /** In the order of the procedure. */
    public static List<BatchAct> valuesOf(Set<BatchAct> acts) {
        return Arrays.stream(values()).filter(acts::contains).toList();
    }

    /** The batch's act that is this act of a case, if one is. */
    static Optional<BatchAct> of(Act act) {
        for (BatchAct one : values()) {
            if (one.act == act) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    Command command(UUID caseId, int version) {
        return switch (this) {
            case FORWARD -> new Command.Forward(caseId, version, "", "");
            case ACCEPT -> new Command.Accept(caseId, version);
            case START_REVIEW -> new Command.StartReview(caseId, version);
            case CLOSE -> new Command.Close(caseId, version);
        };
    }
}
