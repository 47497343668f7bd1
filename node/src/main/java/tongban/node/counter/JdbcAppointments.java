package tongban.node.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** Appointments in the database. */
final class JdbcAppointments implements Appointments {
    private static final String READ =
            """
            select a.id, a.owner_jurisdiction, a.office, a.account_id, a.errand, a.day, a.starts, a.state,
                   t.errand as ticket_errand, t.number as ticket_number
              from appointment a left join queue_ticket t on t.id = a.ticket
            """;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Offices offices;
    private final JdbcQueue queue;
    private final PersonalData personalData;
    private final Journal journal;
    private final HallHours halls;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JdbcAppointments(
            JdbcClient jdbc,
            Walls walls,
            Offices offices,
            JdbcQueue queue,
            PersonalData personalData,
            Journal journal,
            HallHours halls,
            WorkingCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.offices = offices;
        this.queue = queue;
        this.personalData = personalData;
        this.journal = journal;
        this.halls = halls;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public OpeningHours hours(Actor actor, String office, LocalDate day) {
        return halls.on(actor, office, day);
    }

    @Override
    public List<Slot> free(Actor actor, String office, LocalDate day) {
        if (!calendar.isWorkday(day) || isOutOfReach(day)) {
            return List.of();
        }
        OpeningHours hours = halls.on(actor, office, day);
        Map<LocalTime, Integer> booked = new HashMap<>();
        walls.run(
                actor,
                () ->
                        jdbc.sql(
                                        "select starts, booked from slot_load where office = ? and day = ?")
                                .params(office, day)
                                .query(row -> {
                                    booked.put(
                                            row.getObject("starts", LocalTime.class),
                                            row.getInt("booked"));
                                }));
        return hours.starts().stream()
                .filter(starts -> !isPast(day, starts))
                .map(starts ->
                        new Slot(day, starts, hours.places() - booked.getOrDefault(starts, 0)))
                .filter(slot -> slot.free() > 0)
                .toList();
    }

    @Override
    public Optional<Slot> next(Actor actor, String office, LocalDate from) {
        LocalDate first = from.isBefore(today()) ? today() : from;
        for (LocalDate day = first; !isOutOfReach(day); day = day.plusDays(1)) {
            List<Slot> free = free(actor, office, day);
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
                    lock(resident.account().toString());
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

    /**
     * A clerk books for whoever has no account. He is known by his telephone, which may be that of
     * a household: its appointments are counted together.
     */
    @Override
    public Booked bookFor(
            Actor clerk, Visitor visitor, Errand errand, LocalDate day, LocalTime starts) {
        String office = clerk.worksFor().orElse("");
        if (!clerk.is(Role.CLERK) || offices.find(clerk.jurisdiction(), office).isEmpty()) {
            return new Booked.NotFound();
        }
        List<Problem> problems = Told.problems(visitor);
        if (!problems.isEmpty()) {
            return new Booked.Rejected(problems);
        }
        Visitor told = new Visitor(visitor.name().strip(), Told.digits(visitor.phone()));
        return walls.inside(
                clerk,
                () -> {
                    lock(told.phone());
                    byte[] phone = phoneIndex(told.phone());
                    if (ofPhone(office, phone).size() >= OPEN_PER_RESIDENT_MAX) {
                        return new Booked.Refused(
                                Words.of(
                                        "这个电话已有" + OPEN_PER_RESIDENT_MAX + "个预约，请先取消或改期一个。",
                                        "This telephone has "
                                                + OPEN_PER_RESIDENT_MAX
                                                + " appointments already; cancel or change one first."),
                                Optional.empty());
                    }
                    Optional<Booked> refused = reserve(clerk, office, day, starts);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    UUID id = GlobalId.next(clock.instant());
                    jdbc.sql(
                                    """
                                    insert into appointment (id, owner_jurisdiction, office, errand, day, starts, state, booked_at,
                                                             name_cipher, phone_cipher, phone_index, booked_by)
                                    values (?, ?, ?, ?, ?, ?, 'BOOKED', ?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    id,
                                    clerk.jurisdiction().code(),
                                    office,
                                    errand.name(),
                                    day,
                                    starts,
                                    clock.instant().atOffset(ZoneOffset.UTC),
                                    personalData.sealVisitor(told.name()),
                                    personalData.sealVisitor(told.phone()),
                                    phone,
                                    clerk.account())
                            .update();
                    noted(clerk, "appointment-book", id);
                    return new Booked.Done(named(List.of(row(id).orElseThrow())).getFirst());
                });
    }

    private byte[] phoneIndex(String digits) {
        return personalData.idIndex("phone " + digits);
    }

    /** What a clerk does for somebody is in the journal; what a resident does is his own matter. */
    private void noted(Actor actor, String act, UUID id) {
        if (actor.is(Role.CLERK)) {
            List<UUID> subjects =
                    row(id).flatMap(Row::account)
                            .map(account -> List.of(id, account))
                            .orElse(List.of(id));
            journal.write(act, Purpose.VISIT.name(), subjects, List.of());
        }
    }

    private void lock(String whose) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 82))")
                .param(whose)
                .query()
                .singleRow();
    }

    /** Takes a place in one of the times, or says why there is none. */
    private Optional<Booked> reserve(Actor actor, String office, LocalDate day, LocalTime starts) {
        OpeningHours hours = halls.on(actor, office, day);
        if (isOutOfReach(day) || !hours.starts().contains(starts) || isPast(day, starts)) {
            return Optional.of(
                    new Booked.Refused(
                            Words.of(
                                    "只能预约今后" + DAYS_AHEAD_MAX + "天内、尚未开始的时段。",
                                    "Only times to come within "
                                            + DAYS_AHEAD_MAX
                                            + " days can be booked."),
                            next(actor, office, today())));
        }
        if (!calendar.isWorkday(day)) {
            WorkingCalendar.Day closed = calendar.day(day);
            return Optional.of(
                    new Booked.Refused(
                            Words.of(
                                    "这一天不办公（" + closed.kind().zh() + "）。",
                                    "The hall is closed on that day (" + closed.kind().en() + ")."),
                            next(actor, office, day)));
        }
        int rows =
                jdbc.sql(
                                """
                                insert into slot_load as l (owner_jurisdiction, office, day, starts, booked)
                                values (?, ?, ?, ?, 1)
                                on conflict (owner_jurisdiction, office, day, starts)
                                   do update set booked = l.booked + 1 where l.booked < ?
                                """)
                        .params(actor.jurisdiction().code(), office, day, starts, hours.places())
                        .update();
        return rows == 1
                ? Optional.empty()
                : Optional.of(
                        new Booked.Refused(
                                Words.of("这个时段已经约满。", "That time is fully booked."),
                                next(actor, office, day)));
    }

    private void release(Appointment appointment) {
        jdbc.sql(
                        """
                        update slot_load set booked = booked - 1 where office = ? and day = ? and starts = ?
                        """)
                .params(appointment.office(), appointment.day(), appointment.starts())
                .update();
    }

    /**
     * @param account of the resident who booked; empty where a clerk did
     */
    private record Row(Appointment appointment, Optional<UUID> account) {}

    private Optional<Row> row(UUID id) {
        return jdbc.sql(READ + " where a.id = ?").param(id).query((row, n) -> row(row)).optional();
    }

    private Optional<Appointment> find(UUID id) {
        return row(id).map(Row::appointment);
    }

    /**
     * An appointment that is still to come, held until the transaction ends: the resident's own, or
     * one of the clerk's hall.
     */
    private Optional<Row> open(Actor actor, UUID id) {
        if (actor.is(Role.RESIDENT)) {
            lock(actor.account().toString());
        }
        return booked(actor, id, " for update of a");
    }

    private Optional<Row> booked(Actor actor, UUID id, String held) {
        return jdbc.sql(
                        READ
                                + " where a.id = ? and a.state = 'BOOKED' and (? or a.office = ?)"
                                + held)
                .params(id, actor.is(Role.RESIDENT), actor.worksFor().orElse(""))
                .query((row, n) -> row(row))
                .optional();
    }

    /** With the names of those for whom a clerk booked; one journal row, if there are any. */
    private List<Appointment> named(List<Row> rows) {
        Map<UUID, PersonalData.Visitor> visitors =
                personalData.openVisitors(
                        rows.stream()
                                .filter(r -> r.account().isEmpty())
                                .map(r -> r.appointment().id())
                                .toList(),
                        Purpose.VISIT);
        return rows.stream()
                .map(Row::appointment)
                .map(a ->
                        new Appointment(
                                a.id(),
                                a.office(),
                                a.errand(),
                                a.day(),
                                a.starts(),
                                a.state(),
                                a.label(),
                                Optional.ofNullable(visitors.get(a.id()))
                                        .map(v -> new Visitor(v.name(), v.phone()))))
                .toList();
    }

    @Override
    public Booked change(Actor actor, UUID id, LocalDate day, LocalTime starts) {
        if (!actor.is(Role.RESIDENT, Role.CLERK)) {
            return new Booked.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<Row> found = open(actor, id);
                    if (found.isEmpty()) {
                        return new Booked.NotFound();
                    }
                    Appointment before = found.get().appointment();
                    Optional<Booked> refused = reserve(actor, before.office(), day, starts);
                    if (refused.isPresent()) {
                        return refused.get();
                    }
                    release(before);
                    jdbc.sql("update appointment set day = ?, starts = ? where id = ?")
                            .params(day, starts, id)
                            .update();
                    noted(actor, "appointment-change", id);
                    return new Booked.Done(find(id).orElseThrow());
                });
    }

    @Override
    public boolean cancel(Actor actor, UUID id) {
        return actor.is(Role.RESIDENT, Role.CLERK)
                && walls.inside(
                        actor,
                        () -> {
                            Optional<Row> found = open(actor, id);
                            found.ifPresent(r -> {
                                release(r.appointment());
                                jdbc.sql("update appointment set state = 'CANCELLED' where id = ?")
                                        .param(id)
                                        .update();
                                noted(actor, "appointment-cancel", id);
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
                                .query((row, n) -> row(row).appointment())
                                .list());
    }

    @Override
    public List<Appointment> expected(Actor clerk) {
        return expected(clerk, today());
    }

    @Override
    public List<Appointment> expected(Actor clerk, LocalDate day) {
        return clerk.is(Role.CLERK)
                ? walls.inside(
                        clerk,
                        () ->
                                named(
                                        jdbc.sql(
                                                        READ
                                                                + """
                                                                 where a.office = ? and a.day = ? and a.state = 'BOOKED'
                                                                 order by a.starts, a.id
                                                                """)
                                                .params(clerk.worksFor().orElse(""), day)
                                                .query((row, n) -> row(row))
                                                .list()))
                : List.of();
    }

    @Override
    public List<Appointment> ofPhone(Actor clerk, String phone) {
        String digits = Told.digits(phone);
        return clerk.is(Role.CLERK) && !digits.isEmpty()
                ? walls.inside(
                        clerk,
                        () -> named(ofPhone(clerk.worksFor().orElse(""), phoneIndex(digits))))
                : List.of();
    }

    private List<Row> ofPhone(String office, byte[] phone) {
        return jdbc.sql(
                        READ
                                + """
                                 where a.account_id is null and a.office = ? and a.phone_index = ? and a.day >= ?
                                   and a.state = 'BOOKED'
                                 order by a.day, a.starts, a.id
                                """)
                .params(office, phone, today())
                .query((row, n) -> row(row))
                .list();
    }

    @Override
    public Optional<Appointment> find(Actor clerk, UUID appointment) {
        return clerk.is(Role.CLERK)
                ? walls.inside(
                        clerk,
                        () ->
                                named(booked(clerk, appointment, "").stream().toList()).stream()
                                        .findFirst())
                : Optional.empty();
    }

    @Override
    public Queue.Result arrive(Actor actor, UUID id) {
        if (!actor.is(Role.RESIDENT, Role.CLERK)) {
            return new Queue.Result.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<Row> due =
                            open(actor, id).filter(r -> r.appointment().day().equals(today()));
                    if (due.isEmpty()) {
                        return new Queue.Result.NotFound();
                    }
                    Appointment appointment = due.get().appointment();
                    Queue.Result given =
                            queue.give(
                                    actor,
                                    appointment.office(),
                                    appointment.errand(),
                                    Preference.NONE,
                                    due.get().account(),
                                    rank(actor, appointment));
                    if (given instanceof Queue.Result.Done(Ticket ticket)) {
                        jdbc.sql(
                                        "update appointment set state = 'ARRIVED', ticket = ? where id = ?")
                                .params(ticket.id(), id)
                                .update();
                    }
                    return given;
                });
    }

    /** On time: before those who came without one. Later than his time lasts: like everybody. */
    private Instant rank(Actor actor, Appointment appointment) {
        Instant starts =
                appointment.day().atTime(appointment.starts()).atZone(clock.getZone()).toInstant();
        Instant now = clock.instant();
        int lasts = halls.on(actor, appointment.office(), appointment.day()).slotMinutes();
        if (now.isAfter(starts.plus(Duration.ofMinutes(lasts)))) {
            return now;
        }
        Instant early = starts.minus(Preference.HEAD_START);
        return early.isBefore(now) ? early : now;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Row row(ResultSet row) throws SQLException {
        String errand = row.getString("ticket_errand");
        return new Row(
                new Appointment(
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
                                        row.getInt("ticket_number")),
                        Optional.empty()),
                Optional.ofNullable(row.getObject("account_id", UUID.class)));
    }
}
