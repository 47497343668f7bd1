package tongban.node.casework;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Proposed;
import tongban.node.casework.Procedure.Row;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Term;
import tongban.service.procedure.Verb;
import tongban.service.text.Words;

/**
 * Decides what a command makes happen. Pure: the case, what was looked up, and the time go in,
 * events or problems come out; nothing is read and nothing stored.
 */
final class Decisions {
    static final int SUSPENDED_DAYS_MAX = 365;
    static final int MISSING_MAX = 50;

    private Decisions() {}

    /**
     * @param subject null for the commands that begin a case
     */
    static Verdict decide(
            Command command, @Nullable Case subject, Circumstances known, Instant now) {
        if (subject == null) {
            return switch (command) {
                case Command.Submit c -> Intakes.submit(c, known);
                case Command.Collect c -> Intakes.collect(c, known);
                default -> throw new IllegalArgumentException(command.act() + " needs a case");
            };
        }
        boolean relayed = subject.isAcross() && Procedure.RELAYED.contains(command.act());
        Optional<Row> found =
                subject.isAcross() && !relayed
                        ? Optional.empty()
                        : relayed
                                ? Procedure.find(
                                        Procedure.recordedIn(subject.state(), command.act()),
                                        command.act(),
                                        Part.COMPETENT)
                                : Procedure.find(subject.state(), command.act(), subject.part());
        if (found.isEmpty()) {
            return Verdict.Rejected.of(
                    Problems.state(command.act(), subject.state(), Permissions.possible(subject)));
        }
        Optional<Problem> forbidden = Permissions.forbids(found.get(), subject, known.actor());
        if (forbidden.isPresent()) {
            return new Verdict.Forbidden(forbidden.get());
        }
        if (found.get().once() && subject.happened(command.act())) {
            return Verdict.Rejected.of(Problems.once(command.act()));
        }
        if (relayed
                && command instanceof Command.TellChange told
                && Changes.isNoNews(told, subject, known)) {
            return new Verdict.Happens(List.of());
        }
        List<Problem> problems = new ArrayList<>(known.faults());
        List<CaseEvent> events =
                relayed
                        ? Intakes.across(command, subject, known, problems)
                        : events(command, subject, known, Case.day(now), problems);
        return problems.isEmpty() ? new Verdict.Happens(events) : new Verdict.Rejected(problems);
    }

