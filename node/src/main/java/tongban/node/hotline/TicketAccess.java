package tongban.node.hotline;

import java.util.List;
import java.util.Optional;
import tongban.node.hotline.JdbcTicketRows.Stored;
import tongban.node.identity.Actor;

/** From where an actor looks at tickets, and which the database is asked for. */
final class TicketAccess {

    /**
     * A condition of SQL with its values.
     *
     * @param known in the order of the question marks
     */
    record Condition(String sql, List<?> known) {}

    private TicketAccess() {}

    /** Which tickets he may see at all; row-level security stands behind it. */
    static Condition sees(Actor actor) {
        return switch (actor.role()) {
            case RESIDENT, SUPERVISOR, SYSTEM -> new Condition("true", List.of());
            case CLERK ->
                    Hotline.isLine(actor)
                            ? new Condition("true", List.of())
                            : new Condition("t.taken_by = ?", List.of(body(actor)));
            case REVIEWER, DECIDER ->
                    new Condition(
                            "(t.main_organ = ? or t.id in (select a.ticket from hotline_assistant a where a.organ = ?))",
                            List.of(body(actor), body(actor)));
        };
    }

    /**
     * The same for a list, so that one index answers it: what a body assists with is a list of its
     * own.
     */
    static Condition lists(Actor actor, Hotline.Look look) {
        if (!isOfBody(actor)) {
            return sees(actor);
        }
        return look == Hotline.Look.ASSISTING
                ? new Condition("true", List.of())
                : new Condition("t.main_organ = ?", List.of(body(actor)));
    }

    /** Whether he works for a body that handles tickets. */
    static boolean isOfBody(Actor actor) {
        return switch (actor.role()) {
            case REVIEWER, DECIDER -> true;
            case RESIDENT, CLERK, SUPERVISOR, SYSTEM -> false;
        };
    }

    static String body(Actor actor) {
        return actor.worksFor().orElse("-");
    }

    static Position position(Actor actor, Stored s) {
        return switch (actor.role()) {
            case RESIDENT -> Position.CALLER;
            case CLERK -> Hotline.isLine(actor) ? Position.AGENT : Position.WINDOW;
            case REVIEWER, DECIDER ->
                    s.ticket().mainOrgan().equals(actor.worksFor())
                            ? Position.BODY
                            : Position.ASSISTANT;
            case SUPERVISOR -> Position.ARBITER;
            case SYSTEM -> Position.NODE;
        };
    }

    /** Whether who calls may be shown: not to bodies where he asked for it. */
    static boolean showsCaller(Position position, Stored s) {
        return switch (position) {
            case CALLER, AGENT, WINDOW -> true;
            case BODY, ASSISTANT, ARBITER -> !s.confidential();
            case NODE -> false;
        };
    }

    /** What waits for somebody of this position, by state. */
    static Optional<String> toDo(Actor actor) {
        return switch (actor.role()) {
            case CLERK ->
                    Hotline.isLine(actor)
                            ? Optional.of(
                                    "t.closed_on is null and t.state in ('CREATED', 'CLASSIFIED', 'RETURNED', 'ANSWERED', 'REVIEWED', 'SATISFIED',"
                                            + " 'NOT_SATISFIED')")
                            : Optional.empty();
            case REVIEWER, DECIDER -> Optional.of("t.state in ('DISPATCHED', 'HANDLED')");
            case SUPERVISOR ->
                    Optional.of(
                            "t.closed_on is null and (t.state = 'DISPUTED' or t.extension_asked is not null)");
            case RESIDENT -> Optional.of("t.state = 'REVIEWED'");
            case SYSTEM -> Optional.empty();
        };
    }
}
