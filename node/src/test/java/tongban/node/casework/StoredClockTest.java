package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.MigratedDatabase;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.JdbcPersonalData;
import tongban.node.journal.JdbcWalls;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.postgres.DatabaseAccess;
import tongban.rules.Portions;
import tongban.time.WorkingCalendar;

/**
 * The clock of a case that was written by one node and is read by the next: each has a zone of the
 * Java machine and a zone of the database of its own. What is read is what was written, to the
 * instant, the clock says what the second clock says, and the lists' day is the clock's. {@code
 * -Dtongban.long=true} writes a million histories.
 */
class StoredClockTest {
    private static final int HISTORIES = Boolean.getBoolean("tongban.long") ? 1_000_000 : 750;
    private static final int AT_ONCE = 250;
    private static final int PER_DATABASE = 100_000;
    private static final List<String> DATABASE_ZONES =
            List.of("Asia/Shanghai", "UTC", "America/St_Johns");
    private static final int PAIRS = CaseClockOracleTest.ZONES.size() * DATABASE_ZONES.size();
    private static final Actor SYSTEM = Actor.system(Jurisdiction.SICHUAN);
    private static final TimeZone BEFORE = TimeZone.getDefault();

    private final PlainCalendar plain = PlainCalendar.published();
    private final WorkingCalendar calendar = WorkingCalendar.published();

    @TempDir private Path keys;

    @AfterEach
    void putTheZoneBack() {
        TimeZone.setDefault(BEFORE);
    }

    @Test
    void whatOneNodeWroteTheNextOneReads() {
        AtomicReference<DatabaseAccess> database = new AtomicReference<>();
        Portions.each(
                "stored-clock",
                Long.getLong("tongban.seed", 20261126L),
                HISTORIES,
                AT_ONCE,
                (first, to, seed) -> {
                    if (database.get() == null || first % PER_DATABASE == 0) {
                        database.set(MigratedDatabase.fresh("stored_clock"));
                    }
                    fromOneToTheOther(database.get(), first, to, seed);
                });
    }

    private void fromOneToTheOther(DatabaseAccess database, int first, int to, long seed) {
        Random random = new Random(seed);
        Map<UUID, DealtHistory> dealt = new LinkedHashMap<>();
        for (int i = first; i < to; i++) {
            UUID id = new UUID(seed, i);
            dealt.put(id, DealtHistory.deal(random, id));
        }
        int turn = first / AT_ONCE;
        String where = "seed %d, histories from %d".formatted(seed, first);
        in(database, turn, node -> dealt.values().forEach(one -> node.write(one, calendar)));
        in(
                database,
                turn + 1 + random.nextInt(PAIRS - 1),
                node -> node.compare(dealt, where, calendar, plain));
    }

    /** A node that starts, does this and is gone. */
    private void in(DatabaseAccess database, int turn, Consumer<Node> work) {
        List<String> zones = CaseClockOracleTest.ZONES;
        TimeZone.setDefault(TimeZone.getTimeZone(zones.get(turn % zones.size())));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(1);
        // the driver asks for the zone of the Java machine; a database behind a pooler keeps its
        // own
        config.setConnectionInitSql(
                "set time zone '"
                        + DATABASE_ZONES.get(turn / zones.size() % DATABASE_ZONES.size())
                        + "'");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Walls walls = JdbcWalls.over(pool, 1);
            PersonalData personal = JdbcPersonalData.over(pool, walls, keys);
            JdbcClient jdbc = JdbcClient.create(pool);
            // nothing of these histories crosses the border
            JdbcCaseStore store = new JdbcCaseStore(jdbc, walls, personal, _ -> List.of());
            Node node = new Node(jdbc, store, personal);
            walls.run(SYSTEM, () -> work.accept(node));
        }
    }

    private record Node(JdbcClient jdbc, JdbcCaseStore store, PersonalData personal) {

        void write(DealtHistory dealt, WorkingCalendar calendar) {
            Case subject = dealt.subject();
            CaseKey key = personal.create(subject.id());
            store.open(
                    subject,
                    key,
                    subject.id().toString().getBytes(StandardCharsets.UTF_8),
                    new JdbcCaseStore.Accounts(Optional.empty(), Optional.empty()),
                    new Deadlines(reading(subject, dealt.today(), calendar), Optional.empty(), ""));
            store.append(subject.id(), subject.events(), key);
        }

        void compare(
                Map<UUID, DealtHistory> dealt,
                String where,
                WorkingCalendar calendar,
                PlainCalendar plain) {
            Map<UUID, CaseKey> opened = personal.open(dealt.keySet(), Purpose.HANDLE, "events");
            Map<UUID, List<Recorded>> events = store.events(opened);
            Map<UUID, LocalDate> due = due(dealt.keySet());
            dealt.forEach((id, one) -> {
                String which = "%s, %s: %s".formatted(where, id, one);
                List<Recorded> read = events.get(id);
                assertThat(read).as(which).isEqualTo(one.subject().events());
                Case subject = Case.of(id, read);
                one.oracle().compare(which, subject, one.today(), calendar, plain);
                assertThat(due.get(id))
                        .as(which)
                        .isEqualTo(
                                reading(subject, one.today(), calendar)
                                        // while time stands still there is no last day
                                        .filter(ClockReading::running)
                                        .map(ClockReading::due)
                                        .orElse(null));
            });
        }

        private Map<UUID, LocalDate> due(Set<UUID> cases) {
            Map<UUID, LocalDate> due = new HashMap<>();
            jdbc.sql("select id, due_on from case_file where id = any (?) and due_on is not null")
                    .param(cases.toArray(UUID[]::new))
                    .query(row -> {
                        due.put(
                                row.getObject("id", UUID.class),
                                row.getObject("due_on", LocalDate.class));
                    });
            return due;
        }

        private static Optional<ClockReading> reading(
                Case subject, LocalDate today, WorkingCalendar calendar) {
            return CaseClock.read(subject, WrittenCase.LICENCE.procedure(), calendar, today);
        }
    }
}
