package tongban.node.hotline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.service.text.Words;

/** Something that somebody wants done with a ticket. */
public sealed interface TicketOrder {
    TicketAct act();

    /** What he says about it. */
    String said();

    /** What was heard when the caller was called back. */
    enum Heard {
        SATISFIED(Words.of("满意", "satisfied")),
        NOT_SATISFIED(Words.of("不满意", "not satisfied")),
        NOT_REACHED(Words.of("未联系上", "not reached"));

        private final Words words;

        Heard(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param place code or name; empty where it stays
     */
    record Classify(Optional<TicketKind> kind, Optional<Topic> topic, String place, String said)
            implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.CLASSIFY;
        }
    }

    /**
     * @param entry of the knowledge base; empty where none was chosen
     * @param said what else was said to the caller
     */
    record AnswerDirectly(Optional<UUID> entry, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.ANSWER_DIRECTLY;
        }
    }

    record Refuse(Optional<Refusal> reason, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.REFUSE;
        }
    }

    /**
     * @param main id of the body that answers
     * @param assisting ids of those that assist it
     */
    record Dispatch(String main, Set<String> assisting, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.DISPATCH;
        }
    }

    /** Decides a dispute; whoever is named may not return it any more. */
    record Arbitrate(String main, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.ARBITRATE;
        }
    }

    /**
     * @param days working days, 0 where none were given
     */
    record AskExtension(int days, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.ASK_EXTENSION;
        }
    }

    record DecideExtension(boolean granted, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.DECIDE_EXTENSION;
        }
    }

    /**
     * @param solved whether the matter is solved, where he says so
     */
    record CallBack(Optional<Heard> heard, Optional<Boolean> solved, String said)
            implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.CALL_BACK;
        }
    }

    /** The caller says it himself. */
    record Rate(Optional<Boolean> satisfied, Optional<Boolean> solved, String said)
            implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.RATE;
        }
    }

    /**
     * @param main number of the ticket it is joined to
     */
    record Join(String main, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.JOIN;
        }
    }

    /**
     * @param parts what each part is about, two to five
     */
    record Divide(List<String> parts) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.DIVIDE;
        }

        @Override
        public String said() {
            return "";
        }
    }

    /**
     * @param service id of the service that is applied for
     */
    record MakeCase(String service, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.MAKE_CASE;
        }
    }

    /**
     * The other side's line granted its body more days; the caller is told here.
     *
     * @param days working days
     */
    record Extended(int days, String said) implements TicketOrder {
        @Override
        public TicketAct act() {
            return TicketAct.RECEIVE_EXTENSION;
        }
    }

    /** What needs nothing but its words. */
    record Plain(TicketAct act, String said) implements TicketOrder {}

    /**
     * What was given with an act; what an act does not need is passed over.
     *
     * @param place code or name; empty where it stays
     * @param main id of the main body, or number of the main ticket
     * @param days working days, 0 where none were given
     */
    record Given(
            Optional<TicketKind> kind,
            Optional<Topic> topic,
            String place,
            Optional<UUID> entry,
            Optional<Refusal> reason,
            String main,
            Set<String> assisting,
            int days,
            boolean granted,
            Optional<Heard> heard,
            Optional<Boolean> solved,
            List<String> parts,
            String service) {}

    /**
     * The order of an act.
     *
     * @throws IllegalArgumentException for {@link TicketAct#TAKE}: with that a ticket begins
     */
    static TicketOrder of(TicketAct act, Given given, String said) {
        return switch (act) {
            case TAKE ->
                    throw new IllegalArgumentException("TICKET-907 a ticket begins with " + act);
            case CLASSIFY -> new Classify(given.kind(), given.topic(), given.place(), said);
            case ANSWER_DIRECTLY -> new AnswerDirectly(given.entry(), said);
            case REFUSE -> new Refuse(given.reason(), said);
            case DISPATCH -> new Dispatch(given.main(), given.assisting(), said);
            case ARBITRATE -> new Arbitrate(given.main(), said);
            case ASK_EXTENSION -> new AskExtension(given.days(), said);
            case DECIDE_EXTENSION -> new DecideExtension(given.granted(), said);
            case CALL_BACK -> new CallBack(given.heard(), given.solved(), said);
            case RATE ->
                    new Rate(given.heard().map(h -> h == Heard.SATISFIED), given.solved(), said);
            case RECEIVE_EXTENSION -> new Extended(given.days(), said);
            case JOIN -> new Join(given.main(), said);
            case DIVIDE -> new Divide(given.parts());
            case MAKE_CASE -> new MakeCase(given.service(), said);
            case SIGN,
                    RETURN,
                    ASSIST,
                    ANSWER,
                    SEND_BACK,
                    APPROVE,
                    HANDLE_AGAIN,
                    REOPEN,
                    FILE,
                    URGE,
                    SUPERVISE,
                    TRANSFER,
                    FOLLOW,
                    RECEIVE_ANSWER,
                    RECEIVE_RETURN,
                    ASKED_AGAIN,
                    MAKE_LEAD ->
                    new Plain(act, said);
        };
    }
}
