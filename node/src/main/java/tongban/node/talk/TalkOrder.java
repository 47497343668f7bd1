package tongban.node.talk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** One act with what was typed for it; a day or a time is empty where it could not be read. */
public sealed interface TalkOrder {
    TalkAct act();

    /** What stands in the history; may be empty. */
    String said();

    /**
     * Agreed on, or moved.
     *
     * @param moved whether it was agreed on before
     * @param official who will be there
     */
    record Appoint(
            boolean moved,
            Optional<LocalDate> on,
            Optional<LocalTime> at,
            String place,
            String official,
            String said)
            implements TalkOrder {
        @Override
        public TalkAct act() {
            return moved ? TalkAct.MOVE : TalkAct.ACCEPT;
        }
    }

    /**
     * @param organ id of the body that is to answer
     */
    record PassOn(String organ, String said) implements TalkOrder {
        @Override
        public TalkAct act() {
            return TalkAct.PASS_ON;
        }
    }

    /**
     * @param said what was agreed
     * @param followUp what is still to be done; empty where nothing is
     * @param until by when
     */
    record Record(String said, String followUp, Optional<LocalDate> until) implements TalkOrder {
        @Override
        public TalkAct act() {
            return TalkAct.RECORD;
        }
    }

    /** An act that needs words alone: decline, withdraw, followed up, to a ticket. */
    record Plain(TalkAct act, String said) implements TalkOrder {}
}
