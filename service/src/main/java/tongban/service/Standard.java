package tongban.service;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tongban.rules.CompiledModel;
import tongban.rules.EvaluationOptions;
import tongban.rules.Explanation;
import tongban.rules.MissingFact;
import tongban.rules.Model;
import tongban.rules.Outcome;
import tongban.rules.RuleSettings;

/** One version of a standard, compiled: the bridge between a service and the rules engine. */
final class Standard {

    static final String SERVICE = "proposal";
    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String ARTICLE = "article";

    /** By convention the decision that lists the reasons of the conditions that failed. */
    static final String GROUNDS = "grounds";

    private final StandardVersion version;
    private final RuleSettings rules;
    private final Model model;
    private volatile @Nullable FeelWords words;
    private volatile @Nullable Compact compact;
    private volatile @Nullable Set<String> reads;

    Standard(StandardVersion version, Model model, RuleSettings rules) {
        this.rules = rules;
        this.version = version;
        this.model = model;
    }

    /**
     * What the standard says of these inputs.
     *
     * @param outcome granted, refused, or null while it cannot be told
     * @param unknown what could still change it: names of inputs, {@code dates.NAME}, parts of
     *     facts
     * @param grounds conditions that certainly failed
     * @param explanation what determined the outcome; null while there is none
     * @param open rows that may still match
     * @param failed while it cannot be told, the conditions that failed already
     */
    record Verdict(
            @Nullable String outcome,
            Map<String, Object> award,
            Set<String> unknown,
            Set<Ground> grounds,
            @Nullable Explanation explanation,
            List<Outcome.Open> open,
            List<Explanation.Row> failed) {}

    /** A matched row that carries a reason: a condition that failed. */
    record Ground(String reason, String article) {}

    /**
     * @param inputs every input by name; a {@link tongban.rules.MissingFact} marks what is missing,
     *     at any depth
     * @throws Proposer.NoOutcomeException if it answers neither granted nor refused
     */
    Verdict decide(Map<String, @Nullable Object> inputs, Clock clock) {
        return switch (proposed(inputs, clock)) {
            case Outcome.Granted(var award, Explanation e) ->
                    new Verdict(
                            "granted", award, Set.of(), grounds(e.rows()), e, List.of(), List.of());
            case Outcome.Refused(var award, Explanation e) -> {
                String outcome = String.valueOf(award.get(OUTCOME));
                if (!outcome.equals("refused"))
                    throw new Proposer.NoOutcomeException(
                            "标准 %s 应答 granted 或 refused，却答“%s”。 The standard %s answers granted or refused, and here it answered '%s'."
                                    .formatted(version.id(), outcome, version.id(), outcome));
                yield new Verdict(
                        "refused", award, Set.of(), grounds(e.rows()), e, List.of(), List.of());
            }
            case Outcome.Incomplete i ->
                    new Verdict(
                            null,
                            Map.of(),
                            i.missing(),
                            grounds(i.failed()),
                            null,
                            i.open(),
                            i.failed());
        };
    }

    /** The standard as bytecode, with the article of each reason. */
    private record Compact(
            CompiledModel model, boolean listsGrounds, Map<String, String> articles) {}

    /** Names of the inputs that its proposal rests on. */
    Set<String> reads() {
        Set<String> read = reads;
        if (read == null) {
            Set<String> names = new HashSet<>();
            model.inputsOf(SERVICE).forEach(i -> names.add(i.name()));
            if (model.decisions().contains(GROUNDS)) {
                model.inputsOf(GROUNDS).forEach(i -> names.add(i.name()));
            }
            reads = read = Set.copyOf(names);
        }
        return read;
    }

