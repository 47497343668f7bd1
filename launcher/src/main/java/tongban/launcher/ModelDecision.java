package tongban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic;
import tongban.rules.Evaluation;
import tongban.rules.EvaluationOptions;
import tongban.rules.Explanation;
import tongban.rules.ExplanationText;
import tongban.rules.FeelText;
import tongban.rules.GivenFacts;
import tongban.rules.InvalidModelException;
import tongban.rules.LimitExceededException;
import tongban.rules.Model;
import tongban.rules.Outcome;
import tongban.rules.RuleSettings;
import tongban.service.PlainFile;
import tongban.service.Problem;

/** Decides facts by a DMN model, of whoever's: any decision or decision service of it. */
final class ModelDecision {
    /** The entry of a proposal that grants or refuses. */
    private static final String OUTCOME = "outcome";

    private final PrintWriter out;
    private final PrintWriter err;
    private final RuleSettings settings;
    private final EvaluationOptions options;
    private final boolean explain;
    private final boolean json;

    ModelDecision(
            PrintWriter out,
            PrintWriter err,
            RuleSettings settings,
            Clock clock,
            boolean explain,
            boolean json) {
        this.out = out;
        this.err = err;
        this.settings = settings;
        this.options = settings.at(clock);
        this.explain = explain;
        this.json = json;
    }

    /**
     * @param wanted a decision or decision service, or null for what the model is asked for by
     *     itself
     * @return the exit code
     */
    int decide(Path file, Path input, @Nullable String wanted) throws IOException {
        Model model;
        try {
            model = ModelFile.read(file, settings);
        } catch (InvalidModelException e) {
            return faulty(e.diagnostics());
        }
        if (Diagnostic.anyError(model.diagnostics())) return faulty(model.diagnostics());
        List<String> names = wanted == null ? asked(model) : List.of(wanted);
        List<String> known = new ArrayList<>(model.services());
        known.addAll(model.decisions());
        if (!known.containsAll(names) || names.isEmpty()) {
            err.println(
                    "模型中没有要作的决策%s；有：%s。 The model has no such decision%s; there are: %s."
                            .formatted(
                                    wanted == null ? "" : "“" + wanted + "”",
                                    String.join("、", known),
                                    wanted == null ? "" : " '" + wanted + "'",
                                    String.join(", ", known)));
            err.flush();
            return ExitCode.FAULT;
        }
        GivenFacts given;
        switch (PlainFile.read(String.valueOf(input.getFileName()), Files.readString(input))) {
            case PlainFile.Reading.Faulty(List<Problem> problems) -> {
                problems.forEach(p -> err.println(p.message().zh() + " " + p.message().en()));
                err.flush();
                return ExitCode.FAULT;
            }
            case PlainFile.Reading.Sound(Map<String, @Nullable Object> values) ->
                    given = model.facts(String.valueOf(input.getFileName()), values, options);
        }
        if (!given.faults().isEmpty()) return faulty(given.faults());
        try {
            List<Object> results = new ArrayList<>();
            for (String name : names) results.add(decide(model, name, given));
            if (json) out.println(FeelJson.write(results));
        } catch (LimitExceededException e) {
            err.println(e.getMessage());
            err.flush();
            return ExitCode.FAULT;
        }
        out.flush();
        return ExitCode.OK;
    }

    /** Its decision services, or where there are none the decisions that no other one reads. */
    private static List<String> asked(Model model) {
        return model.services().isEmpty() ? model.results() : model.services();
    }

