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

/** Asks a standard for its outcome alone: compiled where every fact is there, else interpreted. */
final class Briefs {
    private Briefs() {}

    static Brief of(Proposer proposer, Terms terms, Stated stated, Clock clock) {
        Optional<StandardVersion> version = terms.version();
        if (version.isEmpty()) {
            return Brief.of(
                    proposer.propose(
                            terms.place(), terms.dates(), stated.facts(), List.of(), clock));
        }
        Standard standard = proposer.standard(version.get());
        Standard.Verdict verdict =
                terms.whole()
                        .flatMap(there -> standard.whole(there, stated.inputs()))
                        .flatMap(whole -> standard.outright(whole, clock))
                        .orElseGet(() -> standard.decide(all(terms, stated), clock));
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
            (terms.resolution(name).isPresent() || name.startsWith("dates.") ? others : missing)
                    .add(name);
        }
        return new Brief(Optional.empty(), Map.of(), reasons, missing, others);
    }

    private static Map<String, @Nullable Object> all(Terms terms, Stated stated) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(stated.inputs());
        all.putAll(terms.inputs());
        return all;
    }

    /** Without those outside their domains, and with what holds of what is not asked. */
    static Facts whole(FactForm form, Facts facts, LocalDate today) {
        return form.completed(sound(form, facts, today));
    }

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
