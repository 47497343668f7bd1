package tongban.node.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.fact.FormReading;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * Carries commands out: looks up what has to be known, lets {@link Decisions} decide, and stores
 * what happens, all in one transaction behind the actor's walls.
 */
final class JdbcCases implements Cases {
    private static final int TRIES_MAX = 3;

    private final Gate gate;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcDrafts drafts;
    private final JdbcDocuments documents;
    private final JdbcReceipts receipts;
    private final JdbcWorkLists lists;
    private final Services services;
    private final Proposals proposals;
    private final IntakeReader reader;
    private final Organs organs;
    private final Exchange exchange;
    private final Clock clock;
    private final WorkingCalendar calendar;

    /** The parts a case is made with. */
    record Parts(
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDrafts drafts,
            JdbcDocuments documents,
            JdbcReceipts receipts,
            JdbcWorkLists lists,
            Services services,
            Proposals proposals,
            IntakeReader reader,
            Organs organs,
            Exchange exchange,
            Clock clock,
            WorkingCalendar calendar) {}

    JdbcCases(Parts parts) {
        this.gate = parts.gate();
        this.walls = parts.walls();
        this.journal = parts.journal();
        this.personalData = parts.personalData();
        this.store = parts.store();
        this.drafts = parts.drafts();
        this.documents = parts.documents();
        this.receipts = parts.receipts();
        this.lists = parts.lists();
        this.services = parts.services();
        this.proposals = parts.proposals();
        this.reader = parts.reader();
        this.organs = parts.organs();
        this.exchange = parts.exchange();
        this.clock = parts.clock();
        this.calendar = parts.calendar();
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
        Optional<JdbcCaseStore.Earlier> earlier = store.earlier(key);
        if (earlier.isPresent()) {
            JdbcCaseStore.Earlier e = earlier.get();
            return e.caseId().equals(command.caseId()) && Arrays.equals(e.hash(), hash)
                    ? new CommandResult.Repeated(e.caseId(), e.number(), e.version(), e.state())
                    : new CommandResult.Rejected(List.of(Problems.keyReused()));
        }
        CommandResult result =
                switch (command) {
                    case Command.Submit submit -> begin(actor, submit);
                    case Command.Collect collect -> begin(actor, collect);
                    default -> act(actor, command);
                };
        if (result instanceof CommandResult.Done done) {
            store.remember(key, done.caseId(), hash, done.version(), clock.instant());
        }
        return result;
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
        IntakeReader.Read read = reader.read(actor, service.definition(), draft, today);
        List<Problem> problems = new ArrayList<>(read.problems());
        duplicate(actor, read.number(), draft.serviceId()).ifPresent(problems::add);
        Circumstances known =
                Circumstances.of(actor, service.definition(), service.hash(), today)
                        .with(Map.of(), problems);
        if (read.intake().isPresent()) {
            String number =
                    problems.isEmpty()
                            ? CaseNumber.of(actor.jurisdiction(), today, store.nextNumber())
                            : "";
            known =
                    known.with(
                            numbered(read.intake().get(), number),
                            documents.materials(draft.id(), Instant.EPOCH));
        }
        Verdict verdict = Decisions.decide(command, null, known, clock.instant());
        return switch (verdict) {
            case Verdict.Rejected no -> new CommandResult.Rejected(no.problems());
            case Verdict.Forbidden no -> new CommandResult.Forbidden(no.problem());
            case Verdict.Happens happens ->
                    opened(actor, found.get().key(), draft.id(), service, happens, read, known);
        };
    }

    /**
     * No draft: perhaps because it is a case already, sent in from another window of the browser.
     */
    private CommandResult begun(Actor actor, UUID id) {
        return store.file(id)
                .filter(f -> gate.sees(f, actor))
                .flatMap(f -> personalData.open(id, purpose(actor), "case"))
                .<CommandResult>map(key -> {
                    Case subject = store.load(id, key);
                    return new CommandResult.Stale(
                            subject.version(), since(subject, 0, actor, service(subject)));
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
                i.eventOn());
    }

    private Optional<Problem> duplicate(Actor actor, String number, String service) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return store.openCaseOf(personalData.idIndex(number), service)
                .map(open -> {
                    boolean sees =
                            open.account().equals(Optional.of(actor.account()))
                                    || actor.worksFor().map(open.organs()::contains).orElse(false);
                    return Problems.duplicate(sees ? open.number() : "");
                });
    }

