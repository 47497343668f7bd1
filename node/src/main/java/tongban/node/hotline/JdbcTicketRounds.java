package tongban.node.hotline;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.hotline.JdbcTicketRows.Stored;

/**
 * What a ticket came to before it was handled again: kept with the body that had answered it, so
 * that the measures go on counting a late answer and a caller who was not satisfied.
 */
final class JdbcTicketRounds {
    private final JdbcClient jdbc;

    JdbcTicketRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In the transaction in which the ticket begins anew; of one that goes on, nothing is kept.
     *
     * @param s as it was before
     */
    void ended(Stored s, Ticket after) {
        Ticket t = s.ticket();
        if (after.reopened() == t.reopened()) {
            return;
        }
        boolean answersCaller = t.crossing() != Ticket.Crossing.IN && !t.part();
        jdbc.sql(
                        """
                        insert into hotline_round (owner_jurisdiction, ticket, round, taken_on, kind, organ, limit_on, answered_on,
                               out_on, to_call, called_back, satisfied, solved)
                        select owner_jurisdiction, id, ?, taken_on, ?, ?, ?, ?, ?, ?, ?, ?, ? from hotline_ticket where id = ?
                        """)
                .params(
                        Arrays.asList(
                                after.reopened(),
                                t.kind().map(Enum::name).orElse(""),
                                t.mainOrgan().orElse(""),
                                t.limitOn().orElse(null),
                                t.answeredOn().orElse(null),
                                t.outOn().orElse(null),
                                answersCaller && t.reviewedOn().isPresent(),
                                t.callBacks() > 0,
                                t.satisfied().orElse(null),
                                t.solved().orElse(null),
                                s.id()))
                .update();
    }
}
