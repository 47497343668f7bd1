package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.Limit;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;
import tongban.time.WorkingCalendar;

/**
 * Joint handling: which steps of the other side a case needs, which were asked for, and what was
 * answered. The folder says what is needed and what is seen; nothing is granted before each needed
 * step is answered, and against an objection only with a reason. Pure.
 */
final class JointSteps {
    /** Askings of one case, those of the wrong body included. */
    static final int ASKED_MAX = 99;

    private JointSteps() {}

    /**
     * One asking, from the leading body's side.
     *
     * @param answered empty while it is open, and where it was called off
     */
    record Asking(
            CaseEvent.StepAsked asked,
            Optional<CaseEvent.StepAnswered> answered,
            Optional<CaseEvent.StepCalledOff> calledOff) {
        int number() {
            return asked.number();
        }

        /** Neither answered nor called off; the case may have ended all the same. */
        boolean unanswered() {
            return answered.isEmpty() && calledOff.isEmpty();
        }

        boolean settles() {
            return answered.filter(a -> a.answer().settles()).isPresent();
        }

        boolean isObjection() {
            return answered.filter(a -> a.answer() == StepAnswer.OBJECTED).isPresent();
        }
    }

    /** Every asking of the case, oldest first. */
    static List<Asking> of(Case subject) {
        List<Asking> askings = new ArrayList<>();
        for (CaseEvent.StepAsked asked : subject.heard(CaseEvent.StepAsked.class)) {
            askings.add(
                    new Asking(
                            asked,
                            subject.heard(CaseEvent.StepAnswered.class).stream()
                                    .filter(a -> a.number() == asked.number())
                                    .findFirst(),
                            subject.heard(CaseEvent.StepCalledOff.class).stream()
                                    .filter(c -> c.number() == asked.number())
                                    .findFirst()));
        }
        return askings;
    }

    /** Whether the case is where steps are asked for and answered. */
    static boolean isUnderway(Case subject) {
        return subject.part() == Part.COMPETENT
                && (subject.state() == State.ACCEPTED
                        || subject.state() == State.UNDER_REVIEW
                        || subject.state() == State.SUSPENDED);
    }

    /** Askings that wait for the other side now. */
    static List<Asking> open(Case subject) {
        return isUnderway(subject)
                ? of(subject).stream().filter(Asking::unanswered).toList()
                : List.of();
    }

    private static Optional<Asking> open(Case subject, int number) {
        return open(subject).stream().filter(a -> a.number() == number).findFirst();
    }

    /** The last day to answer, and whether a year that it touches has no calendar yet. */
    static StatutoryClock clock(Limit limit, LocalDate on, WorkingCalendar calendar) {
        return StatutoryClock.of(CaseClock.term(limit), on, calendar);
    }

    // ------------------------------------------------------------------ what is needed

    /**
     * A step that the facts call for, or may call for, and that nobody has settled or is asked for.
     */
    record Lacking(JointStep step, boolean known) {}

