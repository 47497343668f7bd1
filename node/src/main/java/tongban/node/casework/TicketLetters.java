package tongban.node.casework;

import java.util.UUID;
import tongban.node.journal.Walls;

/**
 * Tickets of the hotline as they cross the border. They leave in the transaction that is open,
 * under the key of the ticket.
 */
public final class TicketLetters {
    private final Exchange exchange;
    private final Walls walls;

    TicketLetters(Exchange exchange, Walls walls) {
        this.exchange = exchange;
        this.walls = walls;
    }

    public void transfer(TicketRegister.Transfer transfer) {
        send(transfer.id(), new Letter.TicketTransfer(transfer));
    }

    public void reply(TicketRegister.Reply reply) {
        send(reply.id(), new Letter.TicketReply(reply));
    }

    private void send(UUID id, Letter letter) {
        exchange.send(
                id, walls.current().jurisdiction().other(), letter.kind(), Letter.bytes(letter));
    }
}
