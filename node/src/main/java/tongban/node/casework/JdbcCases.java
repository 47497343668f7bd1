package tongban.node.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.ServiceDefinition;

/**
 * Carries commands out: looks up what has to be known, lets {@link Decisions} decide, and stores
 * what happens, all in one transaction behind the actor's walls.
 */
final class JdbcCases implements Cases {
    private static final int TRIES_MAX = 3;

    private final Gate gate;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcDrafts drafts;
    private final JdbcDocuments documents;
    private final JdbcAuthorisationRows authorisations;
    private final Services services;
    private final IntakeReader intakes;
    private final CaseReader reader;
    private final Enquiries enquiries;
    private final JdbcSteps steps;
    private final Consequences consequences;
    private final Tidings tidings;
    private final JdbcRelatives relatives;
    private final JdbcHands hands;
    private final List<Admissions> admissions;
    private final HeldPapers held;
    private final Clock clock;

    JdbcCases(
            Gate gate,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDrafts drafts,
            JdbcDocuments documents,
            JdbcAuthorisationRows authorisations,
            Services services,
            IntakeReader intakes,
            CaseReader reader,
            Enquiries enquiries,
            JdbcSteps steps,
            Consequences consequences,
            Tidings tidings,
            JdbcRelatives relatives,
            JdbcHands hands,
            List<Admissions> admissions,
            HeldPapers held,
            Clock clock) {
        this.gate = gate;
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.drafts = drafts;
        this.documents = documents;
        this.authorisations = authorisations;
        this.services = services;
        this.intakes = intakes;
        this.reader = reader;
        this.enquiries = enquiries;
        this.steps = steps;
        this.consequences = consequences;
        this.tidings = tidings;
        this.relatives = relatives;
        this.hands = hands;
        this.admissions = List.copyOf(admissions);
        this.held = held;
        this.clock = clock;
    }

