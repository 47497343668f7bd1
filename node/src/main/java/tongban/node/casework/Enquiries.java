package tongban.node.casework;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Purpose;
import tongban.service.Proposal;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FormReading;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.OptionalStep;
import tongban.time.WorkingCalendar;

/** Looks up what has to be known before a command can be decided. */
final class Enquiries {
    private final JdbcCaseStore store;
    private final JdbcDocuments documents;
    private final NamedBodies bodies;
    private final Proposals proposals;
    private final List<Admissions> admissions;
    private final List<PaidAwards> paid;
    private final JdbcRelatives relatives;
    private final Clock clock;
    private final WorkingCalendar calendar;
    private final boolean synthetic;

    /**
     * @param synthetic whether numbers of made-up people are taken, as a demonstration does
     */
    Enquiries(
            JdbcCaseStore store,
            JdbcDocuments documents,
            NamedBodies bodies,
            Proposals proposals,
            List<Admissions> admissions,
            List<PaidAwards> paid,
            JdbcRelatives relatives,
            Clock clock,
            WorkingCalendar calendar,
            boolean synthetic) {
        this.store = store;
        this.documents = documents;
        this.bodies = bodies;
        this.proposals = proposals;
        this.admissions = List.copyOf(admissions);
        this.paid = List.copyOf(paid);
        this.relatives = relatives;
        this.clock = clock;
        this.calendar = calendar;
        this.synthetic = synthetic;
    }

    Circumstances known(Actor actor, Command command, Case subject, PublishedService service) {
        LocalDate today = LocalDate.now(clock);
        Circumstances known =
                Circumstances.of(actor, service.definition(), service.hash(), today, calendar)
                        .with(documents.materials(subject.id(), askedAt(subject)));
        return switch (command) {
            case Command.RecordFacts c -> {
                Circumstances read =
                        corrected(known, subject, c.answers(), c.source(), c.evidence());
                yield read.with(
                        made(subject, service, Decisions.merged(subject, read), Optional.empty())
                                .kept());
            }
            case Command.TellChange c ->
                    corrected(
                                    known.with(
                                            documents.materials(
                                                    subject.id(), subject.lastHandedIn())),
                                    subject,
                                    c.told().typed(),
                                    "declared",
                                    "")
                            .joining(joint(subject, service));
            case Command.AnswerChange c ->
                    c.accepted() && subject.proposal().isPresent()
                            ? known.with(
                                    made(subject.corrected(c.told()), service, Optional.empty())
                                            .kept())
                            : known;
            case Command.SupplySupplement c ->
                    corrected(known, subject, c.answers(), "declared", "");
            // uploaded since papers were handed in last: the same crosses the border
            case Command.SupplyLater c ->
                    known.with(documents.materials(subject.id(), subject.lastHandedIn()));
            case Command.StartReview c ->
                    known.with(made(subject, service, Optional.empty()).kept());
            case Command.Decide c -> {
                Proposals.Made made = made(subject, service, Optional.of(today));
                Sums.Known sums = Sums.Known.of(made.full(), service.definition());
                yield known.with(made.kept())
                        .with(sums)
                        .with(Map.of(), against(c, subject, decided(c, sums, service.definition())))
                        .relative(isRelative(subject, service.definition()));
            }
            case Command.GiveAtOnce c -> {
                Proposals.Made made = made(subject, service, Optional.empty());
                yield known.with(made.kept()).atOnce(first(service.definition(), made.full()));
            }
            case Command.RefuseAcceptance c -> known.with(right(c, subject, service, actor));
            case Command.Accept c -> known.joining(joint(subject, service));
            case Command.AskStep c -> known.joining(joint(c, subject, service, actor));
            case Command.AnswerStep c -> known.with(right(c, subject, service, actor));
            case Command.PostNotice c -> {
                Circumstances of = known.ofMinor(store.isMinor(subject, today, Purpose.HANDLE));
                yield c.amounts().isEmpty()
                        ? of
                        : of.with(
                                Sums.Known.of(
                                        made(subject, service, Optional.empty()).full(),
                                        service.definition()));
            }
            case Command.Publish c ->
                    known.ofMinor(store.isMinor(subject, today, Purpose.HANDLE))
                            .paying(PaidAwards.of(paid, subject.id(), today));
            case Command.ScheduleHearing c -> known.reviewedBy(reviewers(subject, actor));
            default -> known;
        };
    }

