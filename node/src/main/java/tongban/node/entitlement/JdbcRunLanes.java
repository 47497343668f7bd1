package tongban.node.entitlement;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.Walls;

/**
 * The lanes of a run: ranges of the numbers of entitlements, worked on side by side. No number is
 * in two of them. A lane belongs to the transaction that holds its row, with the cursor up to which
 * it is done.
 */
final class JdbcRunLanes {
    /** More than there are workers: whoever is through with one helps with what is left. */
    static final int LANES = 8;

    private final JdbcClient jdbc;
    private final Walls walls;

    JdbcRunLanes(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    /** A run as a chunk needs it. */
    record Run(UUID id, String organ, String scheme, YearMonth month, int batch) {}

    /** A lane that is held: everything up to {@code after} is done, {@code until} is its last. */
    record Lane(Run run, int lane, long after, long until) {}

    /**
     * The next entitlements of a lane.
     *
     * @param deducted those of them from whom a claim is deducted
     */
    record Next(int entitlements, int deducted, long upto) {}

    /** Lanes of equally many numbers; the last one is open, for what is opened meanwhile. */
    void divide(UUID run, String organ, String scheme) {
        jdbc.sql(
                        """
                        insert into payment_run_lane (owner_jurisdiction, run, lane, after_number, until_number)
                        select :side, :run, lane, before + (last - before) * lane / :lanes,
                               case when lane < :lanes - 1 then before + (last - before) * (lane + 1) / :lanes end
                          from (select coalesce(min(number) - 1, 0) as before, coalesce(max(number), 0) as last
                                  from entitlement
                                 where owner_jurisdiction = :side and organ = :organ and scheme = :scheme) numbers,
                               generate_series(0, :lanes - 1) lane
                        """)
                .param("side", side())
                .param("run", run)
                .param("lanes", LANES)
                .param("organ", organ)
                .param("scheme", scheme)
                .update();
    }

    /** Holds a lane that is not through and that nobody else holds. */
    Optional<Lane> free(UUID run) {
        return jdbc.sql(
                        """
                        select r.id, r.organ, r.scheme, r.month, r.batch, l.lane, l.after_number, l.until_number
                          from payment_run_lane l join payment_run r on r.id = l.run
                         where l.run = ? and not l.through order by l.lane limit 1 for update of l skip locked
                        """)
                .param(run)
                .query((row, n) ->
                        new Lane(
                                new Run(
                                        row.getObject("id", UUID.class),
                                        Objects.requireNonNull(row.getString("organ")),
                                        Objects.requireNonNull(row.getString("scheme")),
                                        JdbcLedgers.month(row, "month"),
                                        row.getInt("batch")),
                                row.getInt("lane"),
                                row.getLong("after_number"),
                                Optional.ofNullable(row.getObject("until_number", Long.class))
                                        .orElse(Long.MAX_VALUE)))
                .optional();
    }

    /**
     * Holds the next entitlements of a lane until the transaction ends. What is asked afterwards
     * sees them, and all that hangs on them, as whoever held them before has left it.
     */
    Next next(Lane lane, int rows) {
        return jdbc.sql(
                        """
                        select count(*) as entitlements, count(*) filter (where deduction > 0) as deducted,
                               coalesce(max(number), 0) as upto
                          from (select number, deduction from entitlement
                                 where owner_jurisdiction = ? and organ = ? and scheme = ? and number > ? and number <= ?
                                 order by number limit ? for update) held
                        """)
                .params(
                        side(),
                        lane.run().organ(),
                        lane.run().scheme(),
                        lane.after(),
                        lane.until(),
                        rows)
                .query((row, n) ->
                        new Next(
                                row.getInt("entitlements"),
                                row.getInt("deducted"),
                                row.getLong("upto")))
                .single();
    }

    void move(Lane lane, long upto) {
        jdbc.sql("update payment_run_lane set after_number = ? where run = ? and lane = ?")
                .params(upto, lane.run().id(), lane.lane())
                .update();
    }

    void close(Lane lane) {
        jdbc.sql("update payment_run_lane set through = true where run = ? and lane = ?")
                .params(lane.run().id(), lane.lane())
                .update();
    }

    boolean areThrough(UUID run) {
        return jdbc.sql(
                        "select not exists (select 1 from payment_run_lane where run = ? and not through)")
                .param(run)
                .query(Boolean.class)
                .single();
    }

    private String side() {
        return walls.current().jurisdiction().code();
    }
}
