package tongban.node.journal;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How the database plans the statements of an open transaction. */
public final class JdbcPlanning {
    private JdbcPlanning() {}

    /**
     * Each for what it asks, where a body has very many rows or next to none; and without helpers,
     * whose start costs a page more than they find.
     */
    public static void forWhatIsBound(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        select set_config('plan_cache_mode', 'force_custom_plan', true)
                               || set_config('max_parallel_workers_per_gather', '0', true)
                        """)
                .query(String.class)
                .single();
    }
}
