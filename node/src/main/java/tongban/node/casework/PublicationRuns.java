package tongban.node.casework;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Limit;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * How long what was granted is shown, and by when it has to be shown, or shown anew: as long as it
 * is paid it stands on the board, and neither the end of the time nor a changed amount lets it drop
 * off it unseen. Pure.
 */
final class PublicationRuns {
    /** No law says how soon; so soon that what is paid monthly is on the board with its month. */
    private static final int OWED_WORKING_DAYS = 5;

    private final Case subject;
    private final WorkingCalendar calendar;
    private final Publications.Known known;
    private final List<CaseClock.Run> runs = new ArrayList<>();

    private PublicationRuns(Case subject, WorkingCalendar calendar, Publications.Known known) {
        this.subject = subject;
        this.calendar = calendar;
        this.known = known;
    }

    static List<CaseClock.Run> of(
            Case subject,
            ServiceDefinition service,
            WorkingCalendar calendar,
            Publications.Known known) {
        if (subject.part() != Part.COMPETENT
                || service.procedure().publication().board().isEmpty()) {
            return List.of();
        }
        PublicationRuns all = new PublicationRuns(subject, calendar, known);
        service.procedure().term(Term.PUBLICATION).ifPresent(all::hear);
        return all.runs;
    }

    private void hear(Limit limit) {
        Optional<LocalDate> unseen = Optional.empty();
        Optional<CaseEvent.Published> shown = Optional.empty();
        for (Recorded recorded : subject.events()) {
            switch (recorded.event()) {
                case CaseEvent.Decided d when d.outcome() == Outcome.GRANTED ->
                        unseen = Optional.of(d.on());
                case CaseEvent.Published p -> {
                    shown.ifPresent(before -> hung(limit, before, Optional.empty()));
                    unseen.filter(_ -> p.named())
                            .ifPresent(since -> owed(since, Optional.of(p.on())));
                    shown = Optional.of(p);
                    unseen = Optional.of(p.until());
                }
                case CaseEvent.TakenDown t -> {
                    shown.ifPresent(before -> hung(limit, before, Optional.of(t.on())));
                    shown = Optional.empty();
                    unseen = Optional.of(t.on());
                }
                case CaseEvent.Revoked _ -> {
                    LocalDate day = recorded.day();
                    shown.ifPresent(before -> hung(limit, before, Optional.of(day)));
                    shown = Optional.empty();
                    unseen.filter(since -> !known.minor() && since.isBefore(day))
                            .ifPresent(since -> owed(since, Optional.of(day)));
                    unseen = Optional.empty();
                }
                default -> {}
            }
        }
        shown.ifPresent(still -> hung(limit, still, Optional.empty()));
        unseen.filter(_ -> !known.minor())
                .flatMap(this::paidSince)
                .ifPresent(since -> owed(since, Optional.empty()));
    }

    /** Since when it is unseen and paid; empty where nothing is paid any more. */
    private Optional<LocalDate> paidSince(LocalDate unseen) {
        return known.paid().isOver()
                ? known.paid().changes().map(again -> again.isAfter(unseen) ? again : unseen)
                : Optional.of(unseen);
    }

    /** What ends before the body's days are over is not put up for the rest of them. */
    private void owed(LocalDate since, Optional<LocalDate> ended) {
        StatutoryClock clock =
                StatutoryClock.of(
                        tongban.time.Term.workingDays(OWED_WORKING_DAYS, SideClocks.OWN_ARTICLE),
                        since,
                        calendar);
        boolean paid = known.paid().ends().filter(end -> !clock.lastDay().isBefore(end)).isEmpty();
        if (ended.isPresent() || paid) {
            runs.add(
                    new CaseClock.Run(
                            null,
                            Duty.Task.PUBLICATION.words(),
                            ended.map(clock::stop).orElse(clock),
                            ended,
                            Optional.of(SideClocks.OWN),
                            Optional.of(Duty.Task.PUBLICATION),
                            false));
        }
    }

    private void hung(Limit limit, CaseEvent.Published shown, Optional<LocalDate> ended) {
        // what was over already was not taken down
        Optional<LocalDate> down = ended.filter(day -> !day.isAfter(shown.until()));
        StatutoryClock clock = StatutoryClock.of(CaseClock.term(limit), shown.on(), calendar);
        Optional<Words> sure = CaseClock.sure(limit);
        LocalDate whole =
                StatutoryClock.of(CaseClock.term(limit).withoutRollOver(), shown.on(), calendar)
                        .lastDay();
        if (shown.until().isBefore(whole)) {
            int days = Math.toIntExact(ChronoUnit.DAYS.between(shown.on(), shown.until()));
            if (days == 0) {
                return;
            }
            clock =
                    StatutoryClock.of(
                            tongban.time.Term.calendarDays(days, Publications.ARTICLE)
                                    .withoutRollOver(),
                            shown.on(),
                            calendar);
            sure =
                    Optional.of(
                            Words.of(
                                    "公布到待遇变动或者停发的前一日",
                                    "until the day before what is paid changes or ends"));
        }
        runs.add(
                new CaseClock.Run(
                        Term.PUBLICATION,
                        Term.PUBLICATION.words(),
                        down.map(clock::stop).orElse(clock),
                        down,
                        sure,
                        Optional.empty(),
                        true));
    }
}