    private static List<CaseEvent> events(
            Command command,
            Case subject,
            Circumstances known,
            LocalDate today,
            List<Problem> problems) {
        return switch (command) {
            case Command.Forward c -> {
                limited(problems, "note", c.note());
                limited(problems, "courier", c.courier());
                yield List.of(new CaseEvent.Forwarded(c.courier(), c.note()));
            }
            case Command.RequestSupplement c -> {
                asked(c.missing(), known, problems);
                hinderIfDeemed(subject, known, problems);
                yield List.of(new CaseEvent.SupplementRequested(c.missing()));
            }
            case Command.SupplySupplement c -> {
                Intakes.supplied(c, subject, known, problems);
                yield List.of(
                        new CaseEvent.SupplementSupplied(
                                Intakes.withUploads(c.materials(), known.papers()),
                                known.corrections(),
                                c.note()));
            }
            case Command.Accept c ->
                    accepted(
                            isDeemed(subject, known)
                                    ? deemed(subject)
                                    : new CaseEvent.Accepted(Act.ACCEPT, today),
                            subject,
                            known);
            case Command.RefuseAcceptance c -> {
                reason(problems, "reason", c.reason());
                if (c.ground() == Ground.NOT_THIS_BODY && known.named().isEmpty()) {
                    problems.add(IntakeProblems.rightOrgan());
                }
                if (c.ground() == Ground.NOT_SUPPLIED) {
                    unsupplied(subject, known, problems);
                }
                hinderIfDeemed(subject, known, problems);
                yield List.of(
                        new CaseEvent.AcceptanceRefused(c.ground(), known.named(), c.reason()));
            }
            case Command.StartReview c -> List.of(new CaseEvent.ReviewStarted(proposal(known)));
            case Command.RecordFacts c -> {
                limited(problems, "evidence", c.evidence());
                Consents.hinderCheck(c, subject, problems);
                if (known.corrections().isEmpty() && problems.isEmpty()) {
                    problems.add(Problems.required("answers", "核实的情况", "what was verified"));
                }
                yield problems.isEmpty()
                        ? List.of(new CaseEvent.FactsRecorded(known.corrections(), proposal(known)))
                        : List.of();
            }
            case Command.Recommend c -> {
                reason(problems, "opinion", c.opinion());
                yield List.of(new CaseEvent.Recommended(c.outcome(), c.opinion()));
            }
            case Command.SendBack c -> {
                reason(problems, "reason", c.reason());
                if (subject.recommendation().isEmpty()) {
                    problems.add(DecisionProblems.notRecommended());
                }
                yield List.of(new CaseEvent.SentBack(c.reason()));
            }
            case Command.Decide c -> decided(c, subject, known, today, problems);
            case Command.Extend c -> {
                reason(problems, "reason", c.reason());
                reason(problems, "approver", c.approver());
                if (known.service().procedure().term(Term.EXTENSION).isEmpty()) {
                    problems.add(DecisionProblems.noExtension());
                }
                if (isOverdue(subject, known)) {
                    problems.add(DecisionProblems.extendedTooLate());
                }
                yield List.of(new CaseEvent.Extended(c.reason(), c.approver()));
            }
            case Command.Suspend c -> {
                reason(problems, "reason", c.reason());
                if (c.procedure() == SpecialProcedure.HEARING) {
                    problems.add(HearingProblems.hearingIsCalled());
                } else if (!stopsTheClock(c.procedure(), known.service())) {
                    problems.add(DecisionProblems.special(c.procedure()));
                }
                if (c.expectedDays() < 1 || c.expectedDays() > SUSPENDED_DAYS_MAX) {
                    problems.add(Problems.range("expectedDays", 1, SUSPENDED_DAYS_MAX));
                }
                yield List.of(new CaseEvent.Suspended(c.procedure(), c.expectedDays(), c.reason()));
            }
            case Command.Resume c -> {
                reason(problems, "result", c.result());
                if (Hearings.isOpen(subject)) {
                    problems.add(HearingProblems.notHeard());
                }
                yield List.of(new CaseEvent.Resumed(c.result()));
            }
            case Command.Deliver c -> Deliveries.delivered(c, subject, known, problems);
            case Command.Close c -> List.of(new CaseEvent.Closed());
            case Command.WithdrawConsent c -> Consents.withdrawn(c, subject, known, problems);
            case Command.Withdraw c -> {
                reason(problems, "reason", c.reason());
                yield List.of(new CaseEvent.Withdrawn(c.reason()));
            }
            case Command.Terminate c -> {
                reason(problems, "reason", c.reason());
                if (c.ground() == TerminationGround.NOT_SUPPLIED
                        && !isSupplyOverdue(subject, known)) {
                    problems.add(PaperProblems.supplyNotOverdue());
                }
                boolean early =
                        subject.state() == State.RECEIVED || subject.state() == State.SUBMITTED;
                if (early && !c.ground().isOfTheApplicant()) {
                    problems.add(DecisionProblems.endsBeforeAcceptance());
                }
                yield List.of(new CaseEvent.Terminated(c.ground(), c.reason()));
            }
            case Command.OfferHearing c -> Hearings.offered(c, known, problems);
            case Command.RequestHearing c -> Hearings.requested(c, subject, known, problems);
            case Command.ScheduleHearing c -> Hearings.scheduled(c, subject, known, problems);
            case Command.TellThirdParty c -> ThirdParties.told(c, subject, known, problems);
            case Command.HearThirdParty c -> ThirdParties.heard(c, subject, known, problems);
            case Command.PostponeHearing c -> Hearings.postponed(c, subject, known, problems);
            case Command.HoldHearing c -> Hearings.held(c, subject, known, problems);
            case Command.GiveAtOnce c -> FirstHelp.given(c, subject, known, problems);
            case Command.Visit c -> Verifications.visited(c, subject, known, problems);
            case Command.PostNotice c -> Verifications.posted(c, subject, known, problems);
            case Command.Publish c -> Publications.published(c, subject, known, problems);
            case Command.TakeDown c -> Publications.takenDown(c, subject, known, problems);
            case Command.RecordObjection c -> Verifications.objected(c, subject, known, problems);
            case Command.AnswerObjection c -> Verifications.answered(c, subject, known, problems);
            case Command.SupplyLater c -> Promises.suppliedLater(c, subject, known, problems);
            case Command.VerifyPromise c -> Promises.verified(c, subject, problems);
            case Command.Revoke c -> Promises.revoked(c, subject, known, problems);
            case Command.Rate c -> Ratings.rated(c, known, problems);
            case Command.AnswerRating c -> Ratings.answered(c, subject, problems);
            case Command.AskStep c -> JointSteps.asked(c, subject, known, problems);
            case Command.AnswerStep c -> JointSteps.answered(c, subject, known, problems);
            case Command.CallOffStep c -> JointSteps.calledOff(c, subject, problems);
            case Command.TellChange c -> Changes.told(c, subject, known, problems);
            case Command.AnswerChange c -> Changes.answered(c, subject, known, problems);
            case Command.Submit c -> throw new IllegalArgumentException("a case is submitted once");
            case Command.Collect c ->
                    throw new IllegalArgumentException("a case is collected once");
        };
    }