    private CommandResult opened(
            Actor actor,
            CaseKey key,
            UUID id,
            PublishedService service,
            Verdict.Happens happens,
            IntakeReader.Read read,
            Circumstances known) {
        List<CaseEvent> events = new ArrayList<>(happens.events());
        Case subject = Case.of(id, recorded(0, events, actor));
        boolean online = subject.part() == Part.COLLECTOR && actor.is(Role.RESIDENT);
        List<Recorded> all = new ArrayList<>(subject.events());
        if (online) {
            all.addAll(
                    recorded(
                            all.size(),
                            List.of(new CaseEvent.Forwarded("", "")),
                            Actor.system(actor.jurisdiction())));
        }
        subject = Case.of(id, all);
        subject = instantly(subject, service, known, actor);
        byte[] index = personalData.idIndex(read.number());
        Optional<UUID> account =
                actor.is(Role.RESIDENT) ? Optional.of(actor.account()) : store.accountOf(index);
        store.open(subject, key, index, account, reading(subject, service));
        store.append(id, subject.events(), key);
        store.subject(id, "APPLICANT", read.number());
        read.proxyNumber().ifPresent(n -> store.subject(id, "PROXY", n));
        drafts.remove(id);
        aftermath(null, subject, service, key, read.number(), read.proxyNumber());
        return new CommandResult.Done(
                id, subject.opened().number(), subject.version(), subject.state());
    }

    /** An instant filing of the own side takes effect in the same step. */
    Case instantly(Case subject, PublishedService service, Circumstances known, Actor actor) {
        boolean filing =
                service.definition().procedure().decision()
                        == tongban.service.procedure.Decision.AUTOMATIC_ON_GRANT;
        if (subject.part() != Part.COMPETENT || !filing) {
            return subject;
        }
        LocalDate today = LocalDate.now(clock);
        Proposals.Made made = made(subject, service, Optional.of(today));
        List<CaseEvent> more =
                Decisions.instant(
                        subject,
                        known.as(Actor.system(actor.jurisdiction())).with(made.kept()),
                        today);
        return more.isEmpty()
                ? subject
                : subject.after(
                        recorded(subject.version(), more, Actor.system(actor.jurisdiction())));
    }

    // ------------------------------------------------------------------ a case goes on

    private CommandResult act(Actor actor, Command command) {
        Optional<CaseFile> file = store.file(command.caseId()).filter(f -> gate.sees(f, actor));
        Optional<CaseKey> key =
                file.flatMap(f ->
                        personalData.open(f.id(), purpose(actor), "case", command.act().name()));
        if (key.isEmpty()) {
            return new CommandResult.NotFound();
        }
        Case subject = store.load(command.caseId(), key.get());
        PublishedService service = service(subject);
        if (subject.version() != command.version()) {
            return new CommandResult.Stale(
                    subject.version(), since(subject, command.version(), actor, service));
        }
        Circumstances known = known(actor, command, subject, service);
        return switch (Decisions.decide(command, subject, known, clock.instant())) {
            case Verdict.Rejected no -> new CommandResult.Rejected(no.problems());
            case Verdict.Forbidden no -> new CommandResult.Forbidden(no.problem());
            case Verdict.Happens happens -> {
                Case after = subject.after(recorded(subject.version(), happens.events(), actor));
                if (!advance(subject, after, service, key.get(), command)) {
                    Case now = store.load(command.caseId(), key.get());
                    yield new CommandResult.Stale(
                            now.version(), since(now, command.version(), actor, service));
                }
                yield new CommandResult.Done(
                        after.id(), after.opened().number(), after.version(), after.state());
            }
        };
    }

    /**
     * @return false when somebody else was faster; nothing has been written then
     */
    boolean advance(
            Case before,
            Case after,
            PublishedService service,
            CaseKey key,
            @Nullable Command command) {
        if (!store.advance(after, before.version(), reading(after, service))) {
            return false;
        }
        store.append(
                after.id(),
                after.events().subList(before.events().size(), after.events().size()),
                key);
        aftermath(before, after, service, key, "", Optional.empty());
        relay(before, after, key, command);
        return true;
    }

    private Circumstances known(
            Actor actor, Command command, Case subject, PublishedService service) {
        LocalDate today = LocalDate.now(clock);
        Circumstances known =
                Circumstances.of(actor, service.definition(), service.hash(), today)
                        .with(documents.materials(subject.id(), askedAt(subject)));
        return switch (command) {
            case Command.RecordFacts c -> {
                Circumstances read =
                        corrected(known, subject, c.answers(), c.source(), c.evidence());
                yield read.with(
                        made(subject, service, Decisions.merged(subject, read), Optional.empty())
                                .kept());
            }
            case Command.SupplySupplement c ->
                    corrected(known, subject, c.answers(), "declared", "");
            case Command.StartReview c ->
                    known.with(made(subject, service, Optional.empty()).kept());
            case Command.Decide c -> known.with(made(subject, service, Optional.of(today)).kept());
            case Command.RefuseAcceptance c ->
                    known.with(
                            Optional.ofNullable(c.rightOrgan())
                                    .flatMap(id -> organ(id, today, actor)));
            default -> known;
        };
    }

