package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Limit;
import tongban.service.procedure.OptionalStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * Limits that run beside that of the procedure: the township's look, another department's, that of
 * the body which decides from the township's papers, the hearing, the notice, a special procedure,
 * papers to follow, the remedy of a bad rating, the publication of what was granted, and the
 * applicant's own time to object. Pure.
 */
final class SideClocks {
    private static final Words POSTED_ANEW = Words.of("重新公示", "public notice, posted anew");

    /** No law says how long it may wait: so long that it does not lie for weeks unseen. */
    private static final int TOLD_CHANGE_WORKING_DAYS = 3;

    /** Where a limit stands that the platform sets itself, and what is said of it. */
    static final String OWN_ARTICLE = "平台内部期限";

    static final Words OWN = Words.of("平台自定，无法定期限", "the platform's own, no law sets one");

    private final Case subject;
    private final ServiceDefinition service;
    private final WorkingCalendar calendar;
    private final Publications.Known known;
    private final List<CaseClock.Run> runs = new ArrayList<>();

    private SideClocks(
            Case subject,
            ServiceDefinition service,
            WorkingCalendar calendar,
            Publications.Known known) {
        this.subject = subject;
        this.service = service;
        this.calendar = calendar;
        this.known = known;
    }

    /**
     * @param known what of the publication its steps do not tell
     */
    static List<CaseClock.Run> of(
            Case subject,
            ServiceDefinition service,
            WorkingCalendar calendar,
            Publications.Known known) {
        SideClocks clocks = new SideClocks(subject, service, calendar, known);
        clocks.all();
        return clocks.runs;
    }

    private void all() {
        subject.acceptedOn()
                .filter(on -> subject.part() == Part.COMPETENT)
                .ifPresent(this::accepted);
        at(Act.OFFER_HEARING)
                .ifPresent(on -> right(StatutoryTerm.HEARING_ASKED, on, done(Act.REQUEST_HEARING)));
        Hearings.askedOn(subject)
                .ifPresent(on ->
                        statutory(
                                StatutoryTerm.HEARING_HELD,
                                on,
                                done(Act.HOLD_HEARING).or(this::settled),
                                Duty.Task.HEARING));
        notices();
        JointSteps.of(subject).forEach(this::joint);
        suspended();
        Promises.outstanding(subject, service, calendar).forEach(this::toFollow);
        subject.openChanges().forEach(this::told);
        Ratings.given(subject)
                .filter(r -> r.grade().isBad())
                .ifPresent(r ->
                        statutory(
                                StatutoryTerm.RATING_REMEDY,
                                r.on(),
                                done(Act.ANSWER_RATING),
                                null));
        at(Act.REVOKE).ifPresent(this::revoked);
        // word goes back to the window by the letter of the same step: it is never late here
        decided()
                .filter(on -> subject.part() == Part.COMPETENT && isCollectedElsewhere())
                .ifPresent(on -> limit(Term.REPLY, on, Optional.of(on), Optional.empty(), false));
        runs.addAll(PublicationRuns.of(subject, service, calendar, known));
        Deliveries.deliveredOn(subject)
                .ifPresent(on -> {
                    limit(Term.RECONSIDERATION, on, Optional.empty(), Optional.empty(), true);
                    limit(Term.LITIGATION, on, Optional.empty(), Optional.empty(), true);
                });
    }

    /** Each with its own days: what is shown anew is shown as long as what was shown first. */
    private void notices() {
        List<CaseEvent.NoticePosted> notices = subject.heard(CaseEvent.NoticePosted.class);
        boolean overtaken = Verifications.isOvertaken(subject);
        for (CaseEvent.NoticePosted notice : notices) {
            // the last one holds, unless an objection to it was right: that is what is waited for
            boolean holds = notice == notices.getLast() && !overtaken;
            limit(
                    Term.PUBLIC_NOTICE,
                    notice == notices.getFirst() ? Term.PUBLIC_NOTICE.words() : POSTED_ANEW,
                    notice.on(),
                    settled(),
                    holds ? Optional.of(Duty.Task.NOTICE) : Optional.empty(),
                    true);
        }
    }

