package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/**
 * Lists of cases as a stream. One thread reads sealed lines through a cursor of the database; the
 * caller's opens their keys, batch by batch, in transactions of its own. At most two batches wait
 * in between.
 */
final class JdbcCaseRows implements CaseRows {
    private static final int BATCHES_AHEAD_MAX = 2;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcWorkLists lists;
    private final PersonalData personalData;
    private final Clock clock;

    JdbcCaseRows(
            JdbcClient jdbc,
            Walls walls,
            JdbcWorkLists lists,
            PersonalData personalData,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.lists = lists;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** What the reading thread hands over; the last one says how it ended. */
    private record Batch(List<CaseFile> files, boolean last, @Nullable RuntimeException fault) {}

    @Override
    public boolean each(Actor actor, WorkList.Query query, Consumer<CaseSummary> to) {
        LocalDate today = LocalDate.now(clock);
        BlockingQueue<Batch> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD_MAX);
        AtomicBoolean stopped = new AtomicBoolean();
        Thread.ofVirtual()
                .name("list of cases")
                .start(() -> readAhead(actor, query, today, ahead, stopped));
        long rows = 0;
        try {
            while (true) {
                Batch batch = ahead.take();
                if (batch.fault() != null) {
                    throw batch.fault();
                }
                opened(actor, batch.files(), today).forEach(to);
                rows += batch.files().size();
                if (batch.last()) {
                    return rows < ROWS_MAX;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the node is stopping");
        } finally {
            stopped.set(true);
            ahead.clear(); // a reader that waits for room finds some, and that it is over
        }
    }

    private void readAhead(
            Actor actor,
            WorkList.Query query,
            LocalDate today,
            BlockingQueue<Batch> ahead,
            AtomicBoolean stopped) {
        try {
            walls.run(
                    actor,
                    () -> {
                        JdbcWorkLists.Filter filter = lists.filter(actor, query, today);
                        List<Object> values = new ArrayList<>(filter.values());
                        values.add(ROWS_MAX);
                        List<CaseFile> files = new ArrayList<>(BATCH_ROWS);
                        try (Stream<CaseFile> rows =
                                jdbc
                                        .sql(
                                                "select * from case_file where "
                                                        + filter.sql()
                                                        + " order by "
                                                        + JdbcWorkLists.order(query)
                                                        + " limit ?")
                                        .withFetchSize(BATCH_ROWS)
                                        .params(values)
                                        .query((row, n) -> JdbcCaseStore.file(row))
                                        .stream()) {
                            for (var each = rows.iterator(); each.hasNext(); ) {
                                files.add(each.next());
                                if (files.size() == BATCH_ROWS) {
                                    put(ahead, stopped, new Batch(files, false, null));
                                    files = new ArrayList<>(BATCH_ROWS);
                                }
                            }
                        }
                        put(ahead, stopped, new Batch(files, true, null));
                    });
        } catch (CancellationException over) {
            // the other end has gone: nobody is left to be told
        } catch (RuntimeException e) {
            put(ahead, new AtomicBoolean(), new Batch(List.of(), true, e));
        } catch (Error e) {
            put(
                    ahead,
                    new AtomicBoolean(),
                    new Batch(List.of(), true, new IllegalStateException(e)));
            throw e;
        }
    }

    private static void put(BlockingQueue<Batch> ahead, AtomicBoolean stopped, Batch batch) {
        try {
            while (!ahead.offer(batch, 1, TimeUnit.SECONDS)) {
                if (stopped.get()) {
                    throw new CancellationException("nobody reads any more");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the node is stopping");
        }
        if (stopped.get()) {
            throw new CancellationException("nobody reads any more");
        }
    }

    private List<CaseSummary> opened(Actor actor, List<CaseFile> files, LocalDate today) {
        return walls.inside(
                actor,
                () -> {
                    Map<UUID, CaseKey> keys =
                            personalData.open(
                                    files.stream().map(CaseFile::id).toList(),
                                    Purpose.EXPORT,
                                    "maskedName");
                    // a file says which desk has to act; whose hand it is in is for the desk
                    JdbcHands.Known known = JdbcHands.Known.ofNothing(!actor.is(Role.RESIDENT));
                    return files.stream().map(f -> lists.summary(f, keys, known, today)).toList();
                });
    }
}
