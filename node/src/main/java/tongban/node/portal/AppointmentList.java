package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.casework.Masked;
import tongban.node.counter.Appointments;
import tongban.node.counter.HallHours;
import tongban.node.counter.OpeningHours;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/**
 * Who is expected at a clerk's hall on a day, and the halls with their hours, as files. The page
 * names whom a clerk booked for, in full, because he calls him; a file that leaves the node has
 * name and telephone masked.
 */
final class AppointmentList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("日期", "Day"),
                    Words.of("时间", "Time"),
                    Words.of("办什么", "What for"),
                    Words.of("来访者", "Visitor"),
                    Words.of("电话", "Telephone"),
                    Words.of("怎样预约的", "How it was booked"));
    private static final List<Words> HALL_HEADERS =
            List.of(
                    Words.of("大厅", "Hall"),
                    Words.of("今天的时间", "Hours of today"),
                    Words.of("每个时段（分钟）", "One time, minutes"),
                    Words.of("每个时段（人）", "Places in one time"),
                    Words.of("由谁设定", "Set by"),
                    Words.of("不在时间内的预约", "Appointments outside"));
    private static final Words OWN = Words.of("监督人员", "supervision");
    private static final Words DEMONSTRATED = Words.of("演示", "demonstration");
    private static final Words BY_CLERK = Words.of("窗口代约", "by a clerk");
    private static final Words ONLINE = Words.of("本人在网上预约", "online");

    private final Appointments appointments;
    private final HallHours halls;
    private final Clock clock;

    AppointmentList(Appointments appointments, HallHours halls, Clock clock) {
        this.appointments = appointments;
        this.halls = halls;
        this.clock = clock;
    }

    /** Of the day that {@code day} names, else of today. */
    Optional<ListFile> of(Actor actor, Locale locale, Lists.Filters filters) {
        if (!actor.is(Role.CLERK)) {
            return Optional.empty();
        }
        LocalDate day = AddressText.day(filters.of("day")).orElseGet(() -> LocalDate.now(clock));
        return Optional.of(
                ListFile.whole(
                        "appointments",
                        Words.of("大厅的预约", "Appointments of the hall"),
                        HEADERS,
                        List.of("day=" + day),
                        to ->
                                appointments
                                        .expected(actor, day)
                                        .forEach(a -> to.accept(row(locale, a)))));
    }

    /** The halls of a supervisor's side with their hours of today. */
    Optional<ListFile> halls(Actor actor, Locale locale) {
        if (!actor.is(Role.SUPERVISOR)) {
            return Optional.empty();
        }
        return Optional.of(
                ListFile.whole(
                        "halls",
                        Words.of("大厅的办公时间", "Hours of the halls"),
                        HALL_HEADERS,
                        List.of(),
                        to -> halls.halls(actor).forEach(h -> to.accept(row(locale, h)))));
    }

    private static List<Cell> row(Locale locale, HallHours.Hall hall) {
        OpeningHours hours =
                hall.now().map(HallHours.Line::hours).orElse(OpeningHours.DEMONSTRATION);
        return List.of(
                Cell.of(hall.organ().name().in(locale)),
                Cell.of(hours.text()),
                Cell.of(hours.slotMinutes()),
                Cell.of(hours.places()),
                Cell.of((hall.now().isPresent() ? OWN : DEMONSTRATED).in(locale)),
                Cell.of(hall.outside()));
    }

    private static List<Cell> row(Locale locale, Appointments.Appointment a) {
        return List.of(
                Cell.of(a.day()),
                Cell.of(a.starts().toString()),
                Cell.of(a.errand().words().in(locale)),
                Cell.of(a.visitor().map(v -> Masked.name(v.name())).orElse("")),
                Cell.of(a.visitor().map(v -> Masked.mobile(v.phone())).orElse("")),
                Cell.of((a.visitor().isPresent() ? BY_CLERK : ONLINE).in(locale)));
    }
}