    /** What the accepting body owes from acceptance on, beside the decision. */
    private void accepted(LocalDate on) {
        limit(
                Term.TOWNSHIP_REVIEW,
                on,
                done(Act.RECOMMEND).or(this::settled),
                Optional.of(Duty.Task.TOWNSHIP_REVIEW),
                false);
        if (service.procedure().hasStep(OptionalStep.DEPARTMENT_CHECK)) {
            limit(
                    Term.DEPARTMENT_CHECK,
                    on,
                    done(Act.RECORD_FACTS).or(this::settled),
                    Optional.of(Duty.Task.DEPARTMENT_CHECK),
                    false);
        }
        decidedFromPapers();
    }

    /**
     * The papers are with the deciding body once the township has said what it thinks and its
     * notice is over. What stops the clock of the whole stops this one, and so does what extends it
     * from then on. An objection to the notice that was right takes the papers back to the
     * township.
     */
    private void decidedFromPapers() {
        ProcedureSelection terms = service.procedure();
        Optional<LocalDate> said = said();
        if (said.isEmpty() || !CaseClock.isDecidedFromPapers(subject, terms)) {
            return;
        }
        LocalDate from =
                subject.only(CaseEvent.NoticePosted.class)
                        // a refusal waits for no notice
                        .filter(_ -> !Verifications.isToBeRefused(subject))
                        .map(CaseEvent.NoticePosted::until)
                        .filter(said.get()::isBefore)
                        .orElse(said.get());
        Limit limit = terms.term(Term.DECISION).orElseThrow();
        StatutoryClock clock = StatutoryClock.of(CaseClock.term(limit), from, calendar);
        Optional<StatutoryClock> whole = CaseClock.promised(subject, terms, calendar);
        for (StatutoryClock.Toll toll : whole.map(StatutoryClock::tolls).orElse(List.of())) {
            clock = clock.with(toll);
        }
        if (at(Act.EXTEND).filter(on -> !on.isBefore(said.get())).isPresent()) {
            for (tongban.time.Term more : whole.map(StatutoryClock::extensions).orElse(List.of())) {
                clock = more.unit() == clock.term().unit() ? clock.extend(more) : clock;
            }
        }
        add(
                Term.DECISION,
                Duty.Task.DECISION.words(),
                clock,
                settled(),
                CaseClock.sure(limit),
                Optional.of(Duty.Task.DECISION),
                false);
    }

    /** What was said first of what is proposed now. */
    private Optional<LocalDate> said() {
        Optional<LocalDate> first = Optional.empty();
        for (Recorded recorded : subject.events()) {
            if (recorded.event() instanceof CaseEvent.ObjectionAnswered a && a.upheld()) {
                first = Optional.empty();
            } else if (recorded.event().act() == Act.RECOMMEND && first.isEmpty()) {
                first = Optional.of(Case.day(recorded.at()));
            }
        }
        return first;
    }

    /** A revocation reaches the applicant as any decision does, in the same time. */
    private void revoked(LocalDate on) {
        service.procedure()
                .term(Term.DELIVERY)
                .ifPresent(l ->
                        add(
                                Term.DELIVERY,
                                Duty.Task.REVOCATION.words(),
                                StatutoryClock.of(CaseClock.term(l), on, calendar),
                                Deliveries.revocation(subject, true).map(CaseBranches.Delivery::on),
                                CaseClock.sure(l),
                                Optional.of(Duty.Task.REVOCATION),
                                false));
    }

    private boolean isCollectedElsewhere() {
        CaseEvent.Opened opened = subject.opened();
        return opened.collector() != opened.route().competent();
    }

    /** The day on which the case was decided, or ended without a decision. */
    private Optional<LocalDate> settled() {
        return decided().or(() -> subject.state().isFinal() ? over() : Optional.empty());
    }

