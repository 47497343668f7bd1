package tongban.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A proposal without its explanation: outcome, award and reasons, as {@link Proposer#propose} gives
 * them, for whoever asks a thousand standards at once.
 *
 * @param outcome whether it is granted; empty while it cannot be told
 * @param award what is awarded, value by name
 * @param reasons the conditions that failed
 * @param facts names of missing facts that could still change the outcome
 * @param others missing parameters and dates that could
 */
public record Brief(
        Optional<Boolean> outcome,
        Map<String, Object> award,
        List<Proposal.Reason> reasons,
        List<String> facts,
        List<String> others) {

    public Brief {
        award = Collections.unmodifiableMap(new LinkedHashMap<>(award));
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
        others = List.copyOf(others);
    }

    /** The same of a full proposal. */
    static Brief of(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Granted g ->
                    new Brief(Optional.of(true), g.award(), g.notAwarded(), List.of(), List.of());
            case Proposal.Refused r ->
                    new Brief(Optional.of(false), Map.of(), r.reasons(), List.of(), List.of());
            case Proposal.Incomplete i -> {
                List<String> others = new java.util.ArrayList<>(i.parameters());
                others.addAll(i.dates());
                yield new Brief(Optional.empty(), Map.of(), i.reasons(), i.facts(), others);
            }
        };
    }
}