    /** Whether he is a relative of somebody, where the folder asks for a visit of such. */
    private boolean isRelative(Case subject, ServiceDefinition service) {
        return service.procedure().hasStep(OptionalStep.RELATIVES_VISIT)
                && relatives.hasApplicant(subject.id());
    }

    /** What stands against granting it, beside its folder. */
    private List<Problem> against(Command.Decide c, Case subject, Map<String, Object> award) {
        CaseEvent.Opened opened = subject.opened();
        return c.outcome() == Outcome.GRANTED
                ? admissions.stream()
                        .flatMap(a ->
                                a
                                        .againstGranting(
                                                opened.service(),
                                                subject.id(),
                                                opened.place(),
                                                opened.appliedOn(),
                                                award)
                                        .stream())
                        .toList()
                : List.of();
    }

    /** A decision was rejected: one that nothing but that stood against may have to wait. */
    void rejected(Command command, Case subject, Circumstances known, List<Problem> problems) {
        if (!(command instanceof Command.Decide c)
                || c.outcome() != Outcome.GRANTED
                || problems.isEmpty()
                || !problems.equals(known.faults())) {
            return;
        }
        CaseEvent.Opened opened = subject.opened();
        Map<String, Object> award = decided(c, known.sums(), known.service());
        admissions.forEach(a ->
                a.keptWaiting(
                        opened.service(), subject.id(), opened.place(), opened.appliedOn(), award));
    }

    /** What would be awarded; what is wrong with the sums themselves is told by the decision. */
    private static Map<String, Object> decided(
            Command.Decide c, Sums.Known known, ServiceDefinition service) {
        return Sums.awarded(
                known.proposed(),
                Sums.read(c.amounts(), service, known, new ArrayList<>()),
                service);
    }

    /** The most that the standard lets be handed out before the decision. */
    private static Optional<BigDecimal> first(ServiceDefinition service, Proposal proposal) {
        return service.procedure()
                .atOnce()
                .flatMap(a ->
                        proposal instanceof Proposal.Granted granted
                                        && granted.award().get(a.award()) instanceof BigDecimal most
                                        && most.signum() > 0
                                ? Optional.of(most)
                                : Optional.empty());
    }

    /** Who reviewed the case, by name in either language, and who is about to call the hearing. */
    private Set<String> reviewers(Case subject, Actor actor) {
        Set<String> names = new HashSet<>();
        Stream.concat(
                        subject.events().stream().map(Recorded::actor).filter(subject::reviewedBy),
                        Stream.of(actor.account().toString()))
                .distinct()
                .flatMap(account -> store.nameOf(account).stream())
                .forEach(name -> names.addAll(List.of(name.zh(), name.en())));
        return names;
    }

    /** When papers were asked for: what was uploaded since then answers that. */
    static Instant askedAt(Case subject) {
        return subject.last(Act.REQUEST_SUPPLEMENT).map(Recorded::at).orElse(Instant.EPOCH);
    }

    /**
     * The body whose business it is: as named, or competent at the place that was named, or, where
     * nobody named any, at the place of the case today.
     */
    private Optional<Organ> right(
            Command.RefuseAcceptance c, Case subject, PublishedService service, Actor actor) {
        String named = c.rightOrgan() == null ? "" : c.rightOrgan().strip();
        return named.isEmpty()
                ? bodies.of(subject.opened().place(), service, actor.jurisdiction())
                        .filter(o -> !subject.isHandledBy(o.id()))
                : bodies.of(named, service, actor.jurisdiction());
    }

    /** Every joint step of the folder, with the body of the other side that would be asked. */
    List<JointTarget> joint(Case subject, PublishedService service) {
        return service.definition().procedure().joint().stream()
                .map(step -> target(step, asked(step, subject, service)))
                .toList();
    }