    /** A special procedure is expected to take so many days, and the applicant was told so. */
    private void suspended() {
        List<Recorded> events = subject.events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).event() instanceof CaseEvent.Suspended s && s.expectedDays() > 0) {
                Optional<LocalDate> ended =
                        events.subList(i, events.size()).stream()
                                .filter(r -> r.event() instanceof CaseEvent.Resumed)
                                .findFirst()
                                .map(r -> Case.day(r.at()))
                                .or(this::settled);
                Words name = s.procedure().words();
                add(
                        null,
                        Words.of("特别程序：" + name.zh(), "special procedure: " + name.en()),
                        StatutoryClock.of(
                                tongban.time.Term.calendarDays(
                                        s.expectedDays(),
                                        s.procedure().article(service.procedure())),
                                Case.day(events.get(i).at()),
                                calendar),
                        ended,
                        Optional.of(Words.of("本机关告知的预计天数", "as the body expected it")),
                        Optional.of(Duty.Task.SPECIAL_PROCEDURE),
                        false);
            }
        }
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
                                CaseClock.sure(step.limit()),
                                Optional.empty(),
                                false));
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
        return Optional.of(subject.moved().day());
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
                Optional.empty(),
                Optional.of(Duty.Task.PAPERS),
                false);
    }

    /** What another platform told once somebody had acted here waits for the office's answer. */
    private void told(Recorded change) {
        if (subject.state().isFinal()) {
            return;
        }
        add(
                null,
                Duty.Task.TOLD_CHANGE.words(),
                StatutoryClock.of(
                        tongban.time.Term.workingDays(TOLD_CHANGE_WORKING_DAYS, OWN_ARTICLE),
                        change.day(),
                        calendar),
                Optional.empty(),
                Optional.of(OWN),
                Optional.of(Duty.Task.TOLD_CHANGE),
                false);
    }

    private Optional<LocalDate> at(Act act) {
        return subject.last(act).map(Recorded::day);
    }

    private Optional<LocalDate> done(Act act) {
        return subject.events().stream()
                .filter(r -> r.event().act() == act && subject.refusal(r).isEmpty())
                .findFirst()
                .map(CaseClock::acted);
    }

    private Optional<LocalDate> decided() {
        return Deliveries.decidedOn(subject);
    }

    private void right(StatutoryTerm term, LocalDate from, Optional<LocalDate> ended) {
        statutory(term, from, ended, Optional.empty(), true);
    }

    private void statutory(
            StatutoryTerm term,
            LocalDate from,
            Optional<LocalDate> ended,
            Duty.@Nullable Task duty) {
        statutory(term, from, ended, Optional.ofNullable(duty), false);
    }

    private void statutory(
            StatutoryTerm term,
            LocalDate from,
            Optional<LocalDate> ended,
            Optional<Duty.Task> duty,
            boolean right) {
        add(
                null,
                term.words(),
                StatutoryClock.of(term.term(), from, calendar),
                ended,
                Optional.of(term.confidence())
                        .filter(c -> c != tongban.service.parameter.Confidence.VERIFIED)
                        .map(c -> c.words()),
                duty,
                right);
    }

    private void limit(
            Term term,
            LocalDate from,
            Optional<LocalDate> ended,
            Optional<Duty.Task> duty,
            boolean right) {
        limit(term, term.words(), from, ended, duty, right);
    }

    private void limit(
            Term term,
            Words what,
            LocalDate from,
            Optional<LocalDate> ended,
            Optional<Duty.Task> duty,
            boolean right) {
        service.procedure()
                .term(term)
                .ifPresent(l ->
                        add(
                                term,
                                what,
                                StatutoryClock.of(CaseClock.term(l), from, calendar),
                                ended,
                                CaseClock.sure(l),
                                duty,
                                right));
    }

    private void add(
            @Nullable Term term,
            Words what,
            StatutoryClock clock,
            Optional<LocalDate> ended,
            Optional<Words> sure,
            Optional<Duty.Task> duty,
            boolean right) {
        runs.add(
                new CaseClock.Run(
                        term,
                        what,
                        ended.map(clock::stop).orElse(clock),
                        ended,
                        sure,
                        duty,
                        right));
    }
}
