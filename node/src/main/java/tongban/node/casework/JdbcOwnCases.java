package tongban.node.casework;

import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/**
 * By the keyed index of the account's number; the database looks, behind the wall of a resident.
 */
final class JdbcOwnCases implements OwnCases {
    private final JdbcClient jdbc;
    private final Walls walls;

    JdbcOwnCases(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    @Override
    public int find(Actor actor) {
        return actor.is(Role.RESIDENT)
                ? walls.inside(
                        actor,
                        () -> jdbc.sql("select take_own_cases()").query(Integer.class).single())
                : 0;
    }
}
