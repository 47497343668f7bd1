package tongban.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.service.Proposal.Reason;
import tongban.service.fact.Fact;
import tongban.service.fact.FactFault;
import tongban.service.fact.FactForm;
import tongban.service.fact.Facts;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;

/** Asks a standard for its outcome alone: compiled where every fact is there, else interpreted. */
final class Briefs {
    private Briefs() {}

    static Brief of(
            Proposer proposer,
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            ParameterResolver rows,
            Clock clock) {
        LocalDate today = LocalDate.now(clock);
        FactForm form = proposer.service().form().withSynthetic(true);
        Facts whole = form.completed(sound(form, facts, today));
        Map<CaseDate, LocalDate> known = proposer.withEntitlementMonth(dates, today);
        Map<String, Resolution> resolutions = proposer.resolve(place, known, rows);
        Optional<StandardVersion> version =
                DateSelection.firstKnown(proposer.service().dates().standard(), known)
                        .flatMap(d -> proposer.service().standardOn(Proposer.day(known, d)));
        if (version.isEmpty()) {
            return Brief.of(proposer.propose(place, dates, whole, List.of(), clock));
        }
        Map<String, @Nullable Object> values =
                proposer.inputs(place, known, whole, resolutions).values();
        Standard standard = proposer.standard(version.get());
        Standard.Verdict verdict =
                standard.outright(values, clock).orElseGet(() -> standard.decide(values, clock));
        List<Reason> reasons = verdict.grounds().stream().map(proposer::reason).toList();
        if (verdict.outcome() != null) {
            boolean granted = verdict.outcome().equals("granted");
            return new Brief(
                    Optional.of(granted),
                    granted ? Proposer.award(verdict.award()) : Map.of(),
                    reasons,
                    List.of(),
                    List.of());
        }
        List<String> missing = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : verdict.unknown()) {
            (resolutions.containsKey(name) || name.startsWith("dates.") ? others : missing)
                    .add(name);
        }
        return new Brief(Optional.empty(), Map.of(), reasons, missing, others);
    }

    /** Without those outside their domains. */
    private static Facts sound(FactForm form, Facts facts, LocalDate today) {
        List<FactFault> faults = form.validate(facts.values(), today);
        if (faults.isEmpty()) return facts;
        Map<String, Fact> sound = new LinkedHashMap<>(facts.byName());
        for (FactFault fault : faults) {
            sound.keySet()
                    .removeIf(name -> {
                        String key = name.replace(' ', '-');
                        return fault.field().equals(key) || fault.field().startsWith(key + ".");
                    });
        }
        return new Facts(sound);
    }
}