    private Map<String, @Nullable Object> decide(Model model, String name, GivenFacts given) {
        Evaluation evaluation = model.evaluate(name, given.withNulls(), options);
        Optional<Outcome> proposed = proposed(model, name, given, evaluation);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("decision", name);
        Explanation explanation = evaluation.explanation();
        if (proposed.isPresent()) {
            explanation = proposal(proposed.get(), name, result);
        } else {
            result.put("value", evaluation.value());
            if (!json) out.println(name + " = " + shown(evaluation.value()));
            List<String> absent = absent(model, name, given);
            result.put("notGiven", absent);
            if (!json && !absent.isEmpty())
                out.println(
                        "  未给出，按 null 计 / not given, taken as null: " + String.join(", ", absent));
            if (!json && evaluation.value() == null)
                evaluation.remarks().forEach(r -> out.println("  " + r.zh() + " " + r.en()));
        }
        if (explain && explanation != null) {
            if (json) {
                result.put("explanation", ExplanationText.tree(explanation));
                result.put("zh", ExplanationText.zh(explanation));
                result.put("en", ExplanationText.en(explanation));
            } else {
                out.println();
                out.println(ExplanationText.zh(explanation));
                out.println(ExplanationText.en(explanation));
            }
        }
        return result;
    }

    /** The outcome under missing facts, where the value is one that grants or refuses. */
    private Optional<Outcome> proposed(
            Model model, String name, GivenFacts given, Evaluation evaluation) {
        boolean answers =
                evaluation.value() instanceof Map<?, ?> m && m.get(OUTCOME) instanceof String;
        // with nulls in place of what is missing it may have come to nothing
        if (!answers && (evaluation.value() != null || !model.members(name).contains(OUTCOME)))
            return Optional.empty();
        try {
            return Optional.of(model.propose(name, given.facts(), options));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // whatever is missing, it comes to nothing
        }
    }

    private @Nullable Explanation proposal(
            Outcome outcome, String name, Map<String, @Nullable Object> result) {
        return switch (outcome) {
            case Outcome.Granted(Map<String, Object> award, Explanation why) -> {
                award(name, award, result);
                yield why;
            }
            case Outcome.Refused refused -> {
                award(name, refused.award(), result);
                List<Map<String, String>> reasons =
                        refused.reasons().stream().map(Explanation.Row::annotations).toList();
                result.put("reasons", reasons);
                if (!json)
                    reasons.forEach(r -> out.println("  reason: " + String.join(" ", r.values())));
                yield refused.explanation();
            }
            case Outcome.Incomplete incomplete -> {
                List<String> missing = incomplete.missing().stream().sorted().toList();
                result.put(OUTCOME, "incomplete");
                result.put("missing", missing);
                if (!json) {
                    out.println(name + ".outcome = incomplete");
                    missing.forEach(m -> out.println("  还缺 missing: " + m));
                }
                if (explain) why(incomplete, result);
                yield null;
            }
        };
    }

    /** The conditions that have failed already, and the rows that wait for what is missing. */
    private void why(Outcome.Incomplete incomplete, Map<String, @Nullable Object> result) {
        List<Map<String, String>> failed =
                incomplete.failed().stream().map(Explanation.Row::annotations).toList();
        List<Map<String, Object>> open = new ArrayList<>();
        for (Outcome.Open one : incomplete.open())
            open.add(
                    Map.of(
                            "decision", one.decision(),
                            "row", one.row().number(),
                            "annotations", one.row().annotations(),
                            "missing", one.because().stream().sorted().toList()));
        result.put("failed", failed);
        result.put("open", open);
        if (json) return;
        failed.forEach(r -> out.println("  已不符合 failed: " + String.join(" ", r.values())));
        for (Outcome.Open one : incomplete.open())
            out.println(
                    "  待定 open: %s %d %s ← %s"
                            .formatted(
                                    one.decision(),
                                    one.row().number(),
                                    String.join(" ", one.row().annotations().values()),
                                    String.join(", ", one.because())));
    }

    private void award(
            String name, Map<String, Object> award, Map<String, @Nullable Object> result) {
        result.put("value", award);
        if (!json)
            award.forEach((key, value) -> out.println(name + "." + key + " = " + shown(value)));
    }

    private static List<String> absent(Model model, String name, GivenFacts given) {
        return model.inputsOf(name).stream()
                .map(Model.Input::name)
                .filter(input -> !given.facts().containsKey(input))
                .toList();
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String s ? '"' + s + '"' : FeelText.of(value);
    }

    private int faulty(List<Diagnostic> diagnostics) {
        for (Diagnostic d : diagnostics) {
            err.println(d.zh());
            err.println(d.en());
        }
        err.flush();
        return ExitCode.FAULT;
    }
}
