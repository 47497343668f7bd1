package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.ClockPage.Alarm;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/** Lays out the clocks of a case day by day, with what would be and what is to be feared. Pure. */
final class Clocks {
    /** How long a special procedure is taken to last, where nobody says. */
    static final List<Integer> WHAT_IF_DAYS = List.of(5, 10, 30);

    private final Case subject;
    private final ServiceDefinition service;
    private final WorkingCalendar calendar;
    private final Publications.Known known;
    private final LocalDate today;

    /**
     * @param known what of the publication its steps do not tell
     */
    Clocks(
            Case subject,
            ServiceDefinition service,
            WorkingCalendar calendar,
            Publications.Known known,
            LocalDate today) {
        this.subject = subject;
        this.service = service;
        this.calendar = calendar;
        this.known = known;
        this.today = today;
    }

    /**
     * @param days how long a suspension from today on is taken to last; empty for the usual ones
     */
    ClockPage page(Optional<Integer> days) {
        List<CaseClock.Run> runs = CaseClock.runs(subject, service.procedure(), calendar);
        List<ClockPage.Limit> limits = new ArrayList<>();
        runs.forEach(run -> limits.add(limit(run)));
        SideClocks.of(subject, service, calendar, known).forEach(run -> limits.add(limit(run)));
        limits.sort(Comparator.comparing(ClockPage.Limit::from));
        return new ClockPage(
                subject.id(),
                subject.opened().number(),
                service.name(),
                subject.state(),
                today,
                limits,
                whatIf(runs, days),
                alarms(limits),
                counted(calendar));
    }

    /** By which calendar was counted: whose notices, of which years, and its version. */
    private static Words counted(WorkingCalendar calendar) {
        var years = calendar.publishedYears();
        if (years.isEmpty()) {
            return Words.of(
                    "尚无已公布的节假日安排，工作日为暂定",
                    "No notice of public holidays is published: working days are provisional");
        }
        return Words.of(
                "工作日按国务院办公厅公布的%d年至%d年节假日安排计算（日历 %s）"
                        .formatted(years.first(), years.last(), calendar.version()),
                "Working days are those of the notices on public holidays of the General Office of the State Council for %d to %d (calendar %s)"
                        .formatted(years.first(), years.last(), calendar.version()));
    }

    private ClockPage.Limit limit(CaseClock.Run run) {
        StatutoryClock clock = run.clock();
        StatutoryClock.Reading now = clock.at(today);
        return new ClockPage.Limit(
                run.what(),
                clock.start(),
                now.lastDay(),
                run.right() && now.state() == StatutoryClock.State.OVERDUE
                        ? ClockPage.Status.LAPSED
                        : status(now.state()),
                run.ended(),
                now.provisional(),
                now.missingYears(),
                now.used(),
                now.left(),
                clock.length(),
                unit(clock.term()),
                withExtensions(run.what(), clock),
                clock.term().article(),
                run.sure(),
                run.right(),
                clock.daysAt(today).stream().map(Clocks::day).toList());
    }

    /** What it is made of from the beginning: the time of those who come first, and its own. */
    static List<ClockPage.Part> parts(Words what, StatutoryClock clock) {
        List<ClockPage.Part> parts = new ArrayList<>();
        clock.before().forEach(s -> parts.add(part(new Words(s.what(), s.whatEn()), s.term())));
        parts.add(part(what, clock.term()));
        return parts;
    }

    private static List<ClockPage.Part> withExtensions(Words what, StatutoryClock clock) {
        List<ClockPage.Part> parts = parts(what, clock);
        clock.extensions().forEach(more -> parts.add(part(Term.EXTENSION.words(), more)));
        return parts;
    }

    private static ClockPage.Part part(Words what, tongban.time.Term term) {
        return new ClockPage.Part(what, term.length(), unit(term), term.article());
    }

    private static Words unit(tongban.time.Term term) {
        return Words.of(term.unit().zh(), term.unit().en());
    }

