package tongban.node.exchange;

import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.JdbcPlanning;
import tongban.node.journal.Walls;

/**
 * Which cases a receiver lacks. They are walked over in the order of their ids, so that a batch
 * goes on where the last one ended however many were sent before; at the end of a walk the receiver
 * has every step that was done when it began, and the next walk looks at later ones alone. In an
 * open transaction.
 */
final class JdbcLacking {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** What a batch says of these: a version that was not sent, a person erased since. */
    private static final String LACKED =
            """
             from case_file f
             left join exchange_sent s on s.owner_jurisdiction = f.owner_jurisdiction
                                      and s.destination = :destination and s.case_id = f.id
                                      and s.case_id %1$s :walked
            where f.part = 'COMPETENT' and f.id %1$s :walked and f.stepped_in >= :since
              and case when f.erased_at is null then s.version is distinct from f.version
                       else s.operation in ('I', 'U') end
            """;

    private static final String AHEAD = LACKED.formatted(">");
    private static final String BEHIND = LACKED.formatted("<=");

    private final JdbcClient jdbc;
    private final Walls walls;

    JdbcLacking(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    /** A case that is due, and what its line says. */
    record Due(UUID id, String number, int version, boolean erased, boolean sentBefore) {}

    /**
     * @param since the steps of this transaction and later ones are looked at
     * @param from where the next walk begins
     * @param walked the last case that was looked at
     */
    record Walk(long since, long from, UUID walked) {
        boolean isNew() {
            return walked.equals(BEFORE_ALL);
        }
    }

    /**
     * @param due at least one, in the order of their ids
     */
    record Found(List<Due> due, Walk walk) {}

    /** The next that are due; empty once the receiver has everything. */
    Optional<Found> next(String destination, int most) {
        JdbcPlanning.forWhatIsBound(jdbc);
        for (Walk walk = walk(destination); ; walk = begun(walk.from())) {
            List<Due> due = due(destination, walk, most);
            if (!due.isEmpty()) {
                return Optional.of(new Found(due, walk));
            }
            write(destination, walk.from(), null, null);
            if (walk.isNew()) {
                return Optional.empty();
            }
        }
    }

    /**
     * How many are due.
     *
     * @param most counts up to here
     */
    long counted(String destination, int most) {
        JdbcPlanning.forWhatIsBound(jdbc);
        Walk walk = walk(destination);
        long ahead = counted(AHEAD, destination, walk.since(), walk.walked(), most);
        return walk.isNew() || ahead == most
                ? ahead
                : Math.min(
                        most,
                        ahead + counted(BEHIND, destination, walk.from(), walk.walked(), most));
    }

    /**
     * The batch holds these, the first of those found.
     *
     * @param most as many as were looked for: where fewer were found, the walk is at its end
     */
    void walked(String destination, Found found, List<Due> held, int most) {
        Walk walk = found.walk();
        if (held.size() == found.due().size() && held.size() < most) {
            write(destination, walk.from(), null, null);
        } else {
            write(destination, walk.since(), walk.from(), held.getLast().id());
        }
    }

    /** The one that is under way, or a new one. */
    private Walk walk(String destination) {
        record Stored(long until, Optional<Walk> walk) {}
        Optional<Stored> stored =
                jdbc.sql(
                                """
                                select whole_until, walk_from, walked_to,
                                       coalesce(walk_from <= pg_snapshot_xmax(pg_current_snapshot())::text::bigint, false) as walks
                                  from exchange_destination
                                 where destination = ?
                                   -- a mark ahead of all transactions is that of another database, from which this one was restored
                                   and whole_until <= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                                """)
                        .param(destination)
                        .query((row, n) -> {
                            long until = row.getLong("whole_until");
                            return new Stored(
                                    until,
                                    row.getBoolean("walks")
                                            ? Optional.of(
                                                    new Walk(
                                                            until,
                                                            row.getLong("walk_from"),
                                                            Objects.requireNonNull(
                                                                    row.getObject(
                                                                            "walked_to",
                                                                            UUID.class))))
                                            : Optional.empty());
                        })
                        .optional();
        return stored.flatMap(Stored::walk)
                .orElseGet(() -> begun(stored.map(Stored::until).orElse(0L)));
    }

    /** Read before the cases are: what was not finished then may be missing among them. */
    private Walk begun(long since) {
        long from =
                jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                        .query(Long.class)
                        .single();
        return new Walk(since, from, BEFORE_ALL);
    }

    private List<Due> due(String destination, Walk walk, int most) {
        return jdbc.sql(
                        "select f.id, f.number, f.version, f.erased_at is not null as erased,"
                                + " coalesce(s.operation in ('I', 'U'), false) as sent"
                                + AHEAD
                                + " order by f.id limit :most")
                .param("destination", destination)
                .param("since", walk.since())
                .param("walked", walk.walked())
                .param("most", most)
                .query((row, n) ->
                        new Due(
                                row.getObject("id", UUID.class),
                                Objects.requireNonNull(row.getString("number")),
                                row.getInt("version"),
                                row.getBoolean("erased"),
                                row.getBoolean("sent")))
                .list();
    }

    private long counted(String lacked, String destination, long since, UUID walked, int most) {
        return jdbc.sql("select count(*) from (select 1" + lacked + " limit :most) due")
                .param("destination", destination)
                .param("since", since)
                .param("walked", walked)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    private void write(String destination, long until, @Nullable Long from, @Nullable UUID walked) {
        jdbc.sql(
                        """
                        insert into exchange_destination (owner_jurisdiction, destination, whole_until, walk_from, walked_to)
                        values (:side, :destination, :until, :from, :walked)
                        on conflict (owner_jurisdiction, destination) do update
                           set whole_until = excluded.whole_until, walk_from = excluded.walk_from, walked_to = excluded.walked_to
                        """)
                .param("side", walls.current().jurisdiction().code())
                .param("destination", destination)
                .param("until", until)
                .param("from", from, Types.BIGINT)
                .param("walked", walked, Types.OTHER)
                .update();
    }
}
