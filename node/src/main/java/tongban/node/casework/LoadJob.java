package tongban.node.casework;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/**
 * Adds up what moving cases have left in the load of their desks. What two nodes add up at a time
 * is added up once: a row is taken by whoever deletes it.
 */
class LoadJob {
    /** So many differences cost a supervisor nothing to speak of. */
    static final int DIFFERENCES_MAX = 500;

    private final JdbcClient jdbc;
    private final Walls walls;

    LoadJob(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT30S")
    void run() {
        for (Jurisdiction side : Jurisdiction.values()) {
            walls.run(
                    Actor.system(side),
                    () -> {
                        if (differences() > DIFFERENCES_MAX) {
                            addUp();
                        }
                    });
        }
    }

    private long differences() {
        return jdbc.sql(
                        """
                        select count(*) - count(distinct (organ, role, reviewing, state, due_on, sent_back)) from case_load
                        """)
                .query(Long.class)
                .single();
    }

    void addUp() {
        jdbc.sql(
                        """
                        with taken as (delete from case_load returning *)
                        insert into case_load
                        select owner_jurisdiction, organ, role, reviewing, state, due_on, sent_back, sum(n) from taken
                         group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0
                        """)
                .update();
    }
}
