package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;
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

    /** Shorter answers, such as a yes, give nobody away and stand in any letter by chance. */
    private static final int SECRET_SIGNS_MIN = 4;

    private static final Set<OptionalStep> VISITS =
            Set.of(OptionalStep.HOME_VISIT, OptionalStep.SITE_INSPECTION);

    /** A notice never shows a minor, nor a part of his name. */
    private static final Words MINOR = Words.of("未成年人（姓名不公示）", "a minor (the name is not shown)");

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
            problems.add(VerificationProblems.officers(min));
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
            problems.add(VerificationProblems.neverPosted());
        } else if (!procedure.publicNotice().isPosted()) {
            problems.add(VerificationProblems.notPosted());
        }
        Map<String, BigDecimal> sums =
                Sums.read(c.amounts(), known.service(), known.sums(), problems);
        List<CaseEvent.NoticeLine> amounts = amounts(sums, subject, known);
        boolean overtaken = isOvertaken(subject);
        if (overtaken && subject.recommendation().isEmpty()) {
            problems.add(VerificationProblems.notWeighedAnew());
        } else if (isToBeRefused(subject)) {
            problems.add(VerificationProblems.refusalPosted());
        }
        boolean running =
                subject.only(CaseEvent.NoticePosted.class)
                        .filter(_ -> !overtaken)
                        .filter(n -> !known.today().isAfter(n.until()))
                        .filter(n -> shows(n, amounts))
                        .isPresent();
        if (running) {
            problems.add(VerificationProblems.postedAlready());
        }
        if (!problems.isEmpty()) {
            return List.of();
        }
        Limit limit = procedure.term(Term.PUBLIC_NOTICE).orElseThrow();
        LocalDate until =
                StatutoryClock.of(CaseClock.term(limit), known.today(), known.calendar()).lastDay();
        return List.of(
                new CaseEvent.NoticePosted(
                        known.today(),
                        until,
                        c.place(),
                        lines(c, subject, amounts, known.minor())));
    }

    /**
     * What is posted is what is to be given (民发〔2021〕57号 Art. 18, 19): the name of a family that is
     * to get nothing hangs nowhere. What the reviewer thinks counts; before he has said so, what
     * the standard proposes.
     */
    static boolean isToBeRefused(Case subject) {
        return subject.recommendation()
                .map(r -> r.outcome() == Outcome.REFUSED)
                .or(() -> subject.proposal().map(p -> p.kind() == CasePage.Proposal.Kind.REFUSED))
                .orElse(false);
    }

    private static List<CaseEvent.NoticeLine> lines(
            Command.PostNotice c, Case subject, List<CaseEvent.NoticeLine> amounts, boolean minor) {
        List<CaseEvent.NoticeLine> lines = new ArrayList<>();
        lines.add(
                new CaseEvent.NoticeLine(
                        NoticeField.NAME,
                        minor ? MINOR : Words.same(subject.opened().applicant().name())));
        if (c.members() > 0) {
            lines.add(
                    new CaseEvent.NoticeLine(
                            NoticeField.MEMBERS,
                            Words.of(c.members() + "人", String.valueOf(c.members()))));
        }
        lines.addAll(amounts);
        return lines;
    }

    /**
     * Of what is to be given the money alone: which benefits end or what he owns is nobody's
     * business.
     *
     * @param sums what a person sets otherwise than proposed
     */
    private static List<CaseEvent.NoticeLine> amounts(
            Map<String, BigDecimal> sums, Case subject, Circumstances known) {
        ServiceDefinition service = known.service();
        List<CasePage.Award> awards =
                sums.isEmpty()
                        ? subject.proposal().map(CaseEvent.Proposed::awards).orElse(List.of())
                        : Sums.words(Sums.awarded(known.sums().proposed(), sums, service), service);
        return money(awards, service);
    }

    /** Those entries that say how much is paid, and no other. */
    static List<CaseEvent.NoticeLine> money(
            List<CasePage.Award> awards, ServiceDefinition service) {
        Set<Words> posted =
                Arrays.stream(AwardedSum.values())
                        .map(sum -> sum.award(service))
                        .collect(Collectors.toSet());
        return awards.stream()
                .filter(a -> posted.contains(a.name()))
                .map(a -> new CaseEvent.NoticeLine(NoticeField.AMOUNT, inYuan(a)))
                .toList();
    }

    /**
     * Whoever reads it on a board is told of what the number is, where its name does not say so.
     */
    private static Words inYuan(CasePage.Award award) {
        boolean named = award.name().zh().endsWith("元）");
        return Words.of(
                award.name().zh() + "：" + award.value().zh() + (named ? "" : "元"),
                award.name().en() + ": " + award.value().en() + (named ? "" : " yuan"));
    }

    /** Facts that were verified since may have changed it; then nobody was shown what is given. */
    private static boolean shows(
            CaseEvent.NoticePosted notice, List<CaseEvent.NoticeLine> amounts) {
        return sums(notice.lines()).equals(sums(amounts));
    }

    /** Without the unit, which notices that earlier releases posted do not bear. */
    private static List<String> sums(List<CaseEvent.NoticeLine> lines) {
        return lines.stream()
                .filter(line -> line.field() == NoticeField.AMOUNT)
                .map(line -> line.text().zh().replaceAll("元$", ""))
                .toList();
    }

    /**
     * An objection was found to be right since the last notice was posted: the neighbours were
     * right about what it showed, and what is proposed on what was found is shown to them anew,
     * even where the amount is the same.
     */
    static boolean isOvertaken(Case subject) {
        for (CaseEvent.Recorded recorded : subject.events().reversed()) {
            switch (recorded.event()) {
                case CaseEvent.NoticePosted _ -> {
                    return false;
                }
                case CaseEvent.ObjectionAnswered a when a.upheld() -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    static List<CaseEvent> objected(
            Command.RecordObjection c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.limited(problems, "who", c.who());
        Decisions.reason(problems, "what", c.what());
        LocalDate on = Optional.ofNullable(c.on()).orElse(known.today());
        List<CaseEvent.NoticePosted> notices = subject.heard(CaseEvent.NoticePosted.class);
        if (notices.isEmpty()) {
            problems.add(VerificationProblems.notPosted());
        } else if (notices.stream().noneMatch(n -> isShown(n, on))) {
            problems.add(
                    VerificationProblems.objectedOutside(
                            notices.getLast().on(), notices.getLast().until()));
        } else if (on.isAfter(known.today())) {
            problems.add(Problems.day("on", notices.getFirst().on(), known.today()));
        }
        return List.of(new CaseEvent.Objected(on, c.who(), c.what()));
    }

    private static boolean isShown(CaseEvent.NoticePosted notice, LocalDate on) {
        return !on.isBefore(notice.on()) && !on.isAfter(notice.until());
    }

    static List<CaseEvent> answered(
            Command.AnswerObjection c, Case subject, Circumstances known, List<Problem> problems) {
        Decisions.reason(problems, "answer", c.answer());
        Decisions.limited(problems, "reply", c.reply());
        if (!openObjections(subject).contains(c.objection())) {
            problems.add(VerificationProblems.noObjection());
        } else if (isNamed(subject, c.objection()) && c.reply().isBlank()) {
            problems.add(VerificationProblems.noReply());
        }
        List<Words> beyond = beyondNotice(subject, known.service(), c.reply());
        if (!beyond.isEmpty()) {
            problems.add(VerificationProblems.beyondNotice(beyond));
        }
        return List.of(
                new CaseEvent.ObjectionAnswered(c.objection(), c.upheld(), c.answer(), c.reply()));
    }

    /** Whether who objected can be written to. */
    private static boolean isNamed(Case subject, int objection) {
        return subject.events().stream()
                .filter(r -> r.seq() == objection)
                .anyMatch(r -> r.event() instanceof CaseEvent.Objected o && !o.who().isBlank());
    }

    /**
     * What a letter to an outsider gives away of the applicant that the notice did not show: any
     * number, his mobile or address, who acts for him, and what he stated in confidence.
     */
    private static List<Words> beyondNotice(Case subject, ServiceDefinition service, String text) {
        ObjectorsLetter letter = new ObjectorsLetter(text);
        String shown =
                subject.heard(CaseEvent.NoticePosted.class).stream()
                        .flatMap(n -> n.lines().stream())
                        .map(line -> ObjectorsLetter.plain(line.text().zh()))
                        .collect(Collectors.joining("\n"));
        Map<String, Words> secrets = new LinkedHashMap<>();
        people(subject)
                .forEach(p -> {
                    secrets.put(p.mobile(), Words.of("手机号码", "mobile number"));
                    secrets.put(p.address(), Words.of("联系地址", "address"));
                });
        subject.opened()
                .proxy()
                .ifPresent(p -> secrets.put(p.name(), Words.of("代办人姓名", "name of the proxy")));
        // a minor's was not shown
        secrets.put(
                subject.opened().applicant().name(), Words.of("申请人姓名", "name of the applicant"));
        var values = Answers.values(service, subject.facts(), subject.opened().appliedOn());
        for (FactDeclaration fact : service.facts()) {
            Object value = values.get(fact.name());
            if (fact.sensitive() && value != null) {
                String said = service.form().words(fact, value).zh();
                if (said.length() >= SECRET_SIGNS_MIN) {
                    secrets.put(said, service.form().name(fact));
                }
            }
        }
        Set<Words> found = new LinkedHashSet<>();
        if (letter.hasNumber()) {
            found.add(ObjectorsLetter.NUMBER_NAME);
        }
        secrets.forEach((secret, name) -> {
            if (letter.says(secret) && !shown.contains(ObjectorsLetter.plain(secret))) {
                found.add(name);
            }
        });
        return List.copyOf(found);
    }

    private static List<CaseEvent.Applicant> people(Case subject) {
        List<CaseEvent.Applicant> people = new ArrayList<>(List.of(subject.opened().applicant()));
        subject.opened().proxy().ifPresent(people::add);
        return people;
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
    static void hinder(
            Outcome outcome,
            Map<String, BigDecimal> sums,
            Case subject,
            Circumstances known,
            List<Problem> problems) {
        ProcedureSelection procedure = known.service().procedure();
        // whom the data alone rules out is told so without a visit (民发〔2021〕57号 Art. 18)
        boolean plain =
                outcome == Outcome.REFUSED
                        && known.proposal()
                                .filter(p -> p.kind() == CasePage.Proposal.Kind.REFUSED)
                                .isPresent();
        procedure.steps().stream()
                .filter(ProcedureSelection.Step::required)
                .filter(s -> VISITS.contains(s.step()))
                .filter(_ -> !plain && !subject.happened(Act.VISIT))
                .forEach(
                        s -> problems.add(VerificationProblems.notVisited(s.article().citation())));
        Organ deciding = subject.route().deciding();
        boolean own =
                subject.events().stream()
                        .filter(r -> r.event() instanceof CaseEvent.Visited)
                        .anyMatch(r -> r.organ().equals(deciding.id()));
        procedure.steps().stream()
                .filter(ProcedureSelection.Step::required)
                .filter(s -> s.step() == OptionalStep.RELATIVES_VISIT)
                .filter(_ -> known.relative() && !plain && !own)
                .forEach(s ->
                        problems.add(
                                VerificationProblems.notVisitedItself(
                                        deciding.name(), s.article().citation())));
        if (outcome == Outcome.GRANTED && procedure.publicNotice().isPosted()) {
            List<CaseEvent.NoticePosted> notices = subject.heard(CaseEvent.NoticePosted.class);
            if (notices.isEmpty()) {
                problems.add(VerificationProblems.notYetPosted());
            } else if (isOvertaken(subject)) {
                problems.add(VerificationProblems.notPostedAnew());
            } else if (!known.today().isAfter(notices.getLast().until())) {
                problems.add(VerificationProblems.noticeRuns(notices.getLast().until()));
            } else if (!shows(notices.getLast(), amounts(sums, subject, known))) {
                problems.add(VerificationProblems.postedOtherwise());
            }
        }
        if (!openObjections(subject).isEmpty()) {
            problems.add(VerificationProblems.objectionOpen());
        }
    }
}