    static List<Lacking> lacking(Case subject, ServiceDefinition service, LocalDate today) {
        if (service.procedure().joint().isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = Answers.values(service, subject.facts(), today);
        Set<String> seenTo =
                of(subject).stream()
                        .filter(a -> a.unanswered() || a.settles())
                        .map(a -> a.asked().step())
                        .collect(Collectors.toSet());
        List<Lacking> lacking = new ArrayList<>();
        for (JointStep step : service.procedure().joint()) {
            Optional<Boolean> needed = service.needs(step, values);
            if (!seenTo.contains(step.id()) && needed.orElse(true)) {
                lacking.add(new Lacking(step, needed.isPresent()));
            }
        }
        return lacking;
    }

    /** What the node asks for as soon as the case is accepted: every step that is surely needed. */
    static List<CaseEvent> atAcceptance(Case subject, Circumstances known) {
        Set<String> needed =
                lacking(subject, known.service(), known.today()).stream()
                        .filter(Lacking::known)
                        .map(l -> l.step().id())
                        .collect(Collectors.toSet());
        List<CaseEvent> events = new ArrayList<>();
        int number = of(subject).size();
        for (JointTarget target : known.joint()) {
            if (needed.contains(target.step().id()) && target.organ().isPresent()) {
                number++;
                events.add(
                        new CaseEvent.StepAsked(
                                number,
                                target.step().id(),
                                target.row(),
                                target.organ().get(),
                                known.today()));
            }
        }
        return events;
    }

    // ------------------------------------------------------------------ commands

    static List<CaseEvent> asked(
            Command.AskStep c, Case subject, Circumstances known, List<Problem> problems) {
        Optional<JointStep> step = known.service().procedure().jointStep(c.step());
        if (step.isEmpty()) {
            problems.add(JointProblems.unknownStep(c.step()));
            return List.of();
        }
        Words title = known.service().title(step.get());
        if (open(subject).stream().anyMatch(a -> a.asked().step().equals(c.step()))) {
            problems.add(JointProblems.askedAlready(title));
        }
        if (of(subject).size() >= ASKED_MAX) {
            problems.add(JointProblems.tooMany(ASKED_MAX));
        }
        Optional<JointTarget> target =
                known.joint().stream().filter(t -> t.step().id().equals(c.step())).findFirst();
        Optional<Organ> organ =
                target.flatMap(JointTarget::organ)
                        .filter(o -> o.side() == subject.route().competent().other());
        if (organ.isEmpty()) {
            problems.add(JointProblems.noBody(title));
            return List.of();
        }
        return List.of(
                new CaseEvent.StepAsked(
                        of(subject).size() + 1,
                        c.step(),
                        target.get().row(),
                        organ.get(),
                        known.today()));
    }

    static List<CaseEvent> answered(
            Command.AnswerStep c, Case subject, Circumstances known, List<Problem> problems) {
        if (c.answer() != StepAnswer.AGREED) {
            Decisions.reason(problems, "text", c.text());
        } else {
            Decisions.limited(problems, "text", c.text());
        }
        boolean wrong = c.answer() == StepAnswer.WRONG_BODY;
        Optional<Organ> right = wrong ? known.named() : Optional.empty();
        if (subject.part() == Part.ASKED) {
            Organ own = subject.route().accepting();
            if (wrong && right.filter(o -> !o.id().equals(own.id())).isEmpty()) {
                problems.add(JointProblems.rightBody());
            }
            int number = subject.only(CaseEvent.StepTaken.class).orElseThrow().number();
            return List.of(
                    new CaseEvent.StepAnswered(
                            number, c.answer(), own, known.today(), right, c.text()));
        }
        Optional<Asking> asking = open(subject, c.number());
        if (asking.isEmpty()) {
            problems.add(JointProblems.notOpen(c.number()));
            return List.of();
        }
        LocalDate said = c.on() == null ? known.today() : c.on();
        boolean possible =
                !said.isBefore(asking.get().asked().on()) && !said.isAfter(known.today());
        return List.of(
                new CaseEvent.StepAnswered(
                        c.number(),
                        c.answer(),
                        asking.get().asked().organ(),
                        possible ? said : known.today(),
                        right,
                        c.text()));
    }

    static List<CaseEvent> calledOff(Command.CallOffStep c, Case subject, List<Problem> problems) {
        Decisions.reason(problems, "reason", c.reason());
        if (subject.part() == Part.COMPETENT && open(subject, c.number()).isEmpty()) {
            problems.add(JointProblems.notOpen(c.number()));
        }
        return List.of(new CaseEvent.StepCalledOff(c.number(), c.reason()));
    }

    // ------------------------------------------------------------------ the decision

    /** What stands in the way of granting. */
    static void hinder(
            Command.Decide c, Case subject, Circumstances known, List<Problem> problems) {
        if (c.outcome() != Outcome.GRANTED) {
            return;
        }
        ServiceDefinition service = known.service();
        open(subject)
                .forEach(a ->
                        problems.add(
                                JointProblems.open(title(service, a), a.asked().organ().name())));
        lacking(subject, service, known.today())
                .forEach(l -> problems.add(JointProblems.lacking(service.title(l.step()))));
        if (isObjectedTo(subject) && c.departure().isBlank()) {
            problems.add(JointProblems.objection());
        }
    }

    /** Whether the last word of the other side on some step is an objection. */
    static boolean isObjectedTo(Case subject) {
        List<Asking> askings = of(subject);
        return askings.stream()
                .anyMatch(a ->
                        a.isObjection()
                                && askings.stream()
                                        .noneMatch(later ->
                                                later.number() > a.number()
                                                        && later.settles()
                                                        && later.asked()
                                                                .step()
                                                                .equals(a.asked().step())));
    }

    /** What is asked, in the words of the folder; its key where the folder no longer has it. */
    static Words title(ServiceDefinition service, Asking asking) {
        return title(service, asking.asked().step());
    }

    static Words title(ServiceDefinition service, String step) {
        return service.procedure().jointStep(step).map(service::title).orElse(Words.same(step));
    }
}