    /**
     * Inputs of which nothing is missing that this standard reads; a missing part that nobody reads
     * is null, so that the whole keeps its type.
     *
     * @param ready inputs that are whole already
     * @param more further ones
     * @return both together; empty where something is missing
     */
    Optional<Map<String, @Nullable Object>> whole(
            Map<String, @Nullable Object> ready, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> whole = new HashMap<>(ready);
        for (Map.Entry<String, @Nullable Object> input : more.entrySet()) {
            switch (input.getValue()) {
                case MissingFact _ -> {
                    return Optional.empty();
                }
                // a list of contexts may lack a part anywhere
                case List<?> _ -> {
                    return Optional.empty();
                }
                case Map<?, ?> named -> {
                    Map<String, @Nullable Object> known = new LinkedHashMap<>();
                    for (Map.Entry<?, ?> part : named.entrySet()) {
                        boolean missing = part.getValue() instanceof MissingFact;
                        if (missing && version.mentions(input.getKey() + "." + part.getKey())) {
                            return Optional.empty();
                        }
                        known.put(String.valueOf(part.getKey()), missing ? null : part.getValue());
                    }
                    whole.put(input.getKey(), known);
                }
                case null -> whole.put(input.getKey(), null);
                case Object value -> whole.put(input.getKey(), value);
            }
        }
        return Optional.of(whole);
    }

    /**
     * The same verdict without an explanation, many times faster.
     *
     * @param whole nothing that is read is missing, see {@link #whole}
     * @return empty where the standard does not list its reasons in a decision of their own
     */
    Optional<Verdict> outright(Map<String, @Nullable Object> whole, Clock clock) {
        Compact made = compact();
        return made.listsGrounds() ? outright(made, whole, rules.at(clock)) : Optional.empty();
    }

    private static Optional<Verdict> outright(
            Compact made, Map<String, @Nullable Object> inputs, EvaluationOptions options) {
        if (!(made.model().value(SERVICE, inputs, options) instanceof Map<?, ?> context)
                || !(context.get(OUTCOME) instanceof String outcome)) {
            return Optional.empty();
        }
        Set<Ground> grounds = new LinkedHashSet<>();
        if (made.model().value(GROUNDS, inputs, options) instanceof List<?> codes) {
            codes.forEach(c ->
                    grounds.add(
                            new Ground(
                                    String.valueOf(c),
                                    made.articles().getOrDefault(String.valueOf(c), ""))));
        }
        Map<String, Object> award = new LinkedHashMap<>();
        context.forEach((name, value) -> {
            if (value != null) award.put(String.valueOf(name), value);
        });
        return Optional.of(
                new Verdict(outcome, award, Set.of(), grounds, null, List.of(), List.of()));
    }

    private Compact compact() {
        Compact made = compact;
        if (made == null) {
            Map<String, String> articles = new LinkedHashMap<>();
            try {
                DmnText.read(version.dmn())
                        .rows()
                        .forEach(r -> articles.putIfAbsent(r.reason(), r.article()));
            } catch (XMLStreamException e) {
                throw new IllegalStateException(version.id() + " was read before", e);
            }
            compact =
                    made =
                            new Compact(
                                    model.compile(), model.decisions().contains(GROUNDS), articles);
        }
        return made;
    }

    private Outcome proposed(Map<String, @Nullable Object> inputs, Clock clock) {
        try {
            return model.propose(SERVICE, inputs, rules.at(clock));
        } catch (IllegalArgumentException _) {
            throw new Proposer.NoOutcomeException(
                    "标准 %s 的 proposal 没有给出含文本 outcome 的 context。 The service proposal of the standard %s gave no context with the text outcome."
                            .formatted(version.id(), version.id()));
        }
    }

    /** The standard's language in words. */
    FeelWords words(ServiceDefinition service) {
        FeelWords made = words;
        if (made == null) words = made = new FeelWords(service, version.sheets());
        return made;
    }

    private static Set<Ground> grounds(List<Explanation.Row> rows) {
        Set<Ground> grounds = new LinkedHashSet<>();
        for (Explanation.Row row : rows) {
            String reason = row.annotations().getOrDefault(REASON, "").strip();
            if (!reason.isEmpty()) {
                grounds.add(
                        new Ground(reason, row.annotations().getOrDefault(ARTICLE, "").strip()));
            }
        }
        return grounds;
    }
}
