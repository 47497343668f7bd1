package tongban.node.casework;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.service.procedure.OptionalStep;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * The hearing: the right to it is told, it is asked for in time or not at all, it is called, held
 * by somebody who did not review the case, and put into minutes. Pure.
 */
final class Hearings {
    /**
     * How often a hearing is postponed at most. No law counts it; who cannot come a third time is
     * heard in writing, and the case goes on.
     */
    static final int POSTPONED_MAX = 2;

    private Hearings() {}

    /** For when and where it is called, after whatever it was postponed. */
    record Called(LocalDate on, Optional<LocalTime> at, String place, String president) {}

    static Optional<Called> called(Case subject) {
        return subject.only(CaseEvent.HearingScheduled.class)
                .map(first ->
                        subject.heard(CaseEvent.HearingPostponed.class).reversed().stream()
                                .findFirst()
                                .map(p -> new Called(p.on(), p.at(), p.place(), first.president()))
                                .orElseGet(() ->
                                        new Called(
                                                first.on(),
                                                first.at(),
                                                first.place(),
                                                first.president())));
    }

    static List<CaseEvent> offered(
            Command.OfferHearing c, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "matter", c.matter());
        isForeseen(known, problems);
        return List.of(new CaseEvent.HearingOffered(askedBy(known), c.matter()));
    }

    /** Licences know it by law, other services where their folder lists it. */
    static void isForeseen(Circumstances known, List<Problem> problems) {
        if (!Decisions.isLicence(known.service())
                && !known.service().procedure().hasStep(OptionalStep.HEARING)) {
            problems.add(DecisionProblems.special(SpecialProcedure.HEARING));
        }
    }

    /** When it was asked for first, by the applicant or a third party. */
    static Optional<LocalDate> askedOn(Case subject) {
        return Stream.concat(
                        subject.last(Act.REQUEST_HEARING).map(r -> Case.day(r.at())).stream(),
                        ThirdParties.askedOn(subject).stream())
                .min(Comparator.naturalOrder());
    }

    static LocalDate askedBy(Circumstances known) {
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
        Optional<LocalDate> asked = askedOn(subject);
        // the applicant is told of his right as well, whoever asked
        if (asked.isEmpty() || !subject.happened(Act.OFFER_HEARING)) {
            problems.add(HearingProblems.noHearing());
        }
        LocalDate earliest = notified(known);
        LocalDate latest =
                asked.map(on -> heldBy(on, known))
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

    /** The first day for which it may be called today. */
    private static LocalDate notified(Circumstances known) {
        return StatutoryClock.of(
                        StatutoryTerm.HEARING_CALLED.term(), known.today(), known.calendar())
                .lastDay();
    }

    /**
     * The notice is given anew, as many days ahead; and as the hearing is to be held within twenty
     * working days of the request, it is put off by no more than those from today.
     */
    static List<CaseEvent> postponed(
            Command.PostponeHearing c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "place", c.place());
        Decisions.reason(problems, "reason", c.reason());
        if (!isOpen(subject)) {
            problems.add(HearingProblems.noHearing());
        }
        if (subject.heard(CaseEvent.HearingPostponed.class).size() >= POSTPONED_MAX) {
            problems.add(HearingProblems.postponedOften());
        }
        LocalDate notified = notified(known);
        LocalDate earliest =
                called(subject)
                        .map(called -> called.on().plusDays(1))
                        .filter(after -> after.isAfter(notified))
                        .orElse(notified);
        LocalDate latest = heldBy(known.today(), known);
        if (c.on().isBefore(earliest) || c.on().isAfter(latest)) {
            problems.add(Problems.day("on", earliest, latest));
        }
        if (c.at() == null) {
            problems.add(HearingProblems.timeOfDay("at"));
        }
        return List.of(
                new CaseEvent.HearingPostponed(
                        c.on(), Optional.ofNullable(c.at()), c.place(), c.reason()));
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
                called(subject)
                        .map(Called::on)
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
        if (askedOn(subject).isPresent() && !subject.happened(Act.HOLD_HEARING)) {
            problems.add(HearingProblems.notHeard());
        }
        if (!subject.happened(Act.REQUEST_HEARING)) {
            subject.only(CaseEvent.HearingOffered.class)
                    .filter(offer -> !known.today().isAfter(offer.askBy()))
                    .ifPresent(offer -> problems.add(HearingProblems.mayStillAsk(offer.askBy())));
        }
    }
}
