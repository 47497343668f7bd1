package tongban.node.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.time.WorkingCalendar;

/** Reads drafts as a window would, and lays them out as a case. */
final class JdbcFilledForms implements FilledForms {
    private static final int CHECK_BYTES = 4;

    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcDrafts drafts;
    private final JdbcDocuments documents;
    private final JdbcAuthorisationRows authorisations;
    private final IntakeReader reader;
    private final Services services;
    private final Clock clock;
    private final WorkingCalendar calendar;

    JdbcFilledForms(
            Walls walls,
            PersonalData personalData,
            JdbcDrafts drafts,
            JdbcDocuments documents,
            JdbcAuthorisationRows authorisations,
            IntakeReader reader,
            Services services,
            Clock clock,
            WorkingCalendar calendar) {
        this.walls = walls;
        this.personalData = personalData;
        this.drafts = drafts;
        this.documents = documents;
        this.authorisations = authorisations;
        this.reader = reader;
        this.services = services;
        this.clock = clock;
        this.calendar = calendar;
    }

    @Override
    public Filled of(Actor actor, UUID draftId, List<MaterialTaken> materials) {
        return walls.inside(
                actor,
                () ->
                        drafts.open(draftId)
                                .map(opened -> filled(actor, opened, materials))
                                .orElseGet(Filled.NotFound::new));
    }

    private Filled filled(Actor actor, JdbcDrafts.Opened opened, List<MaterialTaken> materials) {
        Drafts.Draft draft = opened.draft();
        PublishedService service = services.get(draft.serviceId()).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        IntakeReader.Read read =
                reader.read(
                        actor,
                        service.definition(),
                        draft,
                        authorisations.of(draft.id(), opened.key()),
                        n -> drafts.isOwn(actor, n),
                        today);
        List<Problem> problems =
                new ArrayList<>(
                        read.problems().stream().filter(JdbcFilledForms::keepsBack).toList());
        Circumstances known =
                Circumstances.of(actor, service.definition(), service.hash(), today, calendar);
        Intakes.lines(materials, known, problems);
        if (!problems.isEmpty() || read.intake().isEmpty()) {
            return new Filled.Faulty(problems.isEmpty() ? read.problems() : problems);
        }
        Circumstances.Intake intake = read.intake().get();
        CaseEvent.Opened event =
                Intakes.event(
                        actor.is(Role.RESIDENT) ? Act.SUBMIT : Act.COLLECT,
                        materials,
                        Optional.empty(),
                        known.with(intake, documents.materials(draft.id(), Instant.EPOCH)));
        // dated by the day, so that the same form printed twice is the same paper
        Recorded first =
                new Recorded(
                        1,
                        event,
                        today.atStartOfDay(Case.ZONE).toInstant(),
                        actor.account().toString(),
                        actor.role(),
                        actor.worksFor().orElse(""),
                        "");
        CasePage page =
                new PageAssembler(
                                Case.of(draft.id(), List.of(first)),
                                actor,
                                service.definition(),
                                calendar,
                                today)
                        .page(
                                Optional.empty(),
                                PaidAwards.Paid.UNKNOWN,
                                documents.lines(draft.id(), opened.key()),
                                List.of(),
                                account -> "",
                                false,
                                Optional.empty(),
                                Parcels.Sheet.NOTHING);
        return new Filled.Ready(page, read.number(), read.proxyNumber(), check(read, intake));
    }

    private static boolean keepsBack(Problem problem) {
        return !problem.field().startsWith("oral.") && !problem.field().equals(Authorisations.WHAT);
    }

    /** Keyed, because what somebody states could be guessed from a plain digest of it. */
    private String check(IntakeReader.Read read, Circumstances.Intake intake) {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("number", read.number());
        stated.put("applicant", intake.applicant());
        stated.put("proxy number", read.proxyNumber());
        stated.put("proxy", intake.proxy());
        stated.put("mandate", intake.mandate());
        stated.put("place", intake.place());
        stated.put("event", intake.eventOn());
        stated.put("facts", new TreeMap<>(intake.facts()));
        byte[] digest = personalData.idIndex("form " + CaseJson.MAPPER.writeValueAsString(stated));
        String hex = HexFormat.of().formatHex(digest, 0, CHECK_BYTES).toUpperCase(Locale.ROOT);
        return hex.substring(0, CHECK_BYTES) + "-" + hex.substring(CHECK_BYTES);
    }
}