    @Override
    public CommandResult perform(Actor actor, String key, Command command) {
        if (!key.matches("[A-Za-z0-9-]{8," + KEY_LENGTH_MAX + "}")) {
            return new CommandResult.Rejected(List.of(Problems.key()));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return walls.inside(actor, () -> once(actor, key, command));
            } catch (JdbcCaseStore.KeyTaken taken) {
                // the other transaction with this key has committed: its answer is found next time
                if (attempt == TRIES_MAX) {
                    throw taken;
                }
            }
        }
    }

    private CommandResult once(Actor actor, String key, Command command) {
        // keyed, because a short text could be guessed from a plain hash of it
        byte[] hash =
                personalData.idIndex(
                        actor.account()
                                + " "
                                + command.act()
                                + " "
                                + CaseJson.MAPPER.writeValueAsString(command));
        Optional<CommandResult> before = answered(key, command, hash);
        if (before.isPresent()) {
            return before.get();
        }
        CommandResult result =
                switch (command) {
                    case Command.Submit submit -> begin(actor, submit);
                    case Command.Collect collect -> begin(actor, collect);
                    default -> act(actor, command);
                };
        if (result instanceof CommandResult.Stale) {
            // perhaps the one who was first is this very command, sent twice at the same time
            return answered(key, command, hash).orElse(result);
        }
        if (result instanceof CommandResult.Done done) {
            store.remember(key, done.caseId(), hash, done.version(), clock.instant());
        }
        return result;
    }

    /** What the same key was answered, if it was used before. */
    private Optional<CommandResult> answered(String key, Command command, byte[] hash) {
        return store.earlier(key)
                .map(e ->
                        e.caseId().equals(command.caseId()) && Arrays.equals(e.hash(), hash)
                                ? new CommandResult.Repeated(
                                        e.caseId(), e.number(), e.version(), e.state())
                                : new CommandResult.Rejected(List.of(Problems.keyReused())));
    }

    // ------------------------------------------------------------------ a case begins

    private CommandResult begin(Actor actor, Command command) {
        Optional<JdbcDrafts.Opened> found = drafts.open(command.caseId());
        if (found.isEmpty()) {
            return begun(actor, command.caseId());
        }
        Drafts.Draft draft = found.get().draft();
        if (draft.version() != command.version()) {
            return new CommandResult.Stale(draft.version(), List.of());
        }
        PublishedService service = services.get(draft.serviceId()).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        List<JdbcAuthorisationRows.Held> asked = authorisations.of(draft.id(), found.get().key());
        Set<String> members = NamedMembers.answered(asked);
        IntakeReader.Read read =
                intakes.read(
                        actor,
                        service.definition(),
                        draft,
                        asked,
                        n -> drafts.isOwn(actor, n),
                        today);
        List<Problem> problems = new ArrayList<>(read.problems());
        if (relatives.isNear(
                actor,
                read.number(),
                NamedMembers.beside(read, members, service.definition(), today))) {
            return new CommandResult.Forbidden(RelativeProblems.keepAway());
        }
        duplicate(actor, read.number(), draft.serviceId()).ifPresent(problems::add);
        read.intake()
                .ifPresent(i ->
                        admissions.forEach(a ->
                                problems.addAll(
                                        a.against(
                                                draft.serviceId(),
                                                i.route().competent(),
                                                Optional.of(i.place()),
                                                i.appliedOn(today)))));
        Circumstances known = reader.circumstances(actor, service).with(Map.of(), problems);
        Command done = command;
        if (read.intake().isPresent()) {
            String number =
                    problems.isEmpty()
                            ? CaseNumber.of(actor.jurisdiction(), today, store.nextNumber())
                            : "";
            Set<String> papers = new HashSet<>(documents.materials(draft.id(), Instant.EPOCH));
            if (command instanceof Command.Submit submit
                    && read.intake().get().route().competent() == actor.jurisdiction()) {
                done = withHeld(actor, submit, service.definition(), read.number(), papers);
            }
            known = known.with(numbered(read.intake().get(), number), papers);
        }
        Verdict verdict = Decisions.decide(done, null, known, clock.instant());
        return switch (verdict) {
            case Verdict.Rejected no -> new CommandResult.Rejected(no.problems());
            case Verdict.Forbidden no -> new CommandResult.Forbidden(no.problem());
            case Verdict.Happens happens ->
                    opened(actor, found.get(), service, happens, read, known, members);
        };
    }

    /**
     * What the side holds of the applicant counts as handed in, and says why.
     *
     * @param papers uploaded ones; those that are held are added
     */
    private Command withHeld(
            Actor actor,
            Command.Submit submit,
            ServiceDefinition service,
            String number,
            Set<String> papers) {
        Map<String, HeldPapers.Held> here = held.of(actor, service, number, Purpose.INTAKE);
        List<MaterialTaken> materials =
                HeldPapers.laidBeside(submit.materials(), service, here, papers);
        papers.addAll(
                materials.stream()
                        .filter(m -> m.how() == MaterialTaken.How.ELECTRONIC)
                        .map(MaterialTaken::material)
                        .filter(here::containsKey)
                        .toList());
        return new Command.Submit(
                submit.caseId(), submit.version(), materials, submit.declaredTrue());
    }

    /**
     * No draft: perhaps because it is a case already, sent in from another window of the browser.
     */
    private CommandResult begun(Actor actor, UUID id) {
        return store.file(id)
                .filter(f -> gate.sees(f, actor))
                .flatMap(f -> personalData.open(id, CaseReader.purpose(actor), "case"))
                .<CommandResult>map(key -> {
                    Case subject = store.load(id, key);
                    return new CommandResult.Stale(
                            subject.version(),
                            reader.since(subject, 0, actor, reader.service(subject)));
                })
                .orElse(new CommandResult.NotFound());
    }

    private static Circumstances.Intake numbered(Circumstances.Intake i, String number) {
        return new Circumstances.Intake(
                number,
                i.mode(),
                i.route(),
                i.place(),
                i.applicant(),
                i.proxy(),
                i.facts(),
                i.eventOn(),
                i.mandate(),
                i.oral(),
                i.authorised(),
                i.elsewhere());
    }

    private Optional<Problem> duplicate(Actor actor, String number, String service) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return store.openCaseOf(personalData.idIndex(number), service)
                .map(open -> {
                    boolean sees =
                            actor.worksFor().map(open.organs()::contains).orElse(false)
                                    || store.file(open.id())
                                            .filter(f -> gate.sees(f, actor))
                                            .isPresent();
                    return IntakeProblems.duplicate(sees ? open.number() : "");
                });
    }

    private CommandResult opened(
            Actor actor,
            JdbcDrafts.Opened from,
            PublishedService service,
            Verdict.Happens happens,
            IntakeReader.Read read,
            Circumstances known,
            Set<String> members) {
        CaseKey key = from.key();
        UUID id = from.draft().id();
        List<CaseEvent> events = new ArrayList<>(happens.events());
        Case subject = Case.of(id, steps.recorded(0, events, actor));
        boolean online = subject.part() == Part.COLLECTOR && actor.is(Role.RESIDENT);
        List<Recorded> all = new ArrayList<>(subject.events());
        if (online) {
            all.addAll(
                    steps.recorded(
                            all.size(),
                            List.of(new CaseEvent.Forwarded("", "")),
                            Actor.system(actor.jurisdiction())));
        }
        subject = Case.of(id, all);
        subject = steps.instantly(subject, service, known, actor);
        subject = steps.acceptedElsewhere(subject, service, known);
        byte[] index = personalData.idIndex(read.number());
        steps.begin(
                subject,
                service,
                key,
                index,
                accounts(actor, subject, index),
                read.number(),
                read.proxyNumber(),
                members);
        drafts.remove(id);
        tidings.begin(id, new Typed(from.draft().typed()).first(Drafts.MESSAGES));
        consequences.aftermath(null, subject, service, key, read.number(), read.proxyNumber());
        return new CommandResult.Done(
                id, subject.opened().number(), subject.version(), subject.state());
    }

    /**
     * The case is the applicant's, whoever sends it in. An enterprise has no account: its case is
     * followed by who applied for it in his own name.
     */
    private JdbcCaseStore.Accounts accounts(Actor actor, Case subject, byte[] index) {
        Optional<UUID> self = Optional.of(actor.account()).filter(a -> actor.is(Role.RESIDENT));
        return subject.opened().proxy().isPresent()
                ? new JdbcCaseStore.Accounts(store.accountOf(index), self)
                : new JdbcCaseStore.Accounts(
                        self.or(() -> store.accountOf(index)), Optional.empty());
    }

    // ------------------------------------------------------------------ a case goes on

    private CommandResult act(Actor actor, Command command) {
        Optional<CaseFile> file = store.file(command.caseId()).filter(f -> gate.sees(f, actor));
        Optional<CaseKey> key =
                file.flatMap(f ->
                        personalData.open(
                                f.id(), CaseReader.purpose(actor), "case", command.act().name()));
        if (key.isEmpty()) {
            return new CommandResult.NotFound();
        }
        Case subject = store.load(command.caseId(), key.get());
        PublishedService service = reader.service(subject);
        if (subject.version() != command.version()) {
            return new CommandResult.Stale(
                    subject.version(), reader.since(subject, command.version(), actor, service));
        }
        if (!relatives.barred(actor, List.of(subject.id())).isEmpty()) {
            return new CommandResult.Forbidden(RelativeProblems.keepAway());
        }
        Optional<InHand> inHand = hands.of(actor, subject.id());
        boolean others = command.act() == Act.ANSWER_RATING && Ratings.isForOthers(subject, inHand);
        if (file.get().isAnothers(inHand, actor) && !others) {
            return new CommandResult.Forbidden(OfficeProblems.anothers(inHand.get().name()));
        }
        // nobody answers a bad rating for him whose work was rated
        String standsFor =
                command.act() == Act.ANSWER_RATING ? "" : file.get().standsFor(inHand, actor);
        Circumstances known = enquiries.known(actor, command, subject, service);
        return switch (Decisions.decide(command, subject, known, clock.instant())) {
            case Verdict.Rejected no -> {
                enquiries.rejected(command, subject, known, no.problems());
                yield new CommandResult.Rejected(no.problems());
            }
            case Verdict.Forbidden no -> new CommandResult.Forbidden(no.problem());
            case Verdict.Happens happens -> {
                Case after =
                        subject.after(
                                steps.recorded(
                                        subject.version(), happens.events(), actor, standsFor));
                if (!steps.advance(subject, after, service, key.get(), command)) {
                    Case now = store.load(command.caseId(), key.get());
                    yield new CommandResult.Stale(
                            now.version(), reader.since(now, command.version(), actor, service));
                }
                yield new CommandResult.Done(
                        after.id(), after.opened().number(), after.version(), after.state());
            }
        };
    }

    // ------------------------------------------------------------------ looking at it

    @Override
    public Optional<CasePage> page(Actor actor, UUID caseId) {
        return reader.page(actor, caseId);
    }

    @Override
    public Optional<AnsweredPage> answered(Actor actor, UUID caseId) {
        return reader.answered(actor, caseId);
    }

    @Override
    public Optional<ClockPage> clock(Actor actor, UUID caseId, Optional<Integer> days) {
        return reader.clock(actor, caseId, days);
    }

    @Override
    public Optional<ErasedCase> erased(Actor actor, UUID caseId) {
        return reader.erased(actor, caseId);
    }

    @Override
    public List<UUID> ofSameApplicant(Actor actor, UUID caseId) {
        return reader.ofSameApplicant(actor, caseId);
    }

    @Override
    public List<CaseSummary> lines(Actor actor, List<UUID> cases) {
        return reader.lines(actor, cases);
    }

    @Override
    public Optional<UUID> byNumber(Actor actor, String number) {
        return reader.byNumber(actor, number);
    }

    @Override
    public WorkList workList(Actor actor, WorkList.Query query) {
        return reader.workList(actor, query);
    }

    @Override
    public Optional<ReceiptView> receipt(Actor actor, UUID caseId) {
        return reader.receipt(actor, caseId);
    }

    @Override
    public Optional<String> applicantNumber(Actor actor, UUID caseId) {
        return reader.applicantNumber(actor, caseId);
    }
}
