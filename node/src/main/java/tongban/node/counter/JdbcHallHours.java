package tongban.node.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.service.text.Words;

/** Hours in the database, a row each time that they are set. */
final class JdbcHallHours implements HallHours {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Offices offices;
    private final Journal journal;
    private final Clock clock;

    JdbcHallHours(JdbcClient jdbc, Walls walls, Offices offices, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.offices = offices;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public OpeningHours on(Actor actor, String office, LocalDate day) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select * from hall_hours where office = ? and valid_from <= ?
                                         order by valid_from desc, seq desc limit 1
                                        """)
                                .params(office, day)
                                .query((row, n) -> line(row).hours())
                                .optional()
                                .orElse(OpeningHours.DEMONSTRATION));
    }

    @Override
    public List<Hall> halls(Actor supervisor) {
        return supervisor.is(Role.SUPERVISOR)
                ? offices.of(supervisor.jurisdiction()).stream()
                        .map(organ -> hall(supervisor, organ))
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Hall> find(Actor supervisor, String office) {
        return supervisor.is(Role.SUPERVISOR)
                ? offices.find(supervisor.jurisdiction(), office).map(o -> hall(supervisor, o))
                : Optional.empty();
    }

    private Hall hall(Actor supervisor, Organ organ) {
        return walls.inside(
                supervisor,
                () -> {
                    List<Line> lines =
                            jdbc.sql(
                                            """
                                            select * from hall_hours where office = ?
                                             order by seq desc limit ?
                                            """)
                                    .params(organ.id(), LINES_SHOWN_MAX)
                                    .query((row, n) -> line(row))
                                    .list();
                    LocalDate today = LocalDate.now(clock);
                    return new Hall(organ, inForce(lines, today), lines, outside(organ, lines));
                });
    }

    /** Of what was set for the latest day that has come the last. */
    private static Optional<Line> inForce(List<Line> lastSetFirst, LocalDate day) {
        Optional<LocalDate> from =
                lastSetFirst.stream()
                        .map(Line::from)
                        .filter(d -> !d.isAfter(day))
                        .max(LocalDate::compareTo);
        return from.flatMap(
                d -> lastSetFirst.stream().filter(line -> line.from().equals(d)).findFirst());
    }

    private int outside(Organ organ, List<Line> lines) {
        record Booked(LocalDate day, LocalTime starts) {}
        return (int)
                jdbc
                        .sql(
                                """
                                select day, starts from appointment
                                 where office = ? and state = 'BOOKED' and day >= ?
                                """)
                        .params(organ.id(), LocalDate.now(clock))
                        .query((row, n) ->
                                new Booked(
                                        row.getObject("day", LocalDate.class),
                                        row.getObject("starts", LocalTime.class)))
                        .list()
                        .stream()
                        .filter(b ->
                                !inForce(lines, b.day())
                                        .map(Line::hours)
                                        .orElse(OpeningHours.DEMONSTRATION)
                                        .starts()
                                        .contains(b.starts()))
                        .count();
    }

    @Override
    public Outcome set(
            Actor supervisor,
            String office,
            Optional<LocalDate> from,
            String hours,
            String minutes,
            String places) {
        if (find(supervisor, office).isEmpty()) {
            return new Outcome.NotFound();
        }
        List<Problem> problems = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        if (from.filter(d -> d.isAfter(today) && !d.isAfter(today.plusDays(DAYS_AHEAD_MAX)))
                .isEmpty()) {
            problems.add(
                    new Problem(
                            "CASE-254",
                            "from",
                            Words.of(
                                    "施行日期没有填写，或者不在明天起一年之内。",
                                    "The first day is missing, or is not within a year from tomorrow on."),
                            Words.of(
                                    "请选择明天或者以后的日期；今天的预约照旧。",
                                    "Choose tomorrow or a later day; today's appointments stay as they are.")));
        }
        Optional<List<OpeningHours.Part>> parts = OpeningHours.read(hours);
        Optional<Integer> slot =
                OpeningHours.SLOT_MINUTES.stream()
                        .filter(m -> m.toString().equals(minutes.strip()))
                        .findFirst();
        if (slot.isEmpty()) {
            problems.add(
                    new Problem(
                            "CASE-256",
                            "minutes",
                            Words.of("没有选择每个时段多长。", "How long one time lasts is not chosen."),
                            Words.of("请从列表中选择。", "Choose from the list.")));
        }
        if (parts.isEmpty()
                || slot.isPresent()
                        && new OpeningHours(parts.get(), slot.get(), 1).starts().isEmpty()) {
            problems.add(
                    new Problem(
                            "CASE-255",
                            "hours",
                            Words.of(
                                    "办公时间不是按先后排列、互不重叠的时段，或者容不下一个时段。",
                                    "The hours are not periods in order and apart, or hold not one of the times."),
                            Words.of(
                                    "请写成 09:00-12:00 13:30-17:00 这样，至多"
                                            + OpeningHours.PARTS_MAX
                                            + "段。",
                                    "Write them like 09:00-12:00 13:30-17:00, at most "
                                            + OpeningHours.PARTS_MAX
                                            + ".")));
        }
        Optional<Integer> count = count(places);
        if (count.isEmpty()) {
            problems.add(
                    new Problem(
                            "CASE-257",
                            "places",
                            Words.of(
                                    "每个时段的人数应为 1 至 " + OpeningHours.PLACES_MAX + "。",
                                    "The places of one time are 1 to "
                                            + OpeningHours.PLACES_MAX
                                            + "."),
                            Words.of("请填写整数。", "Enter a whole number.")));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        insert(
                supervisor,
                office,
                from.orElseThrow(),
                new OpeningHours(parts.orElseThrow(), slot.orElseThrow(), count.orElseThrow()));
        return new Outcome.Done();
    }

    private static Optional<Integer> count(String places) {
        return places.strip().matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(places.strip()))
                        .filter(n -> n >= 1 && n <= OpeningHours.PLACES_MAX)
                : Optional.empty();
    }

    private void insert(Actor supervisor, String office, LocalDate from, OpeningHours hours) {
        walls.run(
                supervisor,
                () -> {
                    jdbc.sql(
                                    """
                                    insert into hall_hours (owner_jurisdiction, office, valid_from, hours, slot_minutes, places,
                                                            set_by, set_at)
                                    values (?, ?, ?, ?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    supervisor.jurisdiction().code(),
                                    office,
                                    from,
                                    hours.text(),
                                    hours.slotMinutes(),
                                    hours.places(),
                                    supervisor.account(),
                                    clock.instant().atOffset(ZoneOffset.UTC))
                            .update();
                    journal.write(
                            "hall-hours",
                            Purpose.SUPERVISE.name(),
                            List.of(),
                            List.of(
                                    office,
                                    "from=" + from,
                                    hours.parts().stream()
                                            .map(OpeningHours.Part::toString)
                                            .collect(Collectors.joining(",")),
                                    "places=" + hours.places()));
                });
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("valid_from", LocalDate.class),
                new OpeningHours(
                        OpeningHours.read(Objects.requireNonNull(row.getString("hours")))
                                .orElseThrow(),
                        row.getInt("slot_minutes"),
                        row.getInt("places")),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }
}
