package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.procedure.Limit;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * The statutory clock of a case: a pure function of its events, the service's terms and the working
 * calendar. What an act does to the clock stands in {@link Procedure}; how long, in procedure.yaml.
 *
 * <p>On the collecting side the clock is the one that the competent side reported, read on today's
 * day.
 */
final class CaseClock {
    private final ProcedureSelection terms;
    private final WorkingCalendar calendar;
    private @Nullable StatutoryClock running;
    private @Nullable Term what;

    private CaseClock(ProcedureSelection terms, WorkingCalendar calendar) {
        this.terms = terms;
        this.calendar = calendar;
    }

    /** The limit that runs on {@code today}, if one does. */
    static Optional<ClockReading> read(
            Case subject, ProcedureSelection terms, WorkingCalendar calendar, LocalDate today) {
        if (subject.isAcross()) {
            return subject.reported()
                    .flatMap(r -> r.content().clock())
                    .map(told -> onDay(told, calendar, today));
        }
        CaseClock clock = new CaseClock(terms, calendar);
        List<Recorded> events = subject.events();
        for (int i = 0; i < events.size(); i++) {
            clock.hear(events.get(i), i == 0 ? null : subject.stateAfter(i - 1), subject.part());
        }
        return clock.reading(today);
    }

    private void hear(Recorded recorded, @Nullable State before, Part part) {
        LocalDate day = Case.day(recorded.at());
        Optional<Procedure.Row> row = Procedure.find(before, recorded.event().act(), part);
        if (row.isEmpty()) {
            return; // sent across: nothing has happened to this side's clock
        }
        switch (row.get().effect()) {
            case NONE -> {}
            case FORWARDING_RUNS -> start(Term.FORWARD, day);
            case ACCEPTANCE_RUNS -> start(Term.SUPPLEMENT_NOTICE, received(recorded, day));
            case ANSWER_RUNS -> start(Term.SUPPLEMENT_ANSWER, day);
            case DECISION_RUNS -> {
                LocalDate from = recorded.event() instanceof CaseEvent.Accepted a ? a.on() : day;
                start(terms.term(Term.DECISION).isPresent() ? Term.DECISION : Term.WHOLE, from);
            }
            case PAUSES -> {
                StatutoryClock clock = running;
                if (clock != null && recorded.event() instanceof CaseEvent.Suspended s) {
                    running = clock.suspend(day, s.procedure().words().zh(), row.get().article());
                }
            }
            case RESUMES -> {
                StatutoryClock clock = running;
                if (clock != null) {
                    running = clock.resume(day);
                }
            }
            case EXTENDS -> {
                StatutoryClock clock = running;
                if (clock != null) {
                    running =
                            terms.term(Term.EXTENSION)
                                    .map(limit -> clock.extend(term(limit)))
                                    .orElse(clock);
                }
            }
            case DELIVERY_RUNS -> start(Term.DELIVERY, day);
            case STOPS -> {
                running = null;
                what = null;
            }
        }
    }

    private static LocalDate received(Recorded recorded, LocalDate day) {
        return recorded.event() instanceof CaseEvent.Opened o ? o.receivedOn().orElse(day) : day;
    }

    private void start(Term term, LocalDate day) {
        what = term;
        running =
                terms.term(term)
                        .map(limit -> StatutoryClock.of(term(limit), day, calendar))
                        .orElse(null);
    }

    private static tongban.time.Term term(Limit limit) {
        String article = limit.article().citation();
        return switch (limit.unit()) {
            case WORKING_DAYS -> tongban.time.Term.workingDays(limit.length(), article);
            case CALENDAR_DAYS -> tongban.time.Term.calendarDays(limit.length(), article);
            case MONTHS -> tongban.time.Term.months(limit.length(), article);
        };
    }