    /** The same for one step, of the body that is named; where none is, of the competent one. */
    private List<JointTarget> joint(
            Command.AskStep c, Case subject, PublishedService service, Actor actor) {
        return service.definition().procedure().jointStep(c.step()).stream()
                .map(step ->
                        target(
                                step,
                                c.organ().isBlank()
                                        ? asked(step, subject, service)
                                        : bodies.of(
                                                c.organ().strip(),
                                                step,
                                                service,
                                                actor.jurisdiction())))
                .toList();
    }

    private JointTarget target(JointStep step, Optional<Organ> organ) {
        return new JointTarget(step, organ, GlobalId.next(clock.instant()));
    }

    /** Of the place that the fact names, or of the other side as a whole. */
    private Optional<Organ> asked(JointStep step, Case subject, PublishedService service) {
        Jurisdiction other = subject.route().competent().other();
        return step.place()
                .map(fact ->
                        Optional.ofNullable(subject.facts().get(fact))
                                .map(f -> String.valueOf(f.value())))
                .orElse(Optional.of(other.code() + "0000000000"))
                .filter(NamedBodies::isPlace)
                .flatMap(code -> bodies.of(code, step, service, other))
                .filter(o -> o.side() == other);
    }

    /** Whose business the step is, as the asked body names it. */
    private Optional<Organ> right(
            Command.AnswerStep c, Case subject, PublishedService service, Actor actor) {
        String named = c.rightOrgan() == null ? "" : c.rightOrgan().strip();
        return named.isEmpty()
                ? Optional.empty()
                : subject.only(CaseEvent.StepTaken.class)
                        .flatMap(s -> service.definition().procedure().jointStep(s.step()))
                        .flatMap(step -> bodies.of(named, step, service, actor.jurisdiction()));
    }

    /** What was typed with the command, read as the intake reads: by the node's own setting. */
    Circumstances corrected(
            Circumstances known,
            Case subject,
            Map<String, List<String>> answers,
            String source,
            String evidence) {
        if (answers.isEmpty()) {
            return known.with(Map.of(), List.of());
        }
        List<Problem> problems = new ArrayList<>();
        if (!Set.of("register", "document", "exchange", "declared").contains(source)) {
            problems.add(
                    Problems.required(
                            "source", "来源（台账、材料或数据交换）", "register, document or exchange"));
            return known.with(Map.of(), problems);
        }
        FormReading reading =
                known.service()
                        .form()
                        .withSynthetic(synthetic)
                        .read(
                                Optional.empty(),
                                answers,
                                Answers.values(known.service(), subject.facts(), known.today()),
                                known.today());
        List<FactDeclaration> given =
                known.service().facts().stream()
                        .filter(f -> answers.keySet().stream().anyMatch(k -> belongs(f, k)))
                        .toList();
        // a part of a date or of a member is as wrong as the whole; what was not answered is not
        reading.faults().stream()
                .filter(fault -> given.stream().anyMatch(f -> belongs(f, fault.field())))
                .forEach(fault -> problems.add(IntakeReader.problem(fault)));
        Map<String, CaseEvent.StoredFact> read = Answers.stored(reading.declared());
        Map<String, CaseEvent.StoredFact> facts = new HashMap<>();
        for (FactDeclaration fact : given) {
            CaseEvent.StoredFact stored = read.get(fact.name());
            if (stored != null) {
                facts.put(
                        fact.name(),
                        new CaseEvent.StoredFact(
                                stored.value(), Answers.source(source).name(), evidence));
            }
        }
        return known.with(facts, problems);
    }

    private static boolean belongs(FactDeclaration fact, String field) {
        return field.equals(fact.key()) || field.startsWith(fact.key() + ".");
    }

    Proposals.Made made(Case subject, PublishedService service, Optional<LocalDate> confirmed) {
        return made(subject, service, subject.facts(), confirmed);
    }

    private Proposals.Made made(
            Case subject,
            PublishedService service,
            Map<String, CaseEvent.StoredFact> facts,
            Optional<LocalDate> confirmed) {
        return proposals.make(
                service,
                subject.opened().place(),
                Proposals.dates(subject, confirmed),
                facts,
                LocalDate.now(clock));
    }
}
