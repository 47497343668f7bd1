package tongban.node.hotline;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.hotline.JdbcTicketRows.Stored;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;

/**
 * What somebody gave for one enterprise, found by the keyed index of its credit code: he may act
 * for several, and ask for himself besides. In the open transaction.
 */
final class JdbcEnterpriseTickets {
    private static final String OPEN =
            "t.account_id = ? and t.enterprise and t.closed_on is null and t.erased_at is null and t.credit_index ";

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final JdbcTicketRows rows;

    JdbcEnterpriseTickets(JdbcClient jdbc, PersonalData personalData, JdbcTicketRows rows) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.rows = rows;
    }

    /** A page of those that have not ended, and how many they are. */
    record Found(List<Stored> rows, int total) {}

    Found open(Actor actor, String creditCode) {
        index(actor.account());
        List<Object> known = List.of(actor.account(), personalData.idIndex(creditCode));
        int total =
                jdbc.sql("select count(*) from hotline_ticket t where " + OPEN + "= ?")
                        .params(known)
                        .query(Integer.class)
                        .single();
        return new Found(
                rows.many(
                        "select t.* from hotline_ticket t where "
                                + OPEN
                                + "= ? order by t.due_on nulls last, t.seq limit "
                                + Hotline.PAGE_ROWS,
                        known),
                total);
    }

    /** What was given before there was an index gets it from the sealed code. */
    private void index(UUID account) {
        List<Stored> without =
                rows.many(
                        "select t.* from hotline_ticket t where "
                                + OPEN
                                + "is null order by t.seq limit "
                                + Hotline.PAGE_ROWS
                                + " for update",
                        List.of(account));
        if (without.isEmpty()) {
            return;
        }
        var keys =
                personalData.open(
                        PersonalData.Holder.TICKET,
                        without.stream().map(Stored::id).toList(),
                        Purpose.OWN_MATTER,
                        "caller");
        for (Stored s : without) {
            CaseKey key = keys.get(s.id());
            if (key != null) {
                jdbc.sql("update hotline_ticket set credit_index = ? where id = ?")
                        .params(personalData.idIndex(rows.caller(s, key).creditCode()), s.id())
                        .update();
            }
        }
    }
}
