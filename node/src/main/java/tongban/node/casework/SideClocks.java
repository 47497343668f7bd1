package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * Limits that run beside that of the procedure: the township's look, the hearing, the notice,
 * papers to follow, the remedy of a bad rating, and the applicant's own time to object. Pure.
 */
final class SideClocks {
    private final Case subject;
    private final ServiceDefinition service;
    private final WorkingCalendar calendar;
    private final List<CaseClock.Run> runs = new ArrayList<>();

    private SideClocks(Case subject, ServiceDefinition service, WorkingCalendar calendar) {
        this.subject = subject;
        this.service = service;
        this.calendar = calendar;
    }

    static List<CaseClock.Run> of(
            Case subject, ServiceDefinition service, WorkingCalendar calendar) {
        SideClocks clocks = new SideClocks(subject, service, calendar);
        clocks.all();
        return clocks.runs;
    }

    private void all() {
        subject.acceptedOn()
                .filter(on -> subject.part() == Part.COMPETENT)
                .ifPresent(on -> limit(Term.TOWNSHIP_REVIEW, on, done(Act.RECOMMEND)));
        at(Act.OFFER_HEARING)
                .ifPresent(on ->
                        statutory(StatutoryTerm.HEARING_ASKED, on, done(Act.REQUEST_HEARING)));
        at(Act.REQUEST_HEARING)
                .ifPresent(on -> statutory(StatutoryTerm.HEARING_HELD, on, done(Act.HOLD_HEARING)));
        subject.heard(CaseEvent.NoticePosted.class)
                .forEach(n -> limit(Term.PUBLIC_NOTICE, n.on(), decided()));
        JointSteps.of(subject).forEach(this::joint);
        Promises.outstanding(subject, service, calendar).forEach(this::toFollow);
        Ratings.given(subject)
                .filter(r -> r.grade().isBad())
                .ifPresent(r ->
                        statutory(StatutoryTerm.RATING_REMEDY, r.on(), done(Act.ANSWER_RATING)));
        Deliveries.deliveredOn(subject)
                .ifPresent(on -> {
                    limit(Term.RECONSIDERATION, on, Optional.empty());
                    limit(Term.LITIGATION, on, Optional.empty());
                });
    }

    /** What the other side was asked: over when it answers, when it need not, or with the case. */
    private void joint(JointSteps.Asking asking) {
        Words title = JointSteps.title(service, asking);
        Words organ = asking.asked().organ().name();
        Optional<LocalDate> ended =
                asking.answered()
                        .map(CaseEvent.StepAnswered::on)
                        .or(() -> asking.calledOff().flatMap(this::day))
                        .or(() ->
                                JointSteps.isUnderway(subject)
                                        ? Optional.empty()
                                        : decided().or(this::over));
        service.procedure()
                .jointStep(asking.asked().step())
                .ifPresent(step ->
                        add(
                                null,
                                Words.of(
                                        "协办：" + title.zh() + "（" + organ.zh() + "）",
                                        "joint step: " + title.en() + " (" + organ.en() + ")"),
                                JointSteps.clock(step.limit(), asking.asked().on(), calendar),
                                ended,
                                CaseClock.sure(step.limit())));
    }

    private Optional<LocalDate> day(CaseEvent event) {
        return subject.events().stream()
                .filter(r -> r.event() == event)
                .findFirst()
                .map(Recorded::at)
                .map(Case::day);
    }

    /** The day on which a case ended without a decision. */
    private Optional<LocalDate> over() {
        return Optional.of(Case.day(subject.events().getLast().at()));
    }

    private void toFollow(Promises.Later later) {
        if (subject.state().isFinal()) {
            return;
        }
        Words name = Intakes.name(service, later.material());
        add(
                null,
                Words.of("补交：" + name.zh(), "to follow: " + name.en()),
                StatutoryClock.of(
                        tongban.time.Term.workingDays(later.days(), "容缺后补"),
                        later.from(),
                        calendar),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<LocalDate> at(Act act) {
        return subject.last(act).map(r -> Case.day(r.at()));
    }

    private Optional<LocalDate> done(Act act) {
        return subject.events().stream()
                .filter(r -> r.event().act() == act)
                .findFirst()
                .map(Recorded::at)
                .map(Case::day);
    }

    private Optional<LocalDate> decided() {
        return Deliveries.decidedOn(subject);
    }

    private void statutory(StatutoryTerm term, LocalDate from, Optional<LocalDate> ended) {
        add(
                null,
                term.words(),
                StatutoryClock.of(term.term(), from, calendar),
                ended,
                Optional.of(term.confidence())
                        .filter(c -> c != tongban.service.parameter.Confidence.VERIFIED)
                        .map(c -> c.words()));
    }

    private void limit(Term term, LocalDate from, Optional<LocalDate> ended) {
        service.procedure()
                .term(term)
                .ifPresent(l ->
                        add(
                                term,
                                term.words(),
                                StatutoryClock.of(CaseClock.term(l), from, calendar),
                                ended,
                                CaseClock.sure(l)));
    }

    private void add(
            @org.jspecify.annotations.Nullable Term term,
            Words what,
            StatutoryClock clock,
            Optional<LocalDate> ended,
            Optional<Words> sure) {
        runs.add(new CaseClock.Run(term, what, ended.map(clock::stop).orElse(clock), ended, sure));
    }
}
