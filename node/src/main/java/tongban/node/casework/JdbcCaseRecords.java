package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** Reads cases with everything in them, many at a time. */
final class JdbcCaseRecords implements CaseRecords {
    private final JdbcCaseStore store;
    private final CaseReader reader;
    private final PersonalData personalData;
    private final JdbcDocuments documents;
    private final WorkingCalendar calendar;

    JdbcCaseRecords(
            JdbcCaseStore store,
            CaseReader reader,
            PersonalData personalData,
            JdbcDocuments documents,
            WorkingCalendar calendar) {
        this.store = store;
        this.reader = reader;
        this.personalData = personalData;
        this.documents = documents;
        this.calendar = calendar;
    }

    @Override
    public List<CaseRecord> at(Map<UUID, Integer> versions, LocalDate asOf, Purpose purpose) {
        Map<UUID, CaseKey> keys = personalData.open(versions.keySet(), purpose, "case");
        Map<UUID, Map<String, String>> numbers = personalData.openIdNumbers(keys.keySet(), purpose);
        Map<UUID, List<Recorded>> events = store.events(keys);
        Map<String, String> names = new HashMap<>();
        List<CaseRecord> records = new ArrayList<>();
        versions.forEach((id, version) -> {
            List<Recorded> all = events.get(id);
            if (all != null) {
                Case subject = Case.of(id, all.subList(0, Math.min(version, all.size())));
                records.add(record(subject, numbers.getOrDefault(id, Map.of()), asOf, names));
            }
        });
        return records;
    }

    @Override
    public Map<UUID, List<Paper>> papers(Collection<UUID> cases) {
        return documents.papers(cases).stream()
                .collect(Collectors.groupingBy(Paper::caseId, Collectors.toList()));
    }

    @Override
    public Map<UUID, byte[]> contents(Collection<Paper> papers, Purpose purpose) {
        Set<UUID> cases = papers.stream().map(Paper::caseId).collect(Collectors.toSet());
        return documents.contents(papers, personalData.open(cases, purpose, "documents"));
    }

    private CaseRecord record(
            Case subject, Map<String, String> numbers, LocalDate asOf, Map<String, String> names) {
        CaseEvent.Opened opened = subject.opened();
        ServiceDefinition service = reader.service(subject).definition();
        return new CaseRecord(
                subject.id(),
                opened.number(),
                opened.service(),
                subject.version(),
                opened.mode(),
                opened.route().competent(),
                opened.place(),
                opened.eventOn(),
                person(opened.applicant(), numbers.getOrDefault("APPLICANT", "")),
                opened.proxy().map(p -> person(p, numbers.getOrDefault("PROXY", ""))),
                typed(subject, service),
                subject.materials().values().stream().toList(),
                opened.appliedOn(),
                opened.route().collecting().isPresent(),
                opened.elsewhere(),
                subject.acceptedOn(),
                due(subject, service, asOf),
                opened.route().accepting(),
                opened.route().deciding(),
                steps(subject, service, names),
                Ratings.given(subject).map(Ratings.Given::grade));
    }

    /** What was promised: the last day to decide. */
    private Optional<LocalDate> due(Case subject, ServiceDefinition service, LocalDate asOf) {
        return CaseClock.promised(subject, service.procedure(), calendar)
                .map(clock -> clock.at(asOf).lastDay());
    }

    private static Map<String, List<String>> typed(Case subject, ServiceDefinition service) {
        Map<String, List<String>> typed = new HashMap<>(Behalf.typed(subject.opened()));
        typed.putAll(
                service.form()
                        .withSynthetic(true)
                        .write(
                                Answers.values(
                                        service, subject.facts(), subject.opened().appliedOn())));
        return typed;
    }

    private static CaseRecord.Person person(CaseEvent.Applicant a, String number) {
        return new CaseRecord.Person(
                a.kind(), a.name(), number, a.mobile(), a.address(), a.relation());
    }

    private List<CaseRecord.Step> steps(
            Case subject, ServiceDefinition service, Map<String, String> names) {
        List<CaseRecord.Step> steps = new ArrayList<>();
        for (int i = 0; i < subject.events().size(); i++) {
            Recorded r = subject.events().get(i);
            boolean official = r.role() != Role.RESIDENT && r.role() != Role.SYSTEM;
            steps.add(
                    new CaseRecord.Step(
                            r.seq(),
                            r.event().act(),
                            subject.stateAfter(i),
                            r.at(),
                            official ? names.computeIfAbsent(r.actor(), reader::name) : "",
                            r.organ(),
                            words(r.event(), service),
                            special(r.event()),
                            r.event() instanceof CaseEvent.Suspended s ? s.expectedDays() : 0,
                            notSupplied(r.event())));
        }
        return steps;
    }

    private static boolean notSupplied(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Terminated t -> t.ground() == TerminationGround.NOT_SUPPLIED;
            case CaseEvent.AcceptanceRefused r -> r.ground() == Ground.NOT_SUPPLIED;
            default -> false;
        };
    }

    private static Optional<SpecialProcedure> special(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Suspended s -> Optional.of(s.procedure());
            case CaseEvent.HearingScheduled h -> Optional.of(SpecialProcedure.HEARING);
            default -> Optional.empty();
        };
    }

    /** What was said with a step, where the other platform has a column for it. */
    private static String words(CaseEvent event, ServiceDefinition service) {
        return switch (event) {
            case CaseEvent.SupplementRequested e ->
                    e.missing().stream()
                            .map(m ->
                                    Intakes.subjectName(service, m.subject()).zh() + "：" + m.what())
                            .collect(Collectors.joining("；"));
            case CaseEvent.SupplementSupplied e -> e.note();
            case CaseEvent.AcceptanceRefused e ->
                    e.ground().words().zh()
                            + e.rightOrgan().map(o -> "，应向" + o.name().zh() + "提出").orElse("")
                            + (e.reason().isEmpty() ? "" : "：" + e.reason());
            case CaseEvent.Recommended e -> e.opinion();
            case CaseEvent.SentBack e -> e.reason();
            case CaseEvent.Extended e ->
                    e.approver().isBlank() ? e.reason() : e.reason() + "；批准人：" + e.approver();
            case CaseEvent.Suspended e -> e.reason();
            case CaseEvent.Resumed e -> e.result();
            case CaseEvent.Decided e ->
                    e.verb().zh()
                            + e.reasons().stream()
                                    .map(r -> r.text().zh())
                                    .collect(Collectors.joining("；", "：", ""))
                                    .replaceAll("^：$", "");
            case CaseEvent.Delivered e -> e.way().words().zh();
            case CaseEvent.Withdrawn e -> e.reason();
            case CaseEvent.Terminated e -> e.reason();
            case CaseEvent.Revoked e -> e.reason();
            case CaseEvent.HearingScheduled e ->
                    Words.day(e.on()).zh()
                            + e.at().map(t -> " " + t).orElse("")
                            + "，"
                            + e.place()
                            + "，主持人："
                            + e.president();
            case CaseEvent.HearingPostponed e ->
                    "延期至"
                            + Words.day(e.on()).zh()
                            + e.at().map(t -> " " + t).orElse("")
                            + "，"
                            + e.place()
                            + "："
                            + e.reason();
            case CaseEvent.HearingHeld e -> e.held() ? "已举行" : "未举行：申请人放弃或者缺席";
            default -> ""; // further steps say nothing that the tables have room for
        };
    }
}
