package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.service.procedure.OptionalStep;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * The hearing: the right to it is told, it is asked for in time or not at all, it is called, held
 * by somebody who did not review the case, and put into minutes. Pure.
 */
final class Hearings {
    private Hearings() {}

    static List<CaseEvent> offered(
            Command.OfferHearing c, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "matter", c.matter());
        if (!Decisions.isLicence(known.service())
                && !known.service().procedure().hasStep(OptionalStep.HEARING)) {
            problems.add(DecisionProblems.special(SpecialProcedure.HEARING));
        }
        return List.of(new CaseEvent.HearingOffered(askedBy(known), c.matter()));
    }

    private static LocalDate askedBy(Circumstances known) {
        return askedBy(known.today(), known.calendar());
    }

    private static LocalDate askedBy(LocalDate offered, WorkingCalendar calendar) {
        return StatutoryClock.of(StatutoryTerm.HEARING_ASKED.term(), offered, calendar).lastDay();
    }

    /** The last day to ask; the collecting side counts it from the day that was reported. */
    private static Optional<LocalDate> askBy(Case subject, Circumstances known) {
        return subject.only(CaseEvent.HearingOffered.class)
                .map(CaseEvent.HearingOffered::askBy)
                .or(() ->
                        subject.heard(CaseEvent.Reported.class).stream()
                                .filter(told -> told.act() == Act.OFFER_HEARING)
                                .findFirst()
                                .map(told ->
                                        askedBy(Case.day(told.step().at()), known.calendar())));
    }

    static List<CaseEvent> requested(
            Command.RequestHearing c, Case subject, Circumstances known, List<Problem> problems) {
        request(c, subject, known, problems);
        return List.of(new CaseEvent.HearingRequested(c.note()));
    }

    /** What can be said of the request on either side of the border. */
    static void request(
            Command.RequestHearing c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.limited(problems, "note", c.note());
        if (!subject.happened(Act.OFFER_HEARING)) {
            problems.add(HearingProblems.noHearing());
        }
        askBy(subject, known)
                .filter(by -> known.today().isAfter(by))
                .ifPresent(by -> problems.add(HearingProblems.tooLate(by)));
    }

    static List<CaseEvent> scheduled(
            Command.ScheduleHearing c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "place", c.place());
        Decisions.reason(problems, "president", c.president());
        if (!subject.happened(Act.REQUEST_HEARING)) {
            problems.add(HearingProblems.noHearing());
        }
        LocalDate earliest =
                StatutoryClock.of(
                                StatutoryTerm.HEARING_CALLED.term(),
                                known.today(),
                                known.calendar())
                        .lastDay();
        LocalDate latest =
                subject.last(Act.REQUEST_HEARING)
                        .map(r -> heldBy(Case.day(r.at()), known))
                        // too late for both: it is held all the same, and the clock page says late
                        .map(last -> last.isBefore(earliest) ? heldBy(known.today(), known) : last)
                        .orElse(earliest);
        if (known.reviewers().stream().anyMatch(name -> isCalled(c.president(), name))) {
            problems.add(HearingProblems.reviewerPresides());
        }
        if (c.on().isBefore(earliest) || c.on().isAfter(latest)) {
            problems.add(Problems.day("on", earliest, latest));
        }
        if (c.at() == null) {
            problems.add(HearingProblems.timeOfDay("at"));
        }
        return List.of(
                new CaseEvent.HearingScheduled(
                        c.on(), Optional.ofNullable(c.at()), c.place(), c.president()));
    }

    private static LocalDate heldBy(LocalDate asked, Circumstances known) {
        return StatutoryClock.of(StatutoryTerm.HEARING_HELD.term(), asked, known.calendar())
                .lastDay();
    }

    /** Names of that president, with or without his office in front. */
    private static boolean isCalled(String president, String name) {
        return !name.isBlank()
                && president.replaceAll("\\s", "").endsWith(name.replaceAll("\\s", ""));
    }

    static List<CaseEvent> held(
            Command.HoldHearing c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "minutes", c.minutes());
        if (!isOpen(subject)) {
            problems.add(HearingProblems.noHearing());
        }
        LocalDate called =
                subject.last(Act.SCHEDULE_HEARING).map(r -> Case.day(r.at())).orElse(known.today());
        Optional<LocalDate> notified =
                subject.only(CaseEvent.HearingScheduled.class)
                        .map(CaseEvent.HearingScheduled::on)
                        .filter(day -> c.held())
                        .filter(day -> c.on().isBefore(day) || known.today().isBefore(day));
        if (notified.isPresent()) {
            problems.add(HearingProblems.heldEarly(notified.get()));
        } else if (c.on().isBefore(called) || c.on().isAfter(known.today())) {
            problems.add(Problems.day("on", called, known.today()));
        }
        return List.of(new CaseEvent.HearingHeld(c.held(), c.on(), c.minutes()));
    }

    /** Called and not yet held or called off. */
    static boolean isOpen(Case subject) {
        return subject.happened(Act.SCHEDULE_HEARING) && !subject.happened(Act.HOLD_HEARING);
    }

    /** While the applicant may still ask, or has asked and was not heard, nobody decides. */
    static void hinder(Case subject, Circumstances known, List<Problem> problems) {
        boolean asked = subject.happened(Act.REQUEST_HEARING);
        if (asked && !subject.happened(Act.HOLD_HEARING)) {
            problems.add(HearingProblems.notHeard());
        }
        if (!asked) {
            subject.only(CaseEvent.HearingOffered.class)
                    .filter(offer -> !known.today().isAfter(offer.askBy()))
                    .ifPresent(offer -> problems.add(HearingProblems.mayStillAsk(offer.askBy())));
        }
    }
}
