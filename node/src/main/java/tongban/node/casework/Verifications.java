package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tongban.service.procedure.Limit;
import tongban.service.procedure.OptionalStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.PublicNotice;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.StatutoryClock;

/** What is looked at outside the papers: the site, and what neighbours say to a notice. Pure. */
final class Verifications {
    static final int OFFICERS_MIN = 2;
    static final int OFFICERS_MAX = 10;
    static final int MEMBERS_MAX = 30;
    private static final Set<OptionalStep> VISITS =
            Set.of(OptionalStep.HOME_VISIT, OptionalStep.SITE_INSPECTION);

    private Verifications() {}

    static List<CaseEvent> visited(
            Command.Visit c, Case subject, Circumstances known, List<Problem> problems) {
        List<String> officers =
                c.officers().stream()
                        .map(String::strip)
                        .filter(n -> !n.isEmpty())
                        .distinct()
                        .toList();
        int min =
                known.service().procedure().steps().stream()
                        .filter(s -> VISITS.contains(s.step()))
                        .mapToInt(ProcedureSelection.Step::staffMin)
                        .reduce(OFFICERS_MIN, Math::max);
        if (officers.size() < min || officers.size() > OFFICERS_MAX) {
            problems.add(Problems.officers(min));
        }
        officers.forEach(name -> Decisions.limited(problems, "officers", name));
        Decisions.reason(problems, "place", c.place());
        Decisions.reason(problems, "findings", c.findings());
        Decisions.limited(problems, "present", c.present());
        LocalDate accepted = subject.acceptedOn().orElse(subject.opened().appliedOn());
        if (c.on().isBefore(accepted) || c.on().isAfter(known.today())) {
            problems.add(Problems.day("on", accepted, known.today()));
        }
        return List.of(
                new CaseEvent.Visited(c.on(), officers, c.place(), c.present(), c.findings()));
    }

    static List<CaseEvent> posted(
            Command.PostNotice c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "place", c.place());
        if (c.members() < 0 || c.members() > MEMBERS_MAX) {
            problems.add(Problems.range("members", 0, MEMBERS_MAX));
        }
        ProcedureSelection procedure = known.service().procedure();
        if (procedure.publicNotice() == PublicNotice.NEVER) {
            problems.add(Problems.neverPosted());
        } else if (!isPosted(procedure)) {
            problems.add(Problems.notPosted());
        }
        boolean running =
                subject.heard(CaseEvent.NoticePosted.class).stream()
                        .anyMatch(n -> !known.today().isAfter(n.until()));
        if (running) {
            problems.add(Problems.postedAlready());
        }
        if (!problems.isEmpty()) {
            return List.of();
        }
        Limit limit = procedure.term(Term.PUBLIC_NOTICE).orElseThrow();
        LocalDate until =
                StatutoryClock.of(CaseClock.term(limit), known.today(), known.calendar()).lastDay();
        return List.of(
                new CaseEvent.NoticePosted(known.today(), until, c.place(), lines(c, subject)));
    }

    static boolean isPosted(ProcedureSelection procedure) {
        return switch (procedure.publicNotice()) {
            case VILLAGE, ONLINE -> true;
            case NONE, NEVER -> false;
        };
    }

    private static List<CaseEvent.NoticeLine> lines(Command.PostNotice c, Case subject) {
        List<CaseEvent.NoticeLine> lines = new ArrayList<>();
        lines.add(
                new CaseEvent.NoticeLine(
                        NoticeField.NAME, Words.same(subject.opened().applicant().name())));
        if (c.members() > 0) {
            lines.add(
                    new CaseEvent.NoticeLine(
                            NoticeField.MEMBERS,
                            Words.of(c.members() + "人", String.valueOf(c.members()))));
        }
        subject.proposal().stream()
                .flatMap(p -> p.awards().stream())
                .map(a ->
                        Words.of(
                                a.name().zh() + "：" + a.value().zh(),
                                a.name().en() + ": " + a.value().en()))
                .forEach(w -> lines.add(new CaseEvent.NoticeLine(NoticeField.AMOUNT, w)));
        return lines;
    }

    static List<CaseEvent> objected(
            Command.RecordObjection c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.limited(problems, "who", c.who());
        Decisions.reason(problems, "what", c.what());
        if (!subject.happened(Act.POST_NOTICE)) {
            problems.add(Problems.notPosted());
        }
        return List.of(new CaseEvent.Objected(known.today(), c.who(), c.what()));
    }

    static List<CaseEvent> answered(
            Command.AnswerObjection c, Case subject, List<Problem> problems) {
        Decisions.reason(problems, "answer", c.answer());
        if (!openObjections(subject).contains(c.objection())) {
            problems.add(Problems.noObjection());
        }
        return List.of(new CaseEvent.ObjectionAnswered(c.objection(), c.upheld(), c.answer()));
    }

    /** Numbers of the steps that recorded an objection which nobody has answered. */
    static List<Integer> openObjections(Case subject) {
        Set<Integer> done = new java.util.HashSet<>();
        subject.heard(CaseEvent.ObjectionAnswered.class).forEach(a -> done.add(a.objection()));
        return subject.events().stream()
                .filter(r -> r.event() instanceof CaseEvent.Objected)
                .map(CaseEvent.Recorded::seq)
                .filter(seq -> !done.contains(seq))
                .toList();
    }

    /** What has to be seen and said before anybody decides. */
    static void hinder(Case subject, Circumstances known, List<Problem> problems) {
        ProcedureSelection procedure = known.service().procedure();
        procedure.steps().stream()
                .filter(ProcedureSelection.Step::required)
                .filter(s -> VISITS.contains(s.step()))
                .filter(s -> !subject.happened(Act.VISIT))
                .forEach(s -> problems.add(Problems.notVisited(s.article().citation())));
        if (isPosted(procedure)) {
            List<CaseEvent.NoticePosted> notices = subject.heard(CaseEvent.NoticePosted.class);
            if (notices.isEmpty()) {
                problems.add(Problems.notYetPosted());
            } else if (!known.today().isAfter(notices.getLast().until())) {
                problems.add(Problems.noticeRuns(notices.getLast().until()));
            }
        }
        if (!openObjections(subject).isEmpty()) {
            problems.add(Problems.objectionOpen());
        }
    }
}