    /** When papers were asked for: what was uploaded since then answers that. */
    private static Instant askedAt(Case subject) {
        return subject.last(Act.REQUEST_SUPPLEMENT).map(Recorded::at).orElse(Instant.EPOCH);
    }

    private Optional<Organ> organ(String id, LocalDate today, Actor actor) {
        return organs.byId(id, today, actor.jurisdiction().code())
                .or(() -> organs.byId(id, today, actor.jurisdiction().other().code()))
                .map(IntakeReader::organ);
    }

    private static Circumstances corrected(
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
                        .withSynthetic(true)
                        .read(
                                Optional.empty(),
                                answers,
                                Answers.values(known.service(), subject.facts(), known.today()),
                                known.today());
        reading.faults().stream()
                .filter(f -> answers.keySet().stream().anyMatch(f.field()::startsWith))
                .forEach(f -> problems.add(IntakeReader.problem(f)));
        Map<String, CaseEvent.StoredFact> facts = new HashMap<>();
        Answers.stored(reading.declared())
                .forEach((name, fact) -> {
                    boolean given =
                            known.service().fact(name).stream()
                                    .anyMatch(f ->
                                            answers.keySet().stream()
                                                    .anyMatch(k ->
                                                            k.equals(f.key())
                                                                    || k.startsWith(
                                                                            f.key() + ".")));
                    if (given) {
                        facts.put(
                                name,
                                new CaseEvent.StoredFact(
                                        fact.value(), Answers.source(source).name(), evidence));
                    }
                });
        return known.with(facts, problems);
    }

    private Proposals.Made made(
            Case subject, PublishedService service, Optional<LocalDate> confirmed) {
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

    // ------------------------------------------------------------------ what follows from it

    /** Receipts of decisions, the hand-over, and reports to the other side. */
    void aftermath(
            @Nullable Case before,
            Case after,
            PublishedService service,
            CaseKey key,
            String number,
            Optional<String> proxyNumber) {
        int from = before == null ? 0 : before.events().size();
        for (int i = from; i < after.events().size(); i++) {
            Recorded recorded = after.events().get(i);
            journal.write(
                    recorded.event().act().name().toLowerCase(java.util.Locale.ROOT),
                    purpose(walls.current()).name(),
                    List.of(after.id()),
                    List.of());
            if (recorded.event() instanceof CaseEvent.Decided decided) {
                receipts.issue(
                        after,
                        decided,
                        made(after, service, Optional.of(decided.on())).full(),
                        reading(after, service),
                        key,
                        recorded.at());
            }
            if (recorded.event() instanceof CaseEvent.Forwarded forwarded) {
                handOver(after, forwarded, key, number, proxyNumber);
            }
            boolean across =
                    after.part() == Part.COMPETENT
                            && after.opened().collector() != after.route().competent();
            State was = i == 0 ? null : after.stateAfter(i - 1);
            boolean told =
                    Procedure.find(was, recorded.event().act(), after.part())
                            .map(Procedure.Row::told)
                            .orElse(false);
            if (across && told) {
                send(
                        after,
                        Reports.status(after, i, service.definition(), reading(after, service)));
            }
        }
    }

    private void handOver(
            Case subject,
            CaseEvent.Forwarded forwarded,
            CaseKey key,
            String number,
            Optional<String> proxyNumber) {
        Recorded first = subject.events().getFirst();
        String full =
                number.isEmpty()
                        ? personalData
                                .openIdNumber(subject.id(), "APPLICANT", Purpose.HAND_OVER)
                                .orElseThrow()
                        : number;
        Optional<String> proxys =
                proxyNumber.isPresent() || subject.opened().proxy().isEmpty()
                        ? proxyNumber
                        : personalData.openIdNumber(subject.id(), "PROXY", Purpose.HAND_OVER);
        send(
                subject,
                new Letter.Application(
                        subject.opened(),
                        full,
                        proxys,
                        forwarded.courier(),
                        forwarded.note(),
                        name(first.actor()),
                        first.at(),
                        documents.papers(subject.id(), Instant.EPOCH, key)));
    }

    private void relay(Case before, Case after, CaseKey key, @Nullable Command command) {
        boolean sent = after.events().getLast().event() instanceof CaseEvent.SentAcross;
        if (!sent || command == null || before.version() == after.version()) {
            return;
        }
        Letter.Relay relay =
                switch (command) {
                    case Command.SupplySupplement c ->
                            new Letter.Relay(
                                    Act.SUPPLY_SUPPLEMENT,
                                    c.note(),
                                    c.materials(),
                                    corrected(
                                                    Circumstances.of(
                                                            walls.current(),
                                                            service(after).definition(),
                                                            "",
                                                            LocalDate.now(clock)),
                                                    before,
                                                    c.answers(),
                                                    "declared",
                                                    "")
                                            .corrections(),
                                    documents.papers(after.id(), askedAt(before), key),
                                    Optional.empty(),
                                    Optional.empty());
                    case Command.Withdraw c ->
                            relay(Act.WITHDRAW, c.reason(), Optional.empty(), Optional.empty());
                    case Command.Deliver c ->
                            relay(Act.DELIVER, c.note(), Optional.of(c.way()), Optional.of(c.on()));
                    default ->
                            throw new IllegalArgumentException(command.act() + " does not cross");
                };
        send(after, relay);
    }

    private static Letter.Relay relay(
            Act act, String note, Optional<DeliveryWay> way, Optional<LocalDate> on) {
        return new Letter.Relay(act, note, List.of(), Map.of(), List.of(), way, on);
    }

    private void send(Case subject, Letter letter) {
        var here = walls.current().jurisdiction();
        exchange.send(subject.id(), here.other(), letter.kind(), Letter.bytes(letter));
    }

    List<Recorded> recorded(int after, List<CaseEvent> events, Actor actor) {
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        List<Recorded> recorded = new ArrayList<>();
        for (CaseEvent event : events) {
            recorded.add(
                    new Recorded(
                            after + recorded.size() + 1,
                            event,
                            now,
                            actor.account().toString(),
                            actor.role(),
                            actor.worksFor().orElse("")));
        }
        return recorded;
    }

    // ------------------------------------------------------------------ looking at it

    @Override
    public Optional<CasePage> page(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        store.file(caseId)
                                .filter(f -> gate.sees(f, actor))
                                .flatMap(f ->
                                        personalData.open(
                                                caseId,
                                                purpose(actor),
                                                "name",
                                                "answers",
                                                "documents"))
                                .map(key -> page(actor, store.load(caseId, key), key)));
    }

