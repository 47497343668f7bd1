package tongban.node.counter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;

/** Taken from the accounts of clerks; a new window needs no further setting. */
final class JdbcOffices implements Offices {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Organs organs;
    private final Clock clock;

    JdbcOffices(JdbcClient jdbc, Walls walls, Organs organs, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.organs = organs;
        this.clock = clock;
    }

    @Override
    public List<Organ> of(Jurisdiction side) {
        List<String> ids =
                walls.inside(
                        Actor.system(side),
                        () ->
                                jdbc.sql(
                                                """
                                                select distinct organ from account
                                                 where role = 'CLERK' and not disabled order by 1
                                                """)
                                        .query(String.class)
                                        .list());
        LocalDate today = LocalDate.now(clock);
        return ids.stream().flatMap(id -> organs.byId(id, today, side.code()).stream()).toList();
    }
}
