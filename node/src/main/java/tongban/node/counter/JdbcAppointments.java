package tongban.node.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Appointments in the database. */
final class JdbcAppointments implements Appointments {
    private static final String READ =
            """
            select a.*, t.errand as ticket_errand, t.number as ticket_number
              from appointment a left join queue_ticket t on t.id = a.ticket
            """;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Offices offices;
    private final JdbcQueue queue;
    private final OpeningHours hours;
    private final Clock clock;

    JdbcAppointments(
            JdbcClient jdbc,
            Walls walls,
            Offices offices,
            JdbcQueue queue,
            OpeningHours hours,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.offices = offices;
        this.queue = queue;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public List<Slot> free(Actor resident, String office, LocalDate day) {
        if (!hours.isOpen(day) || isOutOfReach(day)) {
            return List.of();
        }
        Map<LocalTime, Integer> booked = new HashMap<>();
        walls.run(
                resident,
                () ->
                        jdbc.sql(
                                        "select starts, booked from slot_load where office = ? and day = ?")
                                .params(office, day)
                                .query(row -> {
                                    booked.put(
                                            row.getObject("starts", LocalTime.class),
                                            row.getInt("booked"));
                                }));
        return OpeningHours.starts().stream()
                .filter(starts -> !isPast(day, starts))
                .map(starts ->
                        new Slot(
                                day,
                                starts,
                                OpeningHours.CAPACITY - booked.getOrDefault(starts, 0)))
                .filter(slot -> slot.free() > 0)
                .toList();
    }

    @Override
    public Optional<Slot> next(Actor resident, String office, LocalDate from) {
        LocalDate first = from.isBefore(today()) ? today() : from;
        for (LocalDate day = first; !isOutOfReach(day); day = day.plusDays(1)) {
            List<Slot> free = free(resident, office, day);
            if (!free.isEmpty()) {
                return Optional.of(free.getFirst());
            }
        }
        return Optional.empty();
    }

    private boolean isOutOfReach(LocalDate day) {
        return day.isBefore(today()) || day.isAfter(today().plusDays(DAYS_AHEAD_MAX));
    }

    private boolean isPast(LocalDate day, LocalTime starts) {
        return !day.atTime(starts).atZone(clock.getZone()).toInstant().isAfter(clock.instant());
    }

    @Override
    public Booked book(
            Actor resident, String office, Errand errand, LocalDate day, LocalTime starts) {
        if (!resident.is(Role.RESIDENT)
                || offices.find(resident.jurisdiction(), office).isEmpty()) {
            return new Booked.NotFound();
        }
        return walls.inside(
                resident,
                () -> {
                    lock(resident);
                    if (own(resident).stream().filter(a -> a.state() == State.BOOKED).count()
                            >= OPEN_PER_RESIDENT_MAX) {
                        return new Booked.Refused(
                                Words.of(
                                        "您已有" + OPEN_PER_RESIDENT_MAX + "个预约，请先取消或改期一个。",
                                        "You have "
                                                + OPEN_PER_RESIDENT_MAX
                                                + " appointments already; cancel or change one first."),
                                Optional.empty());
                    }
                    Optional<Booked> refused = reserve(resident, office, day, starts);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    UUID id = GlobalId.next(clock.instant());
                    jdbc.sql(
                                    """
                                    insert into appointment (id, owner_jurisdiction, office, account_id, errand, day, starts,
                                                             state, booked_at)
                                    values (?, ?, ?, ?, ?, ?, ?, 'BOOKED', ?)
                                    """)
                            .params(
                                    id,
                                    resident.jurisdiction().code(),
                                    office,
                                    resident.account(),
                                    errand.name(),
                                    day,
                                    starts,
                                    clock.instant().atOffset(ZoneOffset.UTC))
                            .update();
                    return new Booked.Done(find(id).orElseThrow());
                });
    }

    private void lock(Actor resident) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 82))")
                .param(resident.account().toString())
                .query()
                .singleRow();
    }

    /** Takes a place in a half hour, or says why there is none. */
    private Optional<Booked> reserve(
            Actor resident, String office, LocalDate day, LocalTime starts) {
        if (isOutOfReach(day) || !OpeningHours.starts().contains(starts) || isPast(day, starts)) {
            return Optional.of(
                    new Booked.Refused(
                            Words.of(
                                    "只能预约今后" + DAYS_AHEAD_MAX + "天内、尚未开始的时段。",
                                    "Only times to come within "
                                            + DAYS_AHEAD_MAX
                                            + " days can be booked."),
                            next(resident, office, today())));
        }
        if (!hours.isOpen(day)) {
            Words closed = hours.closed(day);
            return Optional.of(
                    new Booked.Refused(
                            Words.of(
                                    "这一天不办公（" + closed.zh() + "）。",
                                    "The hall is closed on that day (" + closed.en() + ")."),
                            next(resident, office, day)));
        }
        int rows =
                jdbc.sql(
                                """
                                insert into slot_load as l (owner_jurisdiction, office, day, starts, booked)
                                values (?, ?, ?, ?, 1)
                                on conflict (owner_jurisdiction, office, day, starts)
                                   do update set booked = l.booked + 1 where l.booked < ?
                                """)
                        .params(
                                resident.jurisdiction().code(),
                                office,
                                day,
                                starts,
                                OpeningHours.CAPACITY)
                        .update();
        return rows == 1
                ? Optional.empty()
                : Optional.of(
                        new Booked.Refused(
                                Words.of("这个时段已经约满。", "That time is fully booked."),
                                next(resident, office, day)));
    }

    private void release(Appointment appointment) {
        jdbc.sql(
                        """
                        update slot_load set booked = booked - 1 where office = ? and day = ? and starts = ?
                        """)
                .params(appointment.office(), appointment.day(), appointment.starts())
                .update();
    }

    private Optional<Appointment> find(UUID id) {
        return jdbc.sql(READ + " where a.id = ?")
                .param(id)
                .query((row, n) -> appointment(row))
                .optional();
    }

    private Optional<Appointment> open(Actor resident, UUID id) {
        lock(resident);
        return find(id).filter(a -> a.state() == State.BOOKED);
    }

    @Override
    public Booked change(Actor resident, UUID id, LocalDate day, LocalTime starts) {
        if (!resident.is(Role.RESIDENT)) {
            return new Booked.NotFound();
        }
        return walls.inside(
                resident,
                () -> {
                    Optional<Appointment> found = open(resident, id);
                    if (found.isEmpty()) {
                        return new Booked.NotFound();
                    }
                    Optional<Booked> refused = reserve(resident, found.get().office(), day, starts);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    release(found.get());
                    jdbc.sql("update appointment set day = ?, starts = ? where id = ?")
                            .params(day, starts, id)
                            .update();
                    return new Booked.Done(find(id).orElseThrow());
                });
    }

    @Override
    public boolean cancel(Actor resident, UUID id) {
        return resident.is(Role.RESIDENT)
                && walls.inside(
                        resident,
                        () -> {
                            Optional<Appointment> found = open(resident, id);
                            found.ifPresent(a -> {
                                release(a);
                                jdbc.sql("update appointment set state = 'CANCELLED' where id = ?")
                                        .param(id)
                                        .update();
                            });
                            return found.isPresent();
                        });
    }

    @Override
    public List<Appointment> own(Actor resident) {
        return walls.inside(
                resident,
                () ->
                        jdbc.sql(
                                        READ
                                                + """
                                                 where a.account_id = ? and a.day >= ? and a.state <> 'CANCELLED'
                                                 order by a.day, a.starts
                                                """)
                                .params(resident.account(), today())
                                .query((row, n) -> appointment(row))
                                .list());
    }

    @Override
    public List<Appointment> expected(Actor clerk) {
        return walls.inside(
                clerk,
                () ->
                        jdbc.sql(
                                        READ
                                                + """
                                                 where a.office = ? and a.day = ? and a.state = 'BOOKED'
                                                 order by a.starts, a.id
                                                """)
                                .params(clerk.worksFor().orElse(""), today())
                                .query((row, n) -> appointment(row))
                                .list());
    }

    @Override
    public Queue.Result arrive(Actor actor, UUID id) {
        if (!actor.is(Role.RESIDENT, Role.CLERK)) {
            return new Queue.Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<UUID> account =
                            jdbc.sql(
                                            """
                                            select account_id from appointment
                                             where id = ? and day = ? and state = 'BOOKED' and (? or office = ?) for update
                                            """)
                                    .params(
                                            id,
                                            today(),
                                            actor.is(Role.RESIDENT),
                                            actor.worksFor().orElse(""))
                                    .query(UUID.class)
                                    .optional();
                    if (account.isEmpty()) {
                        return new Queue.Result.NotFound();
                    }
                    Appointment appointment = find(id).orElseThrow();
                    Queue.Result given =
                            queue.give(
                                    actor,
                                    appointment.office(),
                                    appointment.errand(),
                                    Preference.NONE,
                                    account.get(),
                                    rank(appointment));
                    if (given instanceof Queue.Result.Done(Ticket ticket)) {
                        jdbc.sql(
                                        "update appointment set state = 'ARRIVED', ticket = ? where id = ?")
                                .params(ticket.id(), id)
                                .update();
                    }
                    return given;
                });
    }

    /** On time: before those who came without one. Half an hour late: like everybody. */
    private Instant rank(Appointment appointment) {
        Instant starts =
                appointment.day().atTime(appointment.starts()).atZone(clock.getZone()).toInstant();
        Instant now = clock.instant();
        if (now.isAfter(starts.plus(OpeningHours.SLOT))) {
            return now;
        }
        Instant early = starts.minus(Preference.HEAD_START);
        return early.isBefore(now) ? early : now;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Appointment appointment(ResultSet row) throws SQLException {
        String errand = row.getString("ticket_errand");
        return new Appointment(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("office")),
                Errand.valueOf(Objects.requireNonNull(row.getString("errand"))),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                State.valueOf(Objects.requireNonNull(row.getString("state"))),
                errand == null
                        ? ""
                        : Ticket.label(
                                Errand.valueOf(errand),
                                tongban.node.identity.Jurisdiction.ofCode(
                                        Objects.requireNonNull(
                                                row.getString("owner_jurisdiction"))),
                                row.getInt("ticket_number")));
    }
}