    private CasePage page(Actor actor, Case subject, CaseKey key) {
        PublishedService service = service(subject);
        return new PageAssembler(subject, actor, service.definition(), calendar)
                .page(
                        reading(subject, service),
                        documents.lines(subject.id(), key),
                        exchange.about(subject.id()),
                        names());
    }

    private List<CasePage.Step> since(
            Case subject, int version, Actor actor, PublishedService service) {
        return new PageAssembler(subject, actor, service.definition(), calendar)
                .timeline(names()).stream().filter(s -> s.version() > version).toList();
    }

    private Function<String, String> names() {
        Map<String, String> known = new HashMap<>();
        return account -> known.computeIfAbsent(account, this::name);
    }

    private String name(String account) {
        return store.nameOf(account).map(Words::zh).orElse("");
    }

    @Override
    public Optional<UUID> byNumber(Actor actor, String number) {
        return walls.inside(
                actor,
                () ->
                        CaseNumber.read(number)
                                .flatMap(store::idOf)
                                .filter(id ->
                                        store.file(id)
                                                .filter(f -> gate.sees(f, actor))
                                                .isPresent()));
    }

    @Override
    public WorkList workList(Actor actor, WorkList.Query query) {
        return walls.inside(actor, () -> lists.list(actor, query));
    }

    @Override
    public Optional<ReceiptView> receipt(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        store.file(caseId)
                                .filter(f -> gate.sees(f, actor))
                                .flatMap(f -> personalData.open(caseId, purpose(actor), "receipt"))
                                .flatMap(key ->
                                        receipts.read(
                                                store.load(caseId, key),
                                                key,
                                                !actor.is(Role.SUPERVISOR))));
    }

    @Override
    public Optional<String> applicantNumber(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        store.file(caseId)
                                .filter(f -> gate.sees(f, actor))
                                .filter(f -> !actor.is(Role.SUPERVISOR))
                                .flatMap(f ->
                                        personalData.openIdNumber(
                                                caseId, "APPLICANT", purpose(actor))));
    }

    Optional<ClockReading> reading(Case subject, PublishedService service) {
        return CaseClock.read(
                subject, service.definition().procedure(), calendar, LocalDate.now(clock));
    }

    /** The version of the service under which the case began. */
    PublishedService service(Case subject) {
        CaseEvent.Opened opened = subject.opened();
        return services.version(opened.serviceHash())
                .or(() -> services.get(opened.service()))
                .orElseThrow();
    }

    private static Purpose purpose(Actor actor) {
        return switch (actor.role()) {
            case RESIDENT -> Purpose.OWN_MATTER;
            case SUPERVISOR -> Purpose.SUPERVISE;
            case SYSTEM -> Purpose.HAND_OVER;
            case CLERK, REVIEWER, DECIDER -> Purpose.HANDLE;
        };
    }
}
