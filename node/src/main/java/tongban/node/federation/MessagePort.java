package tongban.node.federation;

/** The way to the other side. In one process for now; a wire behind the same method later. */
interface MessagePort {

    /** What the other side answered. */
    sealed interface Answer {
        /** Applied, now or earlier. */
        record Taken() implements Answer {}

        /** It will never be applied; the reason holds nothing personal. */
        record Refused(String fault) implements Answer {}

        /** Not now: the other side waits for an earlier number, or could not be reached. */
        record Later(String fault) implements Answer {}
    }

    Answer deliver(byte[] message);
}
