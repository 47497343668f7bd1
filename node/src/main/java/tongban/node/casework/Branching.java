package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Limit;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/** Lays out the branches of a case for one reader. Pure. */
final class Branching {
    private final Case subject;
    private final ServiceDefinition service;
    private final WorkingCalendar calendar;
    private final LocalDate today;
    private final boolean insider;
    private final boolean resident;

    Branching(
            Case subject,
            Actor actor,
            ServiceDefinition service,
            WorkingCalendar calendar,
            LocalDate today) {
        this.subject = subject;
        this.service = service;
        this.calendar = calendar;
        this.today = today;
        this.resident = actor.is(Role.RESIDENT);
        this.insider = actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    CaseBranches all() {
        List<CaseBranches.Posted> notices = notices();
        return new CaseBranches(
                hearing(),
                insider ? ThirdParties.all(subject) : List.of(),
                insider ? visits() : List.of(),
                insider ? atOnce() : Optional.empty(),
                notices.reversed().stream().findFirst(),
                notices.isEmpty() ? List.of() : notices.subList(0, notices.size() - 1),
                publication(),
                insider ? objections() : List.of(),
                promised(),
                toFollow(),
                rating(),
                Deliveries.delivery(subject, resident),
                Deliveries.revocation(subject, resident),
                remedies(),
                subject.part() == Part.ASKED ? taken() : joint(),
                insider && JointSteps.isUnderway(subject) ? lacking() : List.of());
    }

    private List<CaseBranches.Joint> joint() {
        boolean underway = JointSteps.isUnderway(subject);
        return JointSteps.of(subject).stream()
                .flatMap(a ->
                        line(
                                a.asked().step(),
                                a.number(),
                                a.asked().organ(),
                                subject.route().accepting(),
                                a.asked().on(),
                                underway && a.unanswered(),
                                a.answered())
                                .stream())
                .toList();
    }

    /** On the asked side there is one: its own. */
    private List<CaseBranches.Joint> taken() {
        return subject.only(CaseEvent.StepTaken.class).stream()
                .flatMap(t ->
                        line(
                                t.step(),
                                t.number(),
                                subject.route().accepting(),
                                t.leading(),
                                t.on(),
                                subject.state() == State.ASKED,
                                subject.only(CaseEvent.StepAnswered.class))
                                .stream())
                .toList();
    }

    private Optional<CaseBranches.Joint> line(
            String step,
            int number,
            Organ asked,
            Organ leading,
            LocalDate on,
            boolean open,
            Optional<CaseEvent.StepAnswered> answer) {
        return service.procedure()
                .jointStep(step)
                .map(s -> {
                    StatutoryClock.Reading clock =
                            JointSteps.clock(s.limit(), on, calendar).at(today);
                    boolean told =
                            insider
                                    || answer.filter(a -> a.answer() == StepAnswer.CONDITIONS)
                                            .isPresent();
                    return new CaseBranches.Joint(
                            number,
                            service.title(s),
                            asked,
                            leading,
                            on,
                            clock.lastDay(),
                            clock.provisional(),
                            open && today.isAfter(clock.lastDay()),
                            open,
                            answer.map(CaseEvent.StepAnswered::answer),
                            answer.map(CaseEvent.StepAnswered::on),
                            told ? answer.map(CaseEvent.StepAnswered::text).orElse("") : "",
                            answer.flatMap(CaseEvent.StepAnswered::right),
                            s.limit().article().citation(),
                            s.limit().article().confidence().words());
                });
    }

    private List<CaseBranches.Lacking> lacking() {
        return JointSteps.lacking(subject, service, today).stream()
                .map(l ->
                        new CaseBranches.Lacking(l.step().id(), service.title(l.step()), l.known()))
                .toList();
    }

    private Optional<CaseBranches.Hearing> hearing() {
        Optional<Hearings.Called> called = Hearings.called(subject);
        Optional<CaseEvent.HearingHeld> held = subject.only(CaseEvent.HearingHeld.class);
        return subject.only(CaseEvent.HearingOffered.class)
                .map(offer ->
                        new CaseBranches.Hearing(
                                offer.askBy(),
                                Hearings.askedOn(subject).isPresent(),
                                called.map(Hearings.Called::on),
                                called.flatMap(Hearings.Called::at),
                                called.map(Hearings.Called::place).orElse(""),
                                called.map(Hearings.Called::president).orElse(""),
                                postponed(),
                                held.map(CaseEvent.HearingHeld::held),
                                insider
                                        ? held.map(CaseEvent.HearingHeld::minutes).orElse("")
                                        : ""));
    }

    private List<CaseBranches.Postponed> postponed() {
        List<CaseBranches.Postponed> all = new ArrayList<>();
        LocalDate from =
                subject.only(CaseEvent.HearingScheduled.class)
                        .map(CaseEvent.HearingScheduled::on)
                        .orElse(today);
        for (CaseEvent.HearingPostponed p : subject.heard(CaseEvent.HearingPostponed.class)) {
            all.add(new CaseBranches.Postponed(from, p.on(), p.reason()));
            from = p.on();
        }
        return all;
    }

    private List<CaseBranches.Visit> visits() {
        return subject.heard(CaseEvent.Visited.class).stream()
                .map(v ->
                        new CaseBranches.Visit(
                                v.on(), v.officers(), v.place(), v.present(), v.findings()))
                .toList();
    }

    private Optional<CaseBranches.AtOnce> atOnce() {
        return FirstHelp.of(subject)
                .map(g -> new CaseBranches.AtOnce(g.on(), g.amount(), g.receivedBy(), g.why()));
    }

    private List<CaseBranches.Posted> notices() {
        List<CaseBranches.Posted> all = new ArrayList<>();
        boolean overtaken = insider && Verifications.isOvertaken(subject);
        int last = subject.last(Act.POST_NOTICE).map(Recorded::seq).orElse(0);
        for (Recorded r : subject.events()) {
            if (r.event() instanceof CaseEvent.NoticePosted n) {
                all.add(
                        new CaseBranches.Posted(
                                r.seq(),
                                n.on(),
                                n.until(),
                                !today.isAfter(n.until()),
                                overtaken && r.seq() == last,
                                n.place(),
                                n.lines().stream().map(Branching::line).toList()));
            }
        }
        return all;
    }

    private Optional<CaseBranches.Published> publication() {
        return Publications.last(subject)
                .map(p ->
                        new CaseBranches.Published(
                                p.on(),
                                p.until(),
                                !today.isAfter(p.until()),
                                p.place(),
                                p.lines().stream().map(Branching::published).toList()));
    }

    /** What is given stands in the same words as before it was, but for that it is given. */
    private static Words published(CaseEvent.NoticeLine line) {
        return line.field() == NoticeField.AMOUNT ? line.text() : line(line);
    }

    static Words line(CaseEvent.NoticeLine line) {
        Words name = line.field().words();
        return Words.of(name.zh() + "：" + line.text().zh(), name.en() + ": " + line.text().en());
    }

    private List<CaseBranches.Objection> objections() {
        List<CaseBranches.Objection> all = new ArrayList<>();
        for (Recorded r : subject.events()) {
            if (r.event() instanceof CaseEvent.Objected o) {
                Optional<CaseEvent.ObjectionAnswered> answer =
                        subject.heard(CaseEvent.ObjectionAnswered.class).stream()
                                .filter(a -> a.objection() == r.seq())
                                .findFirst();
                all.add(
                        new CaseBranches.Objection(
                                r.seq(),
                                o.on(),
                                o.who(),
                                o.what(),
                                answer.map(CaseEvent.ObjectionAnswered::upheld),
                                answer.map(CaseEvent.ObjectionAnswered::answer).orElse(""),
                                answer.map(CaseEvent.ObjectionAnswered::reply).orElse("")));
            }
        }
        return all;
    }

    private List<CaseBranches.Promised> promised() {
        return Promises.promised(subject).stream()
                .map(material -> {
                    Optional<CaseEvent.PromiseVerified> verified =
                            subject.heard(CaseEvent.PromiseVerified.class).stream()
                                    .filter(v -> v.material().equals(material))
                                    .findFirst();
                    return new CaseBranches.Promised(
                            material,
                            Intakes.name(service, material),
                            Promises.CONSEQUENCES,
                            verified.map(CaseEvent.PromiseVerified::kept),
                            insider
                                    ? verified.map(CaseEvent.PromiseVerified::findings).orElse("")
                                    : "");
                })
                .toList();
    }

    private List<CaseBranches.ToFollow> toFollow() {
        if (subject.state().isFinal()) {
            return List.of();
        }
        return Promises.outstanding(subject, service, calendar).stream()
                .map(l ->
                        new CaseBranches.ToFollow(
                                l.material(),
                                Intakes.name(service, l.material()),
                                l.due(),
                                today.isAfter(l.due())))
                .toList();
    }

    /** On the collecting side too: who rated there is told by when it is answered, and how. */
    private Optional<CaseBranches.Rating> rating() {
        return Ratings.given(subject)
                .map(r ->
                        new CaseBranches.Rating(
                                r.grade().code(),
                                r.grade().words(),
                                r.comment(),
                                r.grade().isBad()
                                        ? Optional.of(
                                                StatutoryClock.of(
                                                                StatutoryTerm.RATING_REMEDY.term(),
                                                                r.on(),
                                                                calendar)
                                                        .lastDay())
                                        : Optional.empty(),
                                Ratings.answer(subject)));
    }

    /** From the day on which the decision counts as delivered, on either side of the border. */
    private List<CaseBranches.Remedy> remedies() {
        Optional<LocalDate> delivered = Deliveries.deliveredOn(subject);
        if (delivered.isEmpty()) {
            return List.of();
        }
        List<CaseBranches.Remedy> remedies = new ArrayList<>();
        remedy(Term.RECONSIDERATION, delivered.get(), remedies);
        remedy(Term.LITIGATION, delivered.get(), remedies);
        return remedies;
    }

    private void remedy(Term term, LocalDate from, List<CaseBranches.Remedy> remedies) {
        Optional<Limit> limit = service.procedure().term(term);
        limit.ifPresent(l ->
                remedies.add(
                        new CaseBranches.Remedy(
                                term.words(),
                                from,
                                StatutoryClock.of(CaseClock.term(l), from, calendar).lastDay(),
                                l.article().citation(),
                                l.article().confidence().words())));
    }
}