    private static List<CaseEvent> decided(
            Command.Decide c,
            Case subject,
            Circumstances known,
            LocalDate today,
            List<Problem> problems) {
        limited(problems, "departure", c.departure());
        if (subject.recommendation().isEmpty()) {
            problems.add(DecisionProblems.notRecommended());
            return List.of();
        }
        boolean granted = c.outcome() == Outcome.GRANTED;
        Map<String, BigDecimal> sums =
                Sums.read(c.amounts(), known.service(), known.sums(), problems);
        Hearings.hinder(subject, known, problems);
        ThirdParties.hinder(subject, known, problems);
        Verifications.hinder(c.outcome(), sums, subject, known, problems);
        if (c.outcome() == Outcome.GRANTED) {
            Promises.hinder(subject, known, problems);
        }
        JointSteps.hinder(c, subject, known, problems);
        Proposed now = proposal(known);
        Proposed reviewed = subject.proposal().orElse(now);
        if (now.kind() != reviewed.kind()) {
            problems.add(DecisionProblems.changed(reviewed.kind(), now.kind()));
        }
        boolean otherwise = !now.kind().name().equals(c.outcome().name());
        if (otherwise && c.departure().isBlank()) {
            problems.add(DecisionProblems.departure(now.kind()));
        }
        if (granted) {
            if (otherwise || !sums.isEmpty()) {
                Sums.hinder(sums, known.service(), known.sums(), problems);
            }
            if (!otherwise && !sums.isEmpty() && c.departure().isBlank()) {
                problems.add(
                        DecisionProblems.otherAmount(
                                Sums.beside(sums, now.awards(), known.service())));
            }
        } else if (!sums.isEmpty()) {
            problems.add(DecisionProblems.refusalWithAmount());
        }
        boolean departs = otherwise || !sums.isEmpty();
        return List.of(
                decision(
                        c.act(),
                        c.outcome(),
                        now,
                        departs || isAgainst(c, subject) ? c.departure() : "",
                        departs,
                        sums,
                        known,
                        today));
    }

    /** Granted although the other side objects. */
    private static boolean isAgainst(Command.Decide c, Case subject) {
        return c.outcome() == Outcome.GRANTED && JointSteps.isObjectedTo(subject);
    }

    /** What acceptance brings with it: the other side is asked for its steps. */
    static List<CaseEvent> accepted(
            CaseEvent.Accepted acceptance, Case subject, Circumstances known) {
        List<CaseEvent> events = new ArrayList<>(List.of(acceptance));
        events.addAll(JointSteps.atAcceptance(subject, known));
        return events;
    }

    /** What another platform of this side states to have accepted; once, and with its own day. */
    static List<CaseEvent> acceptedElsewhere(Case subject, Circumstances known) {
        return subject.opened()
                .elsewhere()
                .filter(e -> subject.state() == State.SUBMITTED)
                .flatMap(e -> e.acceptedBy(subject.route().competent()))
                .map(on -> accepted(new CaseEvent.Accepted(Act.ACCEPT, on), subject, known))
                .orElse(List.of());
    }

