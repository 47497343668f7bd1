package tongban.node.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/**
 * The queue in the database. The next number is taken with {@code for update skip locked}: whoever
 * comes second passes over the row that the first holds and takes the one after it.
 */
final class JdbcQueue implements Queue {
    private static final String FIRST_COUNTER = "1";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Offices offices;
    private final Clock clock;

    JdbcQueue(JdbcClient jdbc, Walls walls, Offices offices, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public Result take(Actor actor, String office, Errand errand, Preference preference) {
        boolean resident = actor.is(Role.RESIDENT);
        boolean allowed = resident || (actor.is(Role.CLERK) && office.equals(actor.organ()));
        if (!allowed || offices.find(actor.jurisdiction(), office).isEmpty()) {
            return new Result.NotFound();
        }
        Instant now = clock.instant();
        Instant rank = preference.isFirst() ? now.minus(Preference.HEAD_START) : now;
        return walls.inside(
                actor,
                () ->
                        resident
                                ? give(actor, office, errand, preference, actor.account(), rank)
                                : insert(actor, office, errand, preference, null, rank));
    }

    /**
     * A number for whoever has an appointment, in the open transaction. A resident who has one
     * today gets that one, and who presses twice waits for himself here; a visitor without an
     * account is held by his appointment.
     */
    Result give(
            Actor actor,
            String office,
            Errand errand,
            Preference preference,
            Optional<UUID> resident,
            Instant rank) {
        return resident.isPresent()
                ? give(actor, office, errand, preference, resident.get(), rank)
                : insert(actor, office, errand, preference, null, rank);
    }

    private Result give(
            Actor actor,
            String office,
            Errand errand,
            Preference preference,
            UUID resident,
            Instant rank) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 80))")
                .param(resident.toString())
                .query()
                .singleRow();
        return open(resident)
                .<Result>map(Result.Done::new)
                .orElseGet(() -> insert(actor, office, errand, preference, resident, rank));
    }

    /** In the open transaction. */
    private Result insert(
            Actor actor,
            String office,
            Errand errand,
            Preference preference,
            @Nullable UUID account,
            Instant rank) {
        Optional<Integer> number =
                jdbc.sql(
                                """
                                insert into queue_number as n (owner_jurisdiction, office, day, errand, last)
                                values (?, ?, ?, ?, 1)
                                on conflict (owner_jurisdiction, office, day, errand)
                                   do update set last = n.last + 1 where n.last < ?
                                returning last
                                """)
                        .params(
                                actor.jurisdiction().code(),
                                office,
                                today(),
                                errand.name(),
                                NUMBERS_PER_DAY_MAX)
                        .query(Integer.class)
                        .optional();
        if (number.isEmpty()) {
            return new Result.UsedUp();
        }
        Instant now = clock.instant();
        return new Result.Done(
                jdbc.sql(
                                """
                                insert into queue_ticket (id, owner_jurisdiction, office, day, errand, number, preference,
                                                          account_id, state, rank_at, taken_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?) returning *
                                """)
                        .params(
                                GlobalId.next(now),
                                actor.jurisdiction().code(),
                                office,
                                today(),
                                errand.name(),
                                number.get(),
                                preference.name())
                        .param(account)
                        .params(at(rank), at(now))
                        .query((row, n) -> ticket(row))
                        .single());
    }

    private Optional<Ticket> open(UUID resident) {
        return jdbc.sql(
                        """
                        select * from queue_ticket
                         where account_id = ? and day = ? and state in ('WAITING', 'CALLED', 'ABSENT')
                        """)
                .params(resident, today())
                .query((row, n) -> ticket(row))
                .optional();
    }

    @Override
    public Optional<Place> own(Actor resident) {
        Optional<Ticket> ticket = walls.inside(resident, () -> open(resident.account()));
        return ticket.map(own -> new Place(own, before(own)));
    }

    /** Others are none of the resident's business; how many they are, the node counts. */
    private int before(Ticket own) {
        return walls.inside(
                Actor.system(own.side()),
                () ->
                        jdbc.sql(
                                        """
                                        select count(*) from queue_ticket t join queue_ticket own on own.id = ?
                                         where t.office = own.office and t.day = own.day and t.state = 'WAITING'
                                           and own.state = 'WAITING' and (t.rank_at, t.id) < (own.rank_at, own.id)
                                        """)
                                .param(own.id())
                                .query(Integer.class)
                                .single());
    }

    @Override
    public boolean leave(Actor resident, UUID ticket) {
        return walls.inside(
                resident,
                () ->
                        jdbc.sql(
                                                """
                                                update queue_ticket set state = 'LEFT', ended_at = ?
                                                 where id = ? and account_id = ? and state in ('WAITING', 'ABSENT')
                                                """)
                                        .params(at(clock.instant()), ticket, resident.account())
                                        .update()
                                == 1);
    }

    @Override
    public Desk desk(Actor clerk) {
        String counter = counter(clerk);
        return walls.inside(
                clerk,
                () -> {
                    List<Ticket> waiting = tickets(clerk, "WAITING", "rank_at, id");
                    return new Desk(
                            counter,
                            current(clerk),
                            waiting.stream().limit(WAITING_SHOWN_MAX).toList(),
                            waiting.size(),
                            tickets(clerk, "ABSENT", "called_at, id"),
                            jdbc.sql(
                                            """
                                            select distinct p.label from counter_post p join account a on a.id = p.account_id
                                             where a.organ = ? and p.label <> ? order by 1
                                            """)
                                    .params(office(clerk), counter)
                                    .query(String.class)
                                    .list());
                });
    }

    private List<Ticket> tickets(Actor clerk, String state, String order) {
        return jdbc.sql(
                        "select * from queue_ticket where office = ? and day = ? and state = ? order by "
                                + order)
                .params(office(clerk), today(), state)
                .query((row, n) -> ticket(row))
                .list();
    }

    private String counter(Actor clerk) {
        return walls.inside(
                clerk,
                () ->
                        jdbc.sql("select label from counter_post where account_id = ?")
                                .param(clerk.account())
                                .query(String.class)
                                .optional()
                                .orElse(FIRST_COUNTER));
    }

    @Override
    public void sitAt(Actor clerk, String counter) {
        walls.run(
                clerk,
                () ->
                        jdbc.sql(
                                        """
                                        insert into counter_post (owner_jurisdiction, account_id, label) values (?, ?, ?)
                                        on conflict (owner_jurisdiction, account_id) do update set label = excluded.label
                                        """)
                                .params(clerk.jurisdiction().code(), clerk.account(), counter)
                                .update());
    }

    private Optional<Ticket> current(Actor clerk) {
        return jdbc.sql(
                        "select * from queue_ticket where called_by = ? and state = 'CALLED' and day = ?")
                .params(clerk.account(), today())
                .query((row, n) -> ticket(row))
                .optional();
    }

    @Override
    public Result next(Actor clerk, Optional<UUID> shown) {
        if (!clerk.is(Role.CLERK)) {
            return new Result.NotFound();
        }
        String counter = counter(clerk);
        return walls.inside(
                clerk,
                () -> {
                    // the same clerk pressing twice comes one after the other
                    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 81))")
                            .param(clerk.account().toString())
                            .query()
                            .singleRow();
                    jdbc.sql(
                                    """
                                    update queue_ticket set state = 'DONE', ended_at = ?
                                     where called_by = ? and state = 'CALLED' and day < ?
                                    """)
                            .params(at(clock.instant()), clerk.account(), today())
                            .update();
                    Optional<Ticket> current = current(clerk);
                    if (current.isPresent() && !current.map(Ticket::id).equals(shown)) {
                        return new Result.Overtaken(current.get());
                    }
                    current.ifPresent(t -> end(t.id(), "DONE"));
                    return call(clerk, counter)
                            .<Result>map(Result.Done::new)
                            .orElseGet(Result.NobodyWaits::new);
                });
    }

    private Optional<Ticket> call(Actor clerk, String counter) {
        return jdbc.sql(
                        """
                        update queue_ticket set state = 'CALLED', called_by = ?, called_at = ?, counter = ?, calls = calls + 1
                         where id = (select id from queue_ticket
                                      where office = ? and day = ? and state = 'WAITING' and wanted_counter in ('', ?)
                                      order by rank_at, id limit 1 for update skip locked)
                        returning *
                        """)
                .params(
                        clerk.account(),
                        at(clock.instant()),
                        counter,
                        office(clerk),
                        today(),
                        counter)
                .query((row, n) -> ticket(row))
                .optional();
    }

    private void end(UUID ticket, String state) {
        jdbc.sql("update queue_ticket set state = ?, ended_at = ? where id = ?")
                .params(state, at(clock.instant()), ticket)
                .update();
    }

    @Override
    public Result step(Actor clerk, UUID id, Step step) {
        return changed(
                clerk,
                id,
                step == Step.BACK ? Ticket.State.ABSENT : Ticket.State.CALLED,
                ticket -> {
                    switch (step) {
                        case CALL_AGAIN ->
                                jdbc.sql(
                                                "update queue_ticket set called_at = ?, calls = calls + 1 where id = ?")
                                        .params(at(clock.instant()), id)
                                        .update();
                        case NOT_HERE -> end(id, "ABSENT");
                        case DONE -> end(id, "DONE");
                        case BACK ->
                                jdbc.sql(
                                                """
                                                update queue_ticket set state = 'WAITING', called_by = null, ended_at = null
                                                 where id = ?
                                                """)
                                        .param(id)
                                        .update();
                    }
                });
    }

    @Override
    public Result passOn(Actor clerk, UUID id, String counter) {
        return changed(
                clerk,
                id,
                Ticket.State.CALLED,
                ticket ->
                        jdbc.sql(
                                        """
                                        update queue_ticket set state = 'WAITING', called_by = null, wanted_counter = ?
                                         where id = ?
                                        """)
                                .params(counter, id)
                                .update());
    }

    private Result changed(
            Actor clerk, UUID id, Ticket.State from, java.util.function.Consumer<Ticket> change) {
        if (!clerk.is(Role.CLERK)) {
            return new Result.NotFound();
        }
        return walls.inside(
                clerk,
                () -> {
                    Optional<Ticket> found =
                            jdbc.sql(
                                            """
                                            select * from queue_ticket where id = ? and office = ? and day = ? for update
                                            """)
                                    .params(id, office(clerk), today())
                                    .query((row, n) -> ticket(row))
                                    .optional();
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    boolean own =
                            from != Ticket.State.CALLED
                                    || current(clerk).map(Ticket::id).equals(Optional.of(id));
                    if (found.get().state() != from || !own) {
                        return new Result.Overtaken(found.get());
                    }
                    change.accept(found.get());
                    return new Result.Done(
                            jdbc.sql("select * from queue_ticket where id = ?")
                                    .param(id)
                                    .query((row, n) -> ticket(row))
                                    .single());
                });
    }

    @Override
    public Hall hall(Jurisdiction side, String office) {
        return walls.inside(
                Actor.system(side),
                () -> {
                    List<Ticket> called =
                            jdbc.sql(
                                            """
                                            select * from queue_ticket
                                             where office = ? and day = ? and state = 'CALLED'
                                             order by called_at desc limit ?
                                            """)
                                    .params(office, today(), CALLED_SHOWN_MAX)
                                    .query((row, n) -> ticket(row))
                                    .list();
                    Map<Errand, Integer> waiting = new EnumMap<>(Errand.class);
                    jdbc.sql(
                                    """
                                    select errand, count(*) as n from queue_ticket
                                     where office = ? and day = ? and state = 'WAITING' group by errand
                                    """)
                            .params(office, today())
                            .query(row -> {
                                waiting.put(Errand.valueOf(text(row, "errand")), row.getInt("n"));
                            });
                    return new Hall(called, waiting);
                });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String office(Actor clerk) {
        return clerk.worksFor().orElse("");
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getObject("id", UUID.class),
                Jurisdiction.ofCode(text(row, "owner_jurisdiction")),
                text(row, "office"),
                Errand.valueOf(text(row, "errand")),
                row.getInt("number"),
                Preference.valueOf(text(row, "preference")),
                Ticket.State.valueOf(text(row, "state")),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                text(row, "counter"),
                text(row, "wanted_counter"),
                Optional.ofNullable(row.getObject("called_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("calls"));
    }
}
