package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tongban.node.catalog.PublishedService;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.service.CaseDate;
import tongban.service.LawChange;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.fact.Facts;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/** What the standard of a service proposes for a case, as the case remembers it. */
final class Proposals {
    private final Divisions divisions;
    private final Clock clock;
    private final Map<String, Proposer> proposers = new ConcurrentHashMap<>();

    Proposals(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** A proposal in full, and what of it the case keeps. */
    record Made(Proposal full, CaseEvent.Proposed kept) {}

    Made make(
            PublishedService service,
            String place,
            Map<CaseDate, LocalDate> dates,
            Map<String, CaseEvent.StoredFact> facts,
            LocalDate today) {
        Proposal proposal =
                of(service, place, dates, Answers.facts(service.definition(), facts, today), today);
        return new Made(proposal, kept(service.definition(), proposal));
    }

    /** What the standard says in full. */
    Proposal of(
            PublishedService service,
            String place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            LocalDate today) {
        return proposer(service)
                .propose(
                        path(place, today),
                        dates,
                        service.definition().form().withSynthetic(true).completed(facts),
                        List.of(),
                        clock);
    }

    /**
     * What a change of the law does to a case.
     *
     * @throws Proposer.InvalidFactsException if the facts are those of an earlier form
     */
    LawChange.Applied changed(
            LawChange change,
            PublishedService service,
            String place,
            Map<CaseDate, LocalDate> dates,
            Map<String, CaseEvent.StoredFact> facts,
            LocalDate today) {
        return change.apply(
                proposer(service),
                path(place, today),
                dates,
                service.definition()
                        .form()
                        .withSynthetic(true)
                        .completed(Answers.facts(service.definition(), facts, today)),
                clock);
    }

    private Proposer proposer(PublishedService service) {
        return proposers.computeIfAbsent(service.hash(), h -> new Proposer(service.definition()));
    }

    /** The way up as it is today: a code that has ended stands for the place that came after it. */
    private PlacePath path(String place, LocalDate today) {
        List<Division> now = divisions.current(place, today);
        return now.isEmpty()
                ? PlacePath.ofCode(place)
                : divisions.placePath(now.getFirst().code(), today);
    }

    static Map<CaseDate, LocalDate> dates(Case subject, Optional<LocalDate> confirmed) {
        Map<CaseDate, LocalDate> dates = new EnumMap<>(CaseDate.class);
        dates.put(CaseDate.APPLIED, subject.opened().appliedOn());
        subject.receivedOn().ifPresent(d -> dates.put(CaseDate.RECEIVED, d));
        subject.acceptedOn().ifPresent(d -> dates.put(CaseDate.ACCEPTED, d));
        subject.opened().eventOn().ifPresent(d -> dates.put(CaseDate.EVENT, d));
        confirmed.ifPresent(d -> dates.put(CaseDate.CONFIRMED, d));
        return dates;
    }

    private static CaseEvent.Proposed kept(ServiceDefinition service, Proposal proposal) {
        List<CasePage.Reason> reasons = new ArrayList<>();
        List<Words> missing = new ArrayList<>();
        List<CasePage.Award> awards = new ArrayList<>();
        CasePage.Proposal.Kind kind =
                switch (proposal) {
                    case Proposal.Granted granted -> {
                        granted.award()
                                .forEach((name, value) -> awards.add(award(service, name, value)));
                        granted.notAwarded().forEach(r -> reasons.add(reason(r)));
                        yield CasePage.Proposal.Kind.GRANTED;
                    }
                    case Proposal.Refused refused -> {
                        refused.reasons().forEach(r -> reasons.add(reason(r)));
                        yield CasePage.Proposal.Kind.REFUSED;
                    }
                    case Proposal.Incomplete incomplete -> {
                        incomplete.facts().forEach(f -> missing.add(name(service, f)));
                        incomplete.parameters().forEach(p -> missing.add(parameter(service, p)));
                        incomplete.dates().forEach(d -> missing.add(date(d)));
                        incomplete.reasons().forEach(r -> reasons.add(reason(r)));
                        yield CasePage.Proposal.Kind.INCOMPLETE;
                    }
                };
        Proposal.Basis basis = proposal.basis();
        return new CaseEvent.Proposed(
                kind,
                reasons,
                missing,
                awards,
                basis.standard(),
                basis.standardHash(),
                basis.hasDoubtfulValues(),
                basis.explanation().lines());
    }

    private static CasePage.Reason reason(Proposal.Reason reason) {
        return new CasePage.Reason(reason.words(), reason.article());
    }

    static CasePage.Award award(ServiceDefinition service, String name, Object value) {
        return new CasePage.Award(service.awardName(name), service.awardWords(name, value));
    }

    private static Words name(ServiceDefinition service, String fact) {
        return service.fact(fact).map(f -> service.form().name(f)).orElse(Words.same(fact));
    }

    private static Words parameter(ServiceDefinition service, String name) {
        return service.texts().find("parameter." + name.replace(' ', '-')).orElse(Words.same(name));
    }

    private static Words date(String feelName) {
        return CaseDate.named(feelName).map(CaseDate::words).orElse(Words.same(feelName));
    }
}