    private static ClockPage.Status status(StatutoryClock.State state) {
        return switch (state) {
            case RUNNING -> ClockPage.Status.RUNNING;
            case DUE_TODAY -> ClockPage.Status.DUE_TODAY;
            case SUSPENDED -> ClockPage.Status.SUSPENDED;
            case OVERDUE -> ClockPage.Status.OVERDUE;
            case MET -> ClockPage.Status.MET;
            case MISSED -> ClockPage.Status.MISSED;
        };
    }

    private static ClockPage.Day day(StatutoryClock.Day day) {
        return new ClockPage.Day(
                day.date(),
                day.counted(),
                day.number(),
                Words.of(day.why().zh(), day.why().en()),
                new Words(day.note(), day.noteEn()),
                day.article(),
                day.provisional());
    }

    private Optional<ClockPage.WhatIf> whatIf(List<CaseClock.Run> runs, Optional<Integer> days) {
        return runs.reversed().stream()
                .filter(CaseClock.Run::isPromised)
                .filter(r -> r.ended().isEmpty())
                .filter(r -> isRunning(r.clock().at(today).state()))
                .findFirst()
                .map(r -> whatIf(r.clock(), days));
    }

    /** On its last day, too, a special procedure can begin. */
    private static boolean isRunning(StatutoryClock.State state) {
        return state == StatutoryClock.State.RUNNING || state == StatutoryClock.State.DUE_TODAY;
    }

    /** Without lines where the law of the service lists no procedure whose time is not counted. */
    private ClockPage.WhatIf whatIf(StatutoryClock clock, Optional<Integer> days) {
        Optional<SpecialProcedure> possible =
                Arrays.stream(SpecialProcedure.values())
                        .filter(p -> Decisions.stopsTheClock(p, service))
                        .max(
                                Comparator.comparing((SpecialProcedure p) ->
                                                p.isListed(service.procedure()))
                                        .thenComparing(Comparator.naturalOrder()));
        if (possible.isEmpty()) {
            return new ClockPage.WhatIf(clock.at(today).lastDay(), "", List.of());
        }
        String article = possible.get().article(service.procedure());
        StatutoryClock suspended = clock.suspend(today, "", "", article);
        List<ClockPage.WhatIf.After> lines = new ArrayList<>();
        for (int n : days.map(List::of).orElse(WHAT_IF_DAYS)) {
            LocalDate resumed = today.plusDays(n);
            StatutoryClock.Reading then = suspended.resume(resumed).at(resumed);
            lines.add(new ClockPage.WhatIf.After(n, resumed, then.lastDay(), then.provisional()));
        }
        return new ClockPage.WhatIf(clock.at(today).lastDay(), article, lines);
    }

    private List<Alarm> alarms(List<ClockPage.Limit> limits) {
        List<Alarm> alarms = new ArrayList<>();
        for (ClockPage.Limit limit : limits) {
            if (limit.isOpen()
                    && limit.status() != ClockPage.Status.SUSPENDED
                    && limit.status() != ClockPage.Status.LAPSED) {
                LocalDate soon = before(limit);
                if (soon.isBefore(limit.due())) {
                    add(alarms, soon, Alarm.Kind.SOON, limit);
                }
                add(alarms, limit.due(), Alarm.Kind.DUE, limit);
                if (!limit.right()) {
                    add(alarms, limit.due().plusDays(1), Alarm.Kind.OVERDUE, limit);
                }
            }
        }
        alarms.sort(Comparator.comparing(Alarm::on));
        return alarms;
    }

    private void add(List<Alarm> alarms, LocalDate on, Alarm.Kind kind, ClockPage.Limit limit) {
        alarms.add(new Alarm(on, kind, limit.what(), !on.isAfter(today)));
    }

    /** The day from which lists say that it is soon due; not before it began. */
    private LocalDate before(ClockPage.Limit limit) {
        LocalDate soon = CaseSummary.Urgency.soonFrom(limit.due(), calendar);
        return soon.isBefore(limit.from()) ? limit.from() : soon;
    }
}
