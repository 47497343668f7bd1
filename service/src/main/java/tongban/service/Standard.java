package tongban.service;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.EvaluationOptions;
import tongban.rules.Explanation;
import tongban.rules.Imports;
import tongban.rules.Limits;
import tongban.rules.Model;
import tongban.rules.Outcome;

/** One version of a standard, compiled: the bridge between a service and the rules engine. */
final class Standard {

    static final String SERVICE = "proposal";
    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String ARTICLE = "article";

    private final Model model;

    Standard(StandardVersion version) {
        this.model =
                Model.parse(
                        "standard/" + version.id() + ".dmn",
                        version.dmn().getBytes(StandardCharsets.UTF_8),
                        Imports.NONE,
                        Limits.STANDARD);
    }

    /**
     * What the standard says of these inputs.
     *
     * @param outcome granted, refused, or null while it cannot be told
     * @param unknown what could still change it: names of inputs, {@code dates.NAME}, parts of
     *     facts
     * @param grounds conditions that certainly failed
     * @param explanation what determined the outcome; null while there is none
     */
    record Verdict(
            @Nullable String outcome,
            Map<String, Object> award,
            Set<String> unknown,
            Set<Ground> grounds,
            @Nullable Explanation explanation) {}

    /** A matched row that carries a reason: a condition that failed. */
    record Ground(String reason, String article) {}

    /**
     * @param inputs every input by name; a {@link tongban.rules.MissingFact} marks what is missing,
     *     at any depth
     */
    Verdict decide(Map<String, @Nullable Object> inputs, Clock clock) {
        return switch (model.propose(SERVICE, inputs, EvaluationOptions.at(clock))) {
            case Outcome.Granted(var award, Explanation e) ->
                    new Verdict("granted", award, Set.of(), grounds(e), e);
            case Outcome.Refused(var award, Explanation e) -> {
                String outcome = String.valueOf(award.get(OUTCOME));
                if (!outcome.equals("refused")) {
                    throw new IllegalStateException(
                            "A standard answers granted or refused, and this one answered '"
                                    + outcome
                                    + "'");
                }
                yield new Verdict("refused", award, Set.of(), grounds(e), e);
            }
            case Outcome.Incomplete(Set<String> missing) ->
                    new Verdict(null, Map.of(), missing, Set.of(), null);
        };
    }

    private static Set<Ground> grounds(Explanation explanation) {
        Set<Ground> grounds = new LinkedHashSet<>();
        for (Explanation.Row row : explanation.rows()) {
            String reason = row.annotations().getOrDefault(REASON, "").strip();
            if (!reason.isEmpty()) {
                grounds.add(
                        new Ground(reason, row.annotations().getOrDefault(ARTICLE, "").strip()));
            }
        }
        return grounds;
    }
}
