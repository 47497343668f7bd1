package tongban.node.journal;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.identity.Actor;

/**
 * Opens a transaction and tells the database who acts. A fair semaphore of the pool's size stands
 * in front: without it the pool lets latecomers overtake and the unlucky wait for seconds.
 */
public final class JdbcWalls implements Walls {
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Semaphore connections;

    /** Walls around a data source, for commands and tests that run without the node's context. */
    public static Walls over(DataSource source, int connectionsMax) {
        return new JdbcWalls(
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                JdbcClient.create(source),
                connectionsMax);
    }

    JdbcWalls(TransactionTemplate transactions, JdbcClient jdbc, int connectionsMax) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.connections = new Semaphore(connectionsMax, true);
    }

    @Override
    public <T> T inside(Actor actor, Supplier<T> work) {
        Actor outer = openActor();
        if (outer != null) {
            if (!outer.equals(actor)) {
                throw new IllegalStateException(
                        "TB-WALL-3 a transaction of "
                                + outer.login()
                                + " is open; it cannot be entered as "
                                + actor.login());
            }
            return work.get();
        }
        connections.acquireUninterruptibly();
        try {
            return transactions.execute(status -> {
                TransactionSynchronizationManager.bindResource(this, actor);
                try {
                    announce(actor);
                    return work.get();
                } finally {
                    TransactionSynchronizationManager.unbindResource(this);
                }
            });
        } finally {
            connections.release();
        }
    }

    private void announce(Actor actor) {
        jdbc.sql(
                        """
                        select set_config('tongban.jurisdiction', ?, true), set_config('tongban.actor', ?, true),
                               set_config('tongban.role', ?, true), set_config('tongban.organ', ?, true),
                               set_config('tongban.request', ?, true)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        actor.account().toString(),
                        actor.role().name(),
                        actor.worksFor().orElse(""),
                        UUID.randomUUID().toString())
                .query()
                .singleRow();
    }

    @Override
    public Actor current() {
        Actor actor = openActor();
        if (actor == null) {
            throw new IllegalStateException("TB-WALL-4 no transaction is open on this thread");
        }
        return actor;
    }

    @Override
    public void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    private @Nullable Actor openActor() {
        return (Actor) TransactionSynchronizationManager.getResource(this);
    }
}