    private static CaseEvent decision(
            Act act,
            Outcome outcome,
            Proposed proposal,
            String departure,
            boolean departs,
            Map<String, BigDecimal> sums,
            Circumstances known,
            LocalDate today) {
        boolean granted = outcome == Outcome.GRANTED;
        Verb verb = granted ? Verb.GRANT : Verb.REFUSE;
        String side = known.actor().jurisdiction().code();
        Words words = known.service().texts().words(known.service().procedure().verb(verb, side));
        List<CasePage.Reason> reasons =
                departs
                        ? List.of(new CasePage.Reason(Words.same(departure), ""))
                        : proposal.reasons();
        return new CaseEvent.Decided(
                act,
                outcome,
                today,
                words,
                departs,
                proposal,
                reasons,
                granted ? awards(proposal, departs, sums, known) : List.of(),
                departure,
                sums);
    }

    /** A folder without sums leaves a grant against the proposal without any award. */
    private static List<CasePage.Award> awards(
            Proposed proposal, boolean departs, Map<String, BigDecimal> sums, Circumstances known) {
        if (!departs) {
            return proposal.awards();
        }
        return sums.isEmpty()
                ? List.of()
                : Sums.words(
                        Sums.awarded(known.sums().proposed(), sums, known.service()),
                        known.service());
    }

    /**
     * Silence counts as acceptance from the day of receipt; only where the folder cites the
     * article, and not before the last day is sure.
     */
    static List<CaseEvent> deemAccepted(Case subject, Circumstances known) {
        return isSilent(subject, known) && isSure(subject, known)
                ? accepted(deemed(subject), subject, known)
                : List.of();
    }

    /** Nobody has asked for anything or accepted it, and the folder cites the article. */
    private static boolean isSilent(Case subject, Circumstances known) {
        return !subject.happened(Act.REQUEST_SUPPLEMENT)
                && Procedure.find(subject.state(), Act.DEEM_ACCEPTED, subject.part()).isPresent()
                && known.service().procedure().deemedAcceptance().isPresent();
    }

    private static CaseEvent.Accepted deemed(Case subject) {
        return new CaseEvent.Accepted(
                Act.DEEM_ACCEPTED, subject.receivedOn().orElse(subject.opened().appliedOn()));
    }

    /** The time to ask is over and nobody asked: the law has accepted, written down or not yet. */
    private static boolean isDeemed(Case subject, Circumstances known) {
        return isSilent(subject, known)
                && reading(subject, known).filter(r -> r.overdue() && !r.provisional()).isPresent();
    }

    /**
     * A provisional last day may turn out to be too early, and nobody could take back what silence
     * has come to.
     */
    private static boolean isSure(Case subject, Circumstances known) {
        return reading(subject, known).map(r -> !r.provisional()).orElse(true);
    }

    private static void hinderIfDeemed(Case subject, Circumstances known, List<Problem> problems) {
        if (isDeemed(subject, known)) {
            problems.add(IntakeProblems.deemedAccepted(deemed(subject).on()));
        }
    }

    /** Nobody is turned away for what he was not asked for, or still has time to bring. */
    private static void unsupplied(Case subject, Circumstances known, List<Problem> problems) {
        if (!subject.happened(Act.REQUEST_SUPPLEMENT)) {
            problems.add(PaperProblems.notAsked());
        } else if (subject.state() == State.AWAITING_SUPPLEMENT
                && !isAnswerOverdue(subject, known)) {
            problems.add(PaperProblems.supplyNotOverdue());
        }
    }

