package tongban.node.catalog;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;

/** Published folders in the table service_version. */
final class JdbcServiceArchive implements ServiceArchive {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Clock clock;

    JdbcServiceArchive(JdbcClient jdbc, Walls walls, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.clock = clock;
    }

    @Override
    public void keep(Jurisdiction publisher, String serviceId, String hash, byte[] pack) {
        walls.run(
                Actor.system(publisher),
                () ->
                        jdbc.sql(
                                        """
                                        insert into service_version (hash, owner_jurisdiction, service_id, content, published_at)
                                        values (?, ?, ?, ?, ?) on conflict (hash) do nothing
                                        """)
                                .params(
                                        hash,
                                        publisher.code(),
                                        serviceId,
                                        pack,
                                        Timestamp.from(clock.instant()))
                                .update());
    }

    @Override
    public Optional<Archived> content(String hash) {
        return jdbc.sql("select service_id, content from service_version where hash = ?")
                .params(hash)
                .query((row, n) ->
                        new Archived(row.getString("service_id"), row.getBytes("content")))
                .optional();
    }
}
