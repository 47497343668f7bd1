package tongban.node.hotline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/**
 * A list's filters as SQL; each combination that a page offers finds its rows in an index.
 *
 * @param sql from "from" on, without an order
 * @param known in the order of the question marks
 */
record TicketSearch(String sql, List<Object> known) {
    static TicketSearch of(Actor actor, Hotline.Query q, LocalDate today) {
        StringBuilder sql = new StringBuilder(" from hotline_ticket t where ");
        List<Object> known = new ArrayList<>();
        TicketAccess.Condition sees = TicketAccess.lists(actor, q.look());
        sql.append(sees.sql());
        known.addAll(sees.known());
        if (actor.is(Role.RESIDENT)) {
            // behind the policy he sees no other's; said again so that the index is used
            sql.append(" and t.account_id = ?");
            known.add(actor.account());
        }
        switch (q.look()) {
            case ALL -> {}
            case TO_DO -> {
                sql.append(" and ").append(TicketAccess.toDo(actor).orElse("false"));
            }
            case OVERDUE -> {
                sql.append(" and t.closed_on is null and t.due_on < ? and t.state in ");
                sql.append(owedBy(TicketAccess.isOfBody(actor)));
                known.add(today);
            }
            case ASSISTING -> {
                sql.append(
                        " and t.state = 'HANDLED' and t.id in (select a.ticket from hotline_assistant a where a.organ = ?)");
                known.add(TicketAccess.body(actor));
            }
            case ENTERPRISES -> sql.append(" and t.enterprise and t.closed_on is null");
            case FIRST -> {
                sql.append(" and t.signed_on is null and t.closed_on is null");
                // what came in on the web is the line's
                if (Hotline.isLine(actor)) {
                    sql.append(" and t.taken_by in (?, '')");
                    known.add(TicketAccess.body(actor));
                } else if (!actor.is(Role.SUPERVISOR)) {
                    sql.append(" and t.taken_by = ?");
                    known.add(TicketAccess.body(actor));
                }
            }
            case SUPERVISED -> sql.append(" and t.supervised and t.closed_on is null");
        }
        and(sql, known, "t.state = ?", q.state().map(Enum::name).orElse(""));
        and(sql, known, "t.kind = ?", q.kind().map(Enum::name).orElse(""));
        and(sql, known, "t.code = ?", q.code().strip());
        and(sql, known, "t.main_organ = ?", q.body());
        return new TicketSearch(sql.toString(), known);
    }

    /** In which the caller is owed an answer that has not gone out. */
    static final String OWED = states(TicketStage::isOwed);

    /** In which a body owes what comes next. */
    static final String WITH_BODY = states(TicketStage::isWithBody);

    private static final String DUE = states(TicketStage::isDue);

    /**
     * In which something is owed by a day.
     *
     * @param ofBody by the body alone: what is to be reviewed or taken up again is the line's
     */
    static String owedBy(boolean ofBody) {
        return ofBody ? WITH_BODY : DUE;
    }

    private static String states(Predicate<TicketStage> which) {
        return Arrays.stream(TicketStage.values())
                .filter(which)
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static void and(StringBuilder sql, List<Object> known, String test, String value) {
        if (!value.isEmpty()) {
            sql.append(" and ").append(test);
            known.add(value);
        }
    }

    static String order(Hotline.Sort sort) {
        return switch (sort) {
            case DUE -> " order by t.due_on nulls last, t.seq";
            case NEWEST -> " order by t.seq desc";
        };
    }
}
