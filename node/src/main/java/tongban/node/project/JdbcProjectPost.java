package tongban.node.project;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Exchange;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/**
 * Letters about projects, queued in the transaction that they are about, each under a key of its
 * own.
 */
final class JdbcProjectPost {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Exchange exchange;
    private final Journal journal;
    private final Clock clock;

    JdbcProjectPost(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Exchange exchange,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.exchange = exchange;
        this.journal = journal;
        this.clock = clock;
    }

    void send(ProjectLetter letter) {
        Jurisdiction here = walls.current().jurisdiction();
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        jdbc.sql(
                        "insert into project_letter (owner_jurisdiction, id, kind, queued_at) values (?, ?, ?, ?)")
                .params(here.code(), id, letter.kind(), now.atOffset(ZoneOffset.UTC))
                .update();
        personalData.create(id);
        exchange.send(id, here.other(), letter.kind(), ProjectLetter.bytes(letter));
    }

    void journal(String act, UUID subject, String... fields) {
        journal(act, List.of(subject), fields);
    }

    void journal(String act, List<UUID> subjects, String... fields) {
        journal.write(act, Purpose.PROJECT.name(), subjects, List.of(fields));
    }
}
