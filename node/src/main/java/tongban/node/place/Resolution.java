package tongban.node.place;

import java.util.List;
import tongban.service.text.Words;

/** What a code means on a day. */
public sealed interface Resolution {

    /** The code is in force on that day. */
    record Found(Division division) implements Resolution {}

    /**
     * The code had ended by that day.
     *
     * @param last the division as it last was
     * @param successors what lies there on that day; several where the place was divided, none
     *     where nobody recorded it
     */
    record Succeeded(Division last, DivisionChange change, List<Division> successors)
            implements Resolution {
        public Succeeded {
            successors = List.copyOf(successors);
        }
    }

    /**
     * The code begins later.
     *
     * @param predecessors what lay there on that day, as far as recorded
     */
    record NotYet(Division first, List<Division> predecessors) implements Resolution {
        public NotYet {
            predecessors = List.copyOf(predecessors);
        }
    }

    /**
     * No such code in the register, and why.
     *
     * @param outsideBoth a well-formed code of a third province, which the register does not hold
     */
    record Unknown(String code, Words why, boolean outsideBoth) implements Resolution {}

    /** What lies there on the day asked for: one division, several, or none. */
    default List<Division> divisions() {
        return switch (this) {
            case Found found -> List.of(found.division());
            case Succeeded succeeded -> succeeded.successors();
            case NotYet notYet -> notYet.predecessors();
            case Unknown unknown -> List.of();
        };
    }
}
