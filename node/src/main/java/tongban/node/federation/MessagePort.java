package tongban.node.federation;

import tongban.node.identity.Jurisdiction;

/**
 * Carries the bytes of a message to the other side and its answer back. In the demo both sides live
 * in one process; between two nodes it is a request over the wire. Nothing but bytes goes through.
 */
public interface MessagePort {

    /**
     * @return the answer of the receiving side's inbox
     * @throws RuntimeException when nobody answered: the message will be sent again
     */
    Reply deliver(Jurisdiction to, byte[] message);
}