    /**
     * An instant filing that the standard grants takes effect at once, by the node; everything else
     * waits for a person, and so does what a proxy files: by what right he acts, somebody looks at.
     */
    static List<CaseEvent> instant(Case subject, Circumstances known, LocalDate today) {
        boolean filing =
                known.service().procedure().decision()
                        == tongban.service.procedure.Decision.AUTOMATIC_ON_GRANT;
        boolean ready =
                subject.part() == Part.COMPETENT
                        && subject.opened().proxy().isEmpty()
                        && (subject.state() == State.SUBMITTED
                                || subject.state() == State.RECEIVED);
        if (!filing || !ready || proposal(known).kind() != CasePage.Proposal.Kind.GRANTED) {
            return List.of();
        }
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent.Accepted(Act.ACCEPT, today));
        events.add(new CaseEvent.ReviewStarted(proposal(known)));
        events.add(
                decision(
                        Act.GRANT_AUTOMATICALLY,
                        Outcome.GRANTED,
                        proposal(known),
                        "",
                        false,
                        Map.of(),
                        known,
                        today));
        // without his consent it waits for a clerk, who serves it in another way
        if (subject.opened().mode() == Mode.FULL_ONLINE
                && subject.opened().applicant().agreesToElectronicService()) {
            events.add(
                    new CaseEvent.Delivered(
                            DeliveryWay.ONLINE,
                            today,
                            Optional.empty(),
                            "",
                            "",
                            "申请时同意电子送达：申请人的办理页面 agreed to in the application: the"
                                    + " applicant's own page"));
        }
        return events;
    }

    /** The limit that runs is over; an extension would make good what is late already. */
    private static boolean isOverdue(Case subject, Circumstances known) {
        return reading(subject, known).map(ClockReading::overdue).orElse(false);
    }

    private static Optional<ClockReading> reading(Case subject, Circumstances known) {
        return CaseClock.read(
                subject, known.service().procedure(), known.calendar(), known.today());
    }

    /** What was asked for should have come by now; some folders set no time for it. */
    private static boolean isAnswerOverdue(Case subject, Circumstances known) {
        return subject.state() == State.AWAITING_SUPPLEMENT
                && (known.service().procedure().term(Term.SUPPLEMENT_ANSWER).isEmpty()
                        || isOverdue(subject, known));
    }

    /** What was asked for, or was to follow, should have come by now. */
    private static boolean isSupplyOverdue(Case subject, Circumstances known) {
        return isAnswerOverdue(subject, known)
                || Promises.outstanding(subject, known.service(), known.calendar()).stream()
                        .anyMatch(l -> known.today().isAfter(l.due()));
    }

    private static void asked(List<Missing> missing, Circumstances known, List<Problem> problems) {
        if (missing.isEmpty()) {
            problems.add(PaperProblems.nothingAsked());
        }
        if (missing.size() > MISSING_MAX) {
            problems.add(Problems.range("missing", 1, MISSING_MAX));
        }
        for (Missing m : missing) {
            reason(problems, "missing." + m.subject(), m.what());
            Optional<String> answer = m.answer();
            if (answer.isEmpty() && Intakes.material(known, m.subject()).isEmpty()) {
                problems.add(PaperProblems.unknownMaterial(m.subject()));
            }
            answer.filter(key ->
                            known.service().form().questions().stream()
                                    .noneMatch(q -> q.key().equals(key)))
                    .ifPresent(key -> problems.add(PaperProblems.unknownQuestion(m.subject())));
        }
    }

    /** Licences: all of Art. 45. Others: what the folder lists as a step. */
    static boolean stopsTheClock(SpecialProcedure procedure, ServiceDefinition service) {
        return isLicence(service) || procedure.isListed(service.procedure());
    }

    /** Item type 1, 行政许可. */
    static boolean isLicence(ServiceDefinition service) {
        String type = service.identity().itemType();
        return type.equals("1") || type.equals("01");
    }

    private static Proposed proposal(Circumstances known) {
        return known.proposal()
                .orElseThrow(() -> new IllegalArgumentException("no proposal was made"));
    }

    static void reason(List<Problem> problems, String field, String text) {
        if (text.isBlank()) {
            problems.add(Problems.required(field, "理由或说明", "a reason"));
        }
        limited(problems, field, text);
    }

    static void limited(List<Problem> problems, String field, String text) {
        if (text.length() > Command.TEXT_LENGTH_MAX) {
            problems.add(Problems.tooLong(field, Command.TEXT_LENGTH_MAX));
        }
    }

    /** Names of roles for those that a page shows beside a step. */
    static Words roleWords(Role role) {
        return Words.of(role.zh(), role.en());
    }

    static boolean isStaff(Actor actor) {
        return actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER);
    }

    static Map<String, CaseEvent.StoredFact> merged(Case subject, Circumstances known) {
        Map<String, CaseEvent.StoredFact> facts = new java.util.LinkedHashMap<>(subject.facts());
        facts.putAll(known.corrections());
        return facts;
    }
}
