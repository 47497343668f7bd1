package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.catalog.Standards;
import tongban.node.identity.Actor;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.service.LawChange;
import tongban.service.Proposer;

/** Opens a case and decides it twice. */
final class JdbcLawChanges implements LawChanges {
    private final Gate gate;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final Services services;
    private final Standards standards;
    private final Proposals proposals;
    private final Clock clock;

    JdbcLawChanges(
            Gate gate,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            Services services,
            Standards standards,
            Proposals proposals,
            Clock clock) {
        this.gate = gate;
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.services = services;
        this.standards = standards;
        this.proposals = proposals;
        this.clock = clock;
    }

    @Override
    public Optional<CaseChange> of(Actor actor, UUID caseId, Optional<LocalDate> day) {
        return walls.inside(
                actor,
                () ->
                        store.file(caseId)
                                .filter(f -> gate.sees(f, actor))
                                .flatMap(f ->
                                        personalData.open(
                                                caseId,
                                                CaseReader.purpose(actor),
                                                "answers",
                                                "law-change"))
                                .map(key -> store.load(caseId, key))
                                .filter(subject -> subject.part() != Part.ASKED)
                                .flatMap(subject -> of(subject, day)));
    }

    private Optional<CaseChange> of(Case subject, Optional<LocalDate> day) {
        PublishedService service = services.get(subject.opened().service()).orElseThrow();
        List<LocalDate> days = LawChange.days(service.definition());
        if (day.isPresent() && !days.contains(day.get())) {
            return Optional.empty();
        }
        return Optional.of(
                new CaseChange(
                        subject.id(),
                        subject.opened().number(),
                        service.id(),
                        service.definition().name(),
                        subject.opened().applicant().name(),
                        days,
                        day.or(() -> days.stream().findFirst())
                                .flatMap(d -> applied(subject, service, d))));
    }

    private Optional<LawChange.Applied> applied(
            Case subject, PublishedService service, LocalDate day) {
        try {
            return Optional.of(
                    proposals.changed(
                            standards.change(service, day),
                            service,
                            subject.opened().place(),
                            Proposals.dates(subject, subject.decided().map(CaseEvent.Decided::on)),
                            subject.facts(),
                            LocalDate.now(clock)));
        } catch (Proposer.InvalidFactsException _) {
            return Optional.empty(); // asked by a form that has changed since
        }
    }
}
