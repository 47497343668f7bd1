package tongban.node.casework;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/** Taken from the projection of the cases. */
final class JdbcWithdrawnConsents implements WithdrawnConsents {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcHands hands;

    JdbcWithdrawnConsents(JdbcClient jdbc, Walls walls, JdbcHands hands) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.hands = hands;
    }

    @Override
    public List<Line> waiting(Actor actor) {
        if (!actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select f.id, f.number, f.consent_withdrawn_at from case_file f
                                          left join lateral (select i.officer from in_hand i where i.case_id = f.id offset 0) h on true
                                         where f.responsible_organ = ? and f.responsible_role = ?
                                           and f.consent_withdrawn_at is not null
                                           and (h.officer is null or h.officer = any (?))
                                         order by f.consent_withdrawn_at desc, f.id limit ?
                                        """)
                                .params(
                                        actor.worksFor().orElse(""),
                                        actor.role().name(),
                                        hands.desks(actor).toArray(UUID[]::new),
                                        SHOWN_MAX)
                                .query((row, n) ->
                                        new Line(
                                                Objects.requireNonNull(
                                                        row.getObject("id", UUID.class)),
                                                JdbcCaseStore.text(row, "number"),
                                                JdbcCaseStore.instant(row, "consent_withdrawn_at")))
                                .list());
    }
}
