package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
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
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * Looks at cases for somebody who asks: pages, lists, receipts. Changes nothing but the journal.
 */
final class CaseReader {
    private final Parts parts;

    /** What it reads with. */
    record Parts(
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDocuments documents,
            JdbcReceipts receipts,
            JdbcWorkLists lists,
            Services services,
            Divisions divisions,
            Organs organs,
            Exchange exchange,
            JdbcRelatives relatives,
            JdbcHands hands,
            JdbcParcelRows parcels,
            Courier courier,
            List<PaidAwards> ledgers,
            Clock clock,
            WorkingCalendar calendar) {}

    CaseReader(Parts parts) {
        this.parts = parts;
    }

    Optional<CasePage> page(Actor actor, UUID caseId) {
        return opened(actor, caseId, (subject, key) -> page(actor, subject, key));
    }

    Optional<AnsweredPage> answered(Actor actor, UUID caseId) {
        return opened(actor, caseId, (subject, key) -> answered(actor, subject, key));
    }

    private <T> Optional<T> opened(Actor actor, UUID caseId, BiFunction<Case, CaseKey, T> work) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                parts.store()
                                        .file(caseId)
                                        .filter(f -> parts.gate().sees(f, actor))
                                        .flatMap(f ->
                                                parts.personalData()
                                                        .open(
                                                                caseId,
                                                                purpose(actor),
                                                                "name",
                                                                "answers",
                                                                "documents"))
                                        .map(key ->
                                                work.apply(parts.store().load(caseId, key), key)));
    }

    private AnsweredPage answered(Actor actor, Case subject, CaseKey key) {
        CasePage page = page(actor, subject, key);
        return new AnsweredPage(
                page,
                AnsweredPage.isNeededFor(page)
                        ? Answers.typed(
                                service(subject).definition(),
                                subject.facts(),
                                LocalDate.now(parts.clock()))
                        : Map.of());
    }

    private CasePage page(Actor actor, Case subject, CaseKey key) {
        PublishedService service = service(subject);
        return new PageAssembler(
                        subject,
                        actor,
                        service.definition(),
                        parts.calendar(),
                        LocalDate.now(parts.clock()))
                .page(
                        reading(subject, service),
                        paid(subject, service),
                        parts.documents().lines(subject.id(), key),
                        crossed(subject),
                        names(),
                        !parts.relatives().barred(actor, List.of(subject.id())).isEmpty(),
                        parts.hands().of(actor, subject.id()),
                        parcels(actor, subject, service, key));
    }

    private Parcels.Sheet parcels(
            Actor actor, Case subject, PublishedService service, CaseKey key) {
        return Originals.travel(subject)
                ? new Originals(
                                subject,
                                actor,
                                service.definition(),
                                parts.parcels().of(subject.id(), key),
                                parts.courier(),
                                LocalDate.now(parts.clock()),
                                parts.clock().instant())
                        .sheet()
                : Parcels.Sheet.NOTHING;
    }

    /**
     * What crossed for the case. Letters of a joint step lie under the leading case where they are
     * sent, and under the step's own row where they are answered: each side's page shows both.
     */
    private List<Exchange.Crossed> crossed(Case subject) {
        List<Exchange.Crossed> crossed = new ArrayList<>(parts.exchange().about(subject.id()));
        List<UUID> rows =
                subject.part() == Part.ASKED
                        ? subject.heard(CaseEvent.StepTaken.class).stream()
                                .map(CaseEvent.StepTaken::leadingCase)
                                .toList()
                        : JointSteps.of(subject).stream().map(a -> a.asked().row()).toList();
        for (UUID row : rows) {
            parts.exchange().about(row).stream()
                    .filter(c -> c.kind().startsWith("step-") && !c.outgoing())
                    .forEach(crossed::add);
        }
        crossed.sort(Comparator.comparing(Exchange.Crossed::at));
        return crossed;
    }

    List<CasePage.Step> since(Case subject, int version, Actor actor, PublishedService service) {
        return new PageAssembler(
                        subject,
                        actor,
                        service.definition(),
                        parts.calendar(),
                        LocalDate.now(parts.clock()))
                .timeline(names()).stream().filter(s -> s.version() > version).toList();
    }

    private Function<String, String> names() {
        Map<String, String> known = new HashMap<>();
        return account -> known.computeIfAbsent(account, this::name);
    }

    String name(String account) {
        return parts.store().nameOf(account).map(Words::zh).orElse("");
    }

    Optional<ClockPage> clock(Actor actor, UUID caseId, Optional<Integer> days) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                parts.store()
                                        .file(caseId)
                                        .filter(f -> parts.gate().sees(f, actor))
                                        .flatMap(f ->
                                                parts.personalData()
                                                        .open(caseId, purpose(actor), "clock"))
                                        .map(key -> parts.store().load(caseId, key))
                                        .map(subject ->
                                                clocks(subject, purpose(actor))
                                                        .page(
                                                                days.map(n ->
                                                                        Math.clamp(
                                                                                n,
                                                                                1,
                                                                                Cases
                                                                                        .WHAT_IF_DAYS_MAX)))));
    }

    private Clocks clocks(Case subject, Purpose purpose) {
        PublishedService service = service(subject);
        return new Clocks(
                subject,
                service.definition(),
                parts.calendar(),
                publication(subject, service, purpose),
                LocalDate.now(parts.clock()));
    }

    /** What is paid of a case that may be published. */
    private PaidAwards.Paid paid(Case subject, PublishedService service) {
        return Publications.isForTheBoard(subject, service.definition())
                ? PaidAwards.of(parts.ledgers(), subject.id(), LocalDate.now(parts.clock()))
                : PaidAwards.Paid.UNKNOWN;
    }

    private Publications.Known publication(
            Case subject, PublishedService service, Purpose purpose) {
        return Publications.isForTheBoard(subject, service.definition())
                ? new Publications.Known(
                        parts.store().isMinor(subject, LocalDate.now(parts.clock()), purpose),
                        paid(subject, service))
                : Publications.Known.NOTHING;
    }

    Optional<ErasedCase> erased(Actor actor, UUID caseId) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                parts.store()
                                        .file(caseId)
                                        .filter(f -> parts.gate().sees(f, actor))
                                        .flatMap(f -> erasure(caseId))
                                        .map(entry -> remains(caseId, entry)));
    }

    private Optional<Journal.Entry> erasure(UUID caseId) {
        return parts.journal().about(caseId, Journal.PAGE_ROWS_MAX).stream()
                .filter(e -> e.act().equals("erase"))
                .findFirst();
    }

    private ErasedCase remains(UUID caseId, Journal.Entry erasure) {
        Case subject = parts.store().load(caseId, null);
        List<ErasedCase.Kept> steps = new ArrayList<>();
        for (int i = 0; i < subject.events().size(); i++) {
            Recorded r = subject.events().get(i);
            steps.add(
                    new ErasedCase.Kept(
                            r.seq(),
                            r.event().act().words(),
                            subject.stateAfter(i),
                            r.at(),
                            Reports.by(subject, r).organ()));
        }
        LocalDate today = LocalDate.now(parts.clock());
        String side = parts.walls().current().jurisdiction().code();
        return new ErasedCase(
                caseId,
                subject.opened().number(),
                subject.opened().service(),
                service(subject).definition().name(),
                subject.part(),
                subject.state(),
                steps,
                parts.receipts().proof(caseId),
                erasure.at(),
                parts.organs()
                        .byId(erasure.organ(), today, side)
                        .map(o -> o.name())
                        .orElse(Words.of("本节点", "this node")),
                Decisions.roleWords(Role.valueOf(erasure.role())),
                purpose(erasure.purpose()));
    }

    private static Words purpose(String name) {
        return Arrays.stream(Purpose.values())
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(p -> Words.of(p.zh(), p.en()))
                .orElse(Words.same(name));
    }

    List<UUID> ofSameApplicant(Actor actor, UUID caseId) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                parts.store().file(caseId).stream()
                                        .filter(f -> parts.gate().sees(f, actor))
                                        .flatMap(
                                                f -> parts.store().ofSameApplicant(caseId).stream())
                                        .filter(f -> parts.gate().sees(f, actor))
                                        .map(CaseFile::id)
                                        .toList());
    }

    List<CaseSummary> lines(Actor actor, List<UUID> cases) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                parts.lists()
                                        .lines(
                                                actor,
                                                cases.stream()
                                                        .limit(Cases.SAME_APPLICANT_MAX)
                                                        .flatMap(id ->
                                                                parts.store().file(id).stream())
                                                        .filter(f -> parts.gate().sees(f, actor))
                                                        .toList()));
    }

    Optional<UUID> byNumber(Actor actor, String number) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                CaseNumber.read(number)
                                        .flatMap(parts.store()::idOf)
                                        .filter(id ->
                                                parts.store()
                                                        .file(id)
                                                        .filter(f -> parts.gate().sees(f, actor))
                                                        .isPresent()));
    }

    WorkList workList(Actor actor, WorkList.Query query) {
        return parts.walls().inside(actor, () -> parts.lists().list(actor, query));
    }

    Optional<ReceiptView> receipt(Actor actor, UUID caseId) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                parts.store()
                                        .file(caseId)
                                        .filter(f -> parts.gate().sees(f, actor))
                                        .flatMap(f ->
                                                parts.personalData()
                                                        .open(caseId, purpose(actor), "receipt"))
                                        .flatMap(key -> receipt(actor, caseId, key)));
    }

    private Optional<ReceiptView> receipt(Actor actor, UUID caseId, CaseKey key) {
        Case subject = parts.store().load(caseId, key);
        return parts.receipts()
                .read(
                        subject,
                        key,
                        !actor.is(Role.SUPERVISOR),
                        on ->
                                new ReceiptWords(
                                        service(subject).definition(), parts.divisions(), on));
    }

    Optional<String> applicantNumber(Actor actor, UUID caseId) {
        return parts.walls()
                .inside(
                        actor,
                        () ->
                                parts.store()
                                        .file(caseId)
                                        .filter(f -> parts.gate().sees(f, actor))
                                        .filter(f -> !actor.is(Role.SUPERVISOR))
                                        .flatMap(f ->
                                                parts.personalData()
                                                        .openIdNumber(
                                                                caseId,
                                                                "APPLICANT",
                                                                purpose(actor))));
    }

    /** What is known of a service today, for somebody who acts. */
    Circumstances circumstances(Actor actor, PublishedService service) {
        return Circumstances.of(
                actor,
                service.definition(),
                service.hash(),
                LocalDate.now(parts.clock()),
                parts.calendar());
    }

    /** What the lists say of time. */
    Deadlines deadlines(Case subject, PublishedService service) {
        return new Deadlines(
                reading(subject, service),
                Duty.nearest(
                        subject,
                        service.definition(),
                        parts.calendar(),
                        publication(subject, service, Purpose.HANDLE)),
                parts.calendar().version());
    }

    Optional<ClockReading> reading(Case subject, PublishedService service) {
        return CaseClock.read(
                subject,
                service.definition().procedure(),
                parts.calendar(),
                LocalDate.now(parts.clock()));
    }

    /** The version of the service under which the case began. */
    PublishedService service(Case subject) {
        CaseEvent.Opened opened = subject.opened();
        return parts.services().version(opened.serviceHash(), opened.service());
    }

    static Purpose purpose(Actor actor) {
        return switch (actor.role()) {
            case RESIDENT -> Purpose.OWN_MATTER;
            case SUPERVISOR -> Purpose.SUPERVISE;
            case SYSTEM -> Purpose.HAND_OVER;
            case CLERK, REVIEWER, DECIDER -> Purpose.HANDLE;
        };
    }
}