    private Optional<ClockReading> reading(LocalDate today) {
        StatutoryClock clock = running;
        Term term = what;
        if (clock == null || term == null) {
            return Optional.empty();
        }
        StatutoryClock.Reading now = clock.at(today);
        return Optional.of(
                new ClockReading(
                        term.words(),
                        clock.start(),
                        now.lastDay(),
                        now.provisional(),
                        !now.isSuspended(),
                        now.left(),
                        Words.of(clock.term().unit().zh(), clock.term().unit().en()),
                        clock.term().article(),
                        explanation(clock, now)));
    }

    private static List<Words> explanation(StatutoryClock clock, StatutoryClock.Reading now) {
        List<Words> lines = new ArrayList<>();
        tongban.time.Term term = clock.term();
        lines.add(
                Words.of(
                        "自%s起算（当日不计），期限%d%s"
                                .formatted(clock.start(), term.length(), term.unit().zh()),
                        "Counted from %s (that day not included): %d %s"
                                .formatted(clock.start(), term.length(), term.unit().en())));
        clock.extensions()
                .forEach(more ->
                        lines.add(
                                Words.of(
                                        "延长%d%s".formatted(more.length(), more.unit().zh()),
                                        "Extended by %d %s"
                                                .formatted(more.length(), more.unit().en()))));
        for (StatutoryClock.Toll toll : clock.tolls()) {
            String until = toll.period().until().map(LocalDate::toString).orElse("");
            lines.add(
                    Words.of(
                            "%s至%s因%s不计时"
                                    .formatted(
                                            toll.period().from(),
                                            until.isEmpty() ? "今" : until + "（不含）",
                                            toll.cause()),
                            "Not counted from %s %s: %s"
                                    .formatted(
                                            toll.period().from(),
                                            until.isEmpty() ? "on" : "until " + until,
                                            toll.cause())));
        }
        if (!now.isSuspended()) {
            List<StatutoryClock.Day> days = closed(clock) ? clock.days() : List.of();
            long off =
                    days.stream()
                            .skip(1)
                            .filter(d -> !d.counted() && d.why() != StatutoryClock.Why.TOLLED)
                            .count();
            long madeUp =
                    days.stream()
                            .filter(d -> d.why() == StatutoryClock.Why.MAKE_UP_WORKDAY)
                            .count();
            if (off > 0) {
                lines.add(
                        Words.of(
                                "其间休息日%d天不计%s"
                                        .formatted(off, madeUp > 0 ? "，调休上班" + madeUp + "天计入" : ""),
                                "%d days off are not counted%s"
                                        .formatted(
                                                off,
                                                madeUp > 0
                                                        ? ", " + madeUp + " make-up workdays are"
                                                        : "")));
            }
        }
        if (now.provisional()) {
            lines.add(
                    Words.of(
                            "涉及年份的放假安排尚未公布，日期为暂定",
                            "A year's holidays are not published yet: the day is provisional"));
        }
        return lines;
    }

    private static boolean closed(StatutoryClock clock) {
        return clock.tolls().isEmpty() || !clock.tolls().getLast().period().isOpenEnded();
    }

    /** A reading that the other side made, on another day: only what is left changes. */
    private static ClockReading onDay(
            ClockReading told, WorkingCalendar calendar, LocalDate today) {
        boolean working = told.unit().en().equals(tongban.time.Term.Unit.WORKING_DAYS.en());
        int left;
        if (today.isAfter(told.due())) {
            left =
                    -(working
                            ? calendar.workingDaysBetween(told.due(), today)
                            : days(told.due(), today));
        } else {
            left =
                    working
                            ? calendar.workingDaysBetween(today, told.due())
                            : days(today, told.due());
        }
        return new ClockReading(
                told.what(),
                told.from(),
                told.due(),
                told.provisional(),
                told.running(),
                told.running() ? left : told.remaining(),
                told.unit(),
                told.article(),
                told.explanation());
    }

    private static int days(LocalDate from, LocalDate until) {
        return Math.toIntExact(java.time.temporal.ChronoUnit.DAYS.between(from, until));
    }
}
