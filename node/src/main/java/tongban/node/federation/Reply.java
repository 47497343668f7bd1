package tongban.node.federation;

import tongban.node.casework.Refusal;
import tongban.service.text.Words;

/** What the receiving side answers to a message. */
public sealed interface Reply {

    /** Applied now, or earlier: the sender need not send it again. */
    record Taken() implements Reply {}

    /** Noted, and never to be applied; the stream goes on. */
    record Refused(String code, Words why) implements Reply {

        /** As both sides keep it, and as {@link Refusal} reads it. */
        String noted() {
            return new Refusal(code, why).noted();
        }

        static Refused of(String noted) {
            Refusal kept = Refusal.of(noted);
            return new Refused(kept.code(), kept.what());
        }
    }

    /** Not this one yet, or no longer: the next that is wanted has this number. */
    record Expecting(long seq) implements Reply {}

    /** Not placed: cut short, altered, of an unknown version. Send the same bytes again later. */
    record NotUnderstood(String code, Words why) implements Reply {}
}
